// Starts asyncy-ls and tells of it: everything about manifests and stories is the server's.
import * as vscode from 'vscode';
import { Folders } from './folders';
import { Pages } from './pages';
import { explainRule, migrate, showBinding } from './questions';
import { Runner } from './runner';
import { Services } from './services';
import { Status } from './status';
import { CheckTasks } from './tasks';

let runner: Runner | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const output = vscode.window.createOutputChannel('Asyncy');
  const trace = vscode.window.createOutputChannel('Asyncy (trace)');
  const status = new Status();
  const pages = new Pages();
  const running = new Runner(context.extensionPath, output, trace, status);
  const services = new Services(running, status);
  runner = running;
  const commands: Record<string, () => unknown> = {
    'asyncy.restart': () => running.restart(),
    'asyncy.showOutput': () => output.show(true),
    'asyncy.showServices': () => services.pick(),
    'asyncy.explainRule': () => explainRule(running, pages),
    'asyncy.showBinding': () => showBinding(pages),
    'asyncy.migrate': () => migrate(),
  };
  context.subscriptions.push(
    output,
    trace,
    status,
    services,
    new Folders(running),
    pages,
    ...Object.entries(commands).map(([name, run]) => vscode.commands.registerCommand(name, run)),
    vscode.tasks.registerTaskProvider(CheckTasks.type, new CheckTasks(running)),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('asyncy.server')) void running.restart();
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(() => void running.restart()),
  );
  await running.start();
}

export function deactivate(): Promise<void> | undefined {
  return runner?.stop();
}
