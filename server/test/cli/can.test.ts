import assert from 'node:assert/strict';
import { rootguard, type Setting } from './fake-host.js';

const template = `Parameters:
  Stage: { Type: String, Default: dev }
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
Resources:
  Worker:
    Type: AWS::IAM::Role
    Properties:
      Policies:
        - PolicyName: own
          PolicyDocument:
            Version: "2012-10-17"
            Statement:
              - { Sid: Objects, Effect: Allow, Action: s3:GetObject, Resource: "arn:aws:s3:::things/*" }
              - { Sid: Mfa, Effect: Allow, Action: s3:PutObject, Resource: "*", Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } } }
              - { Sid: Prod, Effect: Allow, Action: !If [IsProd, "sqs:SendMessage", "sqs:ReceiveMessage"], Resource: !GetAtt Queue.Arn }
              - { Sid: Tags, Effect: Allow, Action: ec2:RunInstances, Resource: "*", Condition: { "ForAllValues:StringEquals": { "aws:TagKeys": [a, b] } } }
  Importer:
    Type: AWS::IAM::Role
    Properties: { ManagedPolicyArns: [!ImportValue x] }
  Queue: { Type: AWS::SQS::Queue }
`;
const policy = '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:Get*","Resource":"*"}]}';
const files: Setting['files'] = { 'a.yaml': template, 'p.json': policy };

async function asked(argv: readonly string[], more: Setting = {}): Promise<{ readonly code: number; readonly stderr: string; readonly json: readonly Readonly<Record<string, unknown>>[] }> {
  const { code, stdout, stderr } = await rootguard(['can', ...argv, '--format', 'json'], { ...more, files: { ...files, ...more.files } });
  return { code, stderr, json: stdout.split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>) };
}

