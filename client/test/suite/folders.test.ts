/** A workspace of several folders: each with its own configuration and settings, all of them scanned. */
import assert from 'node:assert/strict';
import { commands, DiagnosticSeverity, Uri, workspace } from 'vscode';
import { closeAll, findings, openUri, ours } from '../support/editor.js';

const rule = 'audit/trail-not-logging';
const none = (rules: readonly string[]): boolean => rules.length === 0;

function uri(folder: 'one' | 'two', name: string): Uri {
  const found = workspace.workspaceFolders?.find((each) => each.name === folder);
  assert.ok(found !== undefined, `There is no folder ${folder}.`);
  return Uri.joinPath(found.uri, name);
}

describe('a workspace of several folders', () => {
  after(closeAll);

  it('takes configuration and settings from the folder of the file', async () => {
    for (const [folder, severity] of [['one', DiagnosticSeverity.Warning], ['two', DiagnosticSeverity.Hint]] as const) {
      const { document } = await openUri(uri(folder, 'trail.yaml'));
      assert.deepEqual(await findings(document.uri), [rule]);
      assert.equal(ours(document.uri)[0]?.severity, severity);
    }
  });

  it('is scanned as a whole, and forgets a folder that is removed', async () => {
    await closeAll();
    await commands.executeCommand('rootguard.scanWorkspace');
    const places = [uri('one', 'trail.yaml'), uri('two', 'trail.yaml'), uri('two', 'deep/trail.template')];
    for (const place of places) assert.deepEqual(await findings(place), [rule]);
    const [one, ...two] = places;
    assert.ok(workspace.updateWorkspaceFolders(1, 1));
    for (const place of two) await findings(place, none);
    assert.ok(one !== undefined);
    assert.deepEqual(await findings(one), [rule]);
  });
});
