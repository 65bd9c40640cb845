import assert from 'node:assert/strict';
import type { CredentialSource } from '../../src/analysis/credential/credential-source.js';
import { dynamicReferences } from '../../src/analysis/credential/dynamic-reference.js';
import type { CredentialFlow } from '../../src/analysis/flow/credential-flow.js';
import type { Workload } from '../../src/analysis/workload/workload.js';
import { factsOf, factsOfResources } from './facts-of.js';

const head = `
Parameters:
  Hidden: { Type: String, NoEcho: true }
  DbPassword: { Type: String }
  Stage: { Type: String, Default: dev }
  Given: { Type: String, Default: letmein1 }`;

function flowText({ source, sink, consumer, through }: CredentialFlow): string {
  const from = sourceName(source);
  const via = through.map(({ id }) => ` through ${id}`).join('');
  return `${from} > ${sink.kind} ${sink.id ?? '-'}${via}${consumer === null ? '' : ` for ${consumer.resource.id}`}`;
}

function sourceName(source: CredentialFlow['source']): string {
  switch (source.kind) {
    case 'parameter': return source.parameter.name;
    case 'dynamic-reference': return source.service;
    default: return `${source.resource.id}.${source.kind}`;
  }
}

describe('the flows of credentials', () => {
  const cases: { name: string; resources: string; expect: string[] }[] = [
    { name: 'from an access key to an output, an environment and user data', resources: `
K: { Type: AWS::IAM::AccessKey, Properties: { UserName: u } }
F: { Type: AWS::Lambda::Function, Properties: { Environment: { Variables: { ID: !Ref K, KEY: !GetAtt K.SecretAccessKey } } } }
I: { Type: AWS::EC2::Instance, Properties: { UserData: { "Fn::Base64": !Sub "export X=\${K.SecretAccessKey}" } } }`,
      expect: ['K.access-key-id > environment F for F', 'K.access-key-secret > environment F for F', 'K.access-key-secret > script I for I'] },
    { name: 'from an access key to what rules and schedules start', resources: `
K: { Type: AWS::IAM::AccessKey, Properties: { UserName: u } }
R: { Type: AWS::Events::Rule, Properties: { Targets: [{ Id: a, Arn: b, Input: !Sub '{"id":"\${K}"}' }] } }
S: { Type: AWS::Scheduler::Schedule, Properties: { Target: { Input: !Sub '{"key":"\${K.SecretAccessKey}"}' } } }
T: { Type: AWS::Events::Rule, Properties: { Targets: [{ Id: a, Arn: b, Input: !Ref K }] } }`,
      expect: ['K.access-key-id > property R for R', 'K.access-key-secret > property S for S', 'K.access-key-id > property T'] },
    { name: 'through a secret to what names it', resources: `
K: { Type: AWS::IAM::AccessKey, Properties: { UserName: u } }
S: { Type: AWS::SecretsManager::Secret, Properties: { SecretString: { "Fn::Join": ["", ["{\\"key\\":\\"", { "Fn::GetAtt": [K, SecretAccessKey] }, "\\"}"]] } } }
F: { Type: AWS::Lambda::Function, Properties: { Environment: { Variables: { SECRET_ARN: !Ref S } } } }
P: { Type: AWS::IAM::Policy, Properties: { PolicyDocument: { Statement: [{ Effect: Allow, Action: "secretsmanager:GetSecretValue", Resource: !Ref S }] } } }`,
      expect: ['K.access-key-secret > secret-string S', 'K.access-key-secret > environment F through S for F'] },
    { name: 'of hidden parameters and of those with the name of a secret', resources: `
F: { Type: AWS::Lambda::Function, Properties: { Environment: { Variables: { A: !Ref Hidden, B: !Ref DbPassword, C: !Ref Stage } } } }
D: { Type: AWS::RDS::DBInstance, Properties: { MasterUserPassword: !Ref DbPassword } }
T: { Type: AWS::SSM::Parameter, Properties: { Type: String, Value: !Sub "x\${Hidden}" } }`,
      expect: ['Hidden > environment F for F', 'Hidden > ssm-parameter T', 'DbPassword > environment F for F', 'DbPassword > credential D'] },
    { name: 'of secrets that AWS makes', resources: `
C: { Type: AWS::Cognito::UserPoolClient }
B: { Type: AWS::S3::Bucket, Properties: { Tags: [{ Key: x, Value: !GetAtt C.ClientSecret }, { Key: y, Value: !GetAtt C.ClientId }] } }`,
      expect: ['C.generated-secret > tag B'] },
    { name: 'of dynamic references, whole or joined', resources: `
F: { Type: AWS::Lambda::Function, Properties: { Environment: { Variables: { A: "{{resolve:secretsmanager:x:SecretString:y}}", B: "{{resolve:ssm:plain}}" } } } }
D: { Type: AWS::RDS::DBInstance, Properties: { MasterUserPassword: !Join ["", ["{{resolve:secretsmanager:", !Ref S, ":SecretString:password::}}"]] } }
B: { Type: AWS::S3::Bucket, Properties: { Tags: [{ Key: x, Value: !Sub "{{resolve:ssm-secure:\${Stage}:1}}" }] } }`,
      expect: ['secretsmanager > environment F for F', 'secretsmanager > credential D', 'ssm-secure > tag B'] },
    { name: 'nowhere without a reference', resources: 'K: { Type: AWS::IAM::AccessKey, Properties: { UserName: !Sub "${!K}" } }', expect: [] },
  ];
  for (const { name, resources, expect } of cases) {
    it(`go ${name}`, () => assert.deepEqual(factsOfResources(resources, head).flows.map(flowText), expect));
  }

  it('go to what a loop creates, and to the functions that Globals cover', () => {
    const looped = factsOfResources(`
K: { Type: AWS::IAM::AccessKey, Properties: { UserName: u } }
"Fn::ForEach::Functions": [Name, [A, B], { "F\${Name}": { Type: AWS::Lambda::Function, Properties: { Environment: { Variables: { KEY: !GetAtt K.SecretAccessKey } } } } }]`, 'Transform: AWS::LanguageExtensions');
    assert.deepEqual(looped.flows.map(flowText), ['K.access-key-secret > environment FA for FA']);
    const shared = factsOfResources(`
K: { Type: AWS::IAM::AccessKey, Properties: { UserName: u } }
F: { Type: AWS::Serverless::Function, Properties: { Runtime: nodejs22.x } }`,
    'Transform: AWS::Serverless-2016-10-31\nGlobals: { Function: { Environment: { Variables: { KEY: !GetAtt K.SecretAccessKey } } } }');
    assert.deepEqual(shared.flows.map(flowText), ['K.access-key-secret > environment - for F']);
  });

  it('point at the reference', () => {
    const text = `Resources:\n  K: { Type: AWS::IAM::AccessKey, Properties: { UserName: u } }\nOutputs:\n  O: { Value: !Sub "x \${K.SecretAccessKey} y" }\n`;
    const [flow] = factsOf(text).flows;
    assert.equal(text.slice(flow?.at.start, flow?.at.end), '${K.SecretAccessKey}');
  });
});

