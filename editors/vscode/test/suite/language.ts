// What the server says of manifests and stories, as this editor takes it.
import { execFileSync } from 'node:child_process';
import { deepStrictEqual, ok } from 'node:assert';
import * as path from 'node:path';
import * as vscode from 'vscode';
import {
  after,
  ask,
  becomes,
  diagnosticsOf,
  edit,
  eventually,
  extension,
  fileOf,
  open,
  openMistakes,
  pathOf,
  readInstalled,
  root,
  ruleOf,
  wordsOf,
  write,
  type Place,
  type Tests,
} from './support';

interface Finding {
  path: string;
  rule: string;
  range: { start: { line: number; column: number } };
}

/** What the command line finds in the same folder, by file. */
function foundByCommandLine(): Map<string, string[]> {
  let printed = '';
  try {
    execFileSync(path.join(extension.extensionPath, 'server', 'asyncy-ls'), ['check', '--format', 'json', '.'], { cwd: root.fsPath });
  } catch (error) {
    // It ends with 1 because there are mistakes.
    printed = String((error as { stdout: Buffer }).stdout);
  }
  const found = new Map<string, string[]>();
  for (const { path: file, rule, range } of (JSON.parse(printed) as { diagnostics: Finding[] }).diagnostics) {
    const name = path.normalize(file);
    found.set(name, [...(found.get(name) ?? []), `${range.start.line}:${range.start.column - 1} ${rule}`]);
  }
  return found;
}

/** Asks at `text` what can be done, and does what is called `title`. */
async function mend(document: vscode.TextDocument, text: string, title: string): Promise<void> {
  const place = new vscode.Range(after(document, text), after(document, text));
  const actions = await ask<vscode.CodeAction[]>('CodeActionProvider', document.uri, place, undefined, 100);
  const action = actions.find((each) => each.title === title);
  ok(action?.edit, `${title} is not among: ${actions.map((each) => each.title).join(', ')}`);
  ok(await vscode.workspace.applyEdit(action.edit));
}

/** `show > photo` for an argument of a command, and so on, in the order of the outline. */
const outlineOf = (symbols: vscode.DocumentSymbol[], above = ''): string[] =>
  symbols.flatMap(({ name, children }) => [above + name, ...outlineOf(children, `${above}${name} > `)]);

async function outline(name: string): Promise<string[]> {
  const { uri } = await open(name);
  return outlineOf(await ask<vscode.DocumentSymbol[]>('DocumentSymbolProvider', uri));
}

const hoverAt = (document: vscode.TextDocument, text: string): Promise<vscode.Hover[]> =>
  ask<vscode.Hover[]>('HoverProvider', document.uri, after(document, text));

