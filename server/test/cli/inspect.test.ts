import assert from 'node:assert/strict';
import { fillPlaceholders } from '../support/synthetic.js';
import { rootguard, type Setting } from './fake-host.js';

interface Json {
  readonly kind: string;
  readonly resources: Readonly<Record<string, { readonly type: string; readonly when: string | null; readonly properties: unknown }>>;
  readonly generated?: Readonly<Record<string, { readonly type: string; readonly by: string }>>;
  readonly outputs: Readonly<Record<string, { readonly when: string | null; readonly value: unknown }>>;
  readonly principals: readonly { readonly id: string; readonly kind: string }[];
  readonly problems: readonly { readonly kind: string }[];
}

async function inspected(text: string, argv: readonly string[] = [], more: Setting['files'] = {}): Promise<Json> {
  const { stdout, code, stderr } = await rootguard(['inspect', 'a.yaml', '--format', 'json', ...argv], { files: { 'a.yaml': text, ...more } });
  assert.equal(stderr, '');
  assert.equal(code, 0);
  return JSON.parse(stdout) as Json;
}

/** A template with one topic, whose only property is the value that is looked at. */
function holding(value: string, head = ''): string {
  return fillPlaceholders(`${head}\nResources:\n  T:\n    Type: AWS::SNS::Topic\n    Properties:\n      P: ${value}\n`);
}

const head = `
Parameters:
  Stage: { Type: String, Default: dev }
  Name: { Type: String }
  List: { Type: CommaDelimitedList, Default: "a, b" }
  Hidden: { Type: String, NoEcho: true, Default: swordfish }
  Path: { Type: "AWS::SSM::Parameter::Value<String>", Default: /x }
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
  IsX: !Equals [!Ref Name, x]
Mappings:
  M: { dev: { size: small }, prod: { size: large } }
`;

