// Runs inside the extension host, with the tour open.
import { execFileSync } from 'node:child_process';
import { deepStrictEqual, ok } from 'node:assert';
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
  async 'a restart keeps what was found'() {
    const story = await open('stories/5-mistakes.story');
    const before = diagnosticsOf(story.uri);
    await vscode.commands.executeCommand('asyncy.restart');
    await becomes(story.uri, before);
    deepStrictEqual(before.length, 5);
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
