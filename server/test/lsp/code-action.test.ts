/** Code actions: offered, resolved, applied. */
import assert from 'node:assert/strict';
import { CodeActionRequest, ExecuteCommandRequest, type Command, type Diagnostic, type Range } from 'vscode-languageserver/node';
import { actions, change, execute, open, pulled, pulledOnce, resolve, someUri } from './support/editing.js';
import { firstResource, opened, titled } from './support/offered.js';
import { connect, fullCapabilities } from './support/strict-client.js';
import { templateOf, testRules } from './support/test-rules.js';

describe('code actions at a finding', () => {
  it('offer its fixes first, one preferred, then suppression and page', async () => {
    const client = await opened('AWS::SQS::Queue');
    const diagnostics = [...await pulled(client)];
    const offered = await actions(client, firstResource, { diagnostics });
    assert.deepEqual(offered.map(({ title, isPreferred }) => [title, isPreferred ?? false]), [
      ['Swap the queue', true],
      ['Another way', false],
      ['Suppress role/test-suggestion here, with a reason', false],
      ['Open the page of role/test-suggestion', false],
    ]);
    assert.deepEqual(offered[0]?.diagnostics, diagnostics);
    assert.equal(offered.every(({ edit }) => edit === undefined), true, 'edits come when an action is chosen');
    await client.close();
  });

  it('resolve to a versioned edit with a note on each part', async () => {
    const client = await opened('AWS::SQS::Queue');
    const { edit } = await resolve(client, titled(await actions(client, firstResource), 'Swap the queue'));
    assert.deepEqual(edit, {
      documentChanges: [{
        textDocument: { uri: someUri, version: 1 },
        edits: [
          // What is inserted at a place comes before what is replaced there: strict clients refuse the other order.
          { range: { start: { line: 2, character: 2 }, end: { line: 2, character: 2 } }, newText: '', annotationId: 'confirm: By hand: Tell the readers.' },
          { range: { start: { line: 2, character: 2 }, end: { line: 2, character: 7 } }, newText: 'Swapped', annotationId: 'note: Renames the queue' },
          { range: { start: { line: 3, character: 25 }, end: { line: 3, character: 25 } }, newText: '', annotationId: 'confirm: Judge this' },
        ],
      }],
      changeAnnotations: {
        'note: Renames the queue': { label: 'Renames the queue', needsConfirmation: false },
        'confirm: Judge this': { label: 'Judge this', needsConfirmation: true },
        'confirm: By hand: Tell the readers.': { label: 'By hand: Tell the readers.', needsConfirmation: true },
      },
    });
    await client.close();
  });

  it('resolve against the text as it is now', async () => {
    const client = await opened('AWS::SQS::Queue');
    const action = titled(await actions(client, firstResource), 'Another way');
    await change(client, 2, [{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, text: '# new\n' }]);
    const { edit } = await resolve(client, action);
    assert.deepEqual(edit?.documentChanges, [{
      textDocument: { uri: someUri, version: 2 },
      edits: [{ range: { start: { line: 3, character: 2 }, end: { line: 3, character: 7 } }, newText: 'Other' }],
    }]);
    await change(client, 3, [{ text: templateOf() }]);
    await assert.rejects(resolve(client, action), /no longer there/);
    await client.close();
  });

  it('include their edit for a client that cannot resolve it later', async () => {
    const capabilities = {
      ...fullCapabilities,
      workspace: {},
      textDocument: { codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix'] } } } },
    };
    const client = await connect({ rules: testRules, capabilities });
    await open(client, templateOf('AWS::SNS::Topic'));
    const action = titled(await actions(client, firstResource), 'Rename `Topic`');
    assert.deepEqual(action.edit, {
      changes: { [someUri]: [{ range: { start: { line: 2, character: 2 }, end: { line: 2, character: 7 } }, newText: 'TopicSafe' }] },
    });
    assert.equal(action.isPreferred, undefined);
    await client.close();
  });

  it('contain no empty edit for a client that shows no notes', async () => {
    const client = await connect({ rules: testRules, capabilities: { ...fullCapabilities, workspace: { workspaceEdit: { documentChanges: true } } } });
    await open(client, templateOf('AWS::SQS::Queue'));
    const { edit } = await resolve(client, titled(await actions(client, firstResource), 'Swap the queue'));
    assert.deepEqual(edit?.documentChanges?.map((each) => 'edits' in each && each.edits), [
      [{ range: { start: { line: 2, character: 2 }, end: { line: 2, character: 7 } }, newText: 'Swapped' }],
    ]);
    await client.close();
  });

  it('are limited to the requested kinds', async () => {
    const client = await opened('AWS::SNS::Topic');
    const all = (await actions(client, firstResource)).map(({ title }) => title);
    const fix = ['Apply all safe fixes in this file'];
    for (const [only, expected] of [
      [['quickfix'], all], [[''], all], [[], all], [['source.fixAll'], fix], [['source'], fix], [['source.fixAll.rootguard'], fix],
      [['refactor'], []], [['source.organizeImports'], []], [['quick'], []], [['unknown', 'quickfix'], all],
    ] as const) {
      const offered = (await actions(client, firstResource, { only: [...only] })).map(({ title }) => title);
      assert.deepEqual(offered, expected, JSON.stringify(only));
    }
    await client.close();
  });

  it('are commands for a client without code action literals', async () => {
    const client = await connect({ rules: testRules, capabilities: { workspace: { applyEdit: true } } });
    await open(client, templateOf('AWS::SNS::Topic'));
    const offered = await client.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri: someUri }, range: firstResource, context: { diagnostics: [] },
    });
    const [rename, ...others] = (offered ?? []).filter((each) => typeof each.command === 'string') as Command[];
    assert.deepEqual([rename, ...others].map((each) => each?.title), [
      'Rename `Topic`', 'Suppress audit/test-safe here, with a reason', 'Open the page of audit/test-safe',
    ]);
    const { command = '', arguments: given = [] } = rename ?? {};
    assert.equal(await client.connection.sendRequest(ExecuteCommandRequest.type, { command, arguments: given }), true);
    assert.deepEqual(client.applied, [
      { changes: { [someUri]: [{ range: { start: { line: 2, character: 2 }, end: { line: 2, character: 7 } }, newText: 'TopicSafe' }] } },
    ]);
    await client.close();
  });

  it('explain why there is no fix', async () => {
    const client = await opened('AWS::S3::Bucket');
    const { command } = titled(await actions(client, firstResource), 'Why is there no fix here?');
    await execute(client, command?.command ?? '', ...(command?.arguments ?? []));
    await client.until(() => client.messages[0]);
    assert.deepEqual(client.messages, ['Swap a role in: The role is outside the template.']);
    await client.close();
  });

  it('are offered once where findings of one rule meet', async () => {
    const client = await connect({ rules: testRules });
    await open(client, `Resources: { A: { Type: AWS::S3::Bucket }, B: { Type: AWS::S3::Bucket } }\n`);
    const diagnostics = [...await pulled(client)];
    const offered = await actions(client, { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } }, { diagnostics });
    assert.deepEqual(offered.map((action) => [action.title, action.diagnostics?.length]), [
      ['Why is there no fix here?', 2], ['Suppress secret/test-declined here, with a reason', 2], ['Open the page of secret/test-declined', 2],
    ]);
    await client.close();
  });

  it('offer a fix for several findings once', async () => {
    const client = await connect();
    const trust = '{ Statement: [{ Effect: Allow, Principal: { Service: lambda.amazonaws.com }, Action: sts:AssumeRole }] }';
    await open(client, [
      'Resources:',
      '  User: { Type: AWS::IAM::User }',
      '  Role: { Type: AWS::IAM::Role, Properties: { AssumeRolePolicyDocument: ' + trust + ' } }',
      '  Key: { Type: AWS::IAM::AccessKey, Properties: { UserName: !Ref User } }',
      '  Run:',
      '    Type: AWS::Lambda::Function',
      '    Properties: { Role: !GetAtt Role.Arn, Environment: { Variables: { AWS_ACCESS_KEY_ID: !Ref Key, AWS_SECRET_ACCESS_KEY: !GetAtt Key.SecretAccessKey } } }',
      '',
    ].join('\n'));
    const diagnostics = (await pulled(client)).filter(({ code }) => code === 'role/long-lived-access-key' || code === 'role/static-aws-credentials');
    const offered = await actions(client, { start: { line: 0, character: 0 }, end: { line: 7, character: 0 } }, { diagnostics });
    const swaps = offered.filter(({ title }) => title === 'Replace access key `Key` with role `Role`, and remove user `User`');
    assert.deepEqual(swaps.map((action) => [action.diagnostics?.length, action.isPreferred]), [[2, true]]);
    await resolve(client, titled(offered, swaps[0]?.title ?? ''));
    await client.close();
  });

  it('cover the first few findings, and all that the client names', async () => {
    const client = await connect({ rules: testRules });
    const topics = Array.from({ length: 6 }, (_, index) => `T${index}: { Type: AWS::SNS::Topic }`);
    await open(client, `Resources: { ${topics.join(', ')} }\n`);
    const all: Range = { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } };
    const renamed = async (context: { readonly diagnostics?: Diagnostic[] }): Promise<readonly string[]> =>
      (await actions(client, all, context)).map(({ title }) => title).filter((title) => title.startsWith('Rename'));
    assert.deepEqual(await renamed({}), [0, 1, 2, 3].map((index) => `Rename \`T${index}\``));
    const diagnostics = [...await pulled(client)];
    assert.deepEqual(await renamed({ diagnostics: diagnostics.slice(5) }), [0, 1, 2, 3, 5].map((index) => `Rename \`T${index}\``));
    assert.equal((await renamed({ diagnostics })).length, 6);
    await client.close();
  });

  it('are only those for many findings where the client names many', async () => {
    const titles = async (count: number): Promise<readonly string[]> => {
      const client = await connect({ rules: testRules });
      const topics = Array.from({ length: count }, (_, index) => `T${index}: { Type: AWS::SNS::Topic }`);
      await open(client, `Resources: { ${topics.join(', ')} }\n`);
      const all: Range = { start: { line: 0, character: 0 }, end: { line: 1, character: 0 } };
      const offered = await actions(client, all, { diagnostics: [...await pulled(client)] });
      await client.close();
      return offered.map(({ title }) => title);
    };
    assert.ok((await titles(20)).length > 20);
    const [ofRule = '', ...others] = await titles(21);
    assert.match(ofRule, /^Fix all \S+ findings in this file$/);
    assert.deepEqual(others, ['Apply all safe fixes in this file']);
  });

  it('are none away from any finding', async () => {
    const client = await opened('AWS::SQS::Queue');
    assert.deepEqual(await actions(client, { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }), []);
    await client.close();
  });
});

