// Runs inside the extension host, with a workspace of two folders open: the tour, and `second` beside it.
import { deepStrictEqual } from 'node:assert';
import * as vscode from 'vscode';
import { becomes, eventually, runAll, servers } from './support';

const [first, second] = vscode.workspace.workspaceFolders!;

async function open(folder: vscode.WorkspaceFolder, name: string): Promise<vscode.Uri> {
  const uri = vscode.Uri.joinPath(folder.uri, name);
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri));
  return uri;
}

export const run = (): Promise<void> =>
  runAll({
    async 'one server serves all folders, each with its own settings'() {
      const here = await open(first, 'stories/folders.story');
      const there = await open(second, 'main.story');
      await becomes(here, ['1:5 unknown-command']);
      // `second/.vscode/settings.json` says so.
      await becomes(there, []);
      await eventually(() => deepStrictEqual(servers().length, 1));
    },
    async 'a folder that comes and goes is seen'() {
      const there = await open(second, 'lonely.story');
      await becomes(there, ['1:0 unknown-service']);
      const third = vscode.Uri.joinPath(second.uri, '..', 'third');
      vscode.workspace.updateWorkspaceFolders(2, 0, { uri: third });
      await becomes(there, []);
      vscode.workspace.updateWorkspaceFolders(2, 1);
      await becomes(there, ['1:0 unknown-service']);
    },
    async 'each folder has its task'() {
      const tasks = await vscode.tasks.fetchTasks({ type: 'asyncy' });
      deepStrictEqual(tasks.map(({ scope }) => (scope as vscode.WorkspaceFolder).name).sort(), [first.name, second.name].sort());
    },
  });
