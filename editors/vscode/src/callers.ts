// What is behind a lens: the callers, in this editor's own list of places.
import * as vscode from 'vscode';
import type { Location, Position } from 'vscode-languageclient/node';

/** Goes to the only one of `callers` of what a manifest declares at `position`; lists several where the declaration stands. */
export async function showCallers(callers: Location[], [manifest, { line, character }]: [string, Position]): Promise<void> {
  const places = callers.map(
    ({ uri, range: { start, end } }) =>
      new vscode.Location(vscode.Uri.parse(uri), new vscode.Range(start.line, start.character, end.line, end.character)),
  );
  const at = new vscode.Position(line, character);
  await vscode.commands.executeCommand('editor.action.goToLocations', vscode.Uri.parse(manifest), at, places, 'peek', 'Nobody calls it any more.');
}
