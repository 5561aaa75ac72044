// verdict.cjs VERDICT.sarif: fails for errors that the validator found.
const results = JSON.parse(require('fs').readFileSync(process.argv[2])).runs.flatMap((run) => run.results ?? []);
const errors = results.filter((each) => (each.level ?? 'warning') === 'error');
for (const each of errors) console.error(each.ruleId, JSON.stringify(each.message), JSON.stringify(each.locations?.[0]?.physicalLocation?.region));
process.exitCode = errors.length > 0 ? 1 : 0;
