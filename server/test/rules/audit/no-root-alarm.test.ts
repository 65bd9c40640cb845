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
const alarmWith = (id: string, properties: string): string => `  ${id}:\n    Type: AWS::CloudWatch::Alarm\n    Properties: ${properties}\n`;
const alarm = (id: string, metric: string): string => alarmWith(id, `{ MetricName: ${metric}, Namespace: Trail, AlarmActions: [arn] }`);
const counted = (text: string, metric: string): string => text.replace('MetricName: count', `MetricName: ${metric}`);
const rule = (pattern: string, targets = '      Targets: [{ Id: told, Arn: arn }]\n', id = 'Watch'): string => `  ${id}:\n    Type: AWS::Events::Rule\n    Properties:\n      EventPattern: ${pattern}\n${targets}`;
const rootRule = '{ detail-type: [AWS Console Sign In via CloudTrail], detail: { userIdentity: { type: [Root] } } }';
const ringing = (more: string, threshold = '1'): string => `{ MetricName: count, Namespace: Trail, Threshold: ${threshold}, ${more} }`;
const greater = 'AlarmActions: [arn], ComparisonOperator: GreaterThanOrEqualToThreshold';
const counting = (more: string): string => root.replace("MetricValue: '1'", `MetricValue: '1', ${more}`);
const forward = (pattern: string): string => `  Forward:\n    Type: AWS::Logs::SubscriptionFilter\n    Properties: { LogGroupName: trail, DestinationArn: arn, FilterPattern: ${pattern} }\n`;

const trail = (group: string): string => `  Trail:\n    Type: AWS::CloudTrail::Trail\n    Properties: { S3BucketName: logs, IsLogging: true, CloudWatchLogsLogGroupArn: ${group} }
  Kept:\n    Type: AWS::Logs::LogGroup\n  Other:\n    Type: AWS::Logs::LogGroup\n`;
const looking = (group: string): string => root.replace('LogGroupName: trail', `LogGroupName: ${group}`);

/** As the fixes write them. */
const rootAlarm = (id: string, metric: string, actions = ' [arn]', head = ''): string => `  ${id}:
    Type: AWS::CloudWatch::Alarm
${head}    Properties:
      AlarmDescription: The root user of the account was used.
      MetricName: ${metric}
      Namespace: Trail
      Statistic: Sum
      Period: 300
      EvaluationPeriods: 1
      Threshold: 1
      ComparisonOperator: GreaterThanOrEqualToThreshold
      TreatMissingData: notBreaching
      AlarmActions:${actions}
`;
const rootFilter = (group = 'trail', head = ''): string => `  RootUsageFilter:
    Type: AWS::Logs::MetricFilter
${head}    Properties:
      LogGroupName: ${group}
      FilterPattern: '{ $.userIdentity.type = "Root" && $.userIdentity.invokedBy NOT EXISTS && $.eventType != "AwsServiceEvent" }'
      MetricTransformations:
        - MetricName: RootUsage
          MetricNamespace: Trail
          MetricValue: '1'
`;
const told = (topic: string): string => alarmWith('Stopped', `{ MetricName: trails, Namespace: Trail, AlarmActions: ${topic} }`);
const set = counted(trails, 'trails') + denied;
const toTopic = ' [!Ref Topic]';
const stage = 'Conditions:\n  IsProd: !Equals [!Ref AWS::Region, eu-west-1]\nResources:\n';
const inStage = (text: string): string => text.replace('Properties:', 'Condition: IsProd\n    Properties:');

