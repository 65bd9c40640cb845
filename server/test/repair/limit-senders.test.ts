import assert from 'node:assert/strict';
import { applyEdits } from '../../src/text/text-edit.js';
import { lintStrictly } from '../support/lint-strictly.js';

const queue = `  Jobs:
    Type: AWS::SQS::Queue
`;
const policy = (action = 'sqs:SendMessage', condition = ''): string => `  JobsPolicy:
    Type: AWS::SQS::QueuePolicy
    Properties:
      Queues: [!Ref Jobs]
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Principal: '*'
            Action: ${action}
            Resource: !GetAtt Jobs.Arn
${condition}`;
const from = (source: string): string => `            Condition:
              ArnEquals:
                aws:SourceArn:${source.startsWith('\n') ? source : ` ${source}`}
`;
const ofAccount = `            Condition:
              StringEquals:
                aws:SourceAccount: !Ref AWS::AccountId
`;
const topic = (more = ''): string => `  Orders:
    Type: AWS::SNS::Topic
${more}    Properties:
      Subscription: [{ Protocol: sqs, Endpoint: !GetAtt Jobs.Arn }]
`;
const subscription = (arn: string): string => `  Subscription:
    Type: AWS::SNS::Subscription
    Properties: { Protocol: sqs, Endpoint: !GetAtt Jobs.Arn, TopicArn: ${arn} }
`;
const rule = `  Nightly:
    Type: AWS::Events::Rule
    Properties:
      ScheduleExpression: rate(1 day)
      Targets: [{ Id: jobs, Arn: !GetAtt Jobs.Arn }]
`;
const bucket = `  Files:
    Type: AWS::S3::Bucket
    DependsOn: JobsPolicy
    Properties:
      NotificationConfiguration:
        QueueConfigurations: [{ Event: s3:ObjectCreated:*, Queue: !GetAtt Jobs.Arn }]
`;
const alarm = `  Failed:
    Type: AWS::CloudWatch::Alarm
    Properties:
      ComparisonOperator: GreaterThanThreshold
      EvaluationPeriods: 1
      AlarmActions: [!Ref Alarms]
`;

/** The first plan for the public statement of a template, and the template after it. */
function planFor(resources: string): { readonly title: string; readonly result: string } {
  const text = `Resources:\n${resources}`;
  const finding = lintStrictly(text).findings.find((each) => each.rule === 'admin/public-resource-policy');
  const plan = finding?.fixes()[0];
  assert(plan !== undefined);
  if (plan.kind === 'declined') return { title: plan.title, result: plan.reason };
  const fixed = applyEdits(text, plan.edits);
  assert(!lintStrictly(fixed).findings.some((each) => each.rule === 'admin/public-resource-policy'));
  return { title: plan.title, result: fixed.slice('Resources:\n'.length) };
}

describe('a policy for what services send', () => {
  const cases: readonly (readonly [name: string, text: string, title: RegExp, fixed: string])[] = [
    ['names the topic that subscribes the queue', queue + topic() + policy(), /^Let only `Orders` get access from/, queue + topic() + policy(undefined, from('!Ref Orders'))],
    ['names the topic that a subscription is of', queue + topic() + subscription('!Ref Orders') + policy(), /^Let only `Orders`/, queue + topic() + subscription('!Ref Orders') + policy(undefined, from('!Ref Orders'))],
    ['names a topic from elsewhere', queue + subscription('!ImportValue orders') + policy(), /^Let only the topics that it subscribes to get/, queue + subscription('!ImportValue orders') + policy(undefined, from('!ImportValue orders'))],
    ['names a topic where everything is allowed', queue + topic() + policy("'sqs:*'"), /^Let only `Orders`/, queue + topic() + policy("'sqs:*'", from('!Ref Orders'))],
    ['names a topic and a rule', queue + topic() + rule + policy(), /^Let only `Orders` and `Nightly`/, queue + topic() + rule + policy(undefined, from('\n                  - !Ref Orders\n                  - !GetAtt Nightly.Arn'))],
    ['lets a bucket of the account send, which waits for the policy', queue + bucket + policy(), /^Let only services that act for this account/, queue + bucket + policy(undefined, ofAccount)],
    ['lets principals of the account alone read', queue + topic() + policy('sqs:ReceiveMessage'), /^Let only principals of this account/, queue + topic() + policy('sqs:ReceiveMessage', ofAccount.replace('aws:SourceAccount', 'aws:PrincipalAccount'))],
    ['lets principals of the account alone send where no service does', queue + policy(), /^Let only principals of this account/, queue + policy(undefined, ofAccount.replace('aws:SourceAccount', 'aws:PrincipalAccount'))],
    ['does not name a topic that waits for the policy', queue + topic('    DependsOn: JobsPolicy\n') + policy(), /^Let only what sends to it/, '`Orders` sends as a service, which belongs to no account: require `aws:SourceArn`.'],
    ['does not say how a topic and a bucket are told from others', queue + topic() + bucket + policy(), /^Let only what sends to it/, '`Orders` and `Files` send as a service, which belongs to no account: require `aws:SourceArn`.'],
  ];
  for (const [name, text, title, fixed] of cases) it(name, () => {
    const plan = planFor(text);
    assert.match(plan.title, title);
    assert.equal(plan.result, fixed);
  });

  const ofTopic = (action: string, condition = ''): string => `  Alarms:
    Type: AWS::SNS::Topic
${policy(action, condition).replaceAll('Jobs.Arn', 'Alarms.TopicArn').replace('Queues: [!Ref Jobs]', 'Topics: [!Ref Alarms]').replace('SQS::Queue', 'SNS::Topic')}`;

  it('lets alarms of the account send to a topic', () => {
    const plan = planFor(ofTopic('sns:Publish') + alarm);
    assert.equal(plan.result, ofTopic('sns:Publish', ofAccount) + alarm);
  });

  it('does not say how a rule is told from others by a topic', () => {
    const plan = planFor(ofTopic('sns:Publish') + rule.replace('!GetAtt Jobs.Arn', '!Ref Alarms'));
    assert.equal(plan.result, '`Nightly` sends as a service, which belongs to no account: require `aws:SourceArn`.');
  });
});
