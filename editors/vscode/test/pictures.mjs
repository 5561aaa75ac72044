// Uses the editor as people do, checks that they see what they should, and takes pictures of it.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';

export async function open(workbench, file) {
  const page = await workbench.openPage([['openFile', workbench.remote(path.join(workbench.workspace, file))]]);
  await page.waitForSelector('.monaco-workbench');
  await page.waitForSelector('.monaco-editor .view-line span.mtk1');
  assert.equal(await page.locator('.tab').count(), 1, 'nothing else is open');
  return page;
}

/** Colours and diagnostics arrive bit by bit; a picture is taken when nothing has changed for a while. */
async function settled(page) {
  let last;
  for (let same = 0; same < 3; ) {
    const now = await page.screenshot();
    same = last?.equals(now) ? same + 1 : 0;
    last = now;
    await page.waitForTimeout(250);
  }
}

/** The browser draws round corners a shade differently from one time to the next: nobody sees that. */
async function looksLike(page, one, other) {
  const blank = await page.context().browser().newPage();
  const same = await blank.evaluate(
    async (pictures) => {
      const pixels = async (base64) => {
        const bitmap = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob());
        const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
        context.drawImage(bitmap, 0, 0);
        return context.getImageData(0, 0, bitmap.width, bitmap.height);
      };
      const [left, right] = await Promise.all(pictures.map(pixels));
      if (left.width !== right.width || left.height !== right.height) return false;
      return left.data.every((value, index) => Math.abs(value - right.data[index]) <= 8);
    },
    [one, other].map((each) => each.toString('base64')),
  );
  await blank.close();
  return same;
}

async function picture(page, images, name) {
  // A blinking cursor would keep the picture from settling.
  await page.addStyleTag({ content: '.cursor { visibility: hidden !important; animation: none !important; }' });
  await settled(page);
  if (!images) return;
  const file = path.join(images, `${name}.png`);
  const now = await page.screenshot();
  if (!fs.existsSync(file) || !(await looksLike(page, fs.readFileSync(file), now))) fs.writeFileSync(file, now);
}

export async function eventually(what, attempt, patience = 120_000) {
  let problem;
  const until = Date.now() + patience;
  while (Date.now() < until) {
    try {
      return await attempt();
    } catch (error) {
      problem = error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  throw new Error(`${what} did not come: ${problem}`);
}

/** Opens the panel of problems, which lists those of all files, and keeps to those of one: its rows. */
export async function problemsOf(page, file) {
  const rows = page.locator('.markers-panel .monaco-list-row');
  await page.keyboard.press('Control+Shift+M');
  await rows.first().waitFor();
  await page.locator('.viewpane-filter input').first().fill(file);
  await rows.filter({ hasText: 'sky blue' }).waitFor();
  return rows;
}

async function problems(workbench, images) {
  const page = await open(workbench, 'stories/5-mistakes.story');
  await page.waitForSelector('.squiggly-error');
  const rows = await problemsOf(page, '5-mistakes');
  for (const word of ['resise', 'width']) await rows.filter({ hasText: word }).first().waitFor();
  const colours = await page.evaluate(() => new Set([...document.querySelectorAll('.view-line span[class^=mtk]')].map((span) => span.className)).size);
  assert.ok(colours >= 5, `a story should have at least five colours, not ${colours}`);
  // It comes when the server has said what can be done about the chosen problem; who chooses too early gets none.
  await eventually('the light bulb', async () => {
    // Not in the middle, where the name of the rule would be followed.
    for (const word of ['width', 'resise']) await rows.filter({ hasText: word }).first().click({ position: { x: 120, y: 10 } });
    await page.waitForSelector('.markers-panel .monaco-list-row.focused [class*=codicon-light]', { timeout: 6000 });
  });
  await picture(page, images, 'problems');
}

async function hover(workbench, images) {
  const page = await open(workbench, 'stories/3-collect.story');
  const word = page.locator('.view-line span > span', { hasText: /^200$/ }).first();
  const text = page.locator('.monaco-hover:not(.hidden) .hover-contents', { hasText: 'docker run frames resize' }).first();
  // Nothing is asked again under a mouse that rests, and at first the server may not have started.
  await eventually('the hover', async () => {
    await page.mouse.move(600, 400);
    await word.hover();
    await text.waitFor({ timeout: 6000 });
  });
  await picture(page, images, 'hover');
}

async function completion(workbench, images) {
  const page = await open(workbench, 'stories/3-collect.story');
  await page.locator('.view-line').first().click();
  await page.keyboard.press('Control+End');
  // Whether a new line is indented depends on what the editor has loaded yet.
  await page.keyboard.type('\n');
  await page.keyboard.press('Shift+Home');
  await page.keyboard.press('Delete');
  await page.keyboard.type('    wall show photo:framed place:"left" ');
  const row = page.locator('.suggest-widget.visible .monaco-list-row', { hasText: 'caption' }).first();
  await eventually('the argument that is left', async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+Space');
    await row.waitFor({ timeout: 6000 });
  });
  await picture(page, images, 'completion');
}

async function quickFixes(workbench, images) {
  const page = await open(workbench, 'stories/5-mistakes.story');
  await page.waitForSelector('.squiggly-error');
  const word = page.locator('.view-line span > span', { hasText: /^resise$/ }).first();
  const choice = page.locator('.action-widget .monaco-list-row', { hasText: 'Change to `resize`' });
  await eventually('the quick fix', async () => {
    await page.keyboard.press('Escape');
    // A click on the element would scroll the lines to the side.
    const box = await word.boundingBox();
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await page.keyboard.press('Control+.');
    await choice.waitFor({ timeout: 6000 });
  });
  // Scroll bars show as long as the mouse is near.
  await page.mouse.move(150, 500);
  await picture(page, images, 'fixes');
  await choice.click();
  await word.waitFor({ state: 'detached' });
}

async function renamePreview(workbench, images) {
  const page = await open(workbench, 'stories/3-collect.story');
  const word = page.locator('.view-line span > span', { hasText: /^resize$/ }).first();
  const input = page.locator('.rename-box input');
  await eventually('the box for a new name', async () => {
    await page.keyboard.press('Escape');
    await word.click();
    await page.keyboard.press('F2');
    await input.waitFor({ timeout: 6000 });
  });
  await input.fill('scale');
  await input.press('Control+Enter');
  const rows = page.locator('.bulk-edit-panel .monaco-list-row');
  for (const file of ['3-collect.story', '5-mistakes.story', 'asyncy.yml']) await rows.filter({ hasText: file }).first().waitFor();
  await rows.filter({ hasText: 'asyncy.yml' }).first().click();
  await page.mouse.move(600, 200);
  await picture(page, images, 'rename');
}

/** @param {string | undefined} images where the pictures go; without it they are not kept */
export async function takePictures(workbench, images) {
  if (images) fs.mkdirSync(images, { recursive: true });
  const steps = {
    'the panel of problems and underlined mistakes': problems,
    'a hover': hover,
    'completion': completion,
    'a quick fix': quickFixes,
    'the preview of a rename': renamePreview,
  };
  for (const [name, step] of Object.entries(steps)) {
    await step(workbench, images);
    await workbench.closePages();
    console.log(`ok - ${name}`);
  }
}