describe('a suppression', () => {
  it('is one edit with the reason, for a client that asks for it', async () => {
    const client = await connect({ rules: testRules, initializationOptions: { asksReason: true } });
    await open(client, templateOf('AWS::SQS::Queue'));
    const { command } = titled(await actions(client, firstResource), 'Suppress role/test-suggestion here, with a reason');
    assert.equal(command?.command, 'rootguard.askReason');
    const [uri, fingerprint, rule] = command.arguments ?? [];
    assert.deepEqual([uri, rule], [someUri, 'role/test-suggestion']);
    assert.equal(await execute(client, 'rootguard.suppress', uri, fingerprint, 'it is right'), true);
    assert.deepEqual(client.applied, [{
      documentChanges: [{
        textDocument: { uri: someUri, version: 1 },
        edits: [{
          range: { start: { line: 2, character: 0 }, end: { line: 2, character: 0 } },
          newText: '  # rootguard-disable-next-line role/test-suggestion -- it is right\n',
        }],
      }],
    }]);
    await client.close();
  });

  it('leaves a gap for the reason when the client cannot ask for it', async () => {
    const client = await opened('AWS::SQS::Queue');
    const { edit } = await resolve(client, titled(await actions(client, firstResource), 'Suppress role/test-suggestion here, with a reason'));
    const [added] = edit?.documentChanges?.flatMap((each) => ('edits' in each ? each.edits : [])) ?? [];
    assert.ok(added !== undefined && 'newText' in added);
    assert.equal(added.newText, '  # rootguard-disable-next-line role/test-suggestion -- \n');
    await change(client, 2, [{ range: added.range, text: added.newText }]);
    // It hides nothing until somebody writes why, and reports that.
    const shown = (await pulledOnce(client, (items) => items.length > 1)).map(({ code, message }) => `${code}: ${message}`);
    assert.deepEqual(shown, [
      'role/test-suggestion: Resource `Queue` is there.',
      'notice: The suppression of `role/test-suggestion` has no reason, so it hides nothing. Add `-- why`.',
    ]);
    await client.close();
  });
});
