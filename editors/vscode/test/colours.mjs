// Colours stories with the grammar, as VS Code does.
import fs from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const textmate = require('vscode-textmate');
const oniguruma = require('vscode-oniguruma');

const syntaxes = new URL('../syntaxes/', import.meta.url);
const wasm = fs.readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm'));
await oniguruma.loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength));
const registry = new textmate.Registry({
  onigLib: Promise.resolve({
    createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
    createOnigString: (text) => new oniguruma.OnigString(text),
  }),
  loadGrammar: (scope) => {
    if (scope !== 'source.storyscript') return null;
    const file = new URL('storyscript.tmLanguage.json', syntaxes);
    return textmate.parseRawGrammar(fs.readFileSync(file, 'utf8'), file.pathname);
  },
});
const grammar = await registry.loadGrammar('source.storyscript');

/** Of each line of `story` its tokens: [text, innermost scope]. */
export function colours(story) {
  let state = textmate.INITIAL;
  return story.split(/\r?\n/).map((line) => {
    const result = grammar.tokenizeLine(line, state);
    state = result.ruleStack;
    return result.tokens.map(({ startIndex, endIndex, scopes }) => [line.slice(startIndex, endIndex), scopes.at(-1)]);
  });
}
