/** What a person sees while typing: nothing flickers, and a slow text is not checked more often than it pauses. */
import assert from 'node:assert/strict';
import { CancellationTokenSource, LSPErrorCodes, type CancellationToken, type Diagnostic } from 'vscode-languageserver/node';
import { defineRule, type AnyRule } from '../../src/rules/rule.js';
import { actions, change, close, hover, open, pull, pulled, someUri } from './support/editing.js';
import { connect, fullCapabilities, pushCapabilities, type StrictClient } from './support/strict-client.js';
import { templateOf, testRules } from './support/test-rules.js';

const [baseRule] = testRules;

const yaml = `Resources:
  Before:
    Type: AWS::CloudTrail::Trail
    Properties: { IsLogging: false, IsMultiRegionTrail: true }
  Typed:
    Type: AWS::SQS::Queue
  After:
    Type: AWS::CloudTrail::Trail
    Properties:
      IsMultiRegionTrail: true
      IsLogging: false
`;

/** Typed below the type of \`Typed\`; each letter of it leaves a text that may be broken. */
const typedYaml = `\n    Properties:\n      QueueName: !Sub "\${AWS::StackName}-{q}"\n      Tags: [ { Key: a, Value: 'b' } ]\n    DependsOn: Bef`;

const json = JSON.stringify({
  Resources: {
    Before: { Type: 'AWS::CloudTrail::Trail', Properties: { IsLogging: false, IsMultiRegionTrail: true } },
    Typed: { Type: 'AWS::SQS::Queue', Properties: {} },
    After: { Type: 'AWS::CloudTrail::Trail', Properties: { IsLogging: false, IsMultiRegionTrail: true } },
  },
}, null, 2);

const typedJson = ' "QueueName": { "Fn::Sub": "${AWS::StackName}" }, "Tags": [ { "Key": "a\\"", "Value": 1 } ] ';

/** What is said, without where: places below the typing move with it. */
function said(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.filter(({ code }) => code === 'audit/trail-not-logging').map(({ message }) => String(message));
}

async function type(client: StrictClient, offset: number, text: string, typed: string): Promise<void> {
  const before = text.slice(0, offset).split('\n');
  let line = before.length - 1;
  let character = before.at(-1)?.length ?? 0;
  const expected = said(await pulled(client));
  assert.equal(expected.length, 2);
  for (const [index, letter] of [...typed].entries()) {
    await change(client, index + 2, [{ range: { start: { line, character }, end: { line, character } }, text: letter }]);
    assert.deepEqual(said(await pulled(client)), expected, `after ${JSON.stringify(typed.slice(0, index + 1))}`);
    if (letter === '\n') line += 1;
    character = letter === '\n' ? 0 : character + 1;
  }
}

describe('findings away from the cursor', () => {
  it('stay during typing in YAML', async () => {
    const client = await connect();
    await open(client, yaml);
    const mark = 'AWS::SQS::Queue';
    await type(client, yaml.indexOf(mark) + mark.length, yaml, typedYaml);
    await client.close();
  });

  it('stay during typing in JSON', async () => {
    const client = await connect();
    await open(client, json, someUri, 'json');
    const mark = '"Properties": {}';
    await type(client, json.indexOf(mark) + mark.length - 1, json, typedJson);
    await client.close();
  });
});

