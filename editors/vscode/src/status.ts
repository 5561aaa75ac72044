// The item in the status bar: how the server is, and how many services it knows.
import * as vscode from 'vscode';

export class Status {
  private readonly item = vscode.window.createStatusBarItem('asyncy.status', vscode.StatusBarAlignment.Right, 50);

  constructor() {
    this.item.name = 'Asyncy';
    this.item.show();
  }

  starting(): void {
    this.set('$(loading~spin) Asyncy', 'The server is starting', 'asyncy.showOutput');
  }

  /** `services` is not known until the server has been asked. */
  running(services?: number): void {
    const count = services === undefined ? '' : `: ${services} ${services === 1 ? 'service' : 'services'}`;
    this.set(`$(check) Asyncy${count}`, 'The server runs; a click shows the services that it knows', 'asyncy.showServices');
  }

  failed(problem: string): void {
    this.set('$(error) Asyncy', `${problem} A click starts the server again.`, 'asyncy.restart');
    this.item.backgroundColor = new vscode.ThemeColor('statusBarItem.errorBackground');
  }

  /** What the item says, for tests. */
  get text(): string {
    return this.item.text;
  }

  dispose(): void {
    this.item.dispose();
  }

  private set(text: string, tooltip: string, command: string): void {
    this.item.text = text;
    this.item.tooltip = tooltip;
    this.item.command = command;
    this.item.backgroundColor = undefined;
  }
}
