// `asyncy-ls check` as a task. What it finds is only printed: the server lists it with the problems, also of files that are not open.
import * as vscode from 'vscode';
import type { Runner } from './runner';

interface Definition extends vscode.TaskDefinition {
  /** Files and folders; the whole folder when there are none. */
  paths?: string[];
  options?: string[];
}

export class CheckTasks implements vscode.TaskProvider {
  static readonly type = 'asyncy';

  constructor(private readonly runner: Runner) {}

  provideTasks(): vscode.Task[] {
    const folders = vscode.workspace.workspaceFolders ?? [];
    return folders.flatMap((folder) => this.task({ type: CheckTasks.type }, folder) ?? []);
  }

  resolveTask({ definition, scope }: vscode.Task): vscode.Task | undefined {
    // A task of the user's own settings is of no folder.
    const folder = typeof scope === 'object' ? scope : vscode.workspace.workspaceFolders?.[0];
    return folder && this.task(definition as Definition, folder);
  }

  private task(definition: Definition, folder: vscode.WorkspaceFolder): vscode.Task | undefined {
    const found = this.runner.find();
    if ('problem' in found) return undefined;
    const words = ['check', ...(definition.options ?? []), '--', ...(definition.paths ?? ['.'])];
    const execution = new vscode.ProcessExecution(found.command, words, { cwd: folder.uri.fsPath });
    const task = new vscode.Task(definition, folder, 'check', 'asyncy', execution, []);
    task.group = vscode.TaskGroup.Test;
    task.detail = 'Checks all manifests and stories of the folder';
    return task;
  }
}
