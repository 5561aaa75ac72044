// The services that the server knows: counted in the status bar, and listed for whoever asks.
import * as vscode from 'vscode';
import type { Runner } from './runner';
import type { Status } from './status';

interface Service {
  name: string;
  uri: string;
}

export class Services {
  private readonly subscriptions: vscode.Disposable[] = [];
  private pending: NodeJS.Timeout | undefined;

  constructor(
    private readonly runner: Runner,
    private readonly status: Status,
  ) {
    const count = () => this.countSoon();
    this.subscriptions.push(
      runner.onDidStart(count),
      runner.onDidTellOfFiles(count),
      vscode.workspace.onDidChangeWorkspaceFolders(count),
      vscode.workspace.onDidChangeConfiguration((event) => event.affectsConfiguration('asyncy') && count()),
      ...[vscode.workspace.onDidOpenTextDocument, vscode.workspace.onDidCloseTextDocument].map((event) =>
        event((document) => document.languageId === 'asyncy' && count()),
      ),
    );
  }

  async pick(): Promise<void> {
    const services = (await this.ask()) ?? [];
    const choices = services.map(({ name, uri }) => {
      const manifest = vscode.Uri.parse(uri);
      return { label: name, description: vscode.workspace.asRelativePath(manifest), manifest };
    });
    const title = choices.length === 0 ? 'No service is described here' : 'Services that are described here';
    const chosen = await vscode.window.showQuickPick(choices, { title, matchOnDescription: true });
    if (chosen) await vscode.window.showTextDocument(chosen.manifest);
  }

  dispose(): void {
    clearTimeout(this.pending);
    vscode.Disposable.from(...this.subscriptions).dispose();
  }

  private ask(): Promise<Service[] | undefined> {
    return this.runner.execute<Service[]>('asyncy-ls.services');
  }

  /** Many files may change at once. */
  private countSoon(): void {
    clearTimeout(this.pending);
    this.pending = setTimeout(() => {
      void this.ask().then(
        (services) => services && this.status.running(services.length),
        () => undefined,
      );
    }, 300);
  }
}