describe('the sources of a credential property', () => {
  function sourceText(source: CredentialSource): string {
    switch (source.kind) {
      case 'literal': return `literal ${source.nature}${source.isWhole ? '' : ' in part'}`;
      case 'parameter': return `parameter ${source.parameter.name}`;
      case 'dynamic-reference': return `${source.reference.service ?? 'no service'} ${source.reference.id}`;
      case 'resource': return `${source.resource.id}.${source.attribute ?? 'Ref'}`;
      case 'unknown': return 'unknown';
    }
  }
  const cases: readonly (readonly [value: string, expect: readonly string[]])[] = [
    ['hunter2x', ['literal value']],
    ['changeme', ['literal stand-in']],
    ['!Ref DbPassword', ['parameter DbPassword']],
    ['!Ref Given', ['parameter Given']],
    ['!Sub "x${DbPassword}"', ['literal value in part', 'parameter DbPassword']],
    ['"{{resolve:secretsmanager:db:SecretString:password}}"', ['secretsmanager db']],
    ['!Sub "{{resolve:ssm-secure:/x:1}}"', ['ssm-secure /x']],
    ['!GetAtt K.SecretAccessKey', ['K.SecretAccessKey']],
    ['!ImportValue x', ['unknown']],
    ['!If [C, hunter2x, !Ref Hidden]', ['literal value', 'parameter Hidden']],
    ['!Ref AWS::NoValue', []],
  ];
  for (const [value, expect] of cases) {
    it(`of ${value} are ${expect.join(' and ') || 'none'}`, () => {
      const facts = factsOfResources(`D: { Type: AWS::RDS::DBInstance, Properties: { MasterUserPassword: ${value} } }\nK: { Type: AWS::IAM::AccessKey }`,
        `${head}\nConditions: { C: !Equals [!Ref Stage, prod] }`);
      assert.deepEqual(facts.credentials.flatMap(({ sources }) => sources.map(sourceText)), expect);
    });
  }
});

describe('dynamic references', () => {
  const cases: readonly (readonly [text: string, expect: readonly unknown[]])[] = [
    ['{{resolve:ssm:/a/b:3}}', ['ssm', '/a/b', ['3'], false]],
    ['x{{resolve:secretsmanager:arn:aws:secretsmanager:us-east-1:123456789012:secret:db-a:SecretString:password}}',
      ['secretsmanager', 'arn:aws:secretsmanager:us-east-1:123456789012:secret:db-a', ['SecretString', 'password'], false]],
    ['{{ resolve:ssm:a }}', ['ssm', 'a ', [], true]],
    ['{{resolve:vault:a}}', [null, 'a', [], false]],
  ];
  for (const [text, expect] of cases) {
    it(`are read in ${text}`, () => {
      const [found] = dynamicReferences(text);
      assert.deepEqual([found?.service, found?.id, found?.rest, found?.isSpaced], expect);
    });
  }
  it('are not found in other braces', () => assert.deepEqual(dynamicReferences('{{x}} {resolve:ssm:a}'), []));
});

