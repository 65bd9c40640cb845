/** What may be asked when: before `initialize`, while the server runs, after `shutdown`. */
import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import {
  createConnection, createProtocolConnection, ErrorCodes, StreamMessageReader, StreamMessageWriter, type ProtocolConnection,
} from 'vscode-languageserver/node';
import { serve } from '../../src/lsp/server.js';
import { open, someUri } from './support/editing.js';
import { connect } from './support/strict-client.js';

const hover = { textDocument: { uri: someUri }, position: { line: 0, character: 0 } };
const initialize = { processId: null, rootUri: null, capabilities: {} };

function newConnection(): ProtocolConnection {
  const [toServer, toClient] = [new PassThrough(), new PassThrough()];
  const server = createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient));
  serve(server, { version: '1.2.3', pages: null });
  server.listen();
  const connection = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
  connection.listen();
  return connection;
}

describe('a malformed message', () => {
  it('does not end the session, and its text is not logged', async () => {
    const [toServer, toClient] = [new PassThrough(), new PassThrough()];
    const server = createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient));
    serve(server, { version: '1.2.3', pages: null });
    server.listen();
    const writer = new StreamMessageWriter(toServer);
    const logged: string[] = [];
    const connection = createProtocolConnection(new StreamMessageReader(toClient), writer);
    connection.onNotification('window/logMessage', ({ message }: { message: string }) => void logged.push(message));
    connection.listen();
    await connection.sendRequest('initialize', initialize);
    const lost = { jsonrpc: '2.0', params: { textDocument: { text: 'SECRET "quoted"' }, changes: [{ newText: 'SECRET' }] } };
    await writer.write(lost);
    for (const body of ['[]', 'null', '5', '{', JSON.stringify([lost])]) toServer.write(`Content-Length: ${body.length}\r\n\r\n${body}`);
    for (const method of ['textDocument/didOpen', 'textDocument/didChange', 'workspace/didChangeWatchedFiles', 'what/ever']) {
      await connection.sendNotification(method, { textDocument: { uri: someUri, text: ['SECRET'] } });
    }
    assert.equal(await connection.sendRequest('textDocument/hover', hover), null);
    assert.ok(logged.length > 0);
    assert.doesNotMatch(logged.join('\n'), /SECRET/);
    await connection.sendRequest('shutdown');
    connection.dispose();
  });
});

describe('a request', () => {
  it('before `initialize` is refused, and the server starts all the same', async () => {
    const connection = newConnection();
    for (const method of ['textDocument/hover', 'textDocument/diagnostic', 'what/ever', 'shutdown']) {
      await assert.rejects(connection.sendRequest(method, hover), { code: ErrorCodes.ServerNotInitialized });
    }
    await connection.sendRequest('initialize', initialize);
    assert.equal(await connection.sendRequest('textDocument/hover', hover), null);
    await connection.sendRequest('shutdown');
    connection.dispose();
  });

  it('to initialize again is refused, and changes nothing', async () => {
    const client = await connect();
    await assert.rejects(client.connection.sendRequest('initialize', initialize), { code: ErrorCodes.InvalidRequest });
    assert.equal(await client.connection.sendRequest('textDocument/hover', hover), null);
    await client.close();
  });

  it('with an unknown method is refused', async () => {
    const client = await connect();
    await assert.rejects(client.connection.sendRequest('what/ever', {}), { code: ErrorCodes.MethodNotFound });
    await client.close();
  });

  it('without a required parameter is refused, and nothing is logged', async () => {
    const client = await connect();
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    for (const [method, params] of [
      ['textDocument/hover', null], ['textDocument/hover', {}], ['textDocument/hover', { ...hover, textDocument: { uri: 5 } }],
      ['textDocument/hover', { ...hover, position: { line: -1, character: 0 } }], ['textDocument/hover', { ...hover, position: { line: 'x', character: 0 } }],
      ['textDocument/diagnostic', null], ['textDocument/diagnostic', { textDocument: null }],
      ['textDocument/codeAction', { ...hover, range }], ['textDocument/codeAction', { ...hover, context: { diagnostics: [] } }],
      ['codeAction/resolve', {}], ['workspace/executeCommand', null], ['workspace/executeCommand', { command: 7 }],
    ] as const) {
      await assert.rejects(client.connection.sendRequest(method, params), { code: ErrorCodes.InvalidParams }, `${method} ${JSON.stringify(params)}`);
    }
    assert.deepEqual(client.logged, []);
    await client.close();
  });

  it('after `shutdown` is refused, and nothing more is sent', async () => {
    const client = await connect({ capabilities: {} });
    await open(client, 'a: b\n');
    await client.publishedFor(someUri);
    await client.connection.sendRequest('shutdown');
    for (const method of ['textDocument/hover', 'what/ever', 'shutdown', 'initialize']) {
      await assert.rejects(client.connection.sendRequest(method, { ...initialize, ...hover }), { code: ErrorCodes.InvalidRequest });
    }
    assert.deepEqual(client.logged, []);
    client.connection.dispose();
  });
});
