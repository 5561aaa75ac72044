// node readme.mjs: what the README says of settings, commands and files is what package.json declares.
import assert from 'node:assert/strict';
import fs from 'node:fs';

const read = (name) => fs.readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');
const readme = read('README.md');
const { contributes } = JSON.parse(read('package.json'));
const settings = contributes.configuration.properties;
const languages = contributes.languages.map(({ id }) => id);

const blocks = [...readme.matchAll(/^```json\n(.*?)^```$/gms)].map(([, text]) => JSON.parse(text));
const pasted = Object.assign({}, ...blocks);
for (const [name, value] of Object.entries(pasted)) {
  if (name === 'files.associations') {
    for (const language of Object.values(value)) assert.ok(languages.includes(language), `${language} is no language of the extension`);
    continue;
  }
  const setting = settings[name];
  assert.ok(setting, `the README sets ${name}, which the extension does not know`);
  const type = Array.isArray(value) ? 'array' : typeof value;
  assert.ok([setting.type].flat().includes(type), `${name} cannot be ${value}`);
  assert.ok(!setting.enum || setting.enum.includes(value), `${name} cannot be ${value}`);
  assert.notEqual(value, setting.default, `${name} is ${value} anyway`);
}

const row = (cell) => readme.split('\n').find((line) => line.startsWith(`| ${cell}`));
for (const [name, { enum: values = [] }] of Object.entries(settings)) {
  assert.ok(name in pasted, `no block of the README sets ${name}`);
  const line = row(`\`${name}\``);
  assert.ok(line, `the README's table lacks ${name}`);
  for (const value of values.filter((each) => each !== null)) assert.ok(line.includes(`\`${value}\``), `of ${name} the README does not tell ${value}`);
}
for (const { category, title } of contributes.commands) assert.ok(row(`${category}: ${title} |`), `the README lacks the command ${title}`);
for (const { extensions = [], filenames = [] } of contributes.languages) {
  for (const name of [...extensions, ...filenames.filter((each) => each.endsWith('.yml'))]) {
    assert.ok(readme.includes(name), `the README does not say that ${name} is ours`);
  }
}

// Whatever the server can be told can be set here, too; which command completes again, the extension says by itself.
const server = fs.readFileSync(new URL('../../../lsp/README.md', import.meta.url), 'utf8');
const [, table] = /^\| setting \| meaning \|\n(.*?)\n\n/ms.exec(server);
const names = [...table.matchAll(/^\| (`.*?`) \|/gm)].flatMap(([, cell]) => cell.split(', ').map((each) => each.slice(1, -1)));
assert.ok(names.length > 8, `the settings in lsp/README.md: ${names}`);
for (const name of names.filter((each) => each !== 'completeAgainCommand')) {
  assert.ok(`asyncy.${name}` in settings, `the extension lacks the server's setting ${name}`);
}
console.log('readme: tells what is declared');
