// The one server that runs: started, stopped, and started again when it ends by itself, but not for ever.
import * as vscode from 'vscode';
import {
  CloseAction,
  DidChangeWatchedFilesNotification,
  ErrorAction,
  LanguageClient,
  State,
  type ErrorHandler,
  type FileEvent,
  type LanguageClientOptions,
  type ServerOptions,
} from 'vscode-languageclient/node';
import { Crashes } from './crashes';
import { askVersion, findServer, type Found } from './server';
import type { Status } from './status';

export class Runner {
  private client: LanguageClient | undefined;
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
    return this.enqueue(() => this.stopNow());
  }

  restart(): Promise<void> {
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
    if (!this.client?.isRunning()) return undefined;
    return this.client.sendRequest<Result>('workspace/executeCommand', { command });
  }

  /** Says what has changed on disk; nothing while there is no server: one that starts looks for itself. */
  async tellOfFiles(changes: FileEvent[]): Promise<void> {
    if (!this.client?.isRunning()) return;
    await this.client.sendNotification(DidChangeWatchedFilesNotification.type, { changes });
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

    const more = vscode.workspace.getConfiguration('asyncy').get<string[]>('server.arguments', []);
    const server: ServerOptions = { command: found.command, args: ['serve', ...more] };
    const options: LanguageClientOptions = {
      documentSelector: [{ language: 'storyscript' }, { language: 'asyncy' }],
      diagnosticCollectionName: 'asyncy',
      outputChannel: this.output,
      traceOutputChannel: this.trace,
      errorHandler: this.errorHandler(found.command),
      initializationOptions: { completeAgainCommand: 'editor.action.triggerSuggest' },
      middleware: {
        workspace: {
          didChangeWatchedFile: async (event, next) => {
            await next(event);
            this.toldOfFiles.fire();
          },
        },
      },
    };
    // The client's id names the setting that it reads: `asyncy.trace.server`.
    const client = new LanguageClient('asyncy', 'Asyncy', server, options);
    this.client = client;
    // Told again after each crash that was got over.
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Starting) this.status.starting();
      if (newState !== State.Running) return;
      this.status.running();
      this.started.fire();
    });
    try {
      await client.start();
    } catch (error) {
      this.client = undefined;
      return this.tellProblem(`${found.command} did not start: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  private async stopNow(): Promise<void> {
    const old = this.client;
    this.client = undefined;
    // One that has crashed cannot be stopped, and need not.
    if (old?.isRunning()) await old.dispose();
  }

  private errorHandler(command: string): ErrorHandler {
    const crashes = new Crashes();
    return {
      error: () => ({ action: ErrorAction.Continue }),
      closed: () => {
        if (crashes.add(Date.now())) {
          this.output.appendLine(`${command} ended unexpectedly; it is started again`);
          return { action: CloseAction.Restart, handled: true };
        }
        this.tellProblem(
          `${command} has ended unexpectedly ${crashes.limit} times within ${crashes.minutes} minutes, and is not started again. ` +
            'The output may say why.',
        );
        return { action: CloseAction.DoNotRestart, handled: true };
      },
    };
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