describe('rootguard inspect --format json', () => {
  const values: readonly (readonly [name: string, value: string, expected: unknown])[] = [
    ['a text', 'x', 'x'],
    ['a number', '3', 3],
    ['a boolean', 'true', true],
    ['text that only looks like more', '["012", 1e3, yes, 2012-10-17]', ['012', '1e3', 'yes', '2012-10-17']],
    ['a parameter with a default', '!Ref Stage', 'dev'],
    ['a list parameter', '!Ref List', ['a', 'b']],
    ['a parameter without a value', '!Ref Name', { $ref: 'Name' }],
    ['a parameter of which only a store knows', '!Ref Path', { $ref: 'Path' }],
    ['a pseudo parameter', '!Ref AWS::Region', { $ref: 'AWS::Region' }],
    ['a resource', '!Ref T', { $ref: 'T' }],
    ['an attribute', '!GetAtt T.TopicArn', { $getAtt: ['T', 'TopicArn'] }],
    ['a text with holes', '!Sub "a-${AWS::Region}-${Stage}"', { $concat: ['a-', { $ref: 'AWS::Region' }, '-dev'] }],
    ['a literal that looks like a sign', '{ $ref: "#/x" }', { $literal: { $ref: '#/x' } }],
    ['a decided condition', '!If [IsProd, a, b]', 'b'],
    ['an undecided condition', '!If [IsX, a, !Ref "AWS::NoValue"]', { $oneOf: [{ when: 'IsX', value: 'a' }, { when: '!IsX', value: { $noValue: true } }] }],
    ['what is not there', '[a, !If [IsProd, b, !Ref "AWS::NoValue"]]', ['a']],
    ['what is found in a map', '!FindInMap [M, !Ref Stage, size]', 'small'],
    ['what a hidden parameter holds', '!Sub "u:${Hidden}"', { $concat: ['u:', { $secret: 'no-echo' }] }],
    ['a key', 'AKIA{{31}}', { $secret: 'aws-access-key-id' }],
    ['a dynamic reference', '"{{resolve:ssm:/x:1}}"', '{{resolve:ssm:/x:1}}'],
    ['an import', '!ImportValue x', { $unknown: 'import' }],
    ['zones', '!GetAZs ""', { $unknown: 'zones' }],
    ['a macro', '{ "Fn::Transform": { Name: Mine } }', { $unknown: 'macro' }],
    ['what CloudFormation refuses', '!Ref Nobody', { $unknown: 'invalid' }],
  ];
  for (const [name, value, expected] of values) {
    it(`shows ${name}`, async () => assert.deepEqual((await inspected(holding(value, head))).resources['T']?.properties, { P: expected }));
  }

  it('shows what is encoded', async () => {
    const found = await inspected(holding('{ Known: !Base64 hi, Open: !Base64 { Ref: Name } }', head));
    assert.deepEqual(found.resources['T']?.properties, { P: { Known: 'aGk=', Open: { $base64: { $ref: 'Name' } } } });
  });

  const deployments: readonly (readonly [name: string, argv: readonly string[], value: string, expected: unknown])[] = [
    ['with a given value', ['--parameter', 'Stage=prod'], '[!Ref Stage, !If [IsProd, a, b]]', ['prod', 'a']],
    ['with a pseudo parameter', ['--parameter', 'AWS::Region=eu-west-1'], '!Sub "${AWS::Region}"', 'eu-west-1'],
    ['with a file of values', ['--parameters', 'p.json'], '!Ref Stage', 'prod'],
    ['left open', ['--open'], '[!Ref Stage, !If [IsProd, a, b]]', [{ $ref: 'Stage' }, { $oneOf: [{ when: 'IsProd', value: 'a' }, { when: '!IsProd', value: 'b' }] }]],
    ['left open but for a value', ['--open', '--parameter', 'Stage=prod'], '!If [IsProd, a, b]', 'a'],
    ['chosen by an open parameter', ['--open'], '!FindInMap [M, !Ref Stage, size]', { $oneOf: [{ when: 'Stage == "dev"', value: 'small' }, { when: 'Stage == "prod"', value: 'large' }] }],
  ];
  for (const [name, argv, value, expected] of deployments) {
    it(`shows a value ${name}`, async () => {
      const more = { 'p.json': '[{"ParameterKey": "Stage", "ParameterValue": "prod"}]' };
      assert.deepEqual((await inspected(holding(value, head), argv, more)).resources['T']?.properties, { P: expected });
    });
  }

  it('shows resources and outputs when they are there', async () => {
    const text = `${head}
Resources:
  A: { Type: AWS::SNS::Topic, Condition: IsProd }
  B: { Type: AWS::SNS::Topic, Condition: IsX }
Outputs:
  OA: { Condition: IsProd, Value: a }
  OB: { Condition: IsX, Value: b }
`;
    const off = await inspected(text);
    assert.deepEqual(off.resources, { B: { type: 'AWS::SNS::Topic', when: 'IsX', properties: {} } });
    assert.deepEqual(off.outputs, { OB: { when: 'IsX', value: 'b' } });
    const on = await inspected(text, ['--parameter', 'Stage=prod', '--parameter', 'Name=x']);
    assert.deepEqual(Object.entries(on.resources).map(([id, { when }]) => [id, when]), [['A', null], ['B', null]]);
    assert.deepEqual(on.outputs, { OA: { when: null, value: 'a' }, OB: { when: null, value: 'b' } });
  });

  const sam = `Transform: AWS::Serverless-2016-10-31
Globals: { Function: { Timeout: 5 } }
Resources:
  F: { Type: AWS::Serverless::Function, Properties: { Handler: a.b, Runtime: nodejs22.x, InlineCode: x } }
`;

  it('shows what SAM makes, and of what', async () => {
    const { kind, resources, generated, principals } = await inspected(sam);
    assert.equal(kind, 'sam');
    assert.deepEqual(resources['F'], { type: 'AWS::Serverless::Function', when: null, properties: { Handler: 'a.b', Runtime: 'nodejs22.x', InlineCode: 'x', Timeout: 5 } });
    assert.deepEqual(generated?.['FRole']?.by, 'F');
    assert.equal(generated['FRole'].type, 'AWS::IAM::Role');
    assert.deepEqual(principals.map(({ id }) => id), ['FRole']);
  });

  it('has nothing generated without SAM', async () => assert.ok(!('generated' in await inspected(holding('x')))));

  it('narrows itself to a resource', async () => {
    const found = await inspected(sam, ['--resource', 'FRole']);
    assert.deepEqual([Object.keys(found.resources), Object.keys(found.generated ?? {}), found.principals.map(({ id }) => id)], [[], ['FRole'], ['FRole']]);
  });

  it('describes principals with their policies, who assumes them, and whom they become', async () => {
    const found = await inspected(`Resources:
  Admin:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: { Statement: [{ Effect: Allow, Action: "sts:AssumeRole", Principal: { AWS: !GetAtt Worker.Arn, Service: ec2.amazonaws.com }, Condition: { StringEquals: { "sts:ExternalId": x } } }] }
      Policies: [{ PolicyName: all, PolicyDocument: { Statement: [{ Effect: Allow, Action: "*", Resource: "*" }] } }]
  Worker:
    Type: AWS::IAM::User
    Properties: { ManagedPolicyArns: ["arn:aws:iam::aws:policy/IAMFullAccess"] }
`);
    assert.deepEqual(found.principals[0], {
      id: 'Admin', kind: 'role', admin: 'yes', escalations: [],
      policies: [{ name: 'all', from: 'inline', range: { start: { line: 5, character: 52 }, end: { line: 5, character: 114 } } }],
      assumedBy: [
        { principal: 'Worker', kind: 'user', narrowed: ['sts:ExternalId'] },
        { principal: 'ec2.amazonaws.com', kind: 'service', narrowed: ['sts:ExternalId'] },
      ],
    });
    const worker = found.principals[1] as unknown as { admin: string; escalations: readonly { permissions: readonly string[]; through: readonly string[] }[] };
    assert.equal(worker.admin, 'no');
    assert.ok(worker.escalations.length > 0 && worker.escalations.every(({ through }) => through[0] === 'Worker'));
  });

  it('shows a policy document alone', async () => {
    const policy = '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]}';
    const { stdout } = await rootguard(['inspect', 'p.json', '--format', 'json'], { files: { 'p.json': policy } });
    assert.deepEqual(JSON.parse(stdout), {
      version: 1, file: 'p.json', kind: 'policy', problems: [],
      principals: [{
        id: 'policy', kind: 'policy', admin: 'no', assumedBy: [], escalations: [],
        policies: [{ name: 'policy', from: 'inline', range: { start: { line: 0, character: 0 }, end: { line: 0, character: policy.length } } }],
      }],
    });
  });

  it('follows the files that a template names', async () => {
    const text = 'Transform: AWS::LanguageExtensions\nResources:\n  T:\n    Type: AWS::SNS::Topic\n    Properties:\n      Fn::Transform: { Name: AWS::Include, Parameters: { Location: b.yaml } }\n';
    const found = await inspected(text, [], { 'b.yaml': 'TopicName: from-b\n' });
    assert.deepEqual(found.resources['T']?.properties, { TopicName: 'from-b' });
  });

  it('knows the account of a cloud assembly', async () => {
    const template = { Resources: { R: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: { Statement: { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: '123456789012' } } } } } } };
    const manifest = { version: '1', artifacts: { S: { type: 'aws:cloudformation:stack', environment: 'aws://123456789012/eu-west-1', properties: { templateFile: 'S.json' } } } };
    const files = { 'cdk.out/cdk.out': '{}', 'cdk.out/manifest.json': JSON.stringify(manifest), 'cdk.out/S.json': JSON.stringify(template) };
    const { stdout } = await rootguard(['inspect', 'cdk.out/S.json', '--format', 'json'], { files });
    const { principals } = JSON.parse(stdout) as { principals: readonly { assumedBy: unknown }[] };
    assert.deepEqual(principals[0]?.assumedBy, [{ principal: '123456789012', kind: 'account', narrowed: [] }]);
  });
});

describe('rootguard inspect', () => {
  const template = holding('x');
  const codes: readonly { name: string; argv: readonly string[]; setting?: Setting; code: number; stderr?: RegExp }[] = [
    { name: 'a template', argv: ['a.yaml'], code: 0 },
    { name: 'standard input', argv: ['-'], setting: { stdin: template }, code: 0 },
    { name: 'a template that was not read whole', argv: ['b.yaml'], setting: { files: { 'b.yaml': `${template}  X: [\n` } }, code: 1 },
    { name: 'no file', argv: [], code: 2, stderr: /wants one file/ },
    { name: 'two files', argv: ['a.yaml', 'b.yaml'], code: 2, stderr: /wants one file/ },
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

  it('tells of a value for no parameter', async () => {
    const { code, stderr } = await rootguard(['inspect', 'a.yaml', '--parameter', 'Stagee=x'], { files: { 'a.yaml': holding('x', head) } });
    assert.equal(code, 0);
    assert.equal(stderr, 'rootguard: Unknown parameter `Stagee`; did you mean `Stage`?\n');
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
