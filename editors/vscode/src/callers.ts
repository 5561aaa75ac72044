// What is behind a lens: the callers, in this editor's own list of places.
import * as vscode from 'vscode';
import type { Position } from 'vscode-languageclient/node';

/** Goes to the only caller of what a manifest declares at `position`; of several, lists them where the declaration stands. */
export async function showCallers(manifest: string, { line, character }: Position): Promise<void> {
  const uri = vscode.Uri.parse(manifest);
  const place = new vscode.Position(line, character);
  const found = await vscode.commands.executeCommand<vscode.Location[]>('vscode.executeReferenceProvider', uri, place);
  // An example in the manifest's own `help` is a caller, too.
  const callers = found.filter((each) => each.uri.toString() !== uri.toString() || !each.range.contains(place));
  await vscode.commands.executeCommand('editor.action.goToLocations', uri, place, callers, 'peek', 'Nobody calls it any more.');
}
