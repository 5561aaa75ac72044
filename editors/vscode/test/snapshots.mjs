// node snapshots.mjs: how whole stories are coloured: those of the tour, and real ones where they are. What differs from the
// snapshots is shown; with UPDATE=1 they are written anew.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { colours } from './colours.mjs';

/** A letter for each scope; the first that fits. What has none, blanks and brackets mostly, is a dot. */
const letters = [
  ['k', 'keyword.control'],
  ['k', 'storage.type'],
  ['o', 'keyword.operator'],
  ['s', 'entity.name.type.service'],
  ['c', 'entity.name.function.command'],
  ['e', 'entity.name.function.event'],
  ['f', 'entity.name.function'],
  ['a', 'variable.parameter'],
  ['p', 'variable.other.property'],
  ['v', 'variable.other'],
  ['t', 'support.type'],
  ['n', 'constant.numeric'],
  ['l', 'constant.language'],
  ['\\', 'constant.character.escape'],
  ['r', 'string.regexp'],
  ['r', 'keyword.other.flags'],
  ['`', 'string.interpolated'],
  ['"', 'string'],
  ['#', 'comment'],
  ['{', 'punctuation.section.embedded'],
];

const letterOf = (scope) => letters.find(([, name]) => scope.startsWith(name))?.[0] ?? '.';

/** Below each line of a story the letters of its characters. */
const drawn = (story) =>
  colours(story).map((tokens) => tokens.map(([text, scope]) => text.replace(/./gs, letterOf(scope))).join(''));

/** A word that no part of the grammar takes for anything. */
function uncoloured(story) {
  const places = [];
  const lines = story.split(/\r?\n/);
  drawn(story).forEach((letters, index) => {
    for (const { 0: word, index: at } of lines[index].matchAll(/[A-Za-z_]\w*/g)) {
      if (letters[at] === '.') places.push(`${index + 1}: ${word}`);
    }
  });
  return places;
}

const update = process.env.UPDATE === '1';
let failures = 0;

/** `parts`: title → [lines, what stands in the snapshot instead of them]. */
function compare(name, parts) {
  const file = fileURLToPath(new URL(`snapshots/${name}.txt`, import.meta.url));
  const text = [...parts].map(([title, { kept }]) => `== ${title}\n${kept.join('\n')}\n`).join('\n');
  if (update) {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, text);
    return;
  }
  const expected = new Map();
  for (const part of fs.readFileSync(file, 'utf8').split(/^== /m).slice(1)) {
    const [title, ...lines] = part.replace(/\n+$/, '').split('\n');
    expected.set(title, lines);
  }
  assert.deepEqual([...parts.keys()], [...expected.keys()], `snapshots/${name}.txt has other stories`);
  for (const [title, { kept, shown }] of parts) {
    const wanted = expected.get(title);
    const at = kept.findIndex((line, index) => line.trimEnd() !== (wanted[index] ?? '').trimEnd());
    if (at < 0) continue;
    failures += 1;
    console.error(`${title} is coloured otherwise:\n  ${shown[at]}\n  ${kept[at]}\n  ${wanted[at]}   in snapshots/${name}.txt`);
  }
}

const tour = fileURLToPath(new URL('../../tour/stories', import.meta.url));
const shown = new Map();
for (const name of fs.readdirSync(tour).sort()) {
  const story = fs.readFileSync(path.join(tour, name), 'utf8');
  const lines = story.split('\n');
  const kept = drawn(story).flatMap((line, index) => [lines[index], line]);
  shown.set(name, { kept, shown: kept });
}
compare('tour', shown);

// Stories of others, of which only the letters are kept.
const corpus = fileURLToPath(new URL('../../../../shared/corpus', import.meta.url));
if (fs.existsSync(corpus)) {
  const read = (name) => JSON.parse(fs.readFileSync(path.join(corpus, name), 'utf8'));
  const stories = [
    ...Object.entries(read('storyscript-e2e.json'))
      .filter(([, { outcome }]) => outcome === 'accept')
      .map(([name, { source, source_base64: bytes }]) => [name, source ?? Buffer.from(bytes, 'base64').toString('utf8')]),
    ...read('calls-2018.json').map(({ name, story }) => [`2018 ${name}`, story]),
  ];
  const parts = new Map();
  for (const [name, text] of stories) {
    const story = text.replace(/^\uFEFF/, '');
    parts.set(name, { kept: drawn(story), shown: story.split(/\r?\n/) });
    const places = uncoloured(story);
    if (places.length === 0) continue;
    failures += 1;
    console.error(`${name} has words without a colour: ${places.join(', ')}`);
  }
  compare('corpus', parts);
  console.log(`snapshots: the tour and ${parts.size} real stories are coloured as expected`);
} else {
  console.log('snapshots: the tour is coloured as expected; skipped the real stories, which are not here');
}
assert.equal(failures, 0);
