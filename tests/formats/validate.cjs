// validate.cjs SCHEMA REPORT.json REPORT.jsonl: the report against the schema, and each line of the other against its diagnostic.
const fs = require('fs');
const Ajv = require('ajv');

const [schemaFile, reportFile, linesFile] = process.argv.slice(2);
const schema = JSON.parse(fs.readFileSync(schemaFile));
const ajv = new Ajv({ allErrors: true });
const report = ajv.compile(schema);
const line = ajv.compile({ ...schema, $ref: '#/definitions/diagnostic', required: undefined, properties: undefined });

function hold(validate, value, what) {
  if (validate(value)) return;
  console.error(what, JSON.stringify(validate.errors, null, 2));
  process.exitCode = 1;
}

const whole = JSON.parse(fs.readFileSync(reportFile));
hold(report, whole, reportFile);
const lines = fs.readFileSync(linesFile, 'utf8').trimEnd().split('\n').map((each) => JSON.parse(each));
for (const each of lines) hold(line, each, linesFile);
if (JSON.stringify(lines) !== JSON.stringify(whole.diagnostics)) {
  console.error('the lines differ from the diagnostics');
  process.exitCode = 1;
}
if (whole.diagnostics.length < 10 || !whole.diagnostics.some((each) => each.fixes.length > 0)) {
  console.error('too little was found to try the schema on');
  process.exitCode = 1;
}
if (report({ version: 1, files: -1, diagnostics: [{}] })) {
  console.error('the schema accepts nonsense');
  process.exitCode = 1;
}
