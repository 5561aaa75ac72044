// Starts asyncy-ls and tells of it: everything about manifests and stories is the server's.
import * as vscode from 'vscode';
import { LanguageClient, type LanguageClientOptions, type ServerOptions } from 'vscode-languageclient/node';
import { askVersion, findServer } from './server';

let output: vscode.OutputChannel;
let trace: vscode.OutputChannel;
let client: LanguageClient | undefined;
// Starts and stops follow one another, however fast they are asked for.
let queue: Promise<void> = Promise.resolve();

function enqueue(task: () => Promise<void>): Promise<void> {
  queue = queue.then(task).catch((error: unknown) => output.appendLine(String(error)));
  return queue;
}

function tellProblem(problem: string): void {
  output.appendLine(problem);
  // Not awaited: the message stays until somebody answers it.
  void vscode.window.showErrorMessage(problem, 'Open the setting', 'Show the output', 'Try again').then((answer) => {
    if (answer === 'Open the setting') void vscode.commands.executeCommand('workbench.action.openSettings', 'asyncy.server.path');
    if (answer === 'Show the output') output.show(true);
    if (answer === 'Try again') void vscode.commands.executeCommand('asyncy.restart');
  });
}

async function start(context: vscode.ExtensionContext): Promise<void> {
  const found = findServer({
    configured: vscode.workspace.getConfiguration('asyncy').get<string>('server.path', ''),
    root: vscode.workspace.workspaceFolders?.[0]?.uri.fsPath,
    extension: context.extensionPath,
    searchPath: process.env.PATH ?? '',
  });
  if ('problem' in found) return tellProblem(found.problem);
  const answer = await askVersion(found.command);
  if ('problem' in answer) return tellProblem(answer.problem);
  output.appendLine(`${found.command} (${answer.version})`);

  const server: ServerOptions = { command: found.command, args: ['serve'] };
  const options: LanguageClientOptions = {
    documentSelector: [{ language: 'storyscript' }, { language: 'asyncy' }],
    diagnosticCollectionName: 'asyncy',
    synchronize: { configurationSection: 'asyncy' },
    outputChannel: output,
    traceOutputChannel: trace,
  };
  // The client's id names the setting that it reads: `asyncy.trace.server`.
  client = new LanguageClient('asyncy', 'Asyncy', server, options);
  try {
    await client.start();
  } catch (error) {
    client = undefined;
    tellProblem(`${found.command} did not start: ${error instanceof Error ? error.message : String(error)}`);
  }
}

async function stop(): Promise<void> {
  const old = client;
  client = undefined;
  // One that has crashed cannot be stopped, and need not.
  if (old?.isRunning()) await old.dispose();
}

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  output = vscode.window.createOutputChannel('Asyncy');
  trace = vscode.window.createOutputChannel('Asyncy (trace)');
  const restart = () => enqueue(stop).then(() => enqueue(() => start(context)));
  context.subscriptions.push(
    output,
    trace,
    vscode.commands.registerCommand('asyncy.restart', restart),
    vscode.commands.registerCommand('asyncy.showOutput', () => output.show(true)),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('asyncy.server.path')) void restart();
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(() => void restart()),
  );
  await enqueue(() => start(context));
}

export function deactivate(): Promise<void> {
  return enqueue(stop);
}
