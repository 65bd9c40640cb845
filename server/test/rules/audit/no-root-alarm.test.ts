import { noRootAlarm } from '../../../src/rules/audit/no-root-alarm.js';
import { testRule } from '../../support/test-rule.js';

const filter = (id: string, pattern: string): string => `  ${id}:
    Type: AWS::Logs::MetricFilter
    Properties:
      LogGroupName: trail
      FilterPattern: ${pattern}
      MetricTransformations: [{ MetricName: count, MetricNamespace: Trail, MetricValue: '1' }]
`;

const policies = filter('Policies', "'{ ($.eventName = PutRolePolicy) || ($.eventName = AttachRolePolicy) }'");
const marked = policies.replace('Policies', '«Policies»');
const trails = filter('Trails', "'{ $.eventName = StopLogging }'");
const denied = filter('Denied', "'{ $.errorCode = \"AccessDenied*\" }'");
const root = filter('Root', "'{ $.userIdentity.type = \"Root\" && $.userIdentity.invokedBy NOT EXISTS }'");
const alarm = (id: string, metric: string): string => `  ${id}:\n    Type: AWS::CloudWatch::Alarm\n    Properties: { MetricName: ${metric}, Namespace: Trail }\n`;
const counted = (text: string, metric: string): string => text.replace('MetricName: count', `MetricName: ${metric}`);
const rule = (pattern: string): string => `  Watch:\n    Type: AWS::Events::Rule\n    Properties:\n      EventPattern: ${pattern}\n`;

testRule(noRootAlarm, {
  valid: [
    { name: 'a filter for root among them', text: `Resources:\n${policies}${trails}${denied}${root}` },
    { name: 'a rule for root beside them', text: `Resources:\n${policies}${trails}${denied}${rule('{ detail-type: [AWS Console Sign In via CloudTrail], detail: { userIdentity: { type: [Root] } } }')}` },
    { name: 'a rule for everybody who signs in', text: `Resources:\n${policies}${trails}${denied}${rule('{ detail-type: [AWS Console Sign In via CloudTrail] }')}` },
    { name: 'a filter for root with an alarm', text: `Resources:\n${counted(trails, 'trails')}${counted(root, 'root')}${alarm('Stopped', 'trails')}${alarm('Used', 'root')}` },
    { name: 'alarms in another template', text: `Resources:\n${counted(trails, 'trails')}${counted(root, 'root')}` },
    { name: 'an alarm that is not known', unknown: true, text: `Parameters:\n  Given:\n    Type: String\nResources:\n${counted(trails, 'trails')}${counted(root, 'root')}${alarm('Stopped', 'trails')}${alarm('More', '!Ref Given')}` },
    { name: 'a filter alone', text: `Resources:\n${policies}` },
    { name: 'filters over something else', text: `Resources:\n${filter('A', "'{ $.level = error }'")}${filter('B', "'[ip, user, status = 500]'")}${filter('C', 'ERROR')}` },
    { name: 'a pattern that is not known', unknown: true, text: `Parameters:\n  Given:\n    Type: String\nResources:\n${policies}${trails}${denied}${filter('More', '!Ref Given')}` },
  ],
  invalid: [
    { name: 'a filter for root without an alarm, beside one that has it', expect: ['unheard'], about: ['Root'],
      text: `Resources:\n${counted(trails, 'trails')}${counted(root.replace('Root:', '«Root»:'), 'root')}${alarm('Stopped', 'trails')}` },
    { name: 'a rule that is switched off', text: `Resources:\n${marked}${trails}${denied}${rule('{ detail-type: [AWS Console Sign In via CloudTrail], detail: { userIdentity: { type: [Root] } } }')}      State: DISABLED\n`, expect: ['unwatched'] },
    { name: 'a set of filters without root', text: `Resources:\n${marked}${trails}${denied}`, expect: ['unwatched'], about: ['Policies'], says: ['`Policies` and 2 more'] },
    { name: 'a rule about something else beside them', text: `Resources:\n${marked}${trails}${denied}${rule('{ source: [aws.ec2], detail-type: [AWS API Call via CloudTrail], detail: { eventName: [RunInstances] } }')}`, expect: ['unwatched'] },
  ],
});
