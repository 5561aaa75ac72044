// node run.mjs CODE_SERVER VSIX SUITES [IMAGES]: the packaged extension in a real VS Code, over the tour. First the modules in
// SUITES run inside the extension host; then the page is used as people use it, and pictures of it go to IMAGES.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { runInHost } from './host.mjs';
import { meetPeople, meetStrangers } from './people.mjs';
import { takePictures } from './pictures.mjs';
import { startWorkbench } from './workbench.mjs';

const [codeServer, vsix, suites, images] = process.argv.slice(2).map((argument) => path.resolve(argument));
const folder = fileURLToPath(new URL('../../tour', import.meta.url));

async function having(options, test) {
  const workbench = await startWorkbench({ codeServer, vsix, folder, ...options });
  try {
    await test(workbench);
  } catch (error) {
    console.log(`The editor shows, and the extension has noted:\n${(await workbench.evidence()).replace(/^/gm, '  ')}`);
    throw error;
  } finally {
    await workbench.stop();
  }
}

/** A workspace of two folders, and a third to come. */
function folders(workbench) {
  const beside = path.dirname(workbench.workspace);
  const files = {
    'tour/stories/folders.story': 'wall hang\n',
    'second/main.story': 'wall hang\n',
    'second/lonely.story': 'cellar open\n',
    'second/.vscode/settings.json': JSON.stringify({ 'asyncy.rules': { 'unknown-command': 'off' } }),
    'third/cellar/asyncy.yml': 'commands:\n  open:\n    help: Opens\n',
    'all.code-workspace': JSON.stringify({ folders: [{ path: 'tour' }, { path: 'second' }] }),
  };
  for (const [name, content] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(beside, name)), { recursive: true });
    fs.writeFileSync(path.join(beside, name), content);
  }
  return path.join(beside, 'all.code-workspace');
}

for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));
await having({}, async (workbench) => {
  await runInHost(workbench, path.join(suites, 'tour.js'));
});
await having({}, async (workbench) => {
  await takePictures(workbench, images);
  await meetPeople(workbench);
  await runInHost(workbench, path.join(suites, 'folders.js'), folders(workbench));
});
await having({ trust: true }, meetStrangers);
