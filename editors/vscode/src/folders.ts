// Folders that come, go or move as a whole. VS Code then tells of the folder alone; the server waits for word of the files in it.
import * as fs from 'node:fs';
import * as vscode from 'vscode';
import { FileChangeType, type FileEvent } from 'vscode-languageclient/node';
import type { Runner } from './runner';

const files = '**/{*.story,asyncy.yml,asyncy.yaml,microservice.yml,microservice.yaml,oms.yml,oms.yaml,asyncy-ls.yml}';

export const isFolder = ({ fsPath }: vscode.Uri): boolean => fs.statSync(fsPath, { throwIfNoEntry: false })?.isDirectory() ?? false;
const isBelow = (file: string, folder: string): boolean => file.startsWith(`${folder}/`);

export class Folders {
  private readonly subscriptions: vscode.Disposable[] = [];
  /** The addresses of all files that the server has been told of, or has found. */
  private known = new Set<string>();
  private readonly come = new Set<string>();
  private readonly gone = new Set<string>();
  private pending: NodeJS.Timeout | undefined;

  constructor(private readonly runner: Runner) {
    const ours = vscode.workspace.createFileSystemWatcher(files, false, true, false);
    const all = vscode.workspace.createFileSystemWatcher('**', false, true, false);
    this.subscriptions.push(
      ours,
      all,
      ours.onDidCreate((uri) => this.known.add(uri.toString())),
      all.onDidCreate((uri) => this.note(this.come, uri)),
      all.onDidDelete((uri) => this.note(this.gone, uri)),
      vscode.workspace.onDidChangeWorkspaceFolders(() => void this.look()),
    );
    void this.look();
  }

  dispose(): void {
    clearTimeout(this.pending);
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private async look(): Promise<void> {
    this.known = new Set((await vscode.workspace.findFiles(files)).map(String));
  }

  /** Many may come and go at once. */
  private note(where: Set<string>, uri: vscode.Uri): void {
    where.add(uri.toString());
    clearTimeout(this.pending);
    this.pending = setTimeout(() => void this.tell(), 100);
  }

  private async tell(): Promise<void> {
    const gone = [...this.gone];
    const come = [...this.come];
    this.gone.clear();
    this.come.clear();
    const changes: FileEvent[] = [];
    for (const file of [...this.known]) {
      // The server hears by itself of a file that goes alone.
      if (gone.includes(file)) this.known.delete(file);
      if (!gone.some((each) => isBelow(file, each))) continue;
      this.known.delete(file);
      changes.push({ uri: file, type: FileChangeType.Deleted });
    }
    const folders = come.filter((each) => isFolder(vscode.Uri.parse(each)));
    for (const folder of folders.filter((each) => !folders.some((other) => isBelow(each, other)))) {
      for (const uri of await vscode.workspace.findFiles(new vscode.RelativePattern(vscode.Uri.parse(folder), files))) {
        const file = uri.toString();
        if (this.known.has(file)) continue;
        this.known.add(file);
        changes.push({ uri: file, type: FileChangeType.Created });
      }
    }
    if (changes.length > 0) await this.runner.tellOfFiles(changes);
  }
}
