// node grammar.mjs: colours single lines with the grammar, as VS Code does, and compares what each piece of text became.
import assert from 'node:assert/strict';
import { colours } from './colours.mjs';

const service = 'entity.name.type.service';
const command = 'entity.name.function.command';
const event = 'entity.name.function.event';
const argument = 'variable.parameter';
const variable = 'variable.other';
const keyword = 'keyword.control';
const string = 'string.quoted';

// Of each story: the pieces of text, in their order, that must have the scope behind them; the pieces between may be any.
const expected = [
  ["data = alpine echo 'Hello world'", ['data', variable], ['alpine', service], ['echo', command], ['Hello world', string]],
  ["kernel = alpine 'uname' '-r'", ['alpine', service], ['uname', string], ['-r', string]],
  ['log data', ['log', service]],
  ['log event.data', ['log', service], ['event', variable], ['data', 'variable.other.property']],
  ["demo go --choose='that' --bar=7", ['go', command], ['choose', 'variable.parameter.flag'], ['7', 'constant.numeric']],
  ['frames border small --rounded', ['small', variable], ['rounded', 'variable.parameter.flag']],
  ['frames resize `/a.png`', ['`/a.png`', 'string.interpolated.path']],
  ["asyncy/ci-env put 'x'", ['asyncy/ci-env', service], ['put', command]],
  ['demo go foo:"a" bar:[1, 2]', ['demo', service], ['go', command], ['foo', argument], ['a', string], ['bar', argument], ['2', 'constant.numeric']],
  ['slack send text:x to:y', ['text', argument], ['to', argument]],
  ['slack send :text', ['slack', service], ['send', command], ['text', argument]],
  ['webhooks as res', ['webhooks', service], ['as', keyword], ['res', variable]],
  ['subscribe to:"x" as event', ['subscribe', service], ['to', argument], ['as', keyword]],
  ['when wall screen touched place:"left" as touch', ['when', keyword], ['wall', service], ['screen', command], ['touched', event], ['place', argument], ['as', keyword]],
  ['    when screen touched as touch', ['when', keyword], ['screen', variable], ['touched', event]],
  ['    when touched', ['touched', event]],
  ['if mongo find id:1', ['if', keyword], ['mongo', service], ['find', command], ['id', argument]],
  ['if a and b', ['if', keyword], ['a', variable], ['and', 'keyword.operator.word'], ['b', variable]],
  ['foreach tweets as tweet', ['foreach', keyword], ['tweets', variable], ['as', keyword]],
  ['x = a - 1', ['x', variable], ['a', variable], ['-', 'keyword.operator'], ['1', 'constant.numeric']],
  ['x = (svc cmd key:1)', ['svc', service], ['cmd', command], ['key', argument]],
  ['x = a to int', ['to', 'keyword.operator.cast'], ['int', 'support.type']],
  ['x = m["k"].length()', ['m', variable], ['k', string], ['length', 'entity.name.function']],
  ['wait_for = 1h30m', ['wait_for', variable], ['1h30m', 'constant.numeric.time']],
  ['x = /a b+/gi', ['a b+', 'string.regexp'], ['gi', 'keyword.other.flags']],
  ['x = 4 / 2 / 1', ['4', 'constant.numeric'], ['/', 'keyword.operator'], ['1', 'constant.numeric']],
  ['function f name:string returns List[int]', ['function', 'storage.type.function'], ['f', 'entity.name.function'], ['name', argument], ['string', 'support.type'], ['returns', keyword], ['List', 'support.type']],
  ['log "Hi {user.name}, \\n {{old}}"', ['Hi ', string], ['user', variable], ['name', 'variable.other.property'], ['\\n', 'constant.character.escape'], ['old', variable]],
  ['x = "{svc cmd a:\'v\'}"', ['svc', service], ['cmd', command], ['a', argument], ["'v'", string]],
  ['x = """one\n{two} "three"\n"""\ny = 1', ['one', string], ['two', variable], [' "three"', string], ['y', variable]],
  ['x = "one\n  two"\ny = 1', ['one', string], ['  two', string], ['y', variable]],
  ['x = "never closed\nlog data', ['never closed', string], ['log', service]],
  ['x = 1 # said\ny = 2', ['# said', 'comment.line'], ['y', variable]],
  ['### a\nlog b\n### c\nlog d', ['log b', 'comment.block'], ['log', service]],
  ['set x to 1', ['set', keyword], ['x', variable], ['to', 'keyword.operator']],
  ['next `other.story`', ['next', keyword], ['`other.story`', 'string.interpolated.path']],
  ['return', ['return', keyword]],
  ['x = {} to Map[string, List[int]]', ['Map', 'support.type'], ['string', 'support.type'], ['List', 'support.type'], ['int', 'support.type']],
  ['function f\n    a:string b:Map[any, int]', ['a', argument], ['string', 'support.type'], ['Map', 'support.type'], ['int', 'support.type']],
  ['x = "{a[\\"long\\"]}!"', ['a', variable], ['\\"long\\"', string], ['!', string]],
  ['x = "{(random string length:10) to string}"', ['random', service], ['string', command], ['length', argument], ['string', 'support.type']],
  ['x = {"key": random integer low:10, "k2": y}', ['random', service], ['integer', command], ['low', argument], ['y', variable]],
  ["answer is oracle ask 'Why?'", ['answer', variable], ['is', 'keyword.operator.assignment'], ['oracle', service], ['ask', command]],
  ["set reply to oracle ask 'When?'", ['set', keyword], ['reply', variable], ['oracle', service], ['ask', command]],
  ['if a is b', ['a', variable], ['is', 'keyword.operator.word'], ['b', variable]],
  ['slack send subject: item to string text: x', ['subject', argument], ['item', variable], ['to', 'keyword.operator.cast'], ['string', 'support.type'], ['text', argument]],
  ['true_name = null', ['true_name', variable], ['null', 'constant.language']],
];

let failures = 0;
for (const [story, ...pieces] of expected) {
  const found = colours(story).flat();
  let at = 0;
  for (const [text, scope] of pieces) {
    const next = found.findIndex(([each, name], index) => index >= at && each === text && name.startsWith(scope));
    if (next < 0) {
      failures += 1;
      console.error(`In ${JSON.stringify(story)}: "${text}" should be ${scope}. Found:\n  ${found.map((pair) => pair.join(' → ')).join('\n  ')}`);
      break;
    }
    at = next + 1;
  }
}
assert.equal(failures, 0);
console.log(`grammar: ${expected.length} stories coloured as expected`);
