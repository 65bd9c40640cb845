/** Commands: refused, and the page of a rule. */
import assert from 'node:assert/strict';
import { ErrorCodes } from 'vscode-languageserver/node';
import { execute, someUri } from './support/editing.js';
import { opened } from './support/offered.js';
import { connect } from './support/strict-client.js';
import { testRules } from './support/test-rules.js';

describe('a command', () => {
  for (const [command, ...args] of [
    ['rootguard.nothing'], ['rootguard.fixAll'], ['rootguard.explain'], ['rootguard.whyNoFix', someUri], ['rootguard.suppress', someUri, 'f'],
    ['rootguard.apply', 'text'],
  ] as const) {
    it(`is refused: ${[command, ...args].join(' ')}`, async () => {
      const client = await opened('AWS::SQS::Queue');
      await assert.rejects(execute(client, command, ...args), { code: ErrorCodes.InvalidParams });
      await client.close();
    });
  }
});

describe('the page of a rule', () => {
  it('opens on the web when no pages are installed', async () => {
    const client = await opened('AWS::SQS::Queue');
    await execute(client, 'rootguard.explain', 'role/test-suggestion');
    assert.deepEqual(client.shown, [{ uri: 'https://rootguard.example/rules/role/test-suggestion', external: true }]);
    await client.close();
  });

  it('is named in a message when the client cannot show it', async () => {
    const client = await connect({ rules: testRules, capabilities: {} });
    await execute(client, 'rootguard.explain', 'role/test-suggestion');
    await client.until(() => client.messages[0]);
    assert.match(client.messages.join(), /^role\/test-suggestion: It is .*https:\/\/rootguard\.example\/rules\/role\/test-suggestion$/);
    await client.close();
  });

  it('does not open for an unknown rule', async () => {
    const client = await opened('AWS::SQS::Queue');
    await assert.rejects(execute(client, 'rootguard.explain', '../../etc/passwd'), { code: ErrorCodes.InvalidParams });
    assert.deepEqual(client.shown, []);
    await client.close();
  });
});
