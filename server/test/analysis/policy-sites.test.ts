import assert from 'node:assert/strict';
import type { Facts } from '../../src/analysis/facts.js';
import { pathOf } from '../../src/syntax/lookup.js';
import { guardText } from '../../src/value/guard.js';
import { factsOf, factsOfResources } from './facts-of.js';

/** `kind owner name place`, and what is special about the site. */
function sites(facts: Facts): string[] {
  return facts.policies.map(({ policy, owner, name, at, when, form, protects }) => [
    policy.kind, owner?.id ?? '-', name, pathOf(at).slice(3).join('/'), guardText(when) ?? '', form === 'flattened' ? form : '',
    ...protects.map(({ resource }) => `protects ${resource?.id ?? 'another'}`),
  ].filter((word) => word !== '').join(' '));
}

const allow = '{ Effect: Allow, Action: "s3:GetObject", Resource: "*" }';

/** Facts about a policy are kept by the policy. */
describe('the policies of a file', () => {
  for (const text of ['{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:PutBucketPolicy", "Resource": "arn:aws:s3:::b" }] }', 'Resources:\n  P:\n    Type: AWS::IAM::ManagedPolicy\n    Properties: { PolicyDocument: { Statement: { Effect: Allow, Action: s3:GetObject, Resource: x } } }\n']) {
    it(`are read once: ${text.slice(0, 9)}`, () => {
      const facts = factsOf(text);
      assert.equal(facts.policies.length, 1);
      assert.equal(facts.policies[0], facts.policies[0]);
      assert.equal(facts.statements[0]?.site, facts.policies[0]);
    });
  }
});

