// What the extension itself does: settings, commands, tasks, snippets, and a server that ends.
import { deepStrictEqual, notDeepStrictEqual, ok } from 'node:assert';
import * as fs from 'node:fs';
import * as vscode from 'vscode';
import { after, becomes, diagnosticsOf, edit, eventually, extension, fileOf, having, open, openMistakes, readInstalled, root, ruleOf, servers, write, type Tests } from './support';

/** Puts the cursor behind `text`. */
function place(document: vscode.TextDocument, text: string): void {
  const at = after(document, text);
  vscode.window.activeTextEditor!.selection = new vscode.Selection(at, at);
}

/** The page that the extension shows beside, when it is there. */
async function page(title: string): Promise<string> {
  await eventually(() => {
    const labels = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label));
    ok(labels.some((label) => label.includes(title)), labels.join(', '));
  });
  const text = (await vscode.workspace.openTextDocument(vscode.Uri.parse(`asyncy:/${title}.md`))).getText();
  await vscode.commands.executeCommand('workbench.action.editorLayoutSingle');
  return text;
}

/** Runs a task: its exit code. */
async function run(task: vscode.Task): Promise<number | undefined> {
  const ended = new Promise<number | undefined>((resolve) => {
    const listener = vscode.tasks.onDidEndTaskProcess(({ exitCode }) => {
      listener.dispose();
      resolve(exitCode);
    });
  });
  await vscode.tasks.executeTask(task);
  return ended;
}

/** `2:40 Error enum-mismatch` for each diagnostic, whoever tells of it. */
const listed = (uri: vscode.Uri): string[] =>
  vscode.languages
    .getDiagnostics(uri)
    .map((each) => `${each.range.start.line + 1}:${each.range.start.character + 1} ${vscode.DiagnosticSeverity[each.severity]} ${ruleOf(each)}`);

