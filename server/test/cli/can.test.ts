import assert from 'node:assert/strict';
import { asked, files, template } from './can-asked.js';
import { rootguard, type Setting } from './fake-host.js';

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
