// A process of the server, and the client that talks to it.
import { spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as delay } from 'node:timers/promises';
import { CloseAction, ErrorAction, LanguageClient, type LanguageClientOptions } from 'vscode-languageclient/node';

/** How long a process may take to end by itself, in milliseconds. */
const patience = 2000;

/**
 * A client that only notes what goes wrong: its messages, one for each word that a dead server did not get, would hide the one
 * that says what has become of it. The editor itself tells what became of what somebody asked for.
 */
class QuietClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

export class Serving {
  private readonly server: ChildProcess;
  private readonly client: LanguageClient;
  private wanted = true;
  private over = false;

  /**
   * Settled when the process has ended: with how, in words, or with nothing when that was to be expected. The client's own
   * word for it, `closed`, does not come for a server that ends just when it starts.
   */
  readonly ended: Promise<string | undefined>;

  /** `folder`: where the server runs; undefined for anywhere. */
  constructor(command: string, words: string[], folder: string | undefined, options: LanguageClientOptions) {
    this.server = spawn(command, words, { cwd: folder });
    this.ended = new Promise((resolve) => {
      const end = (how: string) => {
        this.over = true;
        resolve(this.wanted ? how : undefined);
      };
      this.server.once('error', (error) => end(error.message));
      this.server.once('close', (code, signal) => end(signal ?? `exit code ${code}`));
    });
    // The client's id names the setting that it reads: `asyncy.trace.server`.
    this.client = new QuietClient('asyncy', 'Asyncy', () => Promise.resolve(this.server), {
      ...options,
      errorHandler: {
        error: () => ({ action: ErrorAction.Continue }),
        closed: () => ({ action: CloseAction.DoNotRestart }),
      },
      initializationFailedHandler: () => false,
    });
  }

  /** The client, while it can be asked. */
  get running(): LanguageClient | undefined {
    return !this.over && this.client.isRunning() ? this.client : undefined;
  }

  /** Settled when the server answers, or has ended; rejected, and no process is left, when it answers that it will not serve. */
  async start(): Promise<void> {
    try {
      await Promise.race([this.client.start(), this.ended]);
    } catch (error) {
      // Who cannot be written to has ended, or is about to.
      await Promise.race([this.ended, delay(patience)]);
      if (this.over) return;
      this.expectEnd();
      throw error;
    }
  }

  /** Its end is no surprise from now on; one that has not answered yet, and may never do so, is ended. */
  expectEnd(): void {
    this.wanted = false;
    if (!this.running) this.server.kill();
  }

  async stop(): Promise<void> {
    this.expectEnd();
    // It may put away its things, whatever comes of the client's words.
    void Promise.race([this.ended, delay(patience)]).then(() => this.server.kill());
    await this.running?.dispose();
  }
}