describe('a text that is slow to check', () => {
  const place = { line: 3, character: 3 };
  const numbered = (version: number): string => `# ${version}\n${templateOf('AWS::SNS::Topic')}`;
  const ask = (client: StrictClient, token?: CancellationToken) =>
    [pull(client, someUri, undefined, token), hover(client, place, someUri, token), actions(client, { start: place, end: place }, {}, someUri, token)] as const;

  it('is checked once for a burst of changes, however many requests there are', async () => {
    const { rules, checked } = slowRules();
    const client = await connect({ rules });
    await open(client, numbered(1));
    await pulled(client);
    const answers = Array.from({ length: 10 }, async (_, index) => {
      await change(client, index + 2, [{ text: numbered(index + 2) }]);
      return await Promise.all(ask(client));
    });
    for (const [report, told, offered] of await Promise.all(answers)) {
      assert.deepEqual(report.kind === 'full' && report.items.map(({ range }) => range.start.line), [3]);
      assert.ok(told !== null && offered.length > 0);
    }
    assert.deepEqual(checked, ['# 1', '# 11']);
    await client.close();
  });

  it('is checked once for all requests that arrive while the check waits for the files that it names', async () => {
    const { rules, checked } = slowRules();
    const client = await connect({ rules });
    await open(client, `${numbered(1)}    Fn::Transform: { Name: AWS::Include, Parameters: { Location: missing.yaml } }\n`);
    const [report] = await Promise.all(ask(client));
    assert.ok(report.kind === 'full' && report.items.length === 1);
    assert.deepEqual(checked, ['# 1']);
    await client.close();
  });

  it('is checked again only after the last change that arrives during a check', async () => {
    const later: Promise<unknown>[] = [];
    const type = (): void => {
      for (let version = 2; version <= 6; version++) {
        later.push(change(client, version, [{ text: numbered(version) }]));
        if (version === 6) later.push(...ask(client));
      }
    };
    const { rules, checked } = slowRules(() => { if (later.length === 0) type(); });
    const client = await connect({ rules });
    await open(client, numbered(1));
    await pulled(client);
    await Promise.all(later);
    assert.deepEqual(checked, ['# 1', '# 6']);
    await client.close();
  });

  it('answers cancelled requests with the error for that, and the last one with the findings', async () => {
    const { rules, checked } = slowRules();
    const client = await connect({ rules });
    await open(client, numbered(1));
    await pulled(client);
    const cancelled: Promise<unknown>[] = [];
    for (let version = 2; version <= 6; version++) {
      const source = new CancellationTokenSource();
      await change(client, version, [{ text: numbered(version) }]);
      cancelled.push(...ask(client, source.token).map((answer) => assert.rejects(answer, { code: LSPErrorCodes.RequestCancelled })));
      source.cancel();
    }
    assert.equal((await pulled(client)).length, 1);
    await Promise.all(cancelled);
    // A request for more than what is reported at once waits for the check.
    assert.ok(await hover(client, place) !== null);
    assert.deepEqual(checked, ['# 1', '# 6']);
    await client.close();
  });
});