describe('the policies of a document', () => {
  const cases: { name: string; resources: string; expect: string[] }[] = [
    {
      name: 'trust and inline policies of a role',
      resources: `
R:
  Type: AWS::IAM::Role
  Properties:
    AssumeRolePolicyDocument: { Statement: { Effect: Allow, Action: "sts:AssumeRole", Principal: "*" } }
    Policies:
      - PolicyName: one
        PolicyDocument: { Statement: [${allow}] }`,
      expect: ['trust R R AssumeRolePolicyDocument', 'identity R one Policies/0/PolicyDocument'],
    },
    {
      name: 'a key policy, a bucket policy and what they protect',
      resources: `
K: { Type: AWS::KMS::Key, Properties: { KeyPolicy: { Statement: [${allow}] } } }
B: { Type: AWS::S3::Bucket, Properties: { BucketName: known } }
P: { Type: AWS::S3::BucketPolicy, Properties: { Bucket: !Ref B, PolicyDocument: { Statement: [${allow}] } } }
Q: { Type: AWS::S3::BucketPolicy, Properties: { Bucket: known, PolicyDocument: { Statement: [${allow}] } } }
X: { Type: AWS::S3::BucketPolicy, Properties: { Bucket: elsewhere, PolicyDocument: { Statement: [${allow}] } } }`,
      expect: [
        'key K K KeyPolicy protects K', 'resource P P PolicyDocument protects B', 'resource Q Q PolicyDocument protects B',
        'resource X X PolicyDocument protects another',
      ],
    },
    {
      name: 'the queues and topics of one policy',
      resources: `
A: { Type: AWS::SQS::Queue }
B: { Type: AWS::SQS::Queue }
P: { Type: AWS::SQS::QueuePolicy, Properties: { Queues: [!Ref A, !Ref B], PolicyDocument: { Statement: [${allow}] } } }`,
      expect: ['resource P P PolicyDocument protects A protects B'],
    },
    {
      name: 'what is named by its ARN, or by its own name',
      resources: `
C: { Type: AWS::MediaPackageV2::Channel, Properties: { ChannelGroupName: g, ChannelName: live } }
P: { Type: AWS::MediaPackageV2::ChannelPolicy, Properties: { ChannelGroupName: g, ChannelName: live, Policy: { Statement: [${allow}] } } }
B: { Type: AWS::EventsV2::EventBus }
Q: { Type: AWS::EventsV2::ResourcePolicy, Properties: { EventBusArn: !GetAtt B.EventBusArn, PolicyDocument: { Statement: [${allow}] } } }`,
      expect: ['resource P P Policy protects C', 'resource Q Q PolicyDocument protects B'],
    },
    {
      name: 'properties that say a statement',
      resources: `
F: { Type: AWS::Lambda::Function }
P: { Type: AWS::Lambda::Permission, Properties: { FunctionName: !Ref F, Action: "lambda:InvokeFunction", Principal: s3.amazonaws.com } }
E: { Type: AWS::Events::EventBusPolicy, Properties: { StatementId: s, Action: "events:PutEvents", Principal: "*" } }`,
      expect: ['resource P P flattened protects F', 'resource E E flattened'],
    },
    {
      name: 'policies of an organisation by their type, and other types not at all',
      resources: `
S: { Type: AWS::Organizations::Policy, Properties: { Type: SERVICE_CONTROL_POLICY, Content: { Statement: [${allow}] } } }
R: { Type: AWS::Organizations::Policy, Properties: { Type: RESOURCE_CONTROL_POLICY, Content: { Statement: [${allow}] } } }
T: { Type: AWS::Organizations::Policy, Properties: { Type: TAG_POLICY, Content: { tags: {} } } }`,
      expect: ['organization-scp S S Content', 'organization-rcp R R Content'],
    },
    {
      name: 'a managed policy that only limits',
      resources: `
M: { Type: AWS::IAM::ManagedPolicy, Properties: { ManagedPolicyName: limit, PolicyDocument: { Statement: [${allow}] } } }
R: { Type: AWS::IAM::Role, Properties: { PermissionsBoundary: !Ref M } }`,
      expect: ['boundary M limit PolicyDocument'],
    },
    {
      name: 'a managed policy that limits one role and permits another',
      resources: `
M: { Type: AWS::IAM::ManagedPolicy, Properties: { PolicyDocument: { Statement: [${allow}] } } }
R: { Type: AWS::IAM::Role, Properties: { PermissionsBoundary: !Ref M } }
S: { Type: AWS::IAM::Role, Properties: { ManagedPolicyArns: [!Ref M] } }`,
      expect: ['identity M M PolicyDocument'],
    },
    {
      name: 'statements in a custom resource',
      resources: `
C: { Type: "Custom::Grant", Properties: { ServiceToken: x, Deep: { Doc: { Statement: [${allow}] } }, Other: { Statement: none } } }`,
      expect: ['identity C C Deep/Doc'],
    },
    {
      name: 'policies of an organization that somebody else makes',
      resources: `
C: { Type: "Custom::Scp", Properties: { ServiceToken: x, Type: SERVICE_CONTROL_POLICY, Document: { Statement: [${allow}] } } }
T: { Type: "Shop::Organizations::Policy", Properties: { PolicyType: SERVICE_CONTROL_POLICY, Content: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}' } }`,
      expect: ['organization-scp C C Document', 'organization-scp T T Content'],
    },
    {
      name: 'each branch of a condition',
      resources: `
M: { Type: AWS::IAM::ManagedPolicy, Condition: A, Properties: { PolicyDocument: !If [B, { Statement: [${allow}] }, { Statement: [] }] } }`,
      expect: ['identity M M PolicyDocument/1 A && B', 'identity M M PolicyDocument/2 A && !B'],
    },
    {
      name: 'the policy in the definition of an API',
      resources: `
Api: { Type: AWS::ApiGateway::RestApi, Properties: { Body: { x-amazon-apigateway-policy: { Statement: [${allow}] } } } }`,
      expect: ['resource Api Api Body/x-amazon-apigateway-policy protects Api'],
    },
    {
      name: 'a policy that is written as text, also where none is expected',
      resources: `
M: { Type: AWS::IAM::ManagedPolicy, Properties: { PolicyDocument: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}' } }
P: { Type: AWS::SSM::Parameter, Properties: { Value: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}' } }
Q: { Type: AWS::SSM::Parameter, Properties: { Value: { "Fn::Sub": '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"\${X}","Principal":"*","Resource":"*"}]}' } } }
N: { Type: AWS::SSM::Parameter, Properties: { Value: '{ no "Statement" with "Effect": in it, although it begins like one }' } }`,
      expect: ['identity M M PolicyDocument', 'identity P P Value', 'resource Q Q Value'],
    },
    {
      name: 'no policy written as text whose kind is not known',
      resources: `
O: { Type: AWS::Organizations::Policy, Properties: { Type: !Ref X, Content: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}' } }
S: { Type: AWS::Organizations::Policy, Properties: { Type: SERVICE_CONTROL_POLICY, Content: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}' } }`,
      expect: ['organization-scp S S Content'],
    },
    {
      name: 'those of the roles that SAM makes',
      resources: `
F: { Type: AWS::Serverless::Function, Properties: { Policies: [{ Statement: [${allow}] }] } }
G: { Type: AWS::Serverless::Function, Properties: { Role: r, Policies: [{ Statement: [${allow}] }] } }`,
      expect: ['trust FRole FRole', 'identity FRole FRolePolicy0 Policies/0'],
    },
    { name: 'none in the metadata of a resource', resources: `T: { Type: AWS::SNS::Topic, Metadata: { Policy: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}' } }`, expect: [] },
    { name: 'no policy where the value is unknown', resources: 'M: { Type: "Custom::Grant", Properties: !ImportValue x }', expect: [] },
  ];
  for (const { name, resources, expect } of cases) {
    it(`are ${name}`, () => assert.deepEqual(sites(factsOfResources(resources, conditions)), expect));
  }

  it('are the document itself in a policy document', () => {
    assert.deepEqual(sites(factsOf(`{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}`)), ['identity - policy']);
  });
});

