// node run.mjs CODE_SERVER VSIX SUITE [IMAGES]: the packaged extension in a real VS Code, over the tour.
// First SUITE runs inside the extension host; then the page is used as people use it, and pictures of it go to IMAGES.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { takePictures } from './pictures.mjs';
import { startWorkbench } from './workbench.mjs';

const [codeServer, vsix, suite, images] = process.argv.slice(2).map((argument) => path.resolve(argument));
const folder = fileURLToPath(new URL('../../tour', import.meta.url));

async function runSuite() {
  const workbench = await startWorkbench({ codeServer, vsix, folder });
  let done;
  const exited = new Promise((resolve) => (done = resolve));
  try {
    const payload = [
      ['extensionDevelopmentPath', workbench.remote + workbench.extension],
      ['extensionTestsPath', workbench.remote + suite],
    ];
    await workbench.openPage(payload, async (page) => {
      // The page takes a path of tests only with the driver for smoke tests on. It reads its configuration from this element
      // when it starts; an answer rewritten on its way would count as another site's, and lose its connection to the host.
      await page.addInitScript(() => {
        const observer = new MutationObserver(() => {
          const element = document.getElementById('vscode-workbench-web-configuration');
          if (!element) return;
          observer.disconnect();
          const configuration = JSON.parse(element.dataset.settings);
          configuration.developmentOptions = { ...configuration.developmentOptions, enableSmokeTestDriver: true };
          element.dataset.settings = JSON.stringify(configuration);
        });
        observer.observe(document, { childList: true, subtree: true });
      });
      await page.exposeFunction('codeAutomationLog', (_level, words) => {
        const text = words.map(String).join(' ');
        if (/^(ok|not ok) - |^ {2}/.test(text)) console.log(text);
      });
      await page.exposeFunction('codeAutomationExit', (code) => done(code));
    });
    const limit = setTimeout(() => done('no answer within 120 seconds'), 120_000);
    const code = await exited;
    clearTimeout(limit);
    if (code !== 0) throw new Error(`the tests inside the extension host failed (${code})`);
  } finally {
    await workbench.stop();
  }
}

await runSuite();
const workbench = await startWorkbench({ codeServer, vsix, folder });
try {
  await takePictures(workbench, images);
} finally {
  await workbench.stop();
}