describe('workloads', () => {
  function workloadText({ resource, hasRole, roles, environment }: Workload): string {
    return [resource.id, hasRole, ...roles.map(({ role, profile }) => `${profile === null ? '' : `${profile.id}/`}${role?.id ?? 'another'}`),
      ...environment.map(({ name }) => name)].join(' ');
  }
  const cases: { name: string; resources: string; expect: string[] }[] = [
    { name: 'a function with its role', resources: `
F: { Type: AWS::Lambda::Function, Properties: { Role: !GetAtt R.Arn, Environment: { Variables: { A: 1, B: 2 } } } }
R: { Type: AWS::IAM::Role }`, expect: ['F yes R A B'] },
    { name: 'instances with a profile, without, and by launch template', resources: `
A: { Type: AWS::EC2::Instance, Properties: { IamInstanceProfile: !Ref P } }
B: { Type: AWS::EC2::Instance, Properties: {} }
C: { Type: AWS::EC2::Instance, Properties: { LaunchTemplate: { LaunchTemplateId: !Ref L } } }
D: { Type: AWS::EC2::Instance, Properties: { LaunchTemplate: { LaunchTemplateId: lt-1 } } }
L: { Type: AWS::EC2::LaunchTemplate, Properties: { LaunchTemplateData: { IamInstanceProfile: { Arn: !GetAtt P.Arn } } } }
P: { Type: AWS::IAM::InstanceProfile, Properties: { Roles: [!Ref R] } }
R: { Type: AWS::IAM::Role }`, expect: ['A yes P/R', 'B no', 'C yes', 'D unknown', 'L yes P/R'] },
    { name: 'containers, whose execution role is not their own', resources: `
T: { Type: AWS::ECS::TaskDefinition, Properties: { ExecutionRoleArn: !GetAtt R.Arn, ContainerDefinitions: [{ Environment: [{ Name: A, Value: x }] }] } }
R: { Type: AWS::IAM::Role }`, expect: ['T no R A'] },
    { name: 'not known where a condition decides', resources: 'F: { Type: AWS::Lambda::Function, Properties: { Role: !If [C, a, !Ref AWS::NoValue] } }',
      expect: ['F unknown another'] },
    { name: 'an environment of Elastic Beanstalk, its other settings left out', resources: `
E: { Type: AWS::ElasticBeanstalk::Environment, Properties: { OptionSettings: [
  { Namespace: "aws:elasticbeanstalk:application:environment", OptionName: A, Value: x }, { Namespace: "aws:rds:dbinstance", OptionName: B, Value: y }] } }`,
      expect: ['E no A'] },
    { name: 'nothing that does not run', resources: 'B: { Type: AWS::S3::Bucket }', expect: [] },
  ];
  for (const { name, resources, expect } of cases) {
    it(`are ${name}`, () => assert.deepEqual(factsOfResources(resources, `${head}\nConditions: { C: !Equals [!Ref DbPassword, prod] }`).workloads.map(workloadText), expect));
  }
});

describe('static credentials', () => {
  const cases: { name: string; resources: string; expect: string[] }[] = [
    { name: 'variables whatever their value', expect: ['AWS_ACCESS_KEY_ID variable', 'AWS_SECRET_ACCESS_KEY variable'], resources: `
F: { Type: AWS::Lambda::Function, Properties: { Environment: { Variables: { AWS_ACCESS_KEY_ID: !Ref X, AWS_SECRET_ACCESS_KEY: "{{resolve:ssm-secure:a}}", AWS_REGION: x } } } }` },
    { name: 'what a script is given, not what it fetches', expect: ['AWS_ACCESS_KEY_ID script', 'aws_secret_access_key script'], resources: `
I: { Type: AWS::EC2::Instance, Properties: { UserData: { "Fn::Base64": !Sub "export AWS_ACCESS_KEY_ID=abc\\naws configure set aws_secret_access_key \${DbPassword}\\nexport AWS_SESSION_TOKEN=$(jq x)\\nexport AWS_SECRET_ACCESS_KEY=<secret>\\n# AWS_SESSION_TOKEN=x\\necho $AWS_ACCESS_KEY_ID" } } }` },
    { name: 'foreign beside an emulator', expect: ['AWS_ACCESS_KEY_ID variable foreign'], resources: `
F: { Type: AWS::Lambda::Function, Properties: { Environment: { Variables: { AWS_ACCESS_KEY_ID: test, AWS_ENDPOINT_URL: "http://localhost:4566" } } } }` },
  ];
  for (const { name, resources, expect } of cases) {
    it(`are ${name}`, () => {
      const found = factsOfResources(resources, head).staticCredentials;
      assert.deepEqual(found.map(({ name: key, form, isForeign }) => `${key} ${form}${isForeign ? ' foreign' : ''}`), expect);
    });
  }
});