const conditions = `
Transform: AWS::Serverless-2016-10-31
Parameters:
  X: { Type: String }
  Y: { Type: String }
Conditions:
  A: !Equals [!Ref X, a]
  B: !Not [!Equals [!Ref Y, b]]`;

describe('a policy that is turned into text', () => {
  it('knows where its strings are written', () => {
    const text = `Transform: AWS::LanguageExtensions
Resources:
  T:
    Type: AWS::SNS::TopicPolicy
    Properties:
      Topics: [t]
      PolicyDocument:
        Fn::ToJsonString:
          Version: "2012-10-17"
          Statement: [{ Effect: Allow, Principal: { AWS: "123456789012" }, Action: [sns:Publish, "sns:Subscribe"], Resource: "*" }]
`;
    const [found] = factsOf(text).statements;
    const items = [...found?.statement.action?.items ?? [], ...found?.statement.principal?.items ?? []];
    assert.deepEqual(items.map(({ at }) => (at === null ? null : text.slice(at.start, at.end))), ['sns:Publish', 'sns:Subscribe', '123456789012']);
  });
});

describe('a flattened policy', () => {
  const lambda = (properties: string): Facts => factsOfResources(`P: { Type: AWS::Lambda::Permission, Properties: { Action: "lambda:InvokeFunction", FunctionName: f, ${properties} } }`);
  const principal = (facts: Facts): unknown => facts.statements[0]?.statement.principal?.items.map(({ parsed }) => parsed.kind);

  for (const [text, kind] of [
    ['s3.amazonaws.com', 'service'], ['"123456789012"', 'account'], ['"*"', 'anyone'], ['arn:aws:iam::123456789012:role/r', 'role'],
    ['!Sub "logs.${AWS::Region}.amazonaws.com"', 'service'], ['!Ref Who', 'unknown'],
  ] as const) {
    it(`names ${text} as ${kind}`, () => {
      const [found] = [principal(lambda(`Principal: ${text}`))].flat();
      assert.equal(found === 'reference' ? 'unknown' : found, kind);
    });
  }

  it('names each principal that conditions choose between', () => {
    const { statements } = factsOfResources('P: { Type: AWS::Lambda::Permission, Properties: { FunctionName: f, Action: "lambda:InvokeFunction", Principal: !If [A, s3.amazonaws.com, "*"] } }', conditions);
    const items = statements.flatMap(({ statement }) => statement.principal?.items ?? []);
    assert.deepEqual(items.map(({ parsed, when }) => `${parsed.kind} if ${guardText(when)}`), ['service if A', 'anyone if !A']);
  });

  it('takes actions and principals from lists', () => {
    const { statements } = factsOfResources('P: { Type: AWS::Lambda::Permission, Properties: { FunctionName: f, Action: ["lambda:GetFunction"], Principal: ["123456789012"] } }');
    assert.deepEqual(statements.map(({ statement }) => [statement.action?.items.length, statement.principal?.items.map(({ parsed }) => parsed.kind)]), [[1, ['account']]]);
  });

  it('holds the source as a condition', () => {
    const { statements } = lambda('Principal: s3.amazonaws.com, SourceAccount: !Ref AWS::AccountId, SourceArn: "arn:aws:s3:::b"');
    assert.deepEqual(statements[0]?.statement.condition?.tests.map(({ operatorText, key }) => `${operatorText} ${key}`),
      ['ArnLike AWS:SourceArn', 'StringEquals AWS:SourceAccount']);
  });
});
