/** What a map may have besides the entries that are known is never taken for missing. */
import assert from 'node:assert/strict';
import { lint } from '../../src/engine/lint.js';
import { defaultSettings } from '../../src/engine/settings.js';

function reported(text: string): readonly string[] {
  const { findings } = lint({ name: 'a.yaml', text, settings: { ...defaultSettings, preset: 'strict' }, today: '2026-01-01' });
  return findings.map(({ rule }) => rule);
}

function trail(line: string): string {
  return `Resources:
  Trail:
    Type: AWS::CloudTrail::Trail
    Properties:
      S3BucketName: logs
      IsLogging: false
      IsMultiRegionTrail: true
      ${line}
      KMSKeyId: !Ref Key
`;
}

function statement(line: string): string {
  return `Version: '2012-10-17'
Statement:
  - Effect: Allow
    Principal: { AWS: '*' }
    ${line}
    Action: s3:GetObject
    Resource: arn:aws:s3:::shop/*
`;
}

const absent = ['audit/trail-no-cloudwatch', 'audit/trail-no-validation'];

describe('an entry that is not known to be there', () => {
  const trails: readonly { name: string; line: string; isWhole?: true }[] = [
    { name: 'is missing where all are known', line: 'TrailName: main', isWhole: true },
    { name: 'may be in a line that cannot be read', line: 'EnableLogFileValidation: @x' },
    { name: 'may be in a line that is half typed', line: 'EnableLogFileVal' },
    { name: 'may be merged from an anchor that is not there', line: '<<: *common' },
    { name: 'may be in an included file', line: 'Fn::Transform: { Name: AWS::Include, Parameters: { Location: s3://shop/trail.yaml } }' },
    { name: 'may come from a loop over unknown items', line: 'Fn::ForEach::Switch: [Name, !Ref Names, { "${Name}": true }]' },
    { name: 'is missing where a loop is over known items', line: 'Fn::ForEach::Switch: [Name, [TrailName], { "${Name}": main }]', isWhole: true },
  ];
  for (const { name, line, isWhole } of trails) {
    it(name, () => {
      const rules = reported(trail(line));
      assert.deepEqual(absent.filter((rule) => rules.includes(rule)), isWhole ? absent : []);
      assert.ok(rules.includes('audit/trail-not-logging'), 'what is known is reported');
    });
  }

  const statements: readonly { name: string; line: string; isWhole?: true }[] = [
    { name: 'is no condition where all elements are known', line: 'Sid: Read', isWhole: true },
    { name: 'may be a condition that cannot be read', line: 'Condition: @x' },
    { name: 'may be a condition that is half typed', line: 'Condi' },
  ];
  for (const { name, line, isWhole = false } of statements) {
    it(name, () => assert.equal(reported(statement(line)).includes('admin/public-resource-policy'), isWhole));
  }

  it('is no condition of a permission', () => {
    const permission = (line: string): readonly string[] => reported(`Resources:
  Allow:
    Type: AWS::Lambda::Permission
    Properties:
      Action: lambda:InvokeFunction
      FunctionName: resize
      ${line}
      Principal: s3.amazonaws.com
`);
    assert.deepEqual(permission('EventSourceToken: !Ref AWS::NoValue'), ['admin/confused-deputy']);
    assert.deepEqual(permission('Source'), []);
  });

  it('may be a version', () => {
    const policy = (line: string): readonly string[] => reported(`${line}\nStatement:\n  - { Effect: Deny, Action: s3:GetObject, Resource: '*' }\n`);
    assert.deepEqual([policy('Id: reading'), policy("Version: 2012\nId: reading"), policy("Version\nId: reading")], [['policy/version'], ['policy/version'], []]);
  });

  it('may be what hides a parameter', () => {
    const parameter = (line: string): readonly string[] => reported(`Parameters:
  Password:
    Type: String
    ${line}
    MinLength: 20
Resources:
  Database:
    Type: AWS::RDS::DBInstance
    Properties: { MasterUserPassword: !Ref Password }
`).filter((rule) => rule.startsWith('secret/unprotected'));
    assert.deepEqual(parameter('MaxLength: 30'), ['secret/unprotected-parameter']);
    assert.deepEqual(parameter('NoEcho: false\n    MaxLength: @30'), ['secret/unprotected-parameter']);
    assert.deepEqual(parameter('NoEcho: @true'), []);
    assert.deepEqual(parameter('NoEch'), []);
  });

  it('may be all properties', () => {
    const instance = (line: string): string => `Resources:\n  Server:\n    Type: AWS::EC2::Instance\n    ${line}\n    DependsOn: Other\n`;
    const isReported = (line: string): boolean => reported(instance(line)).includes('role/ec2-instance-profile');
    assert.deepEqual([isReported('Properties: { ImageId: ami-1 }'), isReported('Properties @x')], [true, false]);
  });
});
