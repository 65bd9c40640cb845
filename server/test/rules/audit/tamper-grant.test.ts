import { tamperGrant } from '../../../src/rules/audit/tamper-grant.js';
import { group, parameter } from '../../support/policy-text.js';
import { testRule } from '../../support/test-rule.js';

const stopping = "- Effect: Allow\n  Action: cloudtrail:StopLogging\n  Resource: '*'\n";
const guard = (statement: string): string => `  Guard:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      Groups: [!Ref Operators]
      PolicyDocument:
        Version: '2012-10-17'
        Statement: [{ Effect: ${statement} }]
`;

testRule(tamperGrant, {
  valid: [
    { name: 'reading', text: group("- Effect: Allow\n  Action: cloudtrail:Get*\n  Resource: '*'\n") },
    { name: 'what records nothing of who does what', text: group("- Effect: Allow\n  Action: [macie2:DisableMacie, inspector2:Disable]\n  Resource: '*'\n") },
    { name: 'one flow log', text: group("- Effect: Allow\n  Action: ec2:DeleteFlowLogs\n  Resource: arn:aws:ec2:eu-west-1:111122223333:vpc-flow-log/fl-00aa\n") },
    { name: 'switching detection on', text: group("- Effect: Allow\n  Action: [guardduty:CreateDetector, securityhub:BatchEnableStandards, ec2:CreateFlowLogs]\n  Resource: '*'\n") },
    { name: 'a named trail', text: group("- Effect: Allow\n  Action: cloudtrail:StopLogging\n  Resource: arn:aws:cloudtrail:eu-west-1:111122223333:trail/test\n") },
    { name: 'the log groups of one account', text: group("- Effect: Allow\n  Action: logs:DeleteLogGroup\n  Resource: 'arn:aws:logs:eu-west-1:111122223333:log-group:*'\n") },
    { name: 'a denial in another policy', text: group(stopping) + guard("Deny, Action: 'cloudtrail:*', Resource: '*'") },
    { name: 'a role whose boundary denies it', text: group(stopping).replace('AWS::IAM::Group', 'AWS::IAM::Role').replace('    Properties:\n', '    Properties:\n      PermissionsBoundary: !Ref Guard\n') + guard("Allow, Action: '*', Resource: '*' }, { Effect: Deny, Action: 'cloudtrail:*', Resource: '*'").replace('      Groups: [!Ref Operators]\n', '') },
    { name: 'an action that is not known', unknown: true, text: group("- Effect: Allow\n  Action: !Ref Given\n  Resource: '*'\n", parameter) },
  ],
  invalid: [
    { name: 'a denial of other trails in another policy', text: group(stopping.replace('cloudtrail:StopLogging', '«cloudtrail:StopLogging»')) + guard("Deny, Action: 'cloudtrail:*', Resource: 'arn:aws:cloudtrail:*:*:trail/org-*'"), expect: ['tamper'] },
    { name: 'a boundary that is not known', text: group(stopping.replace('cloudtrail:StopLogging', '«cloudtrail:StopLogging»')).replace('AWS::IAM::Group', 'AWS::IAM::Role').replace('    Properties:\n', '    Properties:\n      PermissionsBoundary: !ImportValue Boundary\n'), expect: ['tamper'] },
    { name: 'a function that stops every trail', expect: ['workload'], about: ['Operators'],
      text: `${group(stopping.replace('cloudtrail:StopLogging', '«cloudtrail:StopLogging»')).replace('AWS::IAM::Group', 'AWS::IAM::Role')}  Stopper:\n    Type: AWS::Lambda::Function\n    Properties:\n      Role: !GetAtt Operators.Arn\n` },
    { name: 'a role beside a function with another one', expect: ['tamper'],
      text: `${group(stopping.replace('cloudtrail:StopLogging', '«cloudtrail:StopLogging»')).replace('AWS::IAM::Group', 'AWS::IAM::Role')}  Stopper:\n    Type: AWS::Lambda::Function\n    Properties:\n      Role: arn:aws:iam::111122223333:role/other\n` },
    { name: 'a policy of no role beside a function', expect: ['tamper'], about: ['Loose'],
      text: "Resources:\n  Loose:\n    Type: AWS::IAM::ManagedPolicy\n    Properties:\n      PolicyDocument:\n        Version: '2012-10-17'\n        Statement: { Effect: Allow, Action: «cloudtrail:StopLogging», Resource: '*' }\n  Stopper:\n    Type: AWS::Lambda::Function\n    Properties:\n      Role: arn:aws:iam::111122223333:role/other\n" },
    { name: 'deleting what log groups hold', text: group("- Effect: Allow\n  Action: [logs:DescribeQueries, «logs:DeleteLogStream»]\n  Resource: '*'\n"), expect: ['tamper'], says: ['`logs:DeleteLogStream`'], fixed: group("- Effect: Allow\n  Action: [logs:DescribeQueries]\n  Resource: '*'\n"), left: ['needs another way'] },
    { name: 'leaving those who watch', text: group("- Effect: Allow\n  Action: [securityhub:DescribeHub, «securityhub:DisableSecurityHub»]\n  Resource: '*'\n"), expect: ['tamper'], fixed: group("- Effect: Allow\n  Action: [securityhub:DescribeHub]\n  Resource: '*'\n") },
    { name: 'stopping every trail', text: group("- Effect: Allow\n  Action: «cloudtrail:StopLogging»\n  Resource: '*'\n"), expect: ['tamper'], about: ['Operators'] },
    { name: 'every trail of an account', text: group("- Effect: Allow\n  Action: «cloudtrail:DeleteTrail»\n  Resource: !Sub 'arn:aws:cloudtrail:*:${AWS::AccountId}:trail/*'\n"), expect: ['tamper'], says: ['everywhere'] },
    { name: 'every trail of a region', text: group("- Effect: Allow\n  Action: «cloudtrail:StopLogging»\n  Resource: !Sub 'arn:aws:cloudtrail:${AWS::Region}:${AWS::AccountId}:trail/*'\n"), expect: ['tamper'], says: ['in a whole region'] },
    { name: 'all that CloudWatch Logs has', text: group("- Effect: Allow\n  Action: «logs:DeleteLogGroup»\n  Resource: 'arn:aws:logs:*:*:*'\n"), expect: ['tamper'] },
    { name: 'a wildcard that covers it', text: group("- Effect: Allow\n  Action: [s3:GetObject, «'cloudtrail:Stop*'»]\n  Resource: '*'\n"), expect: ['tamper'], says: ['`cloudtrail:StopLogging`'] },
    ...['config:DeleteDeliveryChannel', 'guardduty:DeleteDetector', 'guardduty:DisassociateFromMasterAccount', 'detective:DeleteGraph', 'cloudtrail:UpdateEventDataStore', 'guardduty:DisassociateMembers', 'guardduty:StopMonitoringMembers', 'guardduty:DeleteMembers',
      'guardduty:DeletePublishingDestination', 'securityhub:BatchDisableStandards', 'securityhub:DisassociateMembers', 'securityhub:DeleteMembers', 'ec2:DeleteFlowLogs'].map((action) => (
      { name: `looking away: ${action}`, text: group(`- Effect: Allow\n  Action: «${action}»\n  Resource: '*'\n`), expect: ['tamper'] as const })),
    { name: 'stopping and deleting among others', text: group("- Effect: Allow\n  Action:\n    - «cloudtrail:stoplogging»\n    - cloudtrail:ListTrails # for a report\n    - cloudtrail:DeleteTrail\n    - s3:ListAllMyBuckets\n  Resource: '*'\n"), expect: ['tamper'],
      fixed: group("- Effect: Allow\n  Action:\n    - cloudtrail:ListTrails # for a report\n    - s3:ListAllMyBuckets\n  Resource: '*'\n") },
    { name: 'stopping among others, and deleting by a wildcard', text: group("- Effect: Allow\n  Action: [«cloudtrail:StopLogging», 'cloudtrail:Delete*', s3:ListAllMyBuckets]\n  Resource: '*'\n"), expect: ['tamper'] },
    { name: 'stopping and deleting, and nothing else', text: group("- Effect: Allow\n  Action: [«cloudtrail:StopLogging», cloudtrail:DeleteTrail]\n  Resource: '*'\n"), expect: ['tamper'] },
  ],
});