export const mannersTests: Tests = {
  async 'the extension starts, with all its commands'() {
    deepStrictEqual((await open('stories/5-mistakes.story')).languageId, 'storyscript');
    await extension.activate();
    ok(extension.isActive);
    const commands = await vscode.commands.getCommands(true);
    for (const { command } of extension.packageJSON.contributes.commands) ok(commands.includes(command), command);
    await eventually(() => deepStrictEqual(servers().length, 1));
  },
  async 'a restart keeps what was found'() {
    const { story, found } = await openMistakes();
    const before = servers();
    await vscode.commands.executeCommand('asyncy.restart');
    await becomes(story.uri, found);
    await eventually(() => deepStrictEqual(servers().length, 1));
    notDeepStrictEqual(servers(), before);
  },
  async 'severities and more folders are set without a restart'() {
    const { story, found } = await openMistakes();
    const before = servers();
    await having('rules', { 'unknown-command': 'off', 'unknown-service': 'hint' }, async () => {
      await becomes(story.uri, found.filter((each) => !each.endsWith('unknown-command')));
      const service = vscode.languages.getDiagnostics(story.uri).find((each) => ruleOf(each) === 'unknown-service');
      deepStrictEqual(service?.severity, vscode.DiagnosticSeverity.Hint);
    });
    await becomes(story.uri, found);
    const elsewhere = vscode.Uri.joinPath(fileOf('.'), '..', 'elsewhere', 'radio', 'asyncy.yml');
    await vscode.workspace.fs.writeFile(elsewhere, Buffer.from('commands:\n  play:\n    help: Plays\n'));
    const radio = await write('stories/radio.story', 'radio stop\n');
    await becomes(radio.uri, ['1:0 unknown-service']);
    await having('paths', ['../elsewhere'], () => becomes(radio.uri, ['1:6 unknown-command']));
    await becomes(radio.uri, ['1:0 unknown-service']);
    deepStrictEqual(servers(), before);
  },
  async 'arguments of the server start another one'() {
    const { story, found } = await openMistakes();
    await having('server.arguments', ['--log-level', 'info'], () =>
      eventually(() => {
        const [id] = servers();
        deepStrictEqual(fs.readFileSync(`/proc/${id}/cmdline`, 'utf8').split('\0').slice(1), ['serve', '--log-level', 'info', '']);
      }),
    );
    await eventually(() => ok(!fs.readFileSync(`/proc/${servers()[0]}/cmdline`, 'utf8').includes('log-level')));
    await becomes(story.uri, found);
  },
  async 'a server that is killed is started again, and knows what nobody has saved'() {
    const story = await open('stories/4-evening.story');
    const manifest = await open('services/wall/asyncy.yml');
    await becomes(story.uri, []);
    const [killed] = servers();
    process.kill(killed, 'SIGKILL');
    await edit(manifest, 'caption:', 'subtitle:');
    await eventually(() => ok(servers().length === 1 && servers()[0] !== killed));
    await becomes(story.uri, ['7:48 unknown-argument', '12:14 unknown-argument']);
    await edit(manifest, 'subtitle:', 'caption:');
    await becomes(story.uri, []);
  },
  async 'a rule is explained'() {
    const story = await open('stories/5-mistakes.story');
    place(story, 'frames resi');
    await vscode.commands.executeCommand('asyncy.explainRule');
    const text = await page('unknown-command');
    ok(text.startsWith('## unknown-command\n') && text.includes('demo'), text);
    ok(!text.includes('## unknown-key'), text);
  },
  async 'what a call passes is shown'() {
    const story = await open('stories/3-collect.story');
    place(story, 'small = frames re');
    await vscode.commands.executeCommand('asyncy.showBinding');
    const text = await page('Call');
    ok(text.includes('Make a photo as wide as it should be') && text.includes('width'), text);
  },
  async 'a manifest is rewritten in the other dialect'() {
    const document = await write('migrated/asyncy.yml', '# 🎉\r\ncommands:\r\n  go:\r\n    help: Goes  # on\r\n    args:\r\n    - name: to\r\n      type: string\r\n');
    await vscode.commands.executeCommand('asyncy.migrate');
    await eventually(() => ok(/    arguments:\r\n      to:\r\n/.test(document.getText()) && document.getText().includes('help: Goes  # on'), document.getText()));
    await vscode.commands.executeCommand('workbench.action.files.revert');
  },
  async 'what is wrong in a file that is not open is listed once, also when the task has found it'() {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const uri = fileOf('stories/closed.story');
    await vscode.workspace.fs.writeFile(uri, Buffer.from('# 🎉\nwall show photo:"/p" caption:"é" place:"center"\n'));
    await eventually(() => deepStrictEqual(listed(uri), ['2:40 Error enum-mismatch']));
    const offered = await vscode.tasks.fetchTasks({ type: 'asyncy' });
    deepStrictEqual(offered.map(({ name }) => name), ['check']);
    deepStrictEqual(await run(offered[0]), 1);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    deepStrictEqual(listed(uri), ['2:40 Error enum-mismatch']);
    await vscode.workspace.fs.delete(uri);
    await eventually(() => deepStrictEqual(listed(uri), []));
  },
  async 'the problem matcher reads what the command line prints'() {
    const uri = fileOf('elsewhere.txt');
    const line = 'elsewhere.txt:2:40: error: the text `center` is none of them: it is odd [enum-mismatch]';
    const execution = new vscode.ProcessExecution('/bin/echo', [line], { cwd: root.fsPath });
    const [folder] = vscode.workspace.workspaceFolders!;
    deepStrictEqual(await run(new vscode.Task({ type: 'process' }, folder, 'other', 'test', execution, '$asyncy')), 0);
    await eventually(() => deepStrictEqual(listed(uri), ['2:40 Error enum-mismatch']));
    ok(vscode.languages.getDiagnostics(uri)[0].message.endsWith('none of them: it is odd'));
  },
  async 'every snippet is right as it is put in'() {
    for (const [language, ending] of [['storyscript', 'story'], ['asyncy', 'yml']]) {
      const snippets = JSON.parse(readInstalled(`snippets/${language}.json`)) as Record<string, { body: string | string[] }>;
      for (const [name, { body }] of Object.entries(snippets)) {
        const above = language === 'asyncy' && name !== 'Manifest' ? 'commands:\n  ' + (name === 'Command' ? '' : 'go:\n    help: Goes\n    args:\n    ') : '';
        const document = await write(`snippets/${name.replaceAll(/\W/g, '-')}/asyncy.${ending}`, above);
        const editor = vscode.window.activeTextEditor!;
        editor.selection = new vscode.Selection(document.lineAt(document.lineCount - 1).range.end, document.lineAt(document.lineCount - 1).range.end);
        await editor.insertSnippet(new vscode.SnippetString([body].flat().join('\n')));
        await edit(document, above, above);
        // Names that stand for others are unknown; blocks that are still empty are the person's to fill.
        const fine = /unknown-service|missing-block|undefined|unused|invalid-suppression/;
        await eventually(() => ok(vscode.languages.getDiagnostics(document.uri).every((each) => fine.test(ruleOf(each)))));
        await new Promise((resolve) => setTimeout(resolve, 200));
        deepStrictEqual(diagnosticsOf(document.uri).filter((each) => !fine.test(each)), [], `${name}: ${document.getText()}`);
        await document.save();
      }
    }
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.workspace.fs.delete(fileOf('snippets'), { recursive: true });
  },
};