export const languageTests: Tests = {
  async 'manifests have a language of their own'() {
    deepStrictEqual((await open('services/wall/asyncy.yml')).languageId, 'asyncy');
  },
  async 'every file of the tour shows what the command line finds'() {
    const found = foundByCommandLine();
    deepStrictEqual([...found.values()].flat().length, 14);
    for (const uri of await vscode.workspace.findFiles('**/*.{story,yml}')) {
      await vscode.workspace.openTextDocument(uri);
      await becomes(uri, found.get(path.relative(root.fsPath, uri.fsPath)) ?? []);
    }
  },
  async 'hover tells of a command'() {
    const story = await open('stories/3-collect.story');
    const hovers = await hoverAt(story, 'small = frames re');
    ok(wordsOf(hovers).includes('Make a photo as wide as it should be'), JSON.stringify(hovers));
  },
  async 'completion offers the commands of a service'() {
    const story = await open('stories/3-collect.story');
    const list = await ask<vscode.CompletionList>('CompletionItemProvider', story.uri, after(story, 'small = frames '));
    const labels = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    ok(labels.includes('resize') && labels.includes('border'), labels.join(', '));
  },
  async 'a command is defined in its manifest'() {
    const story = await open('stories/3-collect.story');
    const at = after(story, 'small = frames re');
    const places = await ask<Place[]>('DefinitionProvider', story.uri, at);
    deepStrictEqual(places.map(pathOf), [fileOf('services/frames/asyncy.yml').path]);
  },
  async 'an edit in an unsaved manifest is seen by its callers'() {
    const story = await open('stories/4-evening.story');
    const manifest = await open('services/wall/asyncy.yml');
    await edit(manifest, 'caption:', 'subtitle:');
    await becomes(story.uri, ['7:48 unknown-argument', '12:14 unknown-argument']);
    ok(manifest.isDirty);
    await edit(manifest, 'subtitle:', 'caption:');
    await becomes(story.uri, []);
  },
  async 'the outline of a story'() {
    deepStrictEqual(await outline('stories/4-evening.story'), [
      'opening',
      'welcome',
      'when wall screen touched',
      'wall screen',
      'wall screen > when screen touched',
      'mail send',
    ]);
  },
  async 'the outline of a manifest'() {
    deepStrictEqual(await outline('services/alpine/asyncy.yml'), [
      'commands',
      'commands > echo',
      'commands > echo > text',
      'commands > entrypoint',
      'commands > entrypoint > program',
    ]);
  },
  async 'a quick fix mends, a comment silences, and both can be undone'() {
    const { story, found: before } = await openMistakes();
    await mend(story, 'resise', 'Change to `resize`');
    deepStrictEqual(story.lineAt(6).text, 'frames resize `/photos/anna.jpg` --width=800');
    await becomes(story.uri, before.filter((each) => !each.endsWith('unknown-command')));
    await mend(story, "'sky", 'Ignore `pattern-mismatch` here');
    deepStrictEqual(story.lineAt(12).text, '# asyncy-ls: ignore pattern-mismatch');
    await becomes(story.uri, ['4:0 unknown-service', '10:7 missing-argument', '17:33 too-many-arguments']);
    await vscode.commands.executeCommand('undo');
    await vscode.commands.executeCommand('undo');
    await becomes(story.uri, before);
  },
  async 'everything with one obvious mend is mended at once'() {
    const story = await write('stories/all.story', '# 🎉\r\nprinter prnt `/🎉.jpg`\r\nwall show photo:"/p" place:"center"\r\n');
    await becomes(story.uri, ['2:8 unknown-command', '3:27 enum-mismatch']);
    await vscode.commands.executeCommand('editor.action.fixAll');
    await eventually(() =>
      deepStrictEqual(story.getText(), '# 🎉\r\nprinter print `/🎉.jpg`\r\nwall show photo:"/p" place:"centre"\r\n'),
    );
    await becomes(story.uri, []);
  },
  async 'the name of a rule leads to its page'() {
    const { story } = await openMistakes();
    const { code } = vscode.languages.getDiagnostics(story.uri).find((each) => ruleOf(each) === 'unknown-command')!;
    const { target } = code as { target: vscode.Uri };
    ok((await vscode.workspace.openTextDocument(target)).getText().startsWith('# unknown-command\n'), target.toString());
  },
  async 'a quick fix in a manifest'() {
    const manifest = await open('services/printer/asyncy.yml');
    const before = await eventually(() => {
      const found = diagnosticsOf(manifest.uri);
      ok(found.some((each) => each.endsWith('unknown-key')), found.join(', '));
      return found;
    });
    await mend(manifest, 'requird', 'Change to `required`');
    deepStrictEqual(manifest.lineAt(8).text, '        required: true');
    await becomes(manifest.uri, before.filter((each) => !each.endsWith('unknown-key')));
  },
  async 'CRLF, and emoji before a mistake'() {
    const uri = fileOf('stories/dos.story');
    await vscode.workspace.fs.writeFile(uri, Buffer.from('# 🎉\r\nwall show photo:"/p" caption:"🎉é🎉" place:"center"\r\n'));
    const story = await open('stories/dos.story');
    deepStrictEqual(story.eol, vscode.EndOfLine.CRLF);
    // In UTF-16, as this editor counts, each 🎉 is two.
    await becomes(uri, ['2:43 enum-mismatch']);
    deepStrictEqual(story.getText(vscode.languages.getDiagnostics(uri)[0].range), '"center"');
    await mend(story, '"cen', 'Change to `"centre"`');
    deepStrictEqual(story.getText(), '# 🎉\r\nwall show photo:"/p" caption:"🎉é🎉" place:"centre"\r\n');
    await becomes(uri, []);
  },
  async 'a manifest of another name, by the association that the README shows'() {
    const text = readInstalled('README.md');
    const [, block] = /```json\n([^`]*"files.associations"[^`]*)```/.exec(text)!;
    const associations = (JSON.parse(block) as Record<string, unknown>)['files.associations'];
    await vscode.workspace.getConfiguration('files').update('associations', associations, vscode.ConfigurationTarget.Workspace);
    const uri = fileOf('services/radio.yml');
    await vscode.workspace.fs.writeFile(uri, Buffer.from('commands:\n  play:\n    hlep: Play a song\n'));
    deepStrictEqual((await open('services/radio.yml')).languageId, 'asyncy');
    await becomes(uri, ['3:4 unknown-key']);
  },
  async 'what is completed is put in as a snippet, and fits'() {
    const story = await write('stories/snippet.story', 'wall show');
    const editor = vscode.window.activeTextEditor!;
    editor.selection = new vscode.Selection(after(story, 'wall show'), after(story, 'wall show'));
    await eventually(async () => {
      await vscode.commands.executeCommand('editor.action.triggerSuggest');
      await new Promise((resolve) => setTimeout(resolve, 500));
      await vscode.commands.executeCommand('acceptSelectedSuggestion');
      ok(/^wall show photo: ?.+/.test(story.getText()), story.getText());
    });
    // The first placeholder is chosen: what is typed replaces it.
    await vscode.commands.executeCommand('type', { text: '"/a.png"' });
    ok(/^wall show photo: ?"\/a.png"/.test(story.getText()), story.getText());
    await becomes(story.uri, []);
  },
  async 'the editor formats a story'() {
    const story = await write('stories/format.story', 'wall   show photo:"/a.png"\r\nif true\r\n  wall show photo:"/🎉.png"\r\n');
    await eventually(async () => {
      await vscode.commands.executeCommand('editor.action.formatDocument');
      deepStrictEqual(story.getText(), 'wall show photo:"/a.png"\r\nif true\r\n    wall show photo:"/🎉.png"\r\n');
    });
  },
  async 'the editor formats a few lines, and the indentation behind Enter'() {
    const story = await write('stories/lines.story', '# 🎉\r\nlog   "a"\r\nlog   "b"\r\nif true\r\n');
    const options = { tabSize: 4, insertSpaces: true };
    const lines = new vscode.Range(1, 0, 1, 9);
    const few = await eventually(async () => {
      const edits = await ask<vscode.TextEdit[]>('FormatRangeProvider', story.uri, lines, options);
      ok(edits.length > 0);
      return edits;
    });
    ok(few.every(({ range }) => lines.contains(range)), JSON.stringify(few));
    const indented = await ask<vscode.TextEdit[]>('FormatOnTypeProvider', story.uri, new vscode.Position(4, 0), '\n', options);
    deepStrictEqual(indented.map(({ newText }) => newText), ['    ']);
  },
  async 'a line below a header is indented, and lines become comments'() {
    const story = await write('stories/typing.story', 'foreach guests as guest');
    const editor = vscode.window.activeTextEditor!;
    const end = () => story.lineAt(story.lineCount - 1).range.end;
    editor.selection = new vscode.Selection(end(), end());
    await vscode.commands.executeCommand('type', { text: '\n' });
    await vscode.commands.executeCommand('type', { text: 'wall show photo:guest' });
    deepStrictEqual(story.getText(), 'foreach guests as guest\n    wall show photo:guest');
    await vscode.commands.executeCommand('editor.action.commentLine');
    deepStrictEqual(story.lineAt(1).text, '    # wall show photo:guest');
    await vscode.commands.executeCommand('editor.action.commentLine');
    deepStrictEqual(story.lineAt(1).text, '    wall show photo:guest');
  },
};
