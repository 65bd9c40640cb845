/** Diagnostics, asked for and published. */
import assert from 'node:assert/strict';
import { CancellationTokenSource, DocumentDiagnosticRequest, LSPErrorCodes } from 'vscode-languageserver/node';
import { change, close, open, pull, pulled, someUri } from './support/editing.js';
import { connect, fullCapabilities, pushCapabilities } from './support/strict-client.js';
import { templateOf, testRules } from './support/test-rules.js';

const topicRange = { start: { line: 2, character: 2 }, end: { line: 2, character: 7 } };

describe('diagnostics that a client requests', () => {
  it('carry code, link, source, exact range and data', async () => {
    const client = await connect({ rules: testRules });
    await open(client, templateOf('AWS::SNS::Topic'));
    const [diagnostic, ...more] = await pulled(client);
    assert.deepEqual(more, []);
    assert.deepEqual({ ...diagnostic, data: Object.keys(Object(diagnostic?.data)) }, {
      range: topicRange, severity: 2, source: 'rootguard', code: 'audit/test-safe',
      codeDescription: { href: 'https://rootguard.example/rules/audit/test-safe' },
      message: 'Resource `Topic` is there.', data: ['fingerprint'],
    });
    await client.close();
  });

  it('carry as much for a client that declares its abilities only for published ones', async () => {
    const { diagnostic, ...others } = fullCapabilities.textDocument ?? {};
    const capabilities = { ...fullCapabilities, textDocument: { ...others, diagnostic: { dynamicRegistration: true }, publishDiagnostics: diagnostic ?? {} } };
    const client = await connect({ rules: testRules, capabilities });
    await open(client, templateOf('AWS::SNS::Topic'));
    const [found] = await pulled(client);
    assert.deepEqual([typeof found?.codeDescription?.href, typeof found?.data], ['string', 'object']);
    await client.close();
  });

  it('are unchanged for an equal answer, and new after a change', async () => {
    const client = await connect({ rules: testRules });
    await open(client, templateOf('AWS::SNS::Topic'));
    const first = await pull(client);
    assert.equal(first.kind, 'full');
    assert.deepEqual(await pull(client, someUri, first.resultId), { kind: 'unchanged', resultId: first.resultId });
    await change(client, 2, [{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '\n' }]);
    const second = await pull(client, someUri, first.resultId);
    assert.equal(second.kind, 'full');
    assert.deepEqual(second.kind === 'full' && second.items[0]?.range.start, { line: 3, character: 2 });
    await client.close();
  });

  it('are empty for a text that is neither template nor policy', async () => {
    const client = await connect({ rules: testRules });
    await open(client, 'a: b\n');
    assert.deepEqual(await pulled(client), []);
    await client.close();
  });

  it('are empty for a text that is not open', async () => {
    const client = await connect({ rules: testRules });
    assert.deepEqual(await pulled(client), []);
    await client.close();
  });

  it('are empty when checking is switched off', async () => {
    const client = await connect({ rules: testRules, settings: { enable: false } });
    await open(client, templateOf('AWS::SNS::Topic'));
    assert.deepEqual(await pulled(client), []);
    await client.close();
  });

  it('are the most severe ones over the limit, with a note on the rest', async () => {
    const client = await connect({ rules: testRules, settings: { maxNumberOfProblems: 1, rules: { 'role/test-suggestion': 'error' } } });
    await open(client, templateOf('AWS::SNS::Topic', 'AWS::SQS::Queue', 'AWS::S3::Bucket'));
    const messages = (await pulled(client)).map(({ code, message }) => `${code}: ${message}`);
    assert.deepEqual(messages, [
      'role/test-suggestion: Resource `Queue` is there.',
      'limit: 2 more findings are not shown; `rootguard.maxNumberOfProblems` sets how many are.',
    ]);
    await client.close();
  });

  it('fade only what has no effect', async () => {
    const client = await connect({ rules: testRules });
    const twice = 'Description: a\nDescription: b\n';
    await open(client, `${twice}# rootguard-disable-file audit/test-safe -- not needed\n${templateOf('AWS::S3::Bucket')}`);
    const notices = (await pulled(client)).filter(({ code }) => code === 'notice');
    assert.deepEqual(notices.map(({ range, tags }) => [range.start.line, tags ?? []]), [[1, []], [2, [1]]]);
    await client.close();
  });

  it('survive a rule that throws, which is logged without the text', async () => {
    const client = await connect({ rules: testRules });
    await open(client, templateOf('AWS::SNS::Topic', 'AWS::SSM::Parameter'));
    const found = await pulled(client);
    assert.deepEqual(found.map(({ code }) => code), ['audit/test-safe', 'internal']);
    assert.doesNotMatch(JSON.stringify(found), /SECRET/);
    assert.doesNotMatch(client.logged.join(), /SECRET/);
    await client.close();
  });

  it('follow the settings of the editor', async () => {
    const client = await connect({ rules: testRules });
    await open(client, templateOf('AWS::SNS::Topic'));
    assert.equal((await pulled(client)).length, 1);
    await client.until(() => client.registrations.find(({ method }) => method === 'workspace/didChangeConfiguration'));
    client.settings = { rules: { 'audit/test-safe': 'off' } };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await client.until(() => client.refreshes > 0 || undefined);
    assert.deepEqual(await pulled(client), []);
    await client.close();
  });

  it('use the default settings while a client fails to send its own', async () => {
    const client = await connect({ rules: testRules });
    client.settings = new Error('No settings here.');
    await open(client, templateOf('AWS::SNS::Topic'));
    assert.equal((await pulled(client)).length, 1);
    client.settings = { enable: false };
    assert.equal((await pulled(client)).length, 1);
    await change(client, 2, [{ text: templateOf('AWS::SNS::Topic', 'AWS::SNS::Topic') }]);
    assert.deepEqual(await pulled(client), []);
    await client.close();
  });

  it('forget settings that a client withdraws', async () => {
    const client = await connect({ rules: testRules, capabilities: pushCapabilities });
    const push = (settings: unknown): Promise<void> => client.connection.sendNotification('workspace/didChangeConfiguration', { settings });
    await open(client, templateOf('AWS::SNS::Topic'));
    await client.publishedFor(someUri, (found) => found.length === 1);
    await push({ rootguard: { enable: false } });
    await client.publishedFor(someUri, (found) => found.length === 0);
    await push({});
    await client.publishedFor(someUri, (found) => found.length === 1);
    await client.close();
  });

  it('are found however the client spells the URI', async () => {
    const client = await connect({ rules: testRules });
    await open(client, templateOf('AWS::SNS::Topic'), 'file:///my%20%28own%29%5Bx%5D/a%40b.yaml');
    assert.equal((await pulled(client, 'file:///my%20(own)[x]/a@b.yaml')).length, 1);
    await client.close();
  });

  it('are not sent for a cancelled request', async () => {
    const client = await connect({ rules: testRules });
    await open(client, templateOf('AWS::SNS::Topic'));
    await pulled(client);
    const cancellation = new CancellationTokenSource();
    const request = client.connection.sendRequest(DocumentDiagnosticRequest.type, { textDocument: { uri: someUri } }, cancellation.token);
    cancellation.cancel();
    await assert.rejects(request, { code: LSPErrorCodes.RequestCancelled });
    await client.close();
  });
});

