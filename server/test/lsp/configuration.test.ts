/** The configuration of a folder, followed while it changes. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { DiagnosticRefreshRequest, ErrorCodes, FileChangeType, ResponseError } from 'vscode-languageserver/node';
import { execute, open, pulled } from './support/editing.js';
import { scanned } from './support/scanned-workspace.js';
import { connect, type StrictClient } from './support/strict-client.js';

const trail = 'Resources:\n  T:\n    Type: AWS::CloudTrail::Trail\n    Properties: { IsLogging: false, IsMultiRegionTrail: true }\n';

async function inFolder(run: (folder: string, client: StrictClient) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'rootguard-lsp-'));
  try {
    const client = await connect();
    await run(folder, client);
    await client.close();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const uriIn = (folder: string, name: string): string => pathToFileURL(join(folder, name)).href;

async function changed(client: StrictClient, uri: string, type: FileChangeType): Promise<void> {
  const before = client.refreshes;
  await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri, type }] });
  await client.until(() => client.refreshes > before || undefined);
}

describe('the configuration above a file', () => {
  it('is watched, and applies as soon as it changes', () => inFolder(async (folder, client) => {
    const watched = await client.until(() => client.registrations.find(({ method }) => method === 'workspace/didChangeWatchedFiles'));
    assert.deepEqual(watched.registerOptions, { watchers: [{ globPattern: '**/.rootguard.{yaml,yml,json}' }] });
    const uri = uriIn(folder, 'a.yaml');
    const configuration = uriIn(folder, '.rootguard.yaml');
    await open(client, trail, uri);
    assert.equal((await pulled(client, uri)).length, 1);
    writeFileSync(join(folder, '.rootguard.yaml'), 'rules:\n  audit/trail-not-logging: off\n');
    await changed(client, configuration, FileChangeType.Created);
    assert.deepEqual(await pulled(client, uri), []);
    writeFileSync(join(folder, '.rootguard.yaml'), 'exclude: [b.yaml]\n');
    await changed(client, configuration, FileChangeType.Changed);
    assert.equal((await pulled(client, uri)).length, 1);
    writeFileSync(join(folder, '.rootguard.yaml'), 'exclude: [a.yaml]\n');
    await changed(client, configuration, FileChangeType.Changed);
    assert.deepEqual(await pulled(client, uri), []);
    rmSync(join(folder, '.rootguard.yaml'));
    await changed(client, configuration, FileChangeType.Deleted);
    assert.equal((await pulled(client, uri)).length, 1);
  }));

  it('is reported at the top of a file when it is broken', () => inFolder(async (folder, client) => {
    writeFileSync(join(folder, '.rootguard.yaml'), 'preset: strickt\n');
    const uri = uriIn(folder, 'a.yaml');
    await open(client, trail, uri);
    const [finding, problem] = await pulled(client, uri);
    assert.equal(finding?.code, 'audit/trail-not-logging');
    assert.match(String(problem?.message), /^\.rootguard\.yaml: .*`strict`/);
    assert.deepEqual([problem?.code, problem?.severity, problem?.range.start], ['configuration', 2, { line: 0, character: 0 }]);
  }));

  it('is checked itself when it is open', () => inFolder(async (folder, client) => {
    const uri = uriIn(folder, '.rootguard.yaml');
    await open(client, 'rules:\n  audit/trail-not-loging: off\n', uri);
    const [problem, ...more] = await pulled(client, uri);
    assert.deepEqual(more, []);
    assert.equal(problem?.code, 'configuration');
    assert.match(String(problem.message), /Did you mean `audit\/trail-not-logging`\?/);
    assert.deepEqual(problem.range, { start: { line: 1, character: 2 }, end: { line: 1, character: 24 } });
  }));
});

describe('the settings of the editor', () => {
  it('are reported when they are wrong and no configuration applies', async () => {
    const client = await connect({ settings: { rules: { 'audit/trail-not-loging': 'off' } } });
    await open(client, trail);
    const [finding, problem] = await pulled(client);
    assert.equal(finding?.code, 'audit/trail-not-logging');
    assert.match(String(problem?.message), /^Settings of the editor: .*Did you mean `audit\/trail-not-logging`\?/);
    await client.close();
  });

  it('applies to scanned files although the client refuses to pull again', () => scanned({ 'a.yaml': trail }, async (workspace, client) => {
    client.connection.onRequest(DiagnosticRefreshRequest.type, () => new ResponseError(ErrorCodes.InternalError, 'No.'));
    await execute(client, 'rootguard.scan');
    await client.publishedFor(workspace.uri('a.yaml'), (found) => found.length === 1);
    workspace.write('.rootguard.yaml', 'exclude: [a.yaml]\n');
    const changes = [{ uri: workspace.uri('.rootguard.yaml'), type: FileChangeType.Created }];
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
    await client.publishedFor(workspace.uri('a.yaml'), (found) => found.length === 0);
  }));
});
