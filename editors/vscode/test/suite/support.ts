// What tests inside the extension host need: files of the tour, diagnostics, edits, and the server's process.
import { deepStrictEqual, ok } from 'node:assert';
import * as fs from 'node:fs';
import * as path from 'node:path';
import * as vscode from 'vscode';

export type Tests = Record<string, () => Promise<void>>;

export const extension = vscode.extensions.getExtension('asyncy.asyncy')!;
export const root = vscode.workspace.workspaceFolders![0].uri;
export const fileOf = (name: string): vscode.Uri => vscode.Uri.joinPath(root, name);

export async function open(name: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument(fileOf(name));
  await vscode.window.showTextDocument(document);
  return document;
}

/** A file of this test's own, opened. */
export async function write(name: string, text: string): Promise<vscode.TextDocument> {
  await vscode.workspace.fs.writeFile(fileOf(name), Buffer.from(text));
  return open(name);
}

export function after(document: vscode.TextDocument, text: string): vscode.Position {
  const at = document.getText().indexOf(text);
  ok(at >= 0, `there is no ${text} in ${document.fileName}`);
  return document.positionAt(at + text.length);
}

/** Waits until `attempt` does not throw any more. */
export async function eventually<Result>(attempt: () => Result | Promise<Result>): Promise<Result> {
  const until = Date.now() + 60_000;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > until) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

export const ruleOf = ({ code }: vscode.Diagnostic): string => String(typeof code === 'object' ? code.value : code);

/** `4:0 unknown-service` for each diagnostic: the line counts from 1, the column from 0. */
export const diagnosticsOf = (uri: vscode.Uri): string[] =>
  vscode.languages
    .getDiagnostics(uri)
    .filter(({ source }) => source === 'asyncy')
    .map((each) => `${each.range.start.line + 1}:${each.range.start.character} ${ruleOf(each)}`);

/** Waits until the diagnostics are these. */
export async function becomes(uri: vscode.Uri, expected: string[]): Promise<void> {
  await eventually(() => deepStrictEqual(diagnosticsOf(uri).sort(), [...expected].sort()));
}

/** The story with mistakes, opened, and its diagnostics, when all have come. */
export async function openMistakes(): Promise<{ story: vscode.TextDocument; found: string[] }> {
  const story = await open('stories/5-mistakes.story');
  const found = await eventually(() => {
    const all = diagnosticsOf(story.uri);
    deepStrictEqual(all.length, 5);
    return all;
  });
  return { story, found };
}

export async function edit(document: vscode.TextDocument, text: string, replacement: string): Promise<void> {
  const end = after(document, text);
  const change = new vscode.WorkspaceEdit();
  change.replace(document.uri, new vscode.Range(document.positionAt(document.offsetAt(end) - text.length), end), replacement);
  ok(await vscode.workspace.applyEdit(change));
}

/** Runs one of the editor's own commands: `vscode.…`. */
export function run<Result>(command: string, ...parameters: unknown[]): Promise<Result> {
  return Promise.resolve(vscode.commands.executeCommand<Result>(`vscode.${command}`, ...parameters));
}

/** Asks the providers of the editor, as it does itself. */
export const ask = <Result>(command: string, ...parameters: unknown[]): Promise<Result> => run(`execute${command}`, ...parameters);

export type Place = vscode.Location | vscode.LocationLink;

export const pathOf = (place: Place): string => ('targetUri' in place ? place.targetUri : place.uri).path;

export const wordsOf = (hovers: vscode.Hover[]): string =>
  hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (typeof content === 'string' ? content : content.value))
    .join('\n');

const settings = () => vscode.workspace.getConfiguration('asyncy');

/** Sets `name` for as long as `test` runs. */
export async function having(name: string, value: unknown, test: () => Promise<void>): Promise<void> {
  await settings().update(name, value, vscode.ConfigurationTarget.Workspace);
  try {
    await test();
  } finally {
    await settings().update(name, undefined, vscode.ConfigurationTarget.Workspace);
  }
}

/** The processes of the server that serve this extension host; one that only says its version is none. */
export function servers(): number[] {
  return fs.readdirSync('/proc').map(Number).filter((id) => {
    try {
      const [, name, parent] = /^\d+ \((.*)\) \S+ (\d+)/s.exec(fs.readFileSync(`/proc/${id}/stat`, 'utf8'))!;
      const [, word] = fs.readFileSync(`/proc/${id}/cmdline`, 'utf8').split('\0');
      return name === 'asyncy-ls' && Number(parent) === process.pid && word === 'serve';
    } catch {
      return false;
    }
  });
}

/** What stands in a file of the installed extension. */
export function readInstalled(name: string): string {
  const file = fs.readdirSync(path.join(extension.extensionPath, path.dirname(name))).find((each) => each.toLowerCase() === path.basename(name).toLowerCase());
  return fs.readFileSync(path.join(extension.extensionPath, path.dirname(name), file!), 'utf8');
}

export async function runAll(tests: Tests): Promise<void> {
  const failed: string[] = [];
  for (const [name, test] of Object.entries(tests)) {
    try {
      // Whoever waits for a person waits in vain.
      await Promise.race([test(), new Promise((_, reject) => setTimeout(() => reject(new Error('it did not end')), 300_000))]);
      console.log(`ok - ${name}`);
    } catch (error) {
      failed.push(name);
      console.log(`not ok - ${name}`);
      console.log(`  ${(error as Error).stack?.replaceAll('\n', '\n  ')}`);
    }
  }
  if (failed.length > 0) throw new Error(`failed: ${failed.join('; ')}`);
}
