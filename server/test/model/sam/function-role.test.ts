/** The execution role of a function: who may assume it, what other properties add, and when it is made. */
import assert from 'node:assert/strict';
import type { Given } from '../template-in.js';
import type { Json } from '../../../src/value/print.js';
import { awsPolicy, basic, made, madeIds, samFunction, samTemplate, trust } from './made.js';

const xray = awsPolicy('AWSXrayWriteOnlyAccess');
const vpc = awsPolicy('service-role/AWSLambdaVPCAccessExecutionRole');

describe('the role of a SAM function', () => {
  it('trusts Lambda and may write logs', () => {
    assert.deepEqual(made(samFunction('Tags: {Team: blue}')), {
      FRole: {
        AssumeRolePolicyDocument: trust('lambda.amazonaws.com'),
        ManagedPolicyArns: [basic],
        Tags: [{ Key: 'lambda:createdBy', Value: 'SAM' }, { Key: 'Team', Value: 'blue' }],
      },
    });
  });

  it('names the resource that it is made from, and points at what causes its parts', () => {
    const role = samTemplate(samFunction('Tracing: Active')).generated.get('FRole');
    const managed = role?.property('ManagedPolicyArns');
    assert.equal(role?.madeFrom, 'F');
    assert.deepEqual(managed?.kind === 'list' && managed.items.map(({ at }) => at?.kind === 'scalar' && at.text), [false, 'Active']);
  });

  it('is found by its logical id', () => {
    const template = samTemplate(samFunction('Timeout: 3'));
    assert.equal(template.resource('FRole')?.type, 'AWS::IAM::Role');
    assert.equal(template.resource('F')?.type, 'AWS::Serverless::Function');
  });
});

describe('managed policies that a property brings', () => {
  const cases: readonly (readonly [properties: string, expected: readonly string[], given?: Given])[] = [
    ['DurableConfig: {ExecutionTimeout: 10}', [awsPolicy('service-role/AWSLambdaBasicDurableExecutionRolePolicy')]],
    ['Tracing: Active', [basic, xray]],
    ['Tracing: PassThrough', [basic, xray]],
    ['Tracing: Disabled', [basic]],
    ['Tracing: !Ref Off', [basic]],
    ['Tracing: !Ref Kind', [basic, xray]],
    ['Tracing: !If [C, Active, Disabled]', [basic, xray]],
    ['Tracing: !If [C, Active, Disabled]', [basic, xray], { mode: 'deployed', parameters: { Kind: 'other' } }],
    ['Tracing: Active', [basic, xray].map((arn) => arn.replace('arn:aws', 'arn:aws-cn').replace('AWSXrayWriteOnlyAccess', 'AWSXRayDaemonWriteAccess')),
      { parameters: { 'AWS::Region': 'cn-north-1' } }],
    ['VpcConfig: {SubnetIds: [a]}', [basic, vpc]],
    ['VpcConfig: !If [C, {SubnetIds: [a]}, !Ref AWS::NoValue]', [basic, vpc]],
    ['VpcConfig: !If [C, {SubnetIds: [a]}, !Ref AWS::NoValue]', [basic, vpc], { mode: 'deployed', parameters: { Kind: 'other' } }],
    ['VpcConfig: {}', [basic]],
    ['FileSystemConfigs: [{Arn: a, LocalMountPath: /mnt/x}]\nKmsKeyArn: k\nLayers: [l]\nSnapStart: {ApplyOn: PublishedVersions}', [basic]],
  ];
  for (const [text, expected, given] of cases) {
    it(`${text.replaceAll('\n', ', ')}${given === undefined ? '' : `, given ${JSON.stringify(given)}`}`, () => {
      assert.deepEqual(made(samFunction(text), given)['FRole']?.['ManagedPolicyArns'], expected);
    });
  }
});

describe('managed policies that the Globals bring', () => {
  const undecided = '!If [C, {SubnetIds: [a]}, !Ref AWS::NoValue]';
  const deployed: Given = { mode: 'deployed', parameters: { Kind: 'other' } };
  const cases: readonly (readonly [globals: string, own: string, attributes: string, expected: readonly string[]])[] = [
    [`{VpcConfig: ${undecided}}`, 'Timeout: 3', '', [basic, vpc]],
    [`{VpcConfig: ${undecided}}`, 'VpcConfig: {}', '', [basic]],
    [`{VpcConfig: ${undecided}}`, 'Timeout: 3', 'IgnoreGlobals: [Timeout, VpcConfig]', [basic]],
    [`{VpcConfig: ${undecided}}`, 'Timeout: 3', 'IgnoreGlobals: [Timeout]', [basic, vpc]],
    [`{VpcConfig: ${undecided}}`, 'Timeout: 3', 'IgnoreGlobals: "*"', [basic]],
    ['{Tracing: Active}', 'Timeout: 3', '', [basic, xray]],
    ['{Tracing: Active}', 'Tracing: Disabled', '', [basic]],
  ];
  for (const [globals, own, attributes, expected] of cases) {
    it(`${globals} and ${own}${attributes === '' ? '' : ` with ${attributes}`}`, () => {
      const role = made(samFunction(own, 'F', attributes), deployed, `Globals:\n  Function: ${globals}\n`)['FRole'];
      assert.deepEqual(role?.['ManagedPolicyArns'], expected);
    });
  }
});