describe('rootguard can', () => {
  const cases: readonly (readonly [argv: string, code: number, answer: string, when?: readonly string[]])[] = [
    ['a.yaml Worker s3:GetObject arn:aws:s3:::things/a', 0, 'allowed'],
    ['a.yaml Worker s3:GetObject arn:aws:s3:::other/a', 1, 'denied'],
    ['a.yaml Worker s3:PutObject arn:aws:s3:::b/a', 0, 'conditional', ['aws:MultiFactorAuthPresent is true']],
    ['a.yaml Worker s3:PutObject arn:aws:s3:::b/a --context aws:MultiFactorAuthPresent=true', 0, 'allowed'],
    ['a.yaml Worker s3:PutObject arn:aws:s3:::b/a --context AWS:multifactorauthpresent=false', 1, 'denied'],
    ['a.yaml Worker s3:PutObject arn:aws:s3:::b/a --only-given-context', 1, 'denied'],
    ['a.yaml Worker ec2:RunInstances * --context aws:TagKeys=a --context aws:tagkeys=b', 0, 'allowed'],
    ['a.yaml Worker ec2:RunInstances * --context aws:TagKeys=a --context aws:TagKeys=c', 1, 'denied'],
    ['a.yaml Worker sqs:ReceiveMessage Queue', 0, 'allowed'],
    ['a.yaml Worker sqs:SendMessage Queue', 1, 'denied'],
    ['a.yaml Worker sqs:SendMessage Queue --parameter Stage=prod', 0, 'allowed'],
    ['a.yaml Worker sqs:SendMessage Queue --parameters v.json', 0, 'allowed'],
    ['a.yaml Importer s3:GetObject *', 0, 'unknown'],
    ['p.json policy s3:GetObject *', 0, 'allowed'],
    ['p.json policy s3:PutObject *', 1, 'denied'],
  ];
  for (const [argv, code, answer, when = []] of cases) {
    it(`${argv}: ${answer}`, async () => {
      const words = argv.split(' ');
      const found = await asked(words, { files: { 'v.json': '{"Stage": "prod"}' } });
      assert.equal(found.stderr, '');
      assert.equal(found.code, code);
      const [, principal, action, resource] = words;
      const [{ because, ...rest } = {}, ...others] = found.json;
      assert.deepEqual(rest, { version: 1, principal, action, resource, answer, when });
      assert.ok(Array.isArray(because));
      assert.deepEqual(others, []);
    });
  }

  it('names the statements that decide, with their places', async () => {
    const { json: [answer] } = await asked(['a.yaml', 'Worker', 's3:GetObject', 'arn:aws:s3:::things/a']);
    assert.deepEqual(answer?.['because'], [{ effect: 'allow', policy: 'own', sid: 'Objects', range: { start: { line: 13, character: 16 }, end: { line: 13, character: 104 } } }]);
  });

  const mistakes: readonly { name: string; argv: readonly string[]; setting?: Setting; code: number; stderr: RegExp }[] = [
    { name: 'nothing', argv: [], code: 2, stderr: /takes FILE PRINCIPAL ACTION RESOURCE/ },
    { name: 'no resource', argv: ['a.yaml', 'Worker', 's3:GetObject'], code: 2, stderr: /takes FILE PRINCIPAL/ },
    { name: 'an unknown principal', argv: ['a.yaml', 'Wroker', 's3:GetObject', '*'], code: 2, stderr: /Unknown principal `Wroker`; did you mean `Worker`\?/ },
    { name: 'a principal that a condition leaves out', argv: ['c.yaml', 'R', 's3:GetObject', '*'], setting: { files: { 'c.yaml': 'Conditions: { IsX: !Equals [a, b] }\nResources: { R: { Type: AWS::IAM::Role, Condition: IsX }, S: { Type: AWS::IAM::Role } }\n' } }, code: 2, stderr: /`R` is left out, because its condition `IsX` is false\./ },
    { name: 'a resource as principal', argv: ['a.yaml', 'Queue', 's3:GetObject', '*'], code: 2, stderr: /Unknown principal `Queue`/ },
    { name: 'a principal of a policy', argv: ['p.json', 'Worker', 's3:GetObject', '*'], code: 2, stderr: /one principal, `policy`/ },
    { name: 'a function of SAM', argv: ['s.yaml', 'F', 's3:GetObject', '*'], setting: { files: { 's.yaml': 'Transform: AWS::Serverless-2016-10-31\nResources: { F: { Type: AWS::Serverless::Function, Properties: { Handler: a.b } } }\n' } }, code: 2, stderr: /`F` acts through the role that SAM creates for it, `FRole`/ },
    { name: 'an action without service', argv: ['a.yaml', 'Worker', 'GetObject', '*'], code: 2, stderr: /`service:Name`/ },
    { name: 'an unknown option', argv: ['a.yaml', 'Worker', 's3:GetObject', '*', '--contxt', 'a=b'], code: 2, stderr: /did you mean `--context`/ },
    { name: 'a context without a value', argv: ['a.yaml', 'Worker', 's3:GetObject', '*', '--context', 'a'], code: 2, stderr: /KEY=VALUE/ },
    { name: 'a list with context', argv: ['a.yaml', '--requests', 'r.yaml', '--context', 'a=b'], code: 2, stderr: /cannot be combined with `--requests`/ },
    { name: 'a list with a request', argv: ['a.yaml', 'Worker', '--requests', 'r.yaml'], code: 2, stderr: /one file beside the list/ },
    { name: 'a list that is not there', argv: ['a.yaml', '--requests', 'r.yaml'], code: 2, stderr: /--requests r\.yaml` cannot be read\. It does not exist/ },
    { name: 'standard input twice', argv: ['-', '--requests', '-'], code: 2, stderr: /not both/ },
    { name: 'a file that is not there', argv: ['b.yaml', 'Worker', 's3:GetObject', '*'], code: 3, stderr: /does not exist; did you mean `a\.yaml`/ },
    { name: 'a file that is not ours', argv: ['c.yaml', 'Worker', 's3:GetObject', '*'], setting: { files: { 'c.yaml': 'a: b\n' } }, code: 3, stderr: /neither a template nor a policy/ },
    { name: 'a file that cannot be read', argv: ['c.yaml', 'Worker', 's3:GetObject', '*'], setting: { files: { 'c.yaml': { denied: true } } }, code: 3, stderr: /c\.yaml was not read/ },
  ];
  for (const { name, argv, setting = {}, code, stderr } of mistakes) {
    it(`exits with ${code} for ${name}`, async () => {
      const found = await asked(argv, setting);
      assert.equal(found.code, code);
      assert.match(found.stderr, stderr);
      assert.deepEqual(found.json, []);
    });
  }

  it('explains its exit codes in its help', async () => {
    const { stdout } = await rootguard(['can', '--help']);
    assert.match(stdout, /Exit codes\n {2}0 {2}any answer but denied[^]*\n {2}3 {2}the file was not read\n$/);
  });

  it('reports a resource that is most likely misspelt', async () => {
    const { stderr, code } = await asked(['a.yaml', 'Worker', 'sqs:ReceiveMessage', 'Quee']);
    assert.equal(code, 1);
    assert.equal(stderr, 'rootguard: `Quee` is neither an ARN nor a logical ID of the file; did you mean `Queue`?\n');
  });

  it('reports a resource that a condition leaves out', async () => {
    const text = 'Conditions: { IsX: !Equals [a, b] }\nResources: { R: { Type: AWS::IAM::Role }, Q: { Type: AWS::SQS::Queue, Condition: IsX } }\n';
    const { stderr, code } = await asked(['c.yaml', 'R', 'sqs:SendMessage', 'Q'], { files: { 'c.yaml': text } });
    assert.equal(code, 1);
    assert.equal(stderr, 'rootguard: `Q` is left out, because its condition `IsX` is false.\n');
  });

  it('reports an action that does not exist', async () => {
    for (const [action, meant] of [['sqs:RecieveMessage', 'sqs:ReceiveMessage'], ['sqss:ReceiveMessage', 'sqs:ReceiveMessage']]) {
      const { stderr, code } = await asked(['a.yaml', 'Worker', action ?? '', 'Queue']);
      assert.equal(code, 1);
      assert.equal(stderr, `rootguard: Unknown action \`${action}\`; did you mean \`${meant}\`?\n`);
    }
  });

  it('reports a pattern in place of an action', async () => {
    const { stderr, json } = await asked(['a.yaml', 'Worker', 's3:Get*', 'arn:aws:s3:::things/a']);
    assert.equal(json[0]?.['answer'], 'denied');
    assert.equal(stderr, 'rootguard: `s3:Get*` is a pattern; ask for each action by its name.\n');
  });

  it('reports a misspelt condition key, but not one that a product may define', async () => {
    const context = ['--context', 'aws:MultiFactorAuthPresnt=true', '--context', 'aws:PrincipalTag/team=a', '--context', 'acme:Team=a'];
    const { stderr } = await asked(['a.yaml', 'Worker', 'sqs:ReceiveMessage', 'Queue', ...context]);
    assert.equal(stderr, 'rootguard: Unknown condition key `aws:MultiFactorAuthPresnt`; did you mean `aws:MultiFactorAuthPresent`?\n');
  });

  it('reports that a part of the file was not read, and answers from the rest', async () => {
    const { stderr, code } = await asked(['b.yaml', 'Worker', 's3:GetObject', 'arn:aws:s3:::things/a'], { files: { 'b.yaml': `${template}  X: [\n` } });
    assert.equal(code, 0);
    assert.match(stderr, /^rootguard: b\.yaml:\d+: .* The answers are about the rest\.\n$/);
  });

  it('prints an answer that people can read', async () => {
    const { stdout } = await rootguard(['can', 'a.yaml', 'Worker', 's3:PutObject', 'arn:aws:s3:::b/a'], { files });
    assert.equal(stdout, 'conditional  Worker s3:PutObject arn:aws:s3:::b/a\n  if       aws:MultiFactorAuthPresent is true\n  allow    own Mfa  a.yaml:15:17\n');
    const denied = await rootguard(['can', 'a.yaml', 'Worker', 's3:DeleteObject', '*'], { files });
    assert.equal(denied.stdout, 'denied  Worker s3:DeleteObject *\n  no statement allows it\n');
  });
});

