/** The server dies while one types. */
import assert from 'node:assert/strict';
import process from 'node:process';
import { commands, languages } from 'vscode';
import { closeAll, file, findings, goTo, openFile, rulesAt } from '../support/editor.js';
import { say } from '../support/keyboard.js';
import { serverProcesses } from '../support/server-process.js';
import { until } from '../support/until.js';

describe('a server that is killed', () => {
  afterEach(closeAll);

  it('restarts with the same findings, which stay visible, and loses no edit', async () => {
    const editor = await openFile('trail.yaml');
    const before = await findings(editor.document.uri);
    const [server] = serverProcesses();
    assert.ok(server !== undefined);
    let blinked = false;
    const watch = languages.onDidChangeDiagnostics(() => { blinked ||= rulesAt(file('trail.yaml')).length === 0; });
    goTo(editor, 'Description');
    const typed = '# typed while the server was gone\n';
    for (const [index, character] of [...typed].entries()) {
      await editor.edit((edit) => edit.insert(editor.document.positionAt(index), character));
      if (index === 5) process.kill(server, 'SIGKILL');
    }
    const started = Date.now();
    await until('another server', () => serverProcesses().some((pid) => pid !== server));
    await until('findings that follow the text', () => {
      const [finding] = languages.getDiagnostics(editor.document.uri);
      return finding !== undefined && editor.document.getText(finding.range) === 'false';
    });
    await say(`      back after ${Date.now() - started} ms`);
    watch.dispose();
    assert.deepEqual(rulesAt(editor.document.uri), before);
    assert.equal(blinked, false);
    assert.ok(editor.document.getText().startsWith(typed));
  });

  it('can be restarted by command', async () => {
    const editor = await openFile('trail.yaml');
    await findings(editor.document.uri);
    const [server] = serverProcesses();
    await commands.executeCommand('rootguard.restartServer');
    await until('another server', () => serverProcesses().every((pid) => pid !== server) && serverProcesses().length === 1);
    await findings(editor.document.uri);
  });
});
