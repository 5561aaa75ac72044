// Which `asyncy-ls` is run, and whether it runs at all.
import { execFile } from 'node:child_process';
import * as fs from 'node:fs';
import * as path from 'node:path';

export interface Surroundings {
  /** The value of `asyncy.server.path`; empty when unset. */
  configured: string;
  /** The first folder of the workspace. */
  root: string | undefined;
  /** Where the extension is installed. */
  extension: string;
  /** The value of the environment's `PATH`. */
  searchPath: string;
  platform?: NodeJS.Platform;
  arch?: string;
}

export type Found = { command: string } | { problem: string };

const isFile = (file: string): boolean => fs.statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;

function onPath(name: string, searchPath: string): string | undefined {
  const names = process.platform === 'win32' ? [`${name}.exe`, name] : [name];
  const folders = searchPath.split(path.delimiter).filter((folder) => path.isAbsolute(folder));
  return folders.flatMap((folder) => names.map((each) => path.join(folder, each))).find(isFile);
}

function findConfigured(configured: string, { root, searchPath }: Surroundings): Found {
  const home = configured.replace(/^~(?=[\\/])/, () => process.env.HOME ?? '~');
  const name = home.replace('${workspaceFolder}', () => root ?? '${workspaceFolder}');
  if (path.isAbsolute(name)) {
    return isFile(name) ? { command: name } : { problem: `The setting asyncy.server.path names ${name}, and there is no such file.` };
  }
  const below = root === undefined ? undefined : path.join(root, name);
  if (below !== undefined && /[\\/]/.test(name)) {
    return isFile(below) ? { command: below } : { problem: `The setting asyncy.server.path names ${name}, and there is no ${below}.` };
  }
  const command = onPath(name, searchPath);
  return command ? { command } : { problem: `The setting asyncy.server.path names ${name}, which is not on the PATH.` };
}

/** The configured server; else the one inside the extension, where it fits this machine; else one on the `PATH`. */
export function findServer(surroundings: Surroundings): Found {
  const configured = surroundings.configured.trim();
  if (configured !== '') return findConfigured(configured, surroundings);
  const carried = path.join(surroundings.extension, 'server', 'asyncy-ls');
  const { platform = process.platform, arch = process.arch } = surroundings;
  if (platform === 'linux' && arch === 'x64' && isFile(carried)) return { command: carried };
  const installed = onPath('asyncy-ls', surroundings.searchPath);
  if (installed) return { command: installed };
  return {
    problem:
      `asyncy-ls was not found: the extension carries none for this machine (${platform} ${arch}), and there is none on the PATH. ` +
      'Build it and give its place in the setting asyncy.server.path.',
  };
}

/** What a server prints, run with `words`; else why it does not run, in words. */
export function askText(command: string, words: string[]): Promise<{ text: string } | { problem: string }> {
  return new Promise((resolve) => {
    execFile(command, words, { timeout: 10_000, maxBuffer: 16 * 1024 * 1024 }, (error, stdout, stderr) => {
      if (!error) return resolve({ text: stdout });
      const said = stderr.trim().split('\n')[0];
      const code = (error as NodeJS.ErrnoException).code;
      const reason =
        code === 'EACCES' ? 'it may not be executed (chmod +x would allow it)' : said !== '' ? said : error.message;
      return resolve({ problem: `${command} does not run: ${reason}` });
    });
  });
}

/** Asks a server for its version: a file that cannot run says so here, before the protocol begins. */
export async function askVersion(command: string): Promise<{ version: string } | { problem: string }> {
  const answer = await askText(command, ['--version']);
  return 'problem' in answer ? answer : { version: answer.text.trim() };
}
