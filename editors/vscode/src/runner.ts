// The one server that runs: started, stopped, and started again when it ends by itself, but not for ever.
import * as vscode from 'vscode';
import { DidChangeWatchedFilesNotification, type FileEvent, type LanguageClientOptions, type Location, type Position } from 'vscode-languageclient/node';
import { showCallers } from './callers';
import { Crashes } from './crashes';
import { isFolder } from './folders';
import { askVersion, findServer, type Found } from './server';
import { Serving } from './serving';
import type { Status } from './status';

export class Runner {
  private serving: Serving | undefined;
  private readonly crashes = new Crashes();
  private readonly started = new vscode.EventEmitter<void>();
  private readonly toldOfFiles = new vscode.EventEmitter<void>();
  // Starts and stops follow one another, however fast they are asked for.
  private queue: Promise<void> = Promise.resolve();

  /** The server has started, for the first time or again. */
  readonly onDidStart = this.started.event;
  /** The server has heard that manifests or stories have changed on disk. */
  readonly onDidTellOfFiles = this.toldOfFiles.event;

  constructor(
    private readonly extension: string,
    private readonly output: vscode.OutputChannel,
    private readonly trace: vscode.OutputChannel,
    private readonly status: Status,
  ) {}

  start(): Promise<void> {
    return this.enqueue(() => this.startNow());
  }

  stop(): Promise<void> {
    // Nobody else in the queue would get their turn before one that starts for ever.
    this.serving?.expectEnd();
    return this.enqueue(() => this.stopNow());
  }

  /** What somebody asks for, however often the server has ended by itself. */
  restart(): Promise<void> {
    this.crashes.forget();
    void this.stop();
    return this.start();
  }

  /** Which server the settings mean. */
  find(): Found {
    return findServer({
      configured: vscode.workspace.getConfiguration('asyncy').get<string>('server.path', ''),
      root: vscode.workspace.workspaceFolders?.[0]?.uri.fsPath,
      extension: this.extension,
      searchPath: process.env.PATH ?? '',
    });
  }

  /** Runs a command of the server; nothing while there is no server. */
  async execute<Result>(command: string): Promise<Result | undefined> {
    return this.serving?.running?.sendRequest<Result>('workspace/executeCommand', { command });
  }

  /** Says what has changed on disk; nothing while there is no server: one that starts looks for itself. */
  async tellOfFiles(changes: FileEvent[]): Promise<void> {
    const client = this.serving?.running;
    if (!client) return;
    await client.sendNotification(DidChangeWatchedFilesNotification.type, { changes });
    this.toldOfFiles.fire();
  }

  private enqueue(task: () => Promise<void>): Promise<void> {
    this.queue = this.queue.then(task).catch((error: unknown) => this.output.appendLine(String(error)));
    return this.queue;
  }

  private async startNow(): Promise<void> {
    this.status.starting();
    const found = this.find();
    if ('problem' in found) return this.tellProblem(found.problem);
    const answer = await askVersion(found.command);
    if ('problem' in answer) return this.tellProblem(answer.problem);
    this.output.appendLine(`${found.command} (${answer.version})`);

    const options: LanguageClientOptions = {
      documentSelector: [{ language: 'storyscript' }, { language: 'asyncy' }],
      diagnosticCollectionName: 'asyncy',
      outputChannel: this.output,
      traceOutputChannel: this.trace,
      initializationOptions: { completeAgainCommand: 'editor.action.triggerSuggest' },
      middleware: {
        // For editors without a list of places the server would ask which one is meant.
        executeCommand: async (command, parameters, next) => {
          if (command !== 'asyncy-ls.showCallers') return next(command, parameters);
          const callers: Location[] | undefined = await next('asyncy-ls.callers', parameters);
          // A server that has just ended does not answer.
          if (callers) await showCallers(callers, parameters as [string, Position]);
        },
        workspace: {
          didChangeWatchedFile: async (event, next) => {
            await next(event);
            this.toldOfFiles.fire();
          },
        },
      },
    };
    const more = vscode.workspace.getConfiguration('asyncy').get<string[]>('server.arguments', []);
    const root = vscode.workspace.workspaceFolders?.[0]?.uri;
    const serving = new Serving(found.command, ['serve', ...more], root && isFolder(root) ? root.fsPath : undefined, options);
    this.serving = serving;
    void serving.ended.then((how) => how && this.endedByItself(found.command, how));
    try {
      await serving.start();
    } catch (error) {
      return this.tellProblem(`${found.command} did not start: ${error instanceof Error ? error.message : String(error)}`);
    }
    if (!serving.running) return;
    this.status.running();
    this.started.fire();
  }

  private async stopNow(): Promise<void> {
    const old = this.serving;
    this.serving = undefined;
    await old?.stop();
  }

  private endedByItself(command: string, how: string): void {
    if (this.crashes.add(Date.now())) {
      this.output.appendLine(`${command} ended unexpectedly (${how}); it is started again`);
      void this.start();
      return;
    }
    this.tellProblem(
      `${command} has ended unexpectedly ${this.crashes.limit} times within ${this.crashes.minutes} minutes, at last with ${how}, and ` +
        'is not started again. The output may say why.',
    );
  }

  private tellProblem(problem: string): void {
    this.output.appendLine(problem);
    this.status.failed(problem);
    const answers: Record<string, () => unknown> = {
      'Open the setting': () => vscode.commands.executeCommand('workbench.action.openSettings', 'asyncy.server.path'),
      'Show the output': () => this.output.show(true),
      'Try again': () => this.restart(),
    };
    // Not awaited: the message stays until somebody answers it.
    void vscode.window.showErrorMessage(problem, ...Object.keys(answers)).then((answer) => answer && answers[answer]());
  }
}