testRule(noRootAlarm, {
  valid: [
    { name: 'a filter on the log group of the trail', text: `Resources:\n${trail('!Sub "${Kept.Arn}"')}${looking('!Ref Kept')}` },
    { name: 'a filter on another log group by its name', text: `Resources:\n${trail('!GetAtt Kept.Arn')}${root}` },
    { name: 'a trail whose log group is not known', unknown: true, text: `Resources:\n${trail('!ImportValue group')}${looking('!Ref Kept')}` },
    { name: 'a filter for root among them', text: `Resources:\n${policies}${trails}${denied}${root}` },
    { name: 'a rule for root beside them', text: `Resources:\n${policies}${trails}${denied}${rule('{ detail-type: [AWS Console Sign In via CloudTrail], detail: { userIdentity: { type: [Root] } } }')}` },
    { name: 'a rule for everybody who signs in', text: `Resources:\n${policies}${trails}${denied}${rule('{ detail-type: [AWS Console Sign In via CloudTrail] }')}` },
    { name: 'a filter for root with an alarm', text: `Resources:\n${counted(trails, 'trails')}${counted(root, 'root')}${alarm('Stopped', 'trails')}${alarm('Used', 'root')}` },
    { name: 'a rule for the ARN of root beside them', text: `Resources:\n${policies}${trails}${denied}${rule("{ detail-type: [AWS API Call via CloudTrail], detail: { userIdentity: { arn: [{ suffix: ':root' }] }, eventName: [CreateUser] } }")}` },
    { name: 'a rule for what GuardDuty finds about root', text: `Resources:\n${policies}${trails}${denied}${rule("{ source: [aws.guardduty], detail: { type: ['Policy:IAMUser/RootCredentialUsage'] } }")}` },
    { name: 'everything passed on to where others look', text: `Resources:\n${policies}${trails}${denied}${forward("''")}` },
    { name: 'an alarm that rings at one use', text: `Resources:\n${root}${alarmWith('Used', ringing('AlarmActions: [arn], ComparisonOperator: GreaterThanOrEqualToThreshold'))}` },
    { name: 'one of several periods is enough', text: `Resources:\n${root}${alarmWith('Used', ringing(`${greater}, EvaluationPeriods: 5, DatapointsToAlarm: 1, TreatMissingData: notBreaching`))}` },
    { name: 'periods without an event are left out', text: `Resources:\n${root}${alarmWith('Used', ringing(`${greater}, EvaluationPeriods: 2, TreatMissingData: missing`))}${alarmWith('Again', ringing(`${greater}, EvaluationPeriods: 2`))}` },
    { name: 'a value for periods without an event', text: `Resources:\n${counting('DefaultValue: 0')}${alarmWith('Used', ringing(`${greater}, EvaluationPeriods: 1, TreatMissingData: breaching`))}` },
    { name: 'another filter that counts as well', text: `Resources:\n${root}${trails}${alarmWith('Used', ringing(`${greater}, EvaluationPeriods: 1, TreatMissingData: breaching`))}` },
    { name: 'the unit and the dimensions of the filter', text: `Resources:\n${counting('Unit: Count, Dimensions: [{ Key: Account, Value: $.recipientAccountId }]')}${alarmWith('Used', ringing(`${greater}, Unit: Count, Dimensions: [{ Name: Account, Value: '111122223333' }]`))}` },
    { name: 'settings that are not known', unknown: true, text: `Parameters:\n  Given:\n    Type: String\nResources:\n${root}${alarmWith('Used', ringing(`${greater}, EvaluationPeriods: !Ref Given, Unit: !Ref Given, TreatMissingData: notBreaching, Dimensions: !Ref Given`))}` },
    { name: 'an alarm that another one announces', text: `Resources:\n${root}${alarmWith('Used', ringing('Statistic: Sum'))}  Any:\n    Type: AWS::CloudWatch::CompositeAlarm\n    Properties: { AlarmRule: ALARM(Used), AlarmActions: [arn] }\n` },
    { name: 'an alarm that a rule announces', text: `Resources:\n${root}${alarmWith('Used', ringing('Statistic: Sum'))}${rule('{ source: [aws.cloudwatch], detail-type: [CloudWatch Alarm State Change] }')}` },
    { name: 'alarms about something else, silent or not', text: `Resources:\n${root}${alarmWith('Cpu', '{ MetricName: CPUUtilization, Namespace: AWS/EC2, ActionsEnabled: false }')}` },
    { name: 'alarms in another template', text: `Resources:\n${counted(trails, 'trails')}${counted(root, 'root')}` },
    { name: 'alarm actions that are not known', unknown: true, text: `Parameters:\n  Given:\n    Type: CommaDelimitedList\nResources:\n${root}${alarmWith('Used', ringing('AlarmActions: !Ref Given, ActionsEnabled: !Ref Given'))}` },
    { name: 'targets that are not known', unknown: true, text: `Parameters:\n  Given:\n    Type: String\nResources:\n${rule(rootRule, '      Targets: !Ref Given\n')}` },
    { name: 'an alarm that is not known', unknown: true, text: `Parameters:\n  Given:\n    Type: String\nResources:\n${counted(trails, 'trails')}${counted(root, 'root')}${alarm('Stopped', 'trails')}${alarm('More', '!Ref Given')}` },
    { name: 'a filter alone', text: `Resources:\n${policies}` },
    { name: 'filters over something else', text: `Resources:\n${filter('A', "'{ $.level = error }'")}${filter('B', "'[ip, user, status = 500]'")}${filter('C', 'ERROR')}` },
    { name: 'a pattern that is not known', unknown: true, text: `Parameters:\n  Given:\n    Type: String\nResources:\n${policies}${trails}${denied}${filter('More', '!Ref Given')}` },
  ],
  invalid: [
    { name: 'a filter for root without an alarm, beside one that has it', expect: ['unheard'], about: ['Root'],
      text: `Resources:\n${counted(trails, 'trails')}${counted(root.replace('Root:', '«Root»:'), 'root')}${alarm('Stopped', 'trails')}`, 
      fixed: `Resources:\n${counted(trails, 'trails')}${rootAlarm('RootAlarm', 'root')}${counted(root, 'root')}${alarm('Stopped', 'trails')}` },
    { name: 'an alarm in another namespace', expect: ['unheard'], related: ['This alarm watches another metric.'], about: ['Root'],
      text: `Resources:\n${root.replace('Root:', '«Root»:')}${alarmWith('Used', '{ MetricName: count, Namespace: Trails, AlarmActions: [arn] }')}` },
    { name: 'an alarm on a metric that nothing counts', expect: ['unheard'], related: ['This alarm watches another metric.'],
      text: `Resources:\n${root.replace('Root:', '«Root»:')}${alarm('Used', 'counts')}` },
    { name: 'an alarm whose actions are off', expect: ['mute'], about: ['Used'], text: `Resources:\n${root}${alarmWith('Used', ringing('AlarmActions: [arn], ActionsEnabled: «false»'))}`, fixed: `Resources:\n${root}${alarmWith('Used', ringing('AlarmActions: [arn], ActionsEnabled: true'))}` },
    { name: 'an alarm without actions', expect: ['mute'], text: `Resources:\n${root}${alarmWith('«Used»', ringing('Statistic: Sum'))}`, declined: 'whom to notify is for you' },
    { name: 'an alarm with an empty list of actions', expect: ['mute'], text: `Resources:\n${root}${alarmWith('Used', ringing('AlarmActions: «[]»'))}`, declined: 'whom to notify is for you' },
    { name: 'an alarm that takes two uses', expect: ['deaf'], text: `Resources:\n${root}${alarmWith('Used', ringing('AlarmActions: [arn], ComparisonOperator: GreaterThanThreshold', '«1»'))}` },
    { name: 'an alarm that takes two periods', expect: ['deaf'], about: ['Used'], text: `Resources:\n${root}${alarmWith('Used', ringing(`${greater}, EvaluationPeriods: «2», TreatMissingData: notBreaching`))}` },
    { name: 'an alarm that takes two of three periods', expect: ['deaf'], text: `Resources:\n${root}${alarmWith('Used', ringing(`${greater}, EvaluationPeriods: 3, DatapointsToAlarm: «2», TreatMissingData: ignore`))}` },
    { name: 'an alarm that rings all the time', expect: ['constant'], about: ['Used'], text: `Resources:\n${root}${alarmWith('Used', ringing(`${greater}, EvaluationPeriods: 1, TreatMissingData: «breaching»`))}`, fixed: `Resources:\n${root}${alarmWith('Used', ringing(`${greater}, EvaluationPeriods: 1, TreatMissingData: notBreaching`))}` },
    { name: 'an alarm on another unit', expect: ['deaf'], text: `Resources:\n${root}${alarmWith('Used', ringing(`${greater}, Unit: «Count»`))}` },
    { name: 'an alarm on dimensions that the filter does not write', expect: ['deaf'], text: `Resources:\n${root}${alarmWith('Used', ringing(`${greater}, Dimensions: «[{ Name: Account, Value: '111122223333' }]»`))}` },
    { name: 'an alarm without the dimensions of the filter', expect: ['deaf'], text: `Resources:\n${counting('Dimensions: [{ Key: Account, Value: $.recipientAccountId }]')}${alarmWith('«Used»', ringing(greater))}` },
    { name: 'an alarm on root by another name and in another namespace', expect: ['unheard'], related: ['This alarm watches another metric.'], text: `Resources:\n${root.replace('Root:', '«Root»:')}${alarmWith('Used', '{ MetricName: RootUsage, Namespace: Trails, AlarmActions: [arn] }')}` },
    { name: 'an action that is taken away', expect: ['mute'], text: `Resources:\n${root}${alarmWith('Used', ringing('AlarmActions: «[!Ref AWS::NoValue]»'))}`, declined: 'whom to notify is for you' },
    { name: 'a filter on a log group of something else', expect: ['elsewhere'], about: ['Root'], text: `Resources:\n${trail('!GetAtt Kept.Arn')}${looking('«!Ref Other»')}` },
    { name: 'a rule without a target', expect: ['untold'], about: ['Watch'], says: ['`Watch`'], text: `Resources:\n${rule(rootRule, '', '«Watch»')}` },
    { name: 'something else passed on', expect: ['unwatched'], text: `Resources:\n${marked}${trails}${denied}${forward("'{ $.eventSource = s3.amazonaws.com }'")}`, declined: 'whom to notify is for you' },
    { name: 'a rule that is switched off', text: `Resources:\n${marked}${trails}${denied}${rule('{ detail-type: [AWS Console Sign In via CloudTrail], detail: { userIdentity: { type: [Root] } } }')}      State: DISABLED\n`, expect: ['unwatched'], declined: 'whom to notify is for you' },
    { name: 'a set of filters without root', text: `Resources:\n${marked}${trails}${denied}`, expect: ['unwatched'], about: ['Policies'], says: ['`Policies` and 2 more'], declined: 'whom to notify is for you' },
    { name: 'a rule about something else beside them', text: `Resources:\n${marked}${trails}${denied}${rule('{ source: [aws.ec2], detail-type: [AWS API Call via CloudTrail], detail: { eventName: [RunInstances] } }')}`, expect: ['unwatched'], declined: 'whom to notify is for you' },
    { name: 'a set of filters with an alarm, but without root', text: `Resources:\n${marked}${set}${told('[!Ref Topic]')}`, expect: ['unwatched'],
      fixed: `Resources:\n${rootFilter()}${rootAlarm('RootUsageAlarm', 'RootUsage', toTopic)}${policies}${set}${told('[!Ref Topic]')}` },
    { name: 'a set of filters under a condition, with an alarm under it', text: `${stage}${inStage(marked)}${set}${inStage(told('[!Ref Topic]'))}`, expect: ['unwatched'],
      fixed: `${stage}${rootFilter('trail', '    Condition: IsProd\n')}${rootAlarm('RootUsageAlarm', 'RootUsage', toTopic, '    Condition: IsProd\n')}${inStage(policies)}${set}${inStage(told('[!Ref Topic]'))}` },
    { name: 'a set of filters whose alarms notify the same in other words', expect: ['unwatched'],
      text: `Resources:\n${marked}${set}${told('[!Ref Topic]')}${alarmWith('Refused', '{ MetricName: count, Namespace: Trail, AlarmActions: [!Ref  Topic] }')}`,
      fixed: `Resources:\n${rootFilter()}${rootAlarm('RootUsageAlarm', 'RootUsage', toTopic)}${policies}${set}${told('[!Ref Topic]')}${alarmWith('Refused', '{ MetricName: count, Namespace: Trail, AlarmActions: [!Ref  Topic] }')}` },
    { name: 'a set of filters, one of whose alarms is there in any case', text: `${stage}${marked}${set}${inStage(told('[!Ref Topic]'))}${alarmWith('Refused', '{ MetricName: count, Namespace: Trail, AlarmActions: [!Ref Topic] }')}`, expect: ['unwatched'],
      fixed: `${stage}${rootFilter()}${rootAlarm('RootUsageAlarm', 'RootUsage', toTopic)}${policies}${set}${inStage(told('[!Ref Topic]'))}${alarmWith('Refused', '{ MetricName: count, Namespace: Trail, AlarmActions: [!Ref Topic] }')}` },
    { name: 'a set of filters whose log group is not written', text: `Resources:\n${marked.replace('      LogGroupName: trail\n', '')}${set}${told('[!Ref Topic]')}`, expect: ['unwatched'], declined: 'is not written in it' },
    { name: 'a set of filters whose first one counts twice', text: `Resources:\n${marked.replace('[{ MetricName: count,', "[{ MetricName: more, MetricNamespace: Trail, MetricValue: '1' }, { MetricName: count,")}${set}${told('[!Ref Topic]')}`, expect: ['unwatched'], declined: 'is not written in it' },
    { name: 'a filter for root without an alarm, beside alarms for different people', expect: ['unheard'], declined: 'do not all notify the same',
      text: `Resources:\n${set}${counted(root.replace('Root:', '«Root»:'), 'root')}${told('[!Ref Topic]')}${alarm('Refused', 'count')}` },
    { name: 'a filter for root by its whole name, without an alarm', expect: ['unheard'],
      text: `Resources:\n${counted(trails, 'trails')}${counted(root.replace('Root:', '«FilteredRootMetricFilter»:'), 'root')}${alarm('Stopped', 'trails')}`,
      fixed: `Resources:\n${counted(trails, 'trails')}${rootAlarm('FilteredRootAlarm', 'root')}${counted(root.replace('Root:', 'FilteredRootMetricFilter:'), 'root')}${alarm('Stopped', 'trails')}` },
    { name: 'a filter for root without an alarm, which counts twice', expect: ['unheard'], declined: 'is not written in it',
      text: `Resources:\n${counted(trails, 'trails')}${counted(root.replace('Root:', '«Root»:'), 'root').replace("MetricValue: '1' }]", "MetricValue: '1' }, { MetricName: more, MetricNamespace: Trail, MetricValue: '1' }]")}${alarm('Stopped', 'trails')}` },
    { name: 'a set of filters with alarms for different people', text: `Resources:\n${marked}${set}${told('[!Ref Topic]')}${alarm('Refused', 'count')}`, expect: ['unwatched'], declined: 'do not all notify the same' },
    { name: 'an alarm without actions beside one with them', text: `Resources:\n${set}${told('[!Ref Topic]')}${root}${alarmWith('«Used»', ringing('Statistic: Sum'))}`, expect: ['mute'],
      fixed: `Resources:\n${set}${told('[!Ref Topic]')}${root}${alarmWith('Used', '{ MetricName: count, Namespace: Trail, Threshold: 1, Statistic: Sum, AlarmActions: [!Ref Topic] }')}` },
    { name: 'an alarm without actions, which are off as well', text: `Resources:\n${set}${told('[!Ref Topic]')}${root}${alarmWith('Used', ringing('ActionsEnabled: «false»'))}`, expect: ['mute'],
      fixed: `Resources:\n${set}${told('[!Ref Topic]')}${root}${alarmWith('Used', ringing('ActionsEnabled: true, AlarmActions: [!Ref Topic]'))}` },
  ],
});
