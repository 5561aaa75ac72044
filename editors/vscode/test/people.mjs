// What people see of the extension when something is not as it should be: no server, one that ends again and again, a folder
// that is not trusted.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { eventually, open, problemsOf } from './pictures.mjs';

const story = 'stories/5-mistakes.story';
const statusItem = (page) => page.locator('.statusbar-item[id="asyncy.asyncy.asyncy.status"], .statusbar-item', { hasText: 'Asyncy' }).first();

function write(workbench, name, content, mode = 0o644) {
  const file = path.join(workbench.workspace, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, content, { mode });
  return file;
}

async function status(page, pattern, patience) {
  await eventually(
    `the status ${pattern}`,
    async () => {
      const text = await statusItem(page).innerText({ timeout: 2000 });
      assert.match(text, pattern);
    },
    patience,
  );
}

const toast = (page, text) => page.locator('.notification-toast', { hasText: text });

/** The processes for whose folder below /proc `test` holds. */
function processes(test) {
  return fs.readdirSync('/proc').filter((id) => {
    try {
      return /^\d+$/.test(id) && test(`/proc/${id}`);
    } catch {
      return false;
    }
  });
}

const wordsOf = (folder) => fs.readFileSync(`${folder}/cmdline`, 'utf8').split('\0');

/** The processes of the server that serve the installed extension; one that only says its version is none. */
const servers = ({ extension }) =>
  processes((folder) => fs.readlinkSync(`${folder}/exe`).startsWith(path.join(extension, 'server')) && wordsOf(folder)[1] === 'serve');

const radio = 'commands:\n  play:\n    help: Plays\n';

async function services(workbench) {
  const page = await open(workbench, story);
  const at = (name) => path.join(workbench.workspace, 'services', name);
  await status(page, /: 6 services/);
  // The editor begins to watch the disk some time after it has started, and nothing tells when.
  await eventually('a manifest that somebody else writes', async () => {
    fs.rmSync(at('radio'), { recursive: true, force: true });
    await page.waitForTimeout(1000);
    write(workbench, 'services/radio/asyncy.yml', radio);
    await status(page, /: 7 services/, 10_000);
  });
  await statusItem(page).click();
  await page.locator('.quick-input-list .monaco-list-row', { hasText: 'radio' }).waitFor();
  await page.locator('.quick-input-list .monaco-list-row', { hasText: 'frames' }).click();
  await page.locator('.tab', { hasText: 'asyncy.yml' }).waitFor();

  // Of a folder that goes, moves or comes with all that is in it, the editor itself tells of no file.
  fs.rmSync(at('radio'), { recursive: true });
  await status(page, /: 6 services/);
  const elsewhere = path.join(path.dirname(workbench.workspace), 'radio');
  fs.mkdirSync(elsewhere);
  fs.writeFileSync(path.join(elsewhere, 'asyncy.yml'), radio);
  fs.renameSync(elsewhere, at('radio'));
  await status(page, /: 7 services/);
  fs.renameSync(at('radio'), elsewhere);
  await status(page, /: 6 services/);
}

async function crashes(workbench) {
  const page = await open(workbench, story);
  await page.waitForSelector('.squiggly-error');
  // Where much else is running, one may be slow to die, and the next is killed while it starts.
  const killed = new Set();
  while (killed.size < 4) {
    const id = await eventually('another server', () => {
      const running = servers(workbench).filter((each) => !killed.has(each));
      assert.equal(running.length, 1);
      return running[0];
    });
    process.kill(Number(id), 'SIGKILL');
    killed.add(id);
  }
  await toast(page, 'ended unexpectedly 4 times').waitFor();
  await page.waitForTimeout(1000);
  assert.deepEqual(servers(workbench), []);
  await toast(page, 'ended unexpectedly 4 times').getByText('Try again').click();
  await status(page, /: 6 services/);
  await page.waitForSelector('.squiggly-error');
}

async function missingServer(workbench) {
  const settings = write(workbench, '.vscode/settings.json', JSON.stringify({ 'asyncy.server.path': '/no/such/asyncy-ls' }));
  const page = await open(workbench, story);
  await toast(page, '/no/such/asyncy-ls').waitFor();
  assert.ok(await toast(page, '/no/such/asyncy-ls').getByText('Open the setting').isVisible());
  fs.writeFileSync(settings, '{}');
  await page.waitForSelector('.squiggly-error');
  fs.rmSync(path.dirname(settings), { recursive: true });
}

/** Programs that say a version, and then do not serve: one never answers, the other answers that it will not. */
async function strangers(workbench) {
  const refusal = JSON.stringify({ jsonrpc: '2.0', id: 0, error: { code: -32000, message: 'not today' } });
  const program = (name, answer) =>
    write(workbench, `build/${name}`, `#!/bin/sh\n[ "$1" = serve ] || exec echo ${name} 1\n${answer}\nexec sleep 1000\n`, 0o755);
  const silent = program('silent', '');
  const refusing = program('refusing', `printf 'Content-Length: ${refusal.length}\\r\\n\\r\\n%s' '${refusal}'`);
  const choose = (server) => write(workbench, '.vscode/settings.json', JSON.stringify({ 'asyncy.server.path': server }));
  const sleepers = () => processes((folder) => fs.readlinkSync(`${folder}/cwd`) === workbench.workspace && wordsOf(folder)[0] === 'sleep');

  choose(silent);
  const page = await open(workbench, story);
  await eventually('the silent one', () => assert.equal(sleepers().length, 1));
  choose(refusing);
  await toast(page, 'did not start: not today').waitFor();
  await eventually('the end of both', () => assert.deepEqual(sleepers(), []));
  choose('');
  await page.waitForSelector('.squiggly-error');
  for (const folder of ['.vscode', 'build']) fs.rmSync(path.join(workbench.workspace, folder), { recursive: true });
}

/** For a workbench that trusts nobody. */
async function untrusted(workbench) {
  const mark = path.join(workbench.workspace, 'it-ran');
  const program = write(workbench, 'build/asyncy-ls', `#!/bin/sh\ntouch '${mark}'\nexit 1\n`, 0o755);
  const own = { 'asyncy.server.path': program, 'asyncy.server.arguments': ['--no-such-option'], 'asyncy.rules': { 'unknown-command': 'off' } };
  write(workbench, '.vscode/settings.json', JSON.stringify(own));
  const page = await open(workbench, story);
  await page.locator('.statusbar-item', { hasText: 'Restricted Mode' }).waitFor();
  await page.waitForSelector('.squiggly-error');
  await status(page, /: 6 services/);
  // What only says how to judge is followed.
  const rows = await problemsOf(page, '5-mistakes');
  assert.equal(await rows.filter({ hasText: 'resise' }).count(), 0);
  assert.ok(!fs.existsSync(mark), 'the program of a folder that is not trusted was run');
}

const steps = {
  'the status bar counts services, and leads to them': services,
  'a server that ends again and again is left alone until somebody asks for it': crashes,
  'a message when the server is missing, and its end when the setting is right again': missingServer,
  'a program that does not serve is left, as soon as the setting is right again': strangers,
};

async function run(workbench, step, name) {
  await step(workbench);
  await workbench.closePages();
  console.log(`ok - ${name}`);
}

export async function meetPeople(workbench) {
  for (const [name, step] of Object.entries(steps)) await run(workbench, step, name);
}

export const meetStrangers = (workbench) => run(workbench, untrusted, 'a folder that is not trusted is judged, and nothing in it is run');
