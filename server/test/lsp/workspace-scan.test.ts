/** Scanning a workspace, and keeping its findings up to date. */
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  ErrorCodes, ExecuteCommandRequest, FileChangeType, ResponseError, WorkDoneProgress, WorkDoneProgressCreateRequest, type WorkspaceFoldersChangeEvent,
} from 'vscode-languageserver/node';
import type { ScanSummary } from '../../src/lsp/protocol.js';
import { close, execute, open, pulled } from './support/editing.js';
import { scanned } from './support/scanned-workspace.js';
import { connect, pushCapabilities, type StrictClient } from './support/strict-client.js';

const risky = 'Resources:\n  T:\n    Type: AWS::CloudTrail::Trail\n    Properties: { IsLogging: false, IsMultiRegionTrail: true }\n';
/** Takes long enough to check that a scan of many takes several breaths. */
const long = `Resources:\n${Array.from({ length: 40 }, (_, index) => `  T${index}: { Type: AWS::SQS::Queue }\n`).join('')}`;
const clean = risky.replace('false', 'true');

async function scan(client: StrictClient): Promise<ScanSummary> {
  return await execute(client, 'rootguard.scan') as ScanSummary;
}

/** What is shown of each file now, as counts, files with nothing left out. */
function shown(client: StrictClient): ReadonlyMap<string, number> {
  const counts = new Map(client.published.map(({ uri, diagnostics }) => [uri, diagnostics.length]));
  return new Map([...counts].filter(([, count]) => count > 0));
}

async function changed(client: StrictClient, uri: string, type: FileChangeType): Promise<void> {
  await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri, type }] });
}

describe('a scan of the workspace', () => {
  it('publishes findings of every file, file by file, and sums up', () =>
    scanned({ 'a.yaml': risky, 'deep/b.json': '{}', 'deep/c.template': risky, 'd.yaml': clean, 'e.md': '#' }, async (workspace, client) => {
      assert.deepEqual(await scan(client), { checked: 3, findings: 2, affected: 2, unchecked: 0, cancelled: false });
      assert.deepEqual(shown(client), new Map([[workspace.uri('a.yaml'), 1], [workspace.uri('deep/c.template'), 1]]));
      await client.until(() => client.progress.find((value) => Object(value).kind === 'end'));
      assert.deepEqual(client.progress.map((value) => Object(value).kind).filter((kind) => kind !== 'report'), ['begin', 'end']);
      assert.equal(Object(client.progress[0]).cancellable, true);
    }));

  it('reads what is open as it is in the editor, and publishes nothing for it', () =>
    scanned({ 'a.yaml': risky }, async (workspace, client) => {
      await open(client, clean, workspace.uri('a.yaml'));
      assert.deepEqual(await scan(client), { checked: 1, findings: 0, affected: 0, unchecked: 0, cancelled: false });
      assert.deepEqual(client.published, []);
    }));

  it('reads what is open however its URI is spelled', () =>
    scanned({ 'a (b)@.yaml': risky }, async (workspace, client) => {
      await open(client, clean, workspace.uri('a (b)@.yaml').replace('(', '%28').replace('@', '%40'));
      assert.deepEqual(await scan(client), { checked: 1, findings: 0, affected: 0, unchecked: 0, cancelled: false });
    }));

  it('reports progress under the token of the client, and creates no other', () =>
    scanned({ 'a.yaml': risky }, async (_workspace, client) => {
      const kinds: string[] = [];
      client.connection.onProgress(WorkDoneProgress.type, 'here', ({ kind }) => void kinds.push(kind));
      await client.connection.sendRequest(ExecuteCommandRequest.type, { command: 'rootguard.scan', workDoneToken: 'here' });
      assert.deepEqual(kinds, ['begin', 'report', 'end']);
      assert.deepEqual(client.progress, []);
    }));

  it('goes on for a client that refuses to show progress', () =>
    scanned({ 'a.yaml': risky }, async (_workspace, client) => {
      client.connection.onRequest(WorkDoneProgressCreateRequest.type, () => new ResponseError(ErrorCodes.InternalError, 'No.'));
      assert.equal((await scan(client)).findings, 1);
    }));

  it('reads the root of a client without workspace folders', () =>
    scanned({ 'a.yaml': risky }, async (workspace) => {
      const client = await connect({ capabilities: {}, rootUri: pathToFileURL(workspace.root).href });
      assert.equal((await scan(client)).findings, 1);
      await client.close();
    }));

  it('leaves an open file to requests, and publishes for it again when it closes', () =>
    scanned({ 'a.yaml': risky }, async (workspace, client) => {
      await scan(client);
      const uri = workspace.uri('a.yaml');
      await open(client, risky, uri);
      await client.publishedFor(uri, (found) => found.length === 0);
      assert.equal((await pulled(client, uri)).length, 1);
      await close(client, uri);
      await client.publishedFor(uri, (found) => found.length === 1);
    }));

  it('takes the settings of the innermost folder, in whatever order they are', () =>
    scanned({ 'a.yaml': risky, 'in/b.yaml': risky }, async (workspace) => {
      const folders = ['in', ''].map((name) => ({ uri: workspace.uri(name).replace(/\/$/, ''), name }));
      const client = await connect({ folders, settingsOf: (uri) => ({ enable: uri !== workspace.uri('in') }) });
      await scan(client);
      assert.deepEqual(shown(client), new Map([[workspace.uri('a.yaml'), 1]]));
      await client.close();
    }));

  it('leaves out what git ignores and what the configuration excludes', () =>
    scanned({ '.git/HEAD': '', '.gitignore': 'out/\n', '.rootguard.yaml': 'exclude: [old]\n', 'out/a.yaml': risky, 'old/a.yaml': risky, 'new/a.yaml': risky },
      async (workspace, client) => {
        await scan(client);
        assert.deepEqual([...shown(client).keys()], [workspace.uri('new/a.yaml')]);
      }));

  it('stops when it is cancelled', () =>
    scanned(Object.fromEntries(Array.from({ length: 1_000 }, (_, index) => [`${index}.yaml`, long])), async (_workspace, client) => {
      const request = client.connection.sendRequest(ExecuteCommandRequest.type, { command: 'rootguard.scan' });
      const first = await client.until(() => client.progress.find((value) => Object(value).kind === 'report'));
      await client.connection.sendNotification('window/workDoneProgress/cancel', { token: Object(first).token });
      const summary = await request as ScanSummary;
      assert.equal(summary.cancelled, true);
      assert.ok(summary.checked < 1_000, `${summary.checked} were checked`);
    }));
});