describe('diagnostics that are published', () => {
  it('carry the version when a text opens or changes, and are cleared when it closes', async () => {
    const client = await connect({ rules: testRules, capabilities: pushCapabilities });
    assert.equal(client.answer?.capabilities.diagnosticProvider, undefined);
    await open(client, templateOf('AWS::SNS::Topic'));
    assert.equal((await client.publishedFor(someUri)).length, 1);
    await change(client, 2, [{ text: templateOf('AWS::SNS::Topic', 'AWS::S3::Bucket') }]);
    assert.equal((await client.publishedFor(someUri, (found) => found.length === 2)).length, 2);
    assert.deepEqual(client.published.map(({ version }) => version), [1, 2]);
    await close(client);
    assert.deepEqual(await client.publishedFor(someUri, (found) => found.length === 0), []);
    await client.close();
  });

  it('are published even during typing without a pause', async () => {
    const client = await connect({ rules: testRules, capabilities: pushCapabilities });
    await open(client, templateOf('AWS::SNS::Topic'));
    await client.publishedFor(someUri);
    for (let version = 2; client.published.length === 1; version++) {
      await change(client, version, [{ text: templateOf('AWS::SNS::Topic') }]);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    await client.close();
  });

  it('are never those of an outdated version', async () => {
    const client = await connect({ rules: testRules, capabilities: pushCapabilities });
    await open(client, templateOf('AWS::SNS::Topic'));
    for (let version = 2; version < 20; version++) await change(client, version, [{ text: templateOf('AWS::SNS::Topic') }]);
    await change(client, 20, [{ text: templateOf() }]);
    await client.publishedFor(someUri, (found) => found.length === 0);
    const versions = client.published.map(({ version }) => version ?? 0);
    assert.deepEqual(versions, [...versions].sort((a, b) => a - b));
    assert.equal(versions.at(-1), 20);
    await client.close();
  });
});

describe('positions', () => {
  const text = `AWSTemplateFormatVersion: '2010-09-09'\nDescription: x\nResources: { "ü🔑": { Type: AWS::S3::Bucket }, Topic: { Type: AWS::SNS::Topic } }\n`;
  const column = { 'utf-16': 47, 'utf-8': 50, 'utf-32': 46 } as const;
  for (const encoding of ['utf-8', 'utf-16', 'utf-32'] as const) {
    it(`are counted in ${encoding} when the client prefers it`, async () => {
      const capabilities = { ...fullCapabilities, general: { positionEncodings: [encoding, 'utf-16'] } };
      const client = await connect({ rules: testRules, capabilities });
      assert.equal(client.answer?.capabilities.positionEncoding, encoding);
      await open(client, text);
      const topic = (await pulled(client)).find(({ code }) => code === 'audit/test-safe');
      assert.deepEqual(topic?.range.start, { line: 2, character: column[encoding] });
      // What the client changes is counted in the same way.
      const start = { line: 2, character: column[encoding] };
      await change(client, 2, [{ range: { start, end: { ...start, character: start.character + 5 } }, text: 'Renamed' }]);
      assert.match((await pulled(client)).map(({ message }) => message).join(), /`Renamed` is there/);
      await client.close();
    });
  }

  it('after the last line are the end of the text', async () => {
    const client = await connect({ rules: testRules });
    await open(client, templateOf('AWS::SNS::Topic').trimEnd());
    await change(client, 2, [{ range: { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } }, text: templateOf('AWS::S3::Bucket').trimEnd() }]);
    assert.deepEqual((await pulled(client)).map(({ message }) => message), ['Resource `Bucket` is there.']);
    await client.close();
  });

  it('are right on a line of a hundred thousand characters', async () => {
    const client = await connect({ rules: testRules });
    const long = `{"Description":"${'x'.repeat(100_000)}","Resources":{"Topic":{"Type":"AWS::SNS::Topic"}}}`;
    await open(client, long, 'file:///project/long.json', 'json');
    const [found] = await pulled(client, 'file:///project/long.json');
    const character = long.indexOf('"Topic"');
    assert.deepEqual(found?.range, { start: { line: 0, character }, end: { line: 0, character: character + 7 } });
    await client.close();
  });
});
