import assert from 'node:assert/strict';
import { fillPlaceholders } from '../support/synthetic.js';
import { rootguard, type Setting } from './fake-host.js';
import { head, holding } from './inspected.js';

describe('rootguard inspect', () => {
  const template = holding('x');
  const codes: readonly { name: string; argv: readonly string[]; setting?: Setting; code: number; stderr?: RegExp }[] = [
    { name: 'a template', argv: ['a.yaml'], code: 0 },
    { name: 'standard input', argv: ['-'], setting: { stdin: template }, code: 0 },
    { name: 'a template that was not read whole', argv: ['b.yaml'], setting: { files: { 'b.yaml': `${template}  X: [\n` } }, code: 1 },
    { name: 'no file', argv: [], code: 2, stderr: /takes one file/ },
    { name: 'two files', argv: ['a.yaml', 'b.yaml'], code: 2, stderr: /takes one file/ },
    { name: 'a file that is not there', argv: ['b.yaml'], code: 2, stderr: /does not exist; did you mean `a\.yaml`/ },
    { name: 'an unknown option', argv: ['a.yaml', '--resorce', 'T'], code: 2, stderr: /did you mean `--resource`/ },
    { name: 'an unknown resource', argv: ['a.yaml', '--resource', 'TT'], code: 2, stderr: /Unknown resource `TT`; did you mean `T`/ },
    { name: 'a parameter without a value', argv: ['a.yaml', '--parameter', 'X'], code: 2, stderr: /NAME=VALUE/ },
    { name: 'a broken configuration', argv: ['a.yaml'], setting: { files: { 'a.yaml': template, '.rootguard.yaml': 'presets: strict' } }, code: 2, stderr: /presets/ },
    { name: 'a file that cannot be read', argv: ['c.yaml'], setting: { files: { 'c.yaml': { denied: true } } }, code: 3, stderr: /c\.yaml was not read/ },
    { name: 'a file that is not ours', argv: ['d.yaml'], setting: { files: { 'd.yaml': 'a: b\n' } }, code: 3, stderr: /neither a template nor a policy/ },
    { name: 'a folder', argv: ['e'], setting: { files: { 'e/a.yaml': template } }, code: 3, stderr: /It is a folder/ },
  ];
  for (const { name, argv, setting = {}, code, stderr = /^$/ } of codes) {
    it(`exits with ${code} for ${name}`, async () => {
      const outcome = await rootguard(['inspect', ...argv], { files: { 'a.yaml': template }, ...setting });
      assert.equal(outcome.code, code, outcome.stderr);
      assert.match(outcome.stderr, stderr);
      assert.equal(outcome.stdout === '', code > 1);
    });
  }

  it('shows a damaged file where it is whole, and says where it is not', async () => {
    const { code, stdout } = await rootguard(['inspect', 'a.yaml'], { files: { 'a.yaml': Buffer.from(`# ümlaut\n${template}`, 'latin1') } });
    assert.equal(code, 3);
    assert.match(stdout, /\n {2}1:3 unreadable Some bytes from here on are not text in UTF-8 or UTF-16\.\n/);
    assert.match(stdout, /AWS::SNS::Topic/);
  });

  it('shows no outputs with one resource, least of all those of a policy document', async () => {
    const policy = '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }] }';
    const files = { 'a.yaml': `${template}Outputs: { O: { Value: x } }\n`, 'p.json': policy };
    for (const [file, id, outputs] of [['a.yaml', 'T', {}], ['p.json', 'policy', undefined]] as const) {
      const { stdout } = await rootguard(['inspect', file, '--resource', id, '--format', 'json'], { files });
      const shown: { outputs?: unknown } = JSON.parse(stdout);
      assert.deepEqual(shown.outputs, outputs);
      assert.equal('outputs' in shown, outputs !== undefined);
    }
  });

  it('reports a value that is too large, once the others are shown', async () => {
    const doubled = Array.from({ length: 30 }, (_, level) => `  - &l${level + 1} [*l${level}, *l${level}]`).join('\n');
    const { code, stdout } = await rootguard(['inspect', 'a.yaml'], { files: { 'a.yaml': `Mappings:\n  - &l0 [x]\n${doubled}\n${holding('*l30')}` } });
    assert.equal(code, 3);
    assert.match(stdout, /limit The aliases up to here stand for more than 200000 values/);
    assert.match(stdout, /AWS::SNS::Topic/);
  });

  it('reports a value for an unknown parameter', async () => {
    const { code, stderr } = await rootguard(['inspect', 'a.yaml', '--parameter', 'Stagee=x'], { files: { 'a.yaml': holding('x', head) } });
    assert.equal(code, 0);
    assert.equal(stderr, 'rootguard: Unknown parameter `Stagee`; did you mean `Stage`?\n');
  });

  it('reports a value for a file without parameters', async () => {
    const { stderr } = await rootguard(['inspect', 'a.yaml', '--parameter', 'Stage=x'], { files: { 'a.yaml': holding('x') } });
    assert.equal(stderr, 'rootguard: Unknown parameter `Stage`; there is none.\n');
  });

  const leaving = `Parameters:\n  Stage: { Type: String, Default: dev }\nConditions:\n  IsProd: !Equals [!Ref Stage, prod]
Resources:\n  Worker: { Type: AWS::IAM::Role, Condition: IsProd }\n  Helper: { Type: AWS::IAM::Role }\n`;
  const missed: readonly { name: string; argv: readonly string[]; told: string }[] = [
    { name: 'that a condition leaves out', argv: ['Worker'], told: '`Worker` is left out, because its condition `IsProd` is false; `--open` shows it, unless a value that is given decides the condition.' },
    { name: 'that a given value leaves out', argv: ['Worker', '--open', '--parameter', 'Stage=dev'], told: '`Worker` is left out, because its condition `IsProd` is false with the values that are given.' },
    { name: 'that there is not', argv: ['Other'], told: 'Unknown resource `Other`; there are Helper, Worker.' },
    { name: 'that is misspelt and left out', argv: ['Wroker'], told: 'Unknown resource `Wroker`; did you mean `Worker`?' },
  ];
  for (const { name, argv, told } of missed) {
    it(`reports a resource ${name}`, async () => {
      const { code, stderr } = await rootguard(['inspect', 'a.yaml', '--resource', ...argv], { files: { 'a.yaml': leaving } });
      assert.deepEqual([code, stderr], [2, `rootguard: ${told}\n`]);
    });
  }

  it('shows with --open what a condition leaves out', async () => {
    const { code, stdout } = await rootguard(['inspect', 'a.yaml', '--resource', 'Worker', '--open'], { files: { 'a.yaml': leaving } });
    assert.deepEqual([code, stdout.includes('Worker  AWS::IAM::Role  when IsProd')], [0, true]);
  });

  it('shows whom a principal becomes, and some of the ways', async () => {
    const text = `Resources:
  Admin:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: { Statement: [{ Effect: Allow, Action: "sts:AssumeRole", Principal: { Service: lambda.amazonaws.com } }] }
      ManagedPolicyArns: ["arn:aws:iam::aws:policy/AdministratorAccess"]
  Dev:
    Type: AWS::IAM::User
    Properties: { Policies: [{ PolicyName: p, PolicyDocument: { Statement: [
      { Effect: Allow, Action: ["iam:PassRole", "lambda:CreateFunction", "lambda:InvokeFunction"], Resource: "*" },
      { Effect: Allow, Action: ["iam:CreateAccessKey", "iam:CreateLoginProfile", "iam:UpdateLoginProfile", "iam:AttachUserPolicy", "iam:PutUserPolicy", "iam:AddUserToGroup"], Resource: "*" }] } }] }
`;
    const { stdout } = await rootguard(['inspect', 'a.yaml', '--resource', 'Dev'], { files: { 'a.yaml': text } });
    assert.match(stdout, /\n {4}becomes {4}Admin by iam:PassRole \+ lambda:CreateFunction \+ lambda:InvokeFunction\n/);
    assert.match(stdout, /\n {15}whoever it wants by iam:\w+\n {17}or iam:\w+\n {17}or iam:\w+\n {17}or iam:\w+\n {17}or \d+ other ways\n/);
  });

  it('reads well as text', async () => {
    const regions = ['a', 'b', 'c', 'd', 'e'].map((name) => `${name}: { key: ${name === 'e' ? 'other' : 'same'} }`).join(', ');
    const text = fillPlaceholders(`${head}  Regions: { ${regions} }
Resources:
  Worker:
    Type: AWS::IAM::Role
    Condition: IsX
    Properties:
      AssumeRolePolicyDocument: { Statement: [{ Effect: Allow, Action: "sts:AssumeRole", Principal: "*" }] }
      Policies: [{ PolicyName: own, PolicyDocument: { Statement: [{ Effect: Allow, Action: "*", Resource: "*" }] } }]
      Description: !If [IsX, !Sub "\${Stage} of \${AWS::StackName}", y]
      Tags: [{ Key: n, Value: 'a
    
  b' }, { Key: e, Value: !Base64 { Ref: Name } }, { Key: s, Value: AKIA{{31}} }, { Key: o, Value: !If [IsProd, 1, !ImportValue z] }]
      Path: !If [IsX, /x/, /y/]
  Queue:
    Type: AWS::SQS::Queue
    Properties:
      QueueName: !If [IsX, !Ref "AWS::NoValue", !Sub "q-\${Name}"]
      KmsMasterKeyId: !FindInMap [Regions, !Ref "AWS::Region", key]
      Tags: []
Outputs:
  O: { Value: !GetAtt Worker.Arn }
`);
    const { stdout } = await rootguard(['inspect', 'a.yaml'], { files: { 'a.yaml': text } });
    assert.equal(stdout, `a.yaml  a CloudFormation template

Principals
  Worker  role
    admin      yes: it may do everything on every resource
    policies   own inline, 20:53
    assumed by anyone

Resources
  Worker  AWS::IAM::Role  when IsX
    AssumeRolePolicyDocument:
      Statement:
        - Effect: Allow
          Action: sts:AssumeRole
          Principal: '*'
    Policies:
      - PolicyName: own
        PolicyDocument:
          Statement:
            - Effect: Allow
              Action: '*'
              Resource: '*'
    Description: dev of \${AWS::StackName}
    Tags:
      - Key: n
        Value: |
          a
          b
      - Key: e
        Value: !Base64 !Ref Name
      - Key: s
        Value: (secret: aws-access-key-id)
      - Key: o
        Value: (unknown: import)
    Path: /x/

  Queue  AWS::SQS::Queue
    QueueName: one of
      when IsX: (not there)
      when !IsX: q-\${Name}
    KmsMasterKeyId: one of
      when AWS::Region == "a", or AWS::Region == "b", or AWS::Region == "c", or in 1 more: same
      when AWS::Region == "e": other
    Tags: []

Outputs
  O  !GetAtt Worker.Arn
`);
  });
});
