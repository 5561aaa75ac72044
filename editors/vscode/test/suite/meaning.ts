// What the editor draws into a story: hints, colours by meaning, the signature of the call that is being written.
import { deepStrictEqual, ok } from 'node:assert';
import * as vscode from 'vscode';
import { after, ask, eventually, having, open, write, type Tests } from './support';

async function hints(document: vscode.TextDocument): Promise<string[]> {
  const whole = new vscode.Range(0, 0, document.lineCount, 0);
  const found = await ask<vscode.InlayHint[]>('InlayHintProvider', document.uri, whole);
  return found.map(({ label, position }) => `${position.line + 1} ${typeof label === 'string' ? label : label.map(({ value }) => value).join('')}`);
}

/** `frames namespace` for each token, in their order. */
async function tokens(document: vscode.TextDocument): Promise<string[]> {
  const legend = (await vscode.commands.executeCommand<vscode.SemanticTokensLegend>('vscode.provideDocumentSemanticTokensLegend', document.uri))!;
  const { data } = (await vscode.commands.executeCommand<vscode.SemanticTokens>('vscode.provideDocumentSemanticTokens', document.uri))!;
  let line = 0;
  let character = 0;
  const found: string[] = [];
  for (let at = 0; at < data.length; at += 5) {
    const [lines, characters, length, type] = data.slice(at, at + 4);
    line += lines;
    character = lines === 0 ? character + characters : characters;
    found.push(`${document.getText(new vscode.Range(line, character, line, character + length))} ${legend.tokenTypes[type]}`);
  }
  return found;
}

export const meaningTests: Tests = {
  async 'hints name what stands by position, until a setting says no'() {
    const story = await open('stories/2-guide.story');
    await eventually(async () => ok((await hints(story)).some((each) => /^4 foo:? ?$/.test(each)), (await hints(story)).join(', ')));
    await having('inlayHints.parameterNames', false, () =>
      eventually(async () => ok(!(await hints(story)).some((each) => each.startsWith('4 foo')), (await hints(story)).join(', '))),
    );
  },
  async 'words are coloured by what they mean, behind emoji and CRLF, too'() {
    const story = await write('stories/colours.story', '# 🎉\r\nwall show photo:"/🎉" caption:"🎉" place:"centre"\r\nlog caption\r\n');
    const found = await tokens(story);
    for (const each of ['wall namespace', 'show method', 'place parameter']) ok(found.includes(each), found.join(', '));
    ok(found.some((each) => /^"?centre"? enumMember$/.test(each)), found.join(', '));
  },
  async 'the signature of a call follows what is written'() {
    const story = await write('stories/signature.story', 'wall show photo:"/🎉" caption:"x"');
    const help = await ask<vscode.SignatureHelp>('SignatureHelpProvider', story.uri, after(story, 'caption:"'), ' ');
    ok(help.signatures[0].label.includes('photo'), help.signatures[0].label);
    const { label } = help.signatures[0].parameters[help.activeParameter ?? help.signatures[0].activeParameter ?? 0];
    const name = typeof label === 'string' ? label : help.signatures[0].label.slice(...label);
    ok(name.includes('caption'), name);
    deepStrictEqual(help.signatures.length, 1);
  },
};
