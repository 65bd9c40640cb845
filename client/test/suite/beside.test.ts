/** Beside an extension that checks YAML, and brings a language for templates as the AWS Toolkit does. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { commands, extensions, languages, Uri, window, workspace, type CodeAction, type Hover, type MarkdownString } from 'vscode';
import { closeAll, findings, goTo, openUri, ours } from '../support/editor.js';
import { until } from '../support/until.js';

const rule = 'audit/trail-not-logging';

function theirs(uri: Uri): number {
  return languages.getDiagnostics(uri).filter(({ source }) => source === 'beside').length;
}

function folder(name: string): Uri {
  const found = workspace.workspaceFolders?.find((each) => each.name === name);
  assert.ok(found !== undefined);
  return found.uri;
}

describe('beside another extension for the same files', () => {
  before(() => assert.ok(extensions.getExtension('rootguard-tests.beside') !== undefined, 'The other extension is not installed.'));
  afterEach(closeAll);

  it('both show their findings once', async () => {
    const { document } = await openUri(Uri.joinPath(folder('one'), 'trail.yaml'));
    assert.deepEqual(await findings(document.uri), [rule]);
    await until('what the other one found', () => theirs(document.uri) > 0);
    assert.equal(ours(document.uri).length, 1);
    assert.equal(theirs(document.uri), 1);
  });

  it('a template keeps the language that the other one sets, and is checked once', async () => {
    const { document } = await openUri(Uri.joinPath(folder('one'), 'stack.template'));
    assert.equal(document.languageId, 'cloudformation');
    assert.deepEqual(await findings(document.uri), [rule]);
    await until('what the other one found', () => theirs(document.uri) > 0);
    assert.equal(ours(document.uri).length, 1);
  });

  it('hovers and fixes of both appear', async () => {
    const editor = await openUri(Uri.joinPath(folder('one'), 'trail.yaml'));
    await findings(editor.document.uri);
    const position = goTo(editor, 'false');
    const text = await until('both hovers', async () => {
      const hovers = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', editor.document.uri, position);
      const all = hovers.flatMap(({ contents }) => contents.map((content) => (content as MarkdownString).value)).join('\n');
      return all.includes('Why:') && all.includes('A word from beside.') ? all : undefined;
    });
    assert.equal(text.split('Why:').length, 2);
    const actions = await commands.executeCommand<CodeAction[]>('vscode.executeCodeActionProvider', editor.document.uri, editor.selection);
    const titles = actions.map(({ title }) => title);
    assert.ok(titles.includes('Switch on trail `AuditTrail`') && titles.includes('An action from beside'), titles.join());
    assert.equal(titles.filter((title) => title === 'Switch on trail `AuditTrail`').length, 1);
  });

  it('no setting is changed', () => {
    const file = workspace.workspaceFile;
    assert.ok(file !== undefined);
    assert.deepEqual(JSON.parse(readFileSync(file.fsPath, 'utf8')), { folders: [{ path: 'one' }, { path: 'two' }] });
    const entries = readdirSync(dirname(file.fsPath), { recursive: true }).map(String).filter((name) => name.endsWith('settings.json'));
    assert.deepEqual(entries, [join('two', '.vscode', 'settings.json')]);
    for (const [section, key] of [['yaml', 'customTags'], ['files', 'associations'], ['json', 'schemas']] as const) {
      const { globalValue, workspaceValue } = workspace.getConfiguration(section).inspect(key) ?? {};
      assert.deepEqual([globalValue, workspaceValue], [undefined, undefined], `${section}.${key}`);
    }
    assert.equal(window.visibleTextEditors.length, 0);
  });
});