describe('a dead-letter queue', () => {
  const cases: readonly (readonly [type: string, action: string])[] = [['SQS', 'sqs:SendMessage'], ['SNS', 'sns:Publish']];
  for (const [type, action] of cases) {
    it(`of type ${type} permits ${action} on it`, () => {
      assert.deepEqual(made(samFunction(`DeadLetterQueue: {Type: ${type}, TargetArn: !GetAtt Q.Arn}`))['FRole']?.['Policies'], [{
        PolicyName: 'DeadLetterQueuePolicy',
        PolicyDocument: { Version: '2012-10-17', Statement: [{ Action: action, Effect: 'Allow', Resource: { $getAtt: ['Q', 'Arn'] } }] },
      }]);
    });
  }
});

describe('the role of a SAM function', () => {
  it('has the trust policy of the function in place of the default one', () => {
    const role = made(samFunction('AssumeRolePolicyDocument: {Statement: [{Effect: Allow, Principal: "*", Action: sts:AssumeRole}]}'))['FRole'];
    assert.deepEqual(role?.['AssumeRolePolicyDocument'], { Statement: [{ Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole' }] });
  });

  it('has its path and boundary', () => {
    const role = made(samFunction('PermissionsBoundary: arn:aws:iam::aws:policy/P\nRolePath: /x/'))['FRole'];
    assert.deepEqual([role?.['PermissionsBoundary'], role?.['Path']], ['arn:aws:iam::aws:policy/P', '/x/']);
  });
});

describe('a generated role', () => {
  const cases: readonly (readonly [role: string, expected: Json, attributes?: string, given?: Given])[] = [
    ['arn:aws:iam::123456789012:role/r', {}],
    ['!GetAtt Other.Arn', {}],
    ['!Ref AWS::NoValue', {}],
    ['null', { FRole: 'AWS::IAM::Role' }],
    ['!If [C, !Ref AWS::NoValue, arn]', { FRole: 'AWS::IAM::Role if C' }],
    ['!If [C, arn, !Ref AWS::NoValue]', { FRole: 'AWS::IAM::Role if !C' }],
    ['!If [C, !Ref AWS::NoValue, !Ref AWS::NoValue]', { FRole: 'AWS::IAM::Role' }],
    ['!If [C, arn, other]', {}],
    ['!If [C, {Ref: AWS::NoValue}, arn]', { FRole: 'AWS::IAM::Role if C' }, 'Condition: D'],
    ['!If [C, !Ref AWS::NoValue, arn]', {}, '', { mode: 'deployed', parameters: { Kind: 'other' } }],
    ['!If [C, !Ref AWS::NoValue, arn]', { FRole: 'AWS::IAM::Role' }, '', { mode: 'deployed', parameters: { Kind: 'c' } }],
  ];
  for (const [role, expected, attributes, given] of cases) {
    it(`Role: ${role}${attributes === undefined ? '' : ` ${attributes}`}${given === undefined ? '' : JSON.stringify(given)}`, () => {
      assert.deepEqual(madeIds(samFunction(`Role: ${role}\nTracing: Active`, 'F', attributes), given), expected);
    });
  }

  it('has the values that hold under that condition', () => {
    const role = made(samFunction('Role: !If [C, !Ref AWS::NoValue, arn]\nDeadLetterQueue: {Type: SQS, TargetArn: !If [C, a, b]}\nPolicies: !If [C, AdministratorAccess, !Ref AWS::NoValue]'))['FRole'];
    const dead = { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: 'a' };
    assert.deepEqual(role?.['Policies'], [{ PolicyName: 'DeadLetterQueuePolicy', PolicyDocument: { Version: '2012-10-17', Statement: [dead] } }]);
    assert.deepEqual(role['ManagedPolicyArns'], [basic, awsPolicy('AdministratorAccess')]);
  });

  it('exists with the function when that has no Role', () => {
    assert.deepEqual(madeIds(samFunction('Timeout: 3', 'F', 'Condition: C')), { FRole: 'AWS::IAM::Role if C' });
  });

  it('does not exist when the properties of the function are unknown', () => {
    assert.deepEqual(madeIds('F:\n  Type: AWS::Serverless::Function\n  Properties: {"Fn::Transform": {Name: Macro}}'), {});
  });
});
