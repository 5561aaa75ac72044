// From call to declaration and back: names, callers, lenses, renaming.
import { deepStrictEqual, ok } from 'node:assert';
import * as vscode from 'vscode';
import { after, ask, becomes, diagnosticsOf, fileOf, open, root, write, type Tests } from './support';

const placesOf = (locations: vscode.Location[]): string[] =>
  locations.map(({ uri, range }) => `${uri.path.slice(root.path.length + 1)}:${range.start.line + 1}`).sort();

async function rename(document: vscode.TextDocument, text: string, name: string): Promise<void> {
  const change = await ask<vscode.WorkspaceEdit>('DocumentRenameProvider', document.uri, after(document, text), name);
  ok(await vscode.workspace.applyEdit(change));
}

export const navigationTests: Tests = {
  async 'a command is renamed in its manifest and in every story'() {
    const manifest = await open('services/frames/asyncy.yml');
    const mistakes = await open('stories/5-mistakes.story');
    const story = await open('stories/3-collect.story');
    const before = diagnosticsOf(mistakes.uri);
    await rename(story, 'small = frames re', 'scale');
    ok(manifest.getText().includes('\n  scale:\n') && !manifest.getText().includes('resize'), manifest.getText());
    deepStrictEqual(story.getText().match(/frames scale/g)?.length, 2);
    deepStrictEqual(mistakes.getText().match(/^frames scale/gm)?.length, 2);
    ok(manifest.isDirty && story.isDirty && mistakes.isDirty);
    await becomes(story.uri, []);
    await rename(manifest, '\n  sca', 'resize');
    await becomes(mistakes.uri, before);
    await becomes(story.uri, []);
  },
  async 'CRLF, and emoji before what is renamed'() {
    const story = await write('stories/renamed.story', '# 🎉\r\nlog "🎉🎉"\r\nguest = "🎉é" + "x"\r\nwall show photo:"/🎉" caption:guest\r\n');
    await rename(story, '\r\ngue', 'visitor');
    deepStrictEqual(story.getText(), '# 🎉\r\nlog "🎉🎉"\r\nvisitor = "🎉é" + "x"\r\nwall show photo:"/🎉" caption:visitor\r\n');
  },
  async 'all callers of a command are found'() {
    const story = await open('stories/3-collect.story');
    const found = placesOf(await ask<vscode.Location[]>('ReferenceProvider', story.uri, after(story, 'small = frames re')));
    deepStrictEqual(found, [
      'services/frames/asyncy.yml:3',
      'stories/3-collect.story:2',
      'stories/3-collect.story:6',
      'stories/5-mistakes.story:10',
      'stories/5-mistakes.story:16',
    ]);
  },
  async 'a lens counts the callers of a command'() {
    const manifest = await open('services/frames/asyncy.yml');
    const lenses = await ask<vscode.CodeLens[]>('CodeLensProvider', manifest.uri, 100);
    const line = after(manifest, '\n  resize').line;
    const titles = lenses.filter(({ range }) => range.start.line === line).map(({ command }) => command?.title ?? '');
    ok(titles.some((title) => title.includes('4')), JSON.stringify(titles));
  },
  async 'the callers of a command are shown where the lens is'() {
    const manifest = await open('services/frames/asyncy.yml');
    const lenses = await ask<vscode.CodeLens[]>('CodeLensProvider', manifest.uri, 100);
    const { command } = lenses.find(({ range }) => range.start.line === after(manifest, '\n  resize').line)!;
    await vscode.commands.executeCommand(command!.command, ...command!.arguments!);
  },
  async 'a name is found in the whole workspace'() {
    const found = await ask<vscode.SymbolInformation[]>('WorkspaceSymbolProvider', 'resize');
    ok(found.some(({ name, location }) => name.includes('resize') && location.uri.path === fileOf('services/frames/asyncy.yml').path), JSON.stringify(found));
  },
};