describe('what is reported at once for a text that is slow to check', () => {
  const queues = Array.from({ length: 9 }, (_, index) => `  Queue${index}: { Type: AWS::SQS::Queue }\n`).join('');
  const text = `Resources:\n  First: { Type: AWS::SNS::Topic }\n  Second: { Type: AWS::SNS::Topics }\n${queues}`;
  const typed = [{ range: { start: { line: 2, character: 33 }, end: { line: 2, character: 34 } }, text: '' }];
  const told = (diagnostics: readonly Diagnostic[]): readonly string[] => diagnostics.map(({ message, range }) => `${range.start.line}: ${message}`);
  const both = ['1: Resource `First` is there.', '2: Resource `Second` is there.'];

  it('is what is found in the edited entry, and is not reported twice', async () => {
    const { rules, checked } = slowRules();
    const client = await connect({ rules });
    await open(client, text);
    assert.deepEqual(told(await pulled(client)), both.slice(0, 1));
    await change(client, 2, typed);
    assert.deepEqual(told(await pulled(client)), both);
    assert.equal(checked.length, 2, 'the other entry is not checked');
    const [, report] = [await hover(client, { line: 2, character: 3 }), await pull(client)];
    assert.deepEqual(report.kind === 'full' && told(report.items), both);
    assert.deepEqual([checked.length, client.refreshes], [4, 0]);
    await client.close();
  });

  it('is followed by the findings of the whole text, for which the client is asked to pull again', async () => {
    const client = await connect({ rules: [...slowRules().rules, countingRule] });
    await open(client, text);
    assert.deepEqual(told(await pulled(client)), ['0: There are 1.', ...both.slice(0, 1)]);
    await change(client, 2, typed);
    assert.deepEqual(told(await pulled(client)), ['0: There are 1.', ...both]);
    await client.until(() => client.refreshes > 0 || undefined);
    assert.deepEqual(told(await pulled(client)), ['0: There are 2.', ...both]);
    await client.close();
  });

  it('is nothing for a client that does not pull again', async () => {
    const { diagnostics: _, ...workspace } = fullCapabilities.workspace ?? {};
    const client = await connect({ rules: [...slowRules().rules, countingRule], capabilities: { ...fullCapabilities, workspace } });
    await open(client, text);
    await pulled(client);
    await change(client, 2, typed);
    assert.deepEqual(told(await pulled(client)), ['0: There are 2.', ...both]);
    await client.close();
  });

  it('is published to a client that does not pull, and the rest in the pause', async () => {
    const client = await connect({ rules: [...slowRules().rules, countingRule], capabilities: pushCapabilities });
    await open(client, text);
    await client.publishedFor(someUri);
    await change(client, 2, typed);
    await client.publishedFor(someUri, (found) => told(found).includes('0: There are 2.'));
    assert.deepEqual(client.published.map(({ version, diagnostics }) => [version, ...told(diagnostics)]),
      [[1, '0: There are 1.', ...both.slice(0, 1)], [2, '0: There are 1.', ...both], [2, '0: There are 2.', ...both]]);
    await client.close();
  });

  it('is published for the last version, not for each', async () => {
    const client = await connect({ rules: slowRules().rules, capabilities: pushCapabilities });
    await open(client, text);
    await client.publishedFor(someUri);
    await change(client, 2, typed);
    for (let version = 3; version < 40; version++) await change(client, version, [{ range: { start: { line: 2, character: 10 }, end: { line: 2, character: 10 } }, text: ' ' }]);
    const versions = (): (number | undefined)[] => client.published.map(({ version }) => version);
    await client.until(() => versions().filter((version) => version === 39).length === 2 || undefined);
    assert.ok(versions().length < 20, versions().join());
    await client.close();
  });

  it('ends when the text closes', async () => {
    const client = await connect({ rules: [...slowRules().rules, countingRule] });
    await open(client, text);
    await pulled(client);
    await change(client, 2, typed);
    await pulled(client);
    await close(client);
    await open(client, text);
    assert.deepEqual(told(await pulled(client)), ['0: There are 1.', ...both.slice(0, 1)]);
    await client.close();
  });
});

/** Says something of the whole. */
const countingRule = defineRule({
  id: 'audit/test-count', preset: 'recommended', stage: 'stable', since: '0.1.0',
  summary: 'Resources are counted.', why: 'They *count*.', remedy: 'Count them.', references: [],
  messages: { count: { severity: 'information', text: 'There are {count}.' } },
  subject: 'template',
  check: (template, report) => {
    const topics = [...template.resources.values()].filter(({ type }) => type === 'AWS::SNS::Topic');
    report('count', { start: template.root.start, end: template.root.start + 1 }, { slots: { count: topics.length } });
  },
});

/** A rule that takes its time, and the first lines of the texts that it saw. */
function slowRules(during: () => void = () => {}): { readonly rules: readonly AnyRule[]; readonly checked: readonly string[] } {
  assert.ok(baseRule !== undefined);
  const checked: string[] = [];
  const rule: AnyRule = {
    ...baseRule,
    check: (subject, report, facts) => {
      checked.push(facts.file.tree.text.split('\n')[0] ?? '');
      during();
      for (const end = performance.now() + 30; performance.now() < end;);
      baseRule.check(subject, report, facts);
    },
  };
  return { rules: [rule], checked };
}
