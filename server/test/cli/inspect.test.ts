import assert from 'node:assert/strict';
import { rootguard } from './fake-host.js';
import { head, holding, inspected } from './inspected.js';

describe('rootguard inspect --format json', () => {
  const values: readonly (readonly [name: string, value: string, expected: unknown])[] = [
    ['a text', 'x', 'x'],
    ['a number', '3', 3],
    ['a boolean', 'true', true],
    ['text that only looks like more', '["012", 1e3, y, 2012-10-17]', ['012', '1e3', 'y', '2012-10-17']],
    ['words that CloudFormation takes for truth values', '[yes, Off, "yes"]', [true, false, 'yes']],
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

  it('shows what is encoded in Base64', async () => {
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

  it('shows when resources and outputs exist', async () => {
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

  it('shows what SAM creates, and from what', async () => {
    const { kind, resources, generated, principals } = await inspected(sam);
    assert.equal(kind, 'sam');
    assert.deepEqual(resources['F'], { type: 'AWS::Serverless::Function', when: null, properties: { Handler: 'a.b', Runtime: 'nodejs22.x', InlineCode: 'x', Timeout: 5 } });
    assert.deepEqual(generated?.['FRole']?.by, 'F');
    assert.equal(generated['FRole'].type, 'AWS::IAM::Role');
    assert.deepEqual(principals.map(({ id }) => id), ['FRole']);
  });

  it('lists nothing as generated without SAM', async () => assert.ok(!('generated' in await inspected(holding('x')))));

  it('narrows its output to one resource', async () => {
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
