/** Texts that name other files are checked with them, as they are open in the editor or on disk. */
import assert from 'node:assert/strict';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { FileChangeType } from 'vscode-languageserver/node';
import { change, execute, open, pulled } from './support/editing.js';
import { connect, fullCapabilities, pushCapabilities, type StrictClient } from './support/strict-client.js';

const part = 'IsLogging: false\n';
const trail = `Resources:
  T:
    Type: AWS::CloudTrail::Trail
    Properties:
      IsMultiRegionTrail: true
      Fn::Transform: { Name: AWS::Include, Parameters: { Location: part.yaml } }
`;

async function inFolder(capabilities: StrictClient['capabilities'], run: (client: StrictClient, uri: (name: string) => string) => Promise<void>): Promise<void> {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'rootguard-beside-')));
  try {
    writeFileSync(join(folder, 'trail.yaml'), trail);
    writeFileSync(join(folder, 'part.yaml'), part);
    const client = await connect({ capabilities, folders: [{ uri: pathToFileURL(folder).href, name: 'root' }] });
    await run(client, (name) => pathToFileURL(join(folder, name)).href);
    await client.close();
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const codes = (diagnostics: readonly { readonly code?: unknown }[]): readonly unknown[] => diagnostics.map(({ code }) => code);

describe('a template that includes a file', () => {
  it('is checked with the file as it is on disk, and as it is in the editor', () => inFolder(fullCapabilities, async (client, uri) => {
    await open(client, trail, uri('trail.yaml'));
    assert.deepEqual(codes(await pulled(client, uri('trail.yaml'))), ['audit/trail-not-logging']);
    await open(client, 'IsLogging: true\n', uri('part.yaml'));
    assert.deepEqual(await pulled(client, uri('trail.yaml')), []);
  }));

  it('is published again when the file changes in the editor', () => inFolder(pushCapabilities, async (client, uri) => {
    await open(client, trail, uri('trail.yaml'));
    assert.deepEqual(codes(await client.publishedFor(uri('trail.yaml'))), ['audit/trail-not-logging']);
    await open(client, part, uri('part.yaml'));
    await change(client, 2, [{ text: 'IsLogging: true\n' }], uri('part.yaml'));
    await client.publishedFor(uri('trail.yaml'), (found) => found.length === 0);
  }));

  it('is checked again when the file changes on disk, before any scan', () => inFolder(fullCapabilities, async (client, uri) => {
    await open(client, trail, uri('trail.yaml'));
    assert.deepEqual(codes(await pulled(client, uri('trail.yaml'))), ['audit/trail-not-logging']);
    await client.until(() => client.registrations.find(({ registerOptions }) => JSON.stringify(registerOptions).includes('yaml,yml,json,jsonc')));
    writeFileSync(new URL(uri('part.yaml')), 'IsLogging: true\n');
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: uri('part.yaml'), type: FileChangeType.Changed }] });
    await client.until(() => client.refreshes > 0 || undefined);
    assert.deepEqual(await pulled(client, uri('trail.yaml')), []);
  }));

  it('is checked again when the file is saved, for a client that watches no files', () => inFolder(pushCapabilities, async (client, uri) => {
    await open(client, trail, uri('trail.yaml'));
    await client.publishedFor(uri('trail.yaml'), (found) => found.length === 1);
    writeFileSync(new URL(uri('part.yaml')), 'IsLogging: true\n');
    await client.connection.sendNotification('textDocument/didSave', { textDocument: { uri: uri('part.yaml') } });
    await client.publishedFor(uri('trail.yaml'), (found) => found.length === 0);
  }));

  it('is scanned again when the file changes, disappears and returns', () => inFolder(fullCapabilities, async (client, uri) => {
    const tell = (type: FileChangeType): Promise<void> =>
      client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: uri('part.yaml'), type }] });
    const file = new URL(uri('part.yaml'));
    const isSilent = (found: readonly unknown[]): boolean => found.length === 0;
    const speaks = (found: readonly unknown[]): boolean => found.length === 1;
    await execute(client, 'rootguard.scan');
    await client.publishedFor(uri('trail.yaml'), speaks);
    writeFileSync(file, 'IsLogging: true\n');
    await tell(FileChangeType.Changed);
    await client.publishedFor(uri('trail.yaml'), isSilent);
    writeFileSync(file, part);
    await tell(FileChangeType.Changed);
    await client.publishedFor(uri('trail.yaml'), speaks);
    rmSync(file);
    await tell(FileChangeType.Deleted);
    await client.publishedFor(uri('trail.yaml'), isSilent);
    writeFileSync(file, part);
    await tell(FileChangeType.Created);
    await client.publishedFor(uri('trail.yaml'), speaks);
  }));
});
