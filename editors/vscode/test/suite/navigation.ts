// From call to declaration and back: names, callers, lenses, renaming.
import { deepStrictEqual, ok } from 'node:assert';
import * as vscode from 'vscode';
import { after, ask, becomes, eventually, fileOf, open, openMistakes, pathOf, root, run, write, type Place, type Tests } from './support';

const placesOf = (locations: vscode.Location[]): string[] =>
  locations.map(({ uri, range }) => `${uri.path.slice(root.path.length + 1)}:${range.start.line + 1}`).sort();

async function rename(document: vscode.TextDocument, text: string, name: string): Promise<void> {
  const change = await ask<vscode.WorkspaceEdit>('DocumentRenameProvider', document.uri, after(document, text), name);
  ok(await vscode.workspace.applyEdit(change));
}

export const navigationTests: Tests = {
  async 'a command is renamed in its manifest and in every story'() {
    const manifest = await open('services/frames/asyncy.yml');
    const { story: mistakes, found: before } = await openMistakes();
    const story = await open('stories/3-collect.story');
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
  async 'calls follow a service whose folder is renamed'() {
    const story = await open('stories/4-evening.story');
    await becomes(story.uri, []);
    const before = story.getText();
    const move = async (from: string, to: string) => {
      const change = new vscode.WorkspaceEdit();
      change.renameFile(fileOf(`services/${from}`), fileOf(`services/${to}`));
      ok(await vscode.workspace.applyEdit(change));
    };
    await move('wall', 'board');
    await eventually(() => deepStrictEqual(story.getText(), before.replace(/\bwall (?=screen|show|hide)/g, 'board ')));
    await becomes(story.uri, []);
    await move('board', 'wall');
    await eventually(() => deepStrictEqual(story.getText(), before));
    await becomes(story.uri, []);
  },
  async 'a variable is written anew wherever it stands, while it is typed'() {
    const text = (name: string) =>
      `# 🎉\r\n${name} = "/🎉"\r\nwall show photo:${name} caption:"🎉 {${name}}" place:"left"\r\nlog ${name}\r\n`;
    const story = await write('stories/linked.story', text('photo'));
    const editor = vscode.workspace.getConfiguration('editor');
    await editor.update('linkedEditing', true, vscode.ConfigurationTarget.Workspace);
    // The editor asks what belongs together when the cursor has come to rest, and writes there behind what was typed.
    const rest = () => new Promise((resolve) => setTimeout(resolve, 1000));
    await eventually(async () => {
      const at = after(story, '\nphoto');
      for (const place of [new vscode.Position(0, 0), at]) {
        vscode.window.activeTextEditor!.selection = new vscode.Selection(place, place);
        await rest();
      }
      await vscode.commands.executeCommand('type', { text: 's' });
      await rest();
      const typed = story.getText();
      if (typed !== text('photos')) await vscode.commands.executeCommand('undo');
      deepStrictEqual(typed, text('photos'));
    });
    await editor.update('linkedEditing', undefined, vscode.ConfigurationTarget.Workspace);
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
  async 'a lens leads to the only caller of a command'() {
    const manifest = await open('services/wall/asyncy.yml');
    const line = after(manifest, '\n  hide').line;
    const lens = await eventually(async () => {
      const lenses = await ask<vscode.CodeLens[]>('CodeLensProvider', manifest.uri, 100);
      return lenses.find(({ range, command }) => range.start.line === line && command?.title.startsWith('1 caller'))!.command!;
    });
    await vscode.commands.executeCommand(lens.command, ...lens.arguments!);
    await eventually(() => {
      const { document, selection } = vscode.window.activeTextEditor!;
      deepStrictEqual([document.uri.path, selection.active.line], [fileOf('stories/4-evening.story').path, 24]);
    });
  },
  async 'behind a lens are the calls that it counts, also that in the help of its manifest'() {
    const text = 'commands:\n  ring:\n    help: |\n      ```story\n      bell ring what:"news"\n      ```\n    arguments:\n      what:\n        type: string\n    format: ring {what}\n';
    const manifest = await write('services/bell/asyncy.yml', text);
    const lenses = await eventually(async () => {
      const found = await ask<vscode.CodeLens[]>('CodeLensProvider', manifest.uri, 100);
      deepStrictEqual(found.map(({ command }) => command!.title), ['1 caller', 'always passed']);
      return found;
    });
    for (const { command } of lenses) {
      vscode.window.activeTextEditor!.selection = new vscode.Selection(0, 0, 0, 0);
      await vscode.commands.executeCommand(command!.command, ...command!.arguments!);
      await eventually(() => deepStrictEqual(vscode.window.activeTextEditor!.selection.active.line, 4));
    }
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await vscode.workspace.fs.delete(fileOf('services/bell'), { recursive: true });
  },
  async 'of several callers a lens lists all'() {
    const manifest = await open('services/frames/asyncy.yml');
    const lenses = await ask<vscode.CodeLens[]>('CodeLensProvider', manifest.uri, 100);
    const { command } = lenses.find(({ range }) => range.start.line === after(manifest, '\n  resize').line)!;
    await vscode.commands.executeCommand(command!.command, ...command!.arguments!);
    // The list leads from one to the next.
    await eventually(async () => {
      await vscode.commands.executeCommand('goToNextReference');
      ok(vscode.window.activeTextEditor!.document.languageId === 'storyscript');
    });
    await vscode.commands.executeCommand('closeReferenceSearch');
  },
  async 'who calls a command, and what a story calls'() {
    const story = await open('stories/3-collect.story');
    const [command] = await run<vscode.CallHierarchyItem[]>('prepareCallHierarchy', story.uri, after(story, 'small = frames re'));
    deepStrictEqual([command.name, command.uri.path], ['resize', fileOf('services/frames/asyncy.yml').path]);
    const callers = await run<vscode.CallHierarchyIncomingCall[]>('provideIncomingCalls', command);
    const collect = callers.find(({ from }) => from.uri.path === story.uri.path)!;
    deepStrictEqual(collect.fromRanges.length, 2);
    const called = await run<vscode.CallHierarchyOutgoingCall[]>('provideOutgoingCalls', collect.from);
    ok(called.some(({ to }) => to.name === 'border'), called.map(({ to }) => to.name).join(', '));
  },
  async 'what a variable is, and what is called, is declared in a manifest'() {
    const story = await open('stories/3-collect.story');
    const declared = await ask<Place[]>('DeclarationProvider', story.uri, after(story, 'small = frames re'));
    const type = await ask<Place[]>('TypeDefinitionProvider', story.uri, after(story, 'frames border sm'));
    for (const places of [declared, type]) deepStrictEqual(places.map(pathOf), [fileOf('services/frames/asyncy.yml').path]);
  },
  async 'the places of a variable are marked'() {
    const story = await open('stories/3-collect.story');
    const places = await ask<vscode.DocumentHighlight[]>('DocumentHighlights', story.uri, after(story, 'frames border sm'));
    deepStrictEqual(
      places.map(({ range, kind }) => [range.start.line + 1, kind]),
      [
        [6, vscode.DocumentHighlightKind.Write],
        [7, vscode.DocumentHighlightKind.Read],
      ],
    );
  },
  async 'a selection grows from a word to its call'() {
    const story = await open('stories/3-collect.story');
    const [innermost] = await ask<vscode.SelectionRange[]>('SelectionRangeProvider', story.uri, [after(story, 'frames border sm')]);
    const texts: string[] = [];
    for (let each: vscode.SelectionRange | undefined = innermost; each; each = each.parent) texts.push(story.getText(each.range));
    ok(texts.includes("frames border small --colour='#c0ffee' --rounded"), texts.join('\n---\n'));
  },
  async 'blocks are folded'() {
    const story = await open('stories/3-collect.story');
    const folds = await ask<vscode.FoldingRange[]>('FoldingRangeProvider', story.uri);
    ok(folds.some(({ start, end }) => start === 4 && end === 9), JSON.stringify(folds));
  },
  async 'the scripts of a life cycle are links'() {
    const manifest = await open('services/frames/asyncy.yml');
    const links = await ask<vscode.DocumentLink[]>('LinkProvider', manifest.uri, 100);
    const targets = links.map(({ target }) => target?.path);
    for (const script of ['download-fonts.sh', 'empty-cache.sh']) ok(targets.includes(fileOf(`services/frames/${script}`).path), targets.join(', '));
  },
  async 'a name is found in the whole workspace'() {
    const found = await ask<vscode.SymbolInformation[]>('WorkspaceSymbolProvider', 'resize');
    ok(found.some(({ name, location }) => name.includes('resize') && location.uri.path === fileOf('services/frames/asyncy.yml').path), JSON.stringify(found));
  },
};
