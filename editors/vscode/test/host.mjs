// Runs a module inside the extension host of a workbench, where it has the whole API of VS Code.

/** `suite`: a module that exports `run()`; `opened`: see `openPage`. */
export async function runInHost(workbench, suite, opened) {
  let done;
  const exited = new Promise((resolve) => (done = resolve));
  const payload = [
    ['extensionDevelopmentPath', workbench.remote(workbench.extension)],
    ['extensionTestsPath', workbench.remote(suite)],
  ];
  const prepare = async (page) => {
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
  };
  await workbench.openPage(payload, { prepare, opened });
  const limit = setTimeout(() => done('no answer within fifteen minutes'), 900_000);
  const code = await exited;
  clearTimeout(limit);
  await workbench.closePages();
  if (code !== 0) throw new Error(`the tests inside the extension host failed (${code})`);
}