describe('what a scan found', () => {
  it('is watched after the scan, including folders that are deleted', () =>
    scanned({ 'a.yaml': risky }, async (_workspace, client) => {
      await scan(client);
      const registration = await client.until(() => client.registrations.find(({ registerOptions }) => JSON.stringify(registerOptions).includes('template')));
      assert.deepEqual(registration.registerOptions, { watchers: [
        { globPattern: '**/*.{yaml,yml,json,jsonc,toml,template,cfn}' }, { globPattern: '**/*', kind: 4 },
      ] });
      await scan(client);
      assert.equal(client.registrations.filter(({ registerOptions }) => JSON.stringify(registerOptions).includes('template')).length, 1);
    }));

  it('follows a file that is changed, created and deleted', () =>
    scanned({ 'a.yaml': risky }, async (workspace, client) => {
      await scan(client);
      workspace.write('a.yaml', clean);
      await changed(client, workspace.uri('a.yaml'), FileChangeType.Changed);
      await client.publishedFor(workspace.uri('a.yaml'), (found) => found.length === 0);
      workspace.write('b.yaml', risky);
      await changed(client, workspace.uri('b.yaml'), FileChangeType.Created);
      await client.publishedFor(workspace.uri('b.yaml'), (found) => found.length === 1);
      workspace.remove('b.yaml');
      await changed(client, workspace.uri('b.yaml'), FileChangeType.Deleted);
      await client.publishedFor(workspace.uri('b.yaml'), (found) => found.length === 0);
      assert.deepEqual(shown(client), new Map());
    }));

  it('follows a file in a folder whose URI ends with a slash', () =>
    scanned({ 'a.yaml': clean }, async (workspace) => {
      const client = await connect({ folders: [{ uri: pathToFileURL(`${workspace.root}/`).href, name: 'root' }] });
      await scan(client);
      workspace.write('a.yaml', risky);
      await changed(client, workspace.uri('a.yaml'), FileChangeType.Changed);
      await client.publishedFor(workspace.uri('a.yaml'), (found) => found.length === 1);
      await client.close();
    }));

  it('stays when a file that is reported as deleted exists again', () =>
    scanned({ 'a.yaml': risky }, async (workspace, client) => {
      await scan(client);
      const before = client.published.length;
      await changed(client, workspace.uri('a.yaml'), FileChangeType.Deleted);
      await client.until(() => client.published.length > before || undefined);
      assert.deepEqual(shown(client), new Map([[workspace.uri('a.yaml'), 1]]));
    }));

  it('is cleared with the folder', () =>
    scanned({ 'one/a.yaml': risky, 'one/b.yaml': risky, 'one.yaml': risky }, async (workspace, client) => {
      await scan(client);
      workspace.remove('one');
      await changed(client, workspace.uri('one'), FileChangeType.Deleted);
      await client.until(() => (shown(client).size === 1 ? true : undefined));
      assert.deepEqual([...shown(client).keys()], [workspace.uri('one.yaml')]);
    }));

  it('follows the configuration', () =>
    scanned({ 'a.yaml': risky }, async (workspace, client) => {
      await scan(client);
      workspace.write('.rootguard.yaml', 'rules: { audit/trail-not-logging: off }\n');
      await changed(client, workspace.uri('.rootguard.yaml'), FileChangeType.Created);
      await client.publishedFor(workspace.uri('a.yaml'), (found) => found.length === 0);
    }));

  it('reports what is wrong with a configuration in that file, until it is corrected', () =>
    scanned({ 'one/a.yaml': risky, 'one/b.yaml': risky, 'one/.rootguard.yaml': 'include: ["*.yaml"]\nrules: { audit/trail-not-loging: off }\n' }, async (workspace, client) => {
      const uri = workspace.uri('one/.rootguard.yaml');
      await scan(client);
      const [problem, ...others] = await client.publishedFor(uri);
      assert.deepEqual(others, []);
      assert.match(String(problem?.message), /Did you mean/);
      assert.deepEqual(problem?.range.start, { line: 1, character: 9 });
      workspace.write('one/.rootguard.yaml', 'rules: { audit/trail-not-logging: off }\n');
      await changed(client, uri, FileChangeType.Changed);
      await client.publishedFor(uri, (found) => found.length === 0);
    }));

  it('reports what is wrong with a configuration above the workspace', () =>
    scanned({ '.rootguard.yaml': 'preset: strikt\n', 'one/a.yaml': risky }, async (workspace, client) => {
      const root = { uri: pathToFileURL(workspace.root).href, name: 'root' };
      await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
        event: { added: [{ uri: workspace.uri('one'), name: 'one' }], removed: [root] },
      });
      await scan(client);
      const [problem] = await client.publishedFor(workspace.uri('.rootguard.yaml'));
      assert.match(String(problem?.message), /Did you mean `strict`/);
    }));

  it('follows the folders of the workspace', () =>
    scanned({ 'one/a.yaml': risky, 'two/b.yaml': risky }, async (workspace, client) => {
      const change = (event: WorkspaceFoldersChangeEvent): Promise<void> =>
        client.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event });
      const [root, two] = ['', 'two'].map((name) => ({ uri: pathToFileURL(join(workspace.root, name)).href.replace(/\/$/, ''), name }));
      assert.ok(root !== undefined && two !== undefined);
      await scan(client);
      await change({ added: [two], removed: [root] });
      await client.publishedFor(workspace.uri('one/a.yaml'), (found) => found.length === 0);
      assert.deepEqual([...shown(client).keys()], [workspace.uri('two/b.yaml')]);
      await change({ added: [root], removed: [] });
      await client.publishedFor(workspace.uri('one/a.yaml'), (found) => found.length === 1);
    }));

  it('follows the settings of the editor', () =>
    scanned({ 'a.yaml': risky }, async (workspace, client) => {
      await scan(client);
      client.settings = { rules: { 'audit/trail-not-logging': 'off' } };
      await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
      await client.publishedFor(workspace.uri('a.yaml'), (found) => found.length === 0);
    }));

  it('is cleared with the last tab, even for a text without a file', () =>
    scanned({ 'a.yaml': clean }, async (workspace, client) => {
      await scan(client);
      for (const uri of [workspace.uri('a.yaml'), 'untitled:Untitled-1', 'file:///elsewhere/a.yaml']) {
        await open(client, risky, uri);
        await client.publishedFor(uri, (found) => found.length === 1);
        await close(client, uri);
        await client.publishedFor(uri, (found) => found.length === 0);
      }
    }, { capabilities: pushCapabilities }));

  it('is replaced by the next scan', () =>
    scanned({ 'a.yaml': risky }, async (workspace, client) => {
      await scan(client);
      workspace.remove('a.yaml');
      await scan(client);
      assert.deepEqual(shown(client), new Map());
    }));
});
