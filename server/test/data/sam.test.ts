/** SAM's tables: policy templates, connectors, events, globals. */
import assert from 'node:assert/strict';
import { samConnector, samConnectorResource } from '../../src/data/sam-connector.js';
import { samEvent } from '../../src/data/sam-event.js';
import { samGlobalProperties } from '../../src/data/sam-globals.js';
import { policyTemplateTable } from '../../src/data/generated/sam.js';
import { samPolicyTemplate } from '../../src/data/sam-policy-template.js';

describe('a policy template of SAM', () => {
  it('has parameters and statements', () => {
    const template = samPolicyTemplate('SQSPollerPolicy');
    assert.deepEqual(template?.parameters, ['QueueName']);
    const [statement] = JSON.parse(template.definition).Statement;
    assert.ok(statement.Action.includes('sqs:DeleteMessage'));
    assert.deepEqual(statement.Resource, { 'Fn::Sub': [
      'arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:${queueName}', { queueName: { Ref: 'QueueName' } },
    ] });
  });

  it('may have no parameters, or two', () => {
    assert.deepEqual(samPolicyTemplate('CloudFormationDescribeStacksPolicy')?.parameters, []);
    assert.deepEqual(samPolicyTemplate('DynamoDBStreamReadPolicy')?.parameters, ['StreamName', 'TableName']);
  });

  it('is null when SAM has none of that name', () => {
    assert.equal(samPolicyTemplate('S3EverythingPolicy'), null);
    assert.equal(samPolicyTemplate('constructor'), null);
  });

  it('is one of 81, all of them documents', () => {
    const names = policyTemplateTable.split('\n').map((line) => line.split('|', 1)[0] ?? '');
    assert.equal(names.length, 81);
    for (const name of names) {
      const template = samPolicyTemplate(name);
      assert.ok([JSON.parse(template?.definition ?? '{}').Statement].flat().length > 0, name);
      for (const parameter of template?.parameters ?? []) assert.ok(template?.definition.includes(`{"Ref":"${parameter}"}`), name);
    }
  });
});

describe('a connector of SAM', () => {
  it('adds a policy to the role of the source', () => {
    const connector = samConnector('AWS::Lambda::Function', 'AWS::SNS::Topic');
    assert.equal(connector?.means, 'managed-policy');
    assert.equal(connector.side, 'source');
    assert.equal(connector.read, null);
    assert.deepEqual(JSON.parse(connector.write ?? 'null').Statement[0].Action, ['sns:Publish']);
  });

  it('adds a policy to the role of the destination where the destination fetches', () => {
    const connector = samConnector('AWS::SQS::Queue', 'AWS::Lambda::Function');
    assert.equal(connector?.side, 'destination');
    assert.deepEqual(connector.combinations, ['Read+Write']);
  });

  it('permits the source to invoke, or writes the policy of the destination', () => {
    const permission = samConnector('AWS::S3::Bucket', 'AWS::Lambda::Function');
    assert.equal(permission?.means, 'lambda-permission');
    assert.equal(JSON.parse(permission.write ?? 'null').Principal, 's3.amazonaws.com');
    assert.equal(samConnector('AWS::SNS::Topic', 'AWS::SQS::Queue')?.means, 'queue-policy');
    assert.equal(samConnector('AWS::Events::Rule', 'AWS::SNS::Topic')?.means, 'topic-policy');
  });

  it('is null in the opposite direction', () => assert.equal(samConnector('AWS::SNS::Topic', 'AWS::S3::Bucket'), null));

  it('knows the role and the values of a resource', () => {
    assert.equal(samConnectorResource('AWS::StepFunctions::StateMachine')?.role, 'RoleArn');
    assert.equal(samConnectorResource('AWS::Events::Rule')?.role, 'Targets/*/RoleArn');
    assert.equal(samConnectorResource('AWS::SQS::Queue')?.role, null);
    assert.deepEqual(JSON.parse(samConnectorResource('AWS::SNS::Topic')?.values ?? '').Arn, { Ref: '%{logicalId}' });
    assert.equal(samConnectorResource('AWS::EC2::Instance'), null);
  });
});

describe('an event of SAM', () => {
  const cases = [
    ['S3', { kind: 'push', principal: 's3.amazonaws.com' }],
    ['EventBridgeRule', { kind: 'push', principal: 'events.amazonaws.com' }],
    ['CloudWatchLogs', { kind: 'push', principal: 'logs.amazonaws.com' }],
    ['AlexaSkill', { kind: 'push', principal: 'alexa-appkit.amazon.com' }],
    ['SQS', { kind: 'pull', managedPolicy: 'service-role/AWSLambdaSQSQueueExecutionRole' }],
    ['MQ', { kind: 'pull', managedPolicy: null }],
    ['ScheduleV2', null],
    ['Nothing', null],
  ] as const;
  for (const [type, expected] of cases) {
    it(`${type} is ${expected?.kind ?? 'unknown'}`, () => assert.deepEqual(samEvent(type), expected));
  }
});

describe('globals of SAM', () => {
  it('may set the environment of a function, never its role', () => {
    const properties = samGlobalProperties('AWS::Serverless::Function') ?? [];
    assert.ok(properties.includes('Environment'));
    assert.ok(!properties.includes('Role') && !properties.includes('Policies'));
  });

  it('have no section for applications', () => assert.equal(samGlobalProperties('AWS::Serverless::Application'), null));
});
