// Commands that ask about the place of the cursor.
import * as vscode from 'vscode';
import type { Pages } from './pages';
import type { Runner } from './runner';
import { askText } from './server';

/** The rules of the diagnostics under the cursor. */
function rulesAtCursor(): string[] {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return [];
  const here = vscode.languages
    .getDiagnostics(editor.document.uri)
    .filter(({ source, range }) => source === 'asyncy' && range.intersection(editor.selection));
  return [...new Set(here.map(({ code }) => String(typeof code === 'object' ? code.value : code)))];
}

/** Rule → its part of the page of all rules. */
function partsOf(page: string): Map<string, string> {
  const parts = page.split(/^(?=## )/m).slice(1);
  return new Map(parts.map((part) => [part.slice(3, part.indexOf('\n')).trim(), part]));
}

/** Tells why the rule under the cursor exists; without one under it, lets the person choose. */
export async function explainRule(runner: Runner, pages: Pages): Promise<void> {
  const found = runner.find();
  const answer = 'problem' in found ? found : await askText(found.command, ['rules', '--markdown']);
  if ('problem' in answer) {
    void vscode.window.showErrorMessage(answer.problem);
    return;
  }
  const parts = partsOf(answer.text);
  const here = rulesAtCursor().filter((rule) => parts.has(rule));
  const choices = here.length > 0 ? here : [...parts.keys()];
  const rule = choices.length === 1 ? choices[0] : await vscode.window.showQuickPick(choices, { title: 'Which rule?' });
  if (rule) await pages.show(rule, parts.get(rule)!);
}

/** What the server says under the mouse, to read while one writes: the call as its container receives it. */
export async function showBinding(pages: Pages): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return;
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    editor.document.uri,
    editor.selection.active,
  );
  const texts = hovers.flatMap(({ contents }) => contents).map((each) => (typeof each === 'string' ? each : each.value));
  if (texts.length === 0) {
    void vscode.window.showInformationMessage('There is no call under the cursor.');
    return;
  }
  await pages.show('Call', texts.join('\n\n---\n\n'));
}

/** Rewrites the whole manifest in the words of the other guide, by the server's own actions; lets the person choose. */
export async function migrate(): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return;
  const { document } = editor;
  const whole = new vscode.Range(0, 0, document.lineCount, 0);
  const rewrite = vscode.CodeActionKind.RefactorRewrite.value;
  const actions = (
    await vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, whole, rewrite, 2)
  ).filter(({ title, edit }) => edit && title.startsWith('Rewrite in the'));
  if (actions.length === 0) {
    void vscode.window.showInformationMessage(
      'Nothing in this manifest would change, or the other dialect cannot say all of it: `asyncy-ls migrate` tells why.',
    );
    return;
  }
  const title = actions.length === 1 ? actions[0].title : await vscode.window.showQuickPick(actions.map((each) => each.title));
  const chosen = actions.find((each) => each.title === title);
  if (chosen?.edit) await vscode.workspace.applyEdit(chosen.edit);
}
