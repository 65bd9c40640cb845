/** A folder without templates: nothing of ours runs. */
import assert from 'node:assert/strict';
import { commands, window, workspace } from 'vscode';
import { closeAll, extension, findings, openFile, write } from '../support/editor.js';
import { serverProcesses } from '../support/server-process.js';
import { until } from '../support/until.js';

describe('in a folder without templates', () => {
  it('the extension is not active before anything opens', () => {
    assert.equal(extension().isActive, false);
    assert.deepEqual(serverProcesses(), []);
  });

  it('no server starts for files that are not ours', async () => {
    for (const name of ['notes.md', 'script.py']) await openFile(name);
    assert.equal(extension().isActive, false);
    await write('package.json', '{ "name": "quiet" }\n');
    for (const name of ['package.json', 'build.yaml']) await openFile(name);
    await until('activation by YAML', () => extension().isActive);
    assert.deepEqual(serverProcesses(), []);
    await closeAll();
  });

  it('no server starts for a text that becomes other YAML', async () => {
    const document = await workspace.openTextDocument({ language: 'yaml', content: 'a: b\n' });
    const editor = await window.showTextDocument(document);
    await editor.edit((edit) => edit.insert(document.positionAt(0), 'services: {}\n'));
    await new Promise((resolve) => setTimeout(resolve, 700));
    assert.deepEqual(serverProcesses(), []);
    await closeAll();
  });

  it('a server starts for a file beside templates, which is checked for secrets', async () => {
    const secret = Array.from('abcdefgh', (letter, index) => `${letter}${index}${letter.toUpperCase()}`).join('');
    await write('samconfig.toml', `version = 0.1\n[default.deploy.parameters]\nparameter_overrides = "DbPassword=${secret}"\n`);
    const { document } = await openFile('samconfig.toml');
    await until('a server', () => serverProcesses().length === 1);
    assert.deepEqual(await findings(document.uri), ['secret/side-file']);
    await closeAll();
  });

  it('a server starts once when a template appears', async () => {
    await write('new.yaml', 'Resources:\n  Queue:\n    Type: AWS::SQS::Queue\n');
    await openFile('new.yaml');
    await until('a server', () => serverProcesses().length === 1);
    await commands.executeCommand('rootguard.restartServer');
    await until('one server', () => serverProcesses().length === 1);
    await closeAll();
  });
});
