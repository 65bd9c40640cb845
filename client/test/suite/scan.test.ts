/** Scanning the workspace: the Problems panel fills, can be stopped, and stays true. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commands, languages, workspace } from 'vscode';
import { closeAll, file, findings, openFile, ours, write } from '../support/editor.js';
import { canSee, click, find } from '../support/keyboard.js';
import { until } from '../support/until.js';

const rule = 'audit/trail-not-logging';
const cancelButton = '.notifications-center .monaco-button:has-text("Cancel")';
const none = (rules: readonly string[]): boolean => rules.length === 0;

describe('a scan of the workspace', () => {
  before(closeAll);
  afterEach(closeAll);

  it('finds problems in files that are not open', async () => {
    await commands.executeCommand('rootguard.scanWorkspace');
    for (const name of ['trail.yaml', 'trail.json', 'trail.template', 'nested/trail.cfn']) {
      assert.deepEqual(await findings(file(name)), [rule]);
    }
    assert.deepEqual(ours(file('compose.yaml')), []);
    if (canSee) {
      const rows = await until('the Problems panel', async () => {
        const found = await find('.markers-panel .monaco-list-row');
        return found.length > 0 ? found : undefined;
      });
      assert.ok(rows.some(({ text }) => text.includes('rootguard')));
    }
  });

  it('shows nothing twice when a file opens, and forgets nothing when it closes', async () => {
    const { document } = await openFile('trail.json');
    await findings(document.uri);
    assert.equal(ours(document.uri).length, 1);
    await closeAll();
    await findings(file('trail.json'));
    assert.equal(ours(file('trail.json')).length, 1);
  });

  it('follows files that are created, changed, moved and deleted', async () => {
    const template = (await workspace.fs.readFile(file('trail.yaml'))).toString();
    const added = await write('added.yaml', template);
    await findings(added);
    await write('added.yaml', template.replace('IsLogging: false', 'IsLogging: true'));
    await findings(added, none);
    await write('added.yaml', template);
    await findings(added);
    await workspace.fs.rename(added, file('moved.yaml'));
    await findings(added, none);
    await findings(file('moved.yaml'));
    await workspace.fs.delete(file('moved.yaml'));
    await findings(file('moved.yaml'), none);
  });

  it('follows a checkout of another branch', async () => {
    const root = file('').fsPath;
    const git = (...words: readonly string[]): void => {
      execFileSync('git', ['-C', root, '-c', 'user.name=Somebody', '-c', 'user.email=somebody@example.com', ...words], { stdio: 'pipe' });
    };
    const json = join(root, 'trail.json');
    git('init', '--quiet', '--initial-branch=risky');
    git('add', '--all');
    git('commit', '--quiet', '--message=risky');
    git('checkout', '--quiet', '-b', 'clean');
    rmSync(join(root, 'trail.template'));
    writeFileSync(json, readFileSync(json, 'utf8').replace('"IsLogging": false', '"IsLogging": true'));
    git('commit', '--quiet', '--all', '--message=clean');
    const changed = [file('trail.json'), file('trail.template')];
    for (const uri of changed) await findings(uri, none);
    git('checkout', '--quiet', 'risky');
    for (const uri of changed) assert.deepEqual(await findings(uri), [rule]);
    git('checkout', '--quiet', 'clean');
    for (const uri of changed) await findings(uri, none);
    git('checkout', '--quiet', 'risky');
    for (const uri of changed) await findings(uri);
    rmSync(join(root, '.git'), { recursive: true });
  });

  it('drops the findings of a deleted folder', async () => {
    await findings(file('nested/trail.cfn'));
    await workspace.fs.delete(file('nested'), { recursive: true, useTrash: false });
    await findings(file('nested/trail.cfn'), none);
  });

  it('stops when it is cancelled', async function stops() {
    if (!canSee) this.skip();
    const text = `Resources:\n${Array.from({ length: 400 }, (_, index) => `  Queue${index}: { Type: AWS::SQS::Queue }\n`).join('')}${
      (await workspace.fs.readFile(file('trail.yaml'))).toString().split('Resources:')[1] ?? ''}`;
    const many = file('many').fsPath;
    mkdirSync(many);
    for (let index = 0; index < 600; index++) writeFileSync(join(many, `${index}.yaml`), text);
    let isDone = false;
    const scan = commands.executeCommand('rootguard.scanWorkspace').then(() => { isDone = true; });
    // Under a test driver VS Code keeps toasts back; the list of notifications has the same button.
    const [button] = await until('the cancel button', async () => {
      await commands.executeCommand('notifications.showList');
      const found = await find(cancelButton);
      return found.length > 0 ? found : undefined;
    });
    assert.ok(button !== undefined && !isDone);
    await click(cancelButton);
    await scan;
    const found = languages.getDiagnostics().filter(([uri, all]) => uri.path.includes('/many/') && all.length > 0).length;
    assert.ok(found < 600, `${found} of 600 files were checked although the scan was cancelled`);
    await workspace.fs.delete(file('many'), { recursive: true, useTrash: false });
  });
});
