// Runs inside the extension host, with the tour open.
import { execFileSync } from 'node:child_process';
import { deepStrictEqual, ok } from 'node:assert';
import * as fs from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';

const extension = vscode.extensions.getExtension('asyncy.asyncy')!;
const root = vscode.workspace.workspaceFolders![0].uri;
const fileOf = (name: string): vscode.Uri => vscode.Uri.joinPath(root, name);

async function open(name: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(fileOf(name));
  await vscode.window.showTextDocument(document);
  return document;
}

function after(document: vscode.TextDocument, text: string): vscode.Position {
  const at = document.getText().indexOf(text);
  ok(at >= 0, `there is no ${text} in ${document.fileName}`);
  return document.positionAt(at + text.length);
}

/** `4:0 unknown-service` for each diagnostic: the line counts from 1, the column from 0. */
const diagnosticsOf = (uri: vscode.Uri): string[] =>
  vscode.languages.getDiagnostics(uri).map(({ range, code }) => {
    const rule = typeof code === 'object' ? code.value : code;
    return `${range.start.line + 1}:${range.start.character} ${rule}`;
  });

/** Waits until the diagnostics are these. */
async function becomes(uri: vscode.Uri, expected: string[]): Promise<void> {
  const until = Date.now() + 15_000;
  const agree = () => JSON.stringify(diagnosticsOf(uri).sort()) === JSON.stringify([...expected].sort());
  while (!agree() && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 50));
  deepStrictEqual(diagnosticsOf(uri).sort(), [...expected].sort());
}

async function edit(document: vscode.TextDocument, text: string, replacement: string): Promise<void> {
  const end = after(document, text);
  const change = new vscode.WorkspaceEdit();
  change.replace(document.uri, new vscode.Range(document.positionAt(document.offsetAt(end) - text.length), end), replacement);
  ok(await vscode.workspace.applyEdit(change));
}

/** Asks at `text` what can be done, and does what is called `title`. */
async function mend(document: vscode.TextDocument, text: string, title: string): Promise<void> {
  const place = new vscode.Range(after(document, text), after(document, text));
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, place);
  const action = actions.find((each) => each.title === title);
  ok(action?.edit, `${title} is not among: ${actions.map((each) => each.title).join(', ')}`);
  ok(await vscode.workspace.applyEdit(action.edit));
}

/** `show > photo` for an argument of a command, and so on, in the order of the outline. */
const outlineOf = (symbols: vscode.DocumentSymbol[], above = ''): string[] =>
  symbols.flatMap(({ name, children }) => [above + name, ...outlineOf(children, `${above}${name} > `)]);

async function outline(name: string): Promise<string[]> {
  const { uri } = await open(name);
  return outlineOf(await vscode.commands.executeCommand<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', uri));
}

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

const words = (contents: vscode.Hover['contents']): string =>
  contents.map((content) => (typeof content === 'string' ? content : content.value)).join('\n');

const tests: Record<string, () => Promise<void>> = {
  async 'the extension starts'() {
    const story = await open('stories/5-mistakes.story');
    deepStrictEqual(story.languageId, 'storyscript');
    await extension.activate();
    ok(extension.isActive);
    const commands = await vscode.commands.getCommands(true);
    ok(commands.includes('asyncy.restart') && commands.includes('asyncy.showOutput'));
  },
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
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', story.uri, after(story, 'small = frames re'));
    ok(hovers.some(({ contents }) => words(contents).includes('Make a photo as wide as it should be')), JSON.stringify(hovers));
  },
  async 'completion offers the commands of a service'() {
    const story = await open('stories/3-collect.story');
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      'vscode.executeCompletionItemProvider',
      story.uri,
      after(story, 'small = frames '),
    );
    const labels = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    ok(labels.includes('resize') && labels.includes('border'), labels.join(', '));
  },
  async 'a command is defined in its manifest'() {
    const story = await open('stories/3-collect.story');
    const places = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
      'vscode.executeDefinitionProvider',
      story.uri,
      after(story, 'small = frames re'),
    );
    const uris = places.map((place) => ('targetUri' in place ? place.targetUri : place.uri).path);
    deepStrictEqual(uris, [fileOf('services/frames/asyncy.yml').path]);
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
  async 'a restart keeps what was found'() {
    const story = await open('stories/5-mistakes.story');
    const before = diagnosticsOf(story.uri);
    await vscode.commands.executeCommand('asyncy.restart');
    await becomes(story.uri, before);
    deepStrictEqual(before.length, 5);
  },
  async 'a quick fix mends, a comment silences, and both can be undone'() {
    const story = await open('stories/5-mistakes.story');
    const before = diagnosticsOf(story.uri);
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
  async 'a quick fix in a manifest'() {
    const manifest = await open('services/printer/asyncy.yml');
    const before = diagnosticsOf(manifest.uri);
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
    const readme = fs.readdirSync(extension.extensionPath).find((name) => name.toLowerCase() === 'readme.md')!;
    const text = fs.readFileSync(path.join(extension.extensionPath, readme), 'utf8');
    const [, block] = /```json\n([^`]*"files.associations"[^`]*)```/.exec(text)!;
    const associations = (JSON.parse(block) as Record<string, unknown>)['files.associations'];
    await vscode.workspace.getConfiguration('files').update('associations', associations, vscode.ConfigurationTarget.Workspace);
    const uri = fileOf('services/radio.yml');
    await vscode.workspace.fs.writeFile(uri, Buffer.from('commands:\n  play:\n    hlep: Play a song\n'));
    deepStrictEqual((await open('services/radio.yml')).languageId, 'asyncy');
    await becomes(uri, ['3:4 unknown-key']);
  },
};

export async function run(): Promise<void> {
  const failed: string[] = [];
  for (const [name, test] of Object.entries(tests)) {
    try {
      await test();
      console.log(`ok - ${name}`);
    } catch (error) {
      failed.push(name);
      console.log(`not ok - ${name}`);
      console.log(`  ${(error as Error).stack?.replaceAll('\n', '\n  ')}`);
    }
  }
  if (failed.length > 0) throw new Error(`failed: ${failed.join('; ')}`);
}
