/** Restricted Mode: nothing of the folder is executed, so that everything works. */
import assert from 'node:assert/strict';
import { commands, workspace } from 'vscode';
import { closeAll, extension, file, findings, openFile } from '../support/editor.js';

describe('in a folder that is not trusted', () => {
  it('templates are still checked', async () => {
    assert.equal(workspace.isTrusted, false);
    const { document } = await openFile('trail.yaml');
    assert.deepEqual(await findings(document.uri), ['audit/trail-not-logging']);
    assert.equal(extension().isActive, true);
    await closeAll();
  });

  it('the workspace is still scanned', async () => {
    await commands.executeCommand('rootguard.scanWorkspace');
    assert.deepEqual(await findings(file('trail.json')), ['audit/trail-not-logging']);
  });
});
