// A VS Code without a screen: code-server with one extension, and a page of Chromium that shows it.
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';

const settings = {
  'chat.disableAIFeatures': true,
  'editor.fontSize': 14,
  'editor.lightbulb.enabled': 'off',
  'editor.minimap.enabled': false,
  'editor.scrollBeyondLastLine': false,
  // In a browser it is on: what nobody has saved would soon be saved.
  'files.autoSave': 'off',
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'window.commandCenter': false,
  'window.menuBarVisibility': 'hidden',
  'workbench.activityBar.location': 'hidden',
  'workbench.layoutControl.enabled': false,
  'workbench.reduceMotion': 'on',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = net.createServer().on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

async function answers(url, process) {
  for (let tries = 0; tries < 1200; ++tries) {
    if (process.exitCode !== null) throw new Error(`code-server has ended with exit code ${process.exitCode}`);
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('code-server did not answer within two minutes');
}

/**
 * @param {{codeServer: string, vsix: string, folder: string, trust?: boolean}} options
 * `codeServer`: the folder that holds node_modules/code-server; `folder`: what is opened, as a copy that may be written to;
 * `trust`: folders are asked about, and this one is not trusted.
 */
export async function startWorkbench({ codeServer, vsix, folder, trust = false }) {
  // With a blank and a 🎉 in every path that the extension meets.
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'asyncy 🎉 vscode-'));
  const workspace = path.join(scratch, path.basename(folder));
  fs.cpSync(folder, workspace, { recursive: true });
  const user = path.join(scratch, 'user');
  const settingsFile = path.join(user, 'User', 'settings.json');
  fs.mkdirSync(path.dirname(settingsFile), { recursive: true });
  const asking = { 'security.workspace.trust.enabled': true, 'security.workspace.trust.startupPrompt': 'never' };
  fs.writeFileSync(settingsFile, JSON.stringify({ ...settings, ...(trust ? asking : {}) }));

  const extensions = path.join(scratch, 'extensions');
  const common = ['--user-data-dir', user, '--extensions-dir', extensions, '--config', path.join(scratch, 'config.yaml')];
  fs.writeFileSync(path.join(scratch, 'config.yaml'), '');
  const program = [path.join(codeServer, 'node_modules/code-server/out/node/entry.js')];
  // Nothing is asked of a marketplace, and nothing of whoever started this reaches the editor.
  const surroundings = { ...process.env, HOME: scratch, EXTENSIONS_GALLERY: '{"serviceUrl":""}' };
  const installed = spawnSync(process.execPath, [...program, ...common, '--install-extension', vsix], { env: surroundings, encoding: 'utf8' });
  if (installed.status !== 0) throw new Error(`the extension could not be installed:\n${installed.stdout}${installed.stderr}`);
  const extension = path.join(
    extensions,
    fs.readdirSync(extensions).find((name) => name.startsWith('asyncy.asyncy-')),
  );

  const port = await freePort();
  const logFile = path.join(scratch, 'code-server.log');
  const log = fs.openSync(logFile, 'w');
  const flags = ['auth=none', 'disable-telemetry', 'disable-update-check', 'disable-getting-started-override', 'disable-proxy'];
  // Nobody comes back to a page that was closed: what runs for it need not stay.
  flags.push('reconnection-grace-time=1');
  if (!trust) flags.push('disable-workspace-trust');
  const words = [...program, ...common, '--bind-addr', `127.0.0.1:${port}`, ...flags.map((flag) => `--${flag}`)];
  // With its children a group of its own, so that all of them can be ended.
  const start = () => spawn(process.execPath, words, { env: surroundings, stdio: ['ignore', log, log], detached: true });
  let server = start();
  const remote = (file) => `vscode-remote://127.0.0.1:${port}${encodeURI(file)}`;
  const browsers = [];
  const closePages = async () => {
    for (const browser of browsers.splice(0)) await browser.close();
  };
  const kill = () => {
    try {
      process.kill(-server.pid, 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
  };
  // Also when somebody loses patience.
  process.once('exit', kill);
  const stop = async () => {
    await closePages();
    process.off('exit', kill);
    kill();
    fs.rmSync(scratch, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };

  /**
   * A page that shows the folder, or `opened`: a file that lists several. `payload` as the workbench's address takes it, with
   * files of this machine as `remote` tells their addresses.
   */
  async function openPage(payload, { prepare = async () => {}, opened } = {}) {
    const browser = await chromium.launch({
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
      ],
    });
    browsers.push(browser);
    const page = await browser.newPage({ viewport: { width: 1200, height: 700 } });
    // A machine may be busy with other things.
    page.setDefaultTimeout(120_000);
    await prepare(page);
    // What the last page left unsaved would be there again.
    fs.rmSync(path.join(user, 'User', 'Backups'), { recursive: true, force: true });
    const what = opened ? `workspace=${encodeURIComponent(opened)}` : `folder=${encodeURIComponent(workspace)}`;
    // Whoever opens it waits for what they want to see.
    await page.goto(`http://127.0.0.1:${port}/?${what}&payload=${encodeURIComponent(JSON.stringify(payload))}`, { waitUntil: 'commit' });
    return page;
  }

  /** What is shown to people, and what the extension has noted, for whoever wonders about a failure. */
  async function evidence() {
    const pages = browsers.flatMap((browser) => browser.contexts()).flatMap((context) => context.pages());
    const shown = await Promise.all(pages.map((page) => page.locator('.notification-toast, .statusbar-item').allInnerTexts().catch(String)));
    const files = fs.readdirSync(path.join(user, 'logs'), { recursive: true }).filter((file) => file.endsWith('Asyncy.log'));
    const noted = files.map((file) => fs.readFileSync(path.join(user, 'logs', file), 'utf8'));
    return [...shown.flat(), ...noted].join('\n');
  }

  for (let tries = 1; ; ++tries) {
    try {
      await answers(`http://127.0.0.1:${port}/healthz`, server);
      break;
    } catch (error) {
      const said = fs.readFileSync(logFile, 'utf8');
      // code-server gives its own processes ten seconds, which are few on a busy machine.
      if (tries < 5 && said.trimEnd().endsWith('error timed out')) {
        server = start();
        continue;
      }
      await stop();
      throw new Error(`${error.message}:\n${said}`);
    }
  }
  return { extension, workspace, remote, openPage, closePages, evidence, stop };
}
