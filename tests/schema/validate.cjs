// See validate.sh. js-yaml reads YAML 1.2: `yes` and `off` are texts to it.
const fs = require('fs');
const yaml = require('js-yaml');
const Ajv = require('ajv');

const [schema, ...files] = process.argv.slice(2);
const ajv = new Ajv({ strict: false, allErrors: true, verbose: false });
const validate = ajv.compile(JSON.parse(fs.readFileSync(schema, 'utf8')));
for (const file of files) {
  let value;
  try {
    value = yaml.load(fs.readFileSync(file, 'utf8'), { json: true });
  } catch (error) {
    console.log(`unreadable ${file}`);
    continue;
  }
  if (validate(value === undefined ? null : value)) {
    console.log(`valid ${file}`);
  } else {
    // The deepest one says most.
    const worst = validate.errors.reduce((a, b) => (b.instancePath.length > a.instancePath.length ? b : a));
    console.log(`invalid ${file}: ${worst.instancePath} ${worst.message}`);
  }
}