const get = { principal: 'Worker', action: 's3:GetObject', resource: 'arn:aws:s3:::things/a' };
const put = { principal: 'Worker', action: 's3:PutObject', resource: 'arn:aws:s3:::b/a' };

describe('rootguard can --requests', () => {
  const lists: readonly (readonly [name: string, text: string])[] = [
    ['YAML', `- ${JSON.stringify(get)}\n- principal: Worker\n  action: s3:PutObject\n  resource: arn:aws:s3:::b/a\n  context:\n    aws:MultiFactorAuthPresent: true\n- { principal: Worker, action: s3:PutObject, resource: "*", onlyGivenContext: true }\n`],
    ['JSON', JSON.stringify([get, { ...put, context: { 'aws:MultiFactorAuthPresent': ['true'] } }, { ...put, resource: '*', onlyGivenContext: true }], null, 2)],
    ['JSON Lines', [get, { ...put, context: { 'aws:MultiFactorAuthPresent': true } }, { ...put, resource: '*', onlyGivenContext: true }].map((each) => JSON.stringify(each)).join('\n')],
  ];
  for (const [name, text] of lists) {
    for (const isPiped of [false, true]) {
      it(`answers a list of ${name} ${isPiped ? 'from standard input' : 'in a file'}, in its order`, async () => {
        const { code, json, stderr } = await asked(['a.yaml', '--requests', isPiped ? '-' : 'list'], isPiped ? { stdin: text } : { files: { list: text } });
        assert.equal(stderr, '');
        assert.equal(code, 0);
        assert.deepEqual(json.map(({ resource, answer }) => [resource, answer]), [[get.resource, 'allowed'], [put.resource, 'allowed'], ['*', 'denied']]);
        assert.ok(json.every((each) => !('expect' in each)));
      });
    }
  }

  it('accepts a single request in place of a list', async () => {
    assert.deepEqual((await asked(['a.yaml', '--requests', '-'], { stdin: JSON.stringify(get, null, 2) })).json.map(({ answer }) => answer), ['allowed']);
  });

  it('uses the context of the call where a request has none', async () => {
    const stdin = JSON.stringify([put, { ...put, onlyGivenContext: false }]);
    assert.deepEqual((await asked(['a.yaml', '--requests', '-', '--only-given-context'], { stdin })).json.map(({ answer }) => answer), ['denied', 'conditional']);
  });

  it('takes a key that is null for one that the request does not have', async () => {
    const answers = async (value: string): Promise<unknown> => {
      const stdin = `{ principal: Worker, action: s3:PutObject, resource: "arn:aws:s3:::b/a", context: { aws:MultiFactorAuthPresent: ${value} } }`;
      return (await asked(['a.yaml', '--requests', '-'], { stdin: `- ${stdin}` })).json[0]?.['answer'];
    };
    for (const absent of ['null', '~', '', '[]']) assert.equal(await answers(absent), 'denied', absent);
    for (const present of ['true', '["true"]', '[true]']) assert.equal(await answers(present), 'allowed', present);
  });

  it('asks with the values of parameters', async () => {
    const stdin = JSON.stringify([{ principal: 'Worker', action: 'sqs:SendMessage', resource: 'Queue', expect: 'allowed' }]);
    assert.equal((await asked(['a.yaml', '--requests', '-'], { stdin })).code, 1);
    assert.equal((await asked(['a.yaml', '--requests', '-', '--parameter', 'Stage=prod'], { stdin })).code, 0);
  });

  it('fails when an expectation is not met', async () => {
    const stdin = JSON.stringify([{ ...get, expect: 'allowed' }, { ...put, expect: 'denied' }]);
    const { code, json } = await asked(['a.yaml', '--requests', '-'], { stdin });
    assert.equal(code, 1);
    assert.deepEqual(json.map(({ answer, expect }) => [answer, expect]), [['allowed', 'allowed'], ['conditional', 'denied']]);
    const text = await rootguard(['can', 'a.yaml', '--requests', '-'], { files, stdin });
    assert.equal(text.stdout, [
      'ok       allowed  Worker s3:GetObject arn:aws:s3:::things/a',
      'differs  conditional, but expected denied  Worker s3:PutObject arn:aws:s3:::b/a',
      '  if       aws:MultiFactorAuthPresent is true',
      '  allow    own Mfa  a.yaml:15:17',
      '2 requests: 1 as expected, 1 differs.', '',
    ].join('\n'));
  });

  it('mentions a list without a request', async () => {
    for (const list of ['', '[]', '# none yet\n']) {
      const { code, stderr } = await rootguard(['can', 'a.yaml', '--requests', 'list'], { files: { ...files, list } });
      assert.deepEqual({ code, stderr }, { code: 0, stderr: 'rootguard: `--requests list` holds no request.\n' });
    }
  });

  it('counts the requests that it did not read, and reports them in order', async () => {
    const list = ['- hello', ...[{ ...get, action: 's3:GetObjct' }, { ...get, principal: 'Wroker' }, { ...get, resource: 'Quee' }, { ...get, action: 's3:GetObjct' }].map((each) => `- ${JSON.stringify(each)}`), '- { principal: Worker }'];
    const { code, stdout, stderr } = await rootguard(['can', 'a.yaml', '--requests', 'list'], { files: { ...files, list: list.join('\n') } });
    assert.equal(code, 2);
    assert.deepEqual(stderr.split('\n').map((line) => /^rootguard: (list:\d: .*?)[;,.]/.exec(line)?.[1] ?? line), [
      'list:1: A request is a map with `principal`', 'list:2: Unknown action `s3:GetObjct`', 'list:3: Unknown principal `Wroker`',
      'list:4: `Quee` is neither an ARN nor a logical ID of the file', 'list:6: `action` is missing', '',
    ]);
    assert.match(stdout, /\n6 requests: \d .*, 2 not read\.\n$/);
  });

  const unreadable: readonly (readonly [name: string, list: string, line: number, message: RegExp])[] = [
    ['no map', `- ${JSON.stringify(get)}\n- hello\n`, 2, /A request is a map/],
    ['a missing field', `- ${JSON.stringify(get)}\n- { principal: Worker, resource: x }\n`, 2, /`action` is missing/],
    ['an unknown key', `- ${JSON.stringify(get)}\n- { ...: x, principl: x }\n`.replace('...: x, ', ''), 2, /did you mean `principal`/],
    ['an unknown expectation', `- ${JSON.stringify(get)}\n- ${JSON.stringify({ ...put, expect: 'alowed' })}\n`, 2, /Unknown answer `alowed`; did you mean `allowed`/],
    ['a context that is none', `- ${JSON.stringify(get)}\n- ${JSON.stringify({ ...put, context: ['x'] })}\n`, 2, /`context` is a map/],
    ['a switch that is none', `- ${JSON.stringify(get)}\n- ${JSON.stringify({ ...put, onlyGivenContext: 'x' })}\n`, 2, /true or false/],
    ['a broken line', `${JSON.stringify(get)}\n{"principal": "Worker",, }\n`, 2, /./],
    ['a cut line', `${JSON.stringify(get)}\n{"principal": "Worker"`, 2, /./],
    ['an unknown principal', `- ${JSON.stringify(get)}\n- ${JSON.stringify({ ...put, principal: 'Wroker' })}\n`, 2, /Unknown principal `Wroker`/],
  ];
  for (const [name, list, line, message] of unreadable) {
    it(`exits with 2 for ${name}, names it, and answers the others`, async () => {
      const { code, json, stderr } = await asked(['a.yaml', '--requests', 'list'], { files: { list } });
      assert.equal(code, 2);
      assert.ok(stderr.startsWith(`rootguard: list:${line}: `), stderr);
      assert.match(stderr, message);
      assert.equal(json[0]?.['answer'], 'allowed');
      assert.equal(json.length, name === 'an unknown principal' ? 2 : 1);
    });
  }

  it('counts the answers by kind where nothing is expected', async () => {
    const { stdout } = await rootguard(['can', 'a.yaml', '--requests', '-'], { files, stdin: JSON.stringify([get, put]) });
    assert.match(stdout, /\n2 requests: 1 allowed, 1 conditional\.\n$/);
  });
});
