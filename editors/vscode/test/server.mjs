// node server.mjs: which server the extension chooses, in folders made for the purpose.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildSync } from 'esbuild';

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'asyncy-server-'));
const place = (name, content = '#!/bin/sh\necho asyncy-ls 1.2.3\n', mode = 0o755) => {
  const file = path.join(scratch, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, content, { mode });
  return file;
};

try {
  const bundled = path.join(scratch, 'server-module.mjs');
  const entry = new URL('../src/server.ts', import.meta.url).pathname;
  buildSync({ entryPoints: [entry], bundle: true, platform: 'node', format: 'esm', outfile: bundled });
  const { findServer, askVersion } = await import(pathToFileURL(bundled));

  const carried = place('extension/server/asyncy-ls');
  const installed = place('bin/asyncy-ls');
  const other = place('bin/other-ls');
  const below = place('project/build/asyncy-ls');
  fs.mkdirSync(path.join(scratch, 'folder/asyncy-ls'), { recursive: true });
  const usual = {
    configured: '',
    root: path.join(scratch, 'project'),
    extension: path.join(scratch, 'extension'),
    searchPath: [path.join(scratch, 'folder'), 'relative', path.join(scratch, 'bin')].join(path.delimiter),
  };
  const find = (changes) => findServer({ ...usual, ...changes });

  assert.deepEqual(find({}), { command: process.arch === 'x64' ? carried : installed });
  assert.deepEqual(find({ extension: path.join(scratch, 'bare') }), { command: installed });
  assert.match(find({ extension: '/bare', searchPath: '' }).problem, /asyncy\.server\.path/);
  assert.deepEqual(find({ configured: other }), { command: other });
  assert.deepEqual(find({ configured: ` ${other} ` }), { command: other });
  assert.deepEqual(find({ configured: 'other-ls' }), { command: other });
  assert.deepEqual(find({ configured: 'build/asyncy-ls' }), { command: below });
  assert.deepEqual(find({ configured: '${workspaceFolder}/build/asyncy-ls' }), { command: below });
  // What was asked for is not replaced by something else.
  assert.match(find({ configured: '/no/such/server' }).problem, /\/no\/such\/server, and there is no such file/);
  assert.match(find({ configured: 'build/none' }).problem, /there is no .*project\/build\/none/);
  assert.match(find({ configured: 'none' }).problem, /not on the PATH/);
  assert.match(find({ configured: path.join(scratch, 'folder/asyncy-ls') }).problem, /no such file/);

  assert.deepEqual(await askVersion(installed), { version: 'asyncy-ls 1.2.3' });
  assert.match((await askVersion(place('broken', '#!/bin/sh\necho no libc >&2\nexit 1\n'))).problem, /does not run: no libc/);
  assert.match((await askVersion(place('text', 'text', 0o644))).problem, /chmod \+x/);
  assert.match((await askVersion(path.join(scratch, 'none'))).problem, /ENOENT/);
  console.log('server: chosen as expected');
} finally {
  fs.rmSync(scratch, { recursive: true });
}
