import { serviceWildcard } from '../../../src/rules/admin/service-wildcard.js';
import { group, parameter } from '../../support/policy-text.js';
import { testRule } from '../../support/test-rule.js';

const condition = `${parameter}Conditions:\n  IsProd: !Equals [!Ref Given, prod]\n`;

testRule(serviceWildcard, {
  valid: [
    { name: 'all of IAM in another region, to which no request for it goes', text: group("- Effect: Allow\n  Action: iam:*\n  Resource: '*'\n  Condition: { StringEquals: { 'aws:RequestedRegion': eu-west-1 } }\n") },
    { name: 'a service that the policy denies again on all but one bucket', text: group("- Effect: Allow\n  Action: 's3:*'\n  Resource: '*'\n- Effect: Deny\n  Action: 's3:*'\n  NotResource: ['arn:aws:s3:::logs', 'arn:aws:s3:::logs/*']\n") },
    { name: 'a service that the policy denies again', text: group("- Effect: Allow\n  Action: iam:*\n  Resource: '*'\n- Effect: Deny\n  Action: iam:*\n  Resource: '*'\n") },
    { name: 'a part of a service', text: group("- Effect: Allow\n  Action: s3:Get*\n  Resource: '*'\n") },
    { name: 'a service on named resources', text: group("- Effect: Allow\n  Action: s3:*\n  Resource: arn:aws:s3:::logs/*\n") },
    { name: 'a service that is not known', unknown: true, text: group("- Effect: Allow\n  Action: !Sub '${Given}:*'\n  Resource: '*'\n", parameter) },
    { name: 'everything, which another rule reports', text: group("- Effect: Allow\n  Action: ['*', 's3:*']\n  Resource: '*'\n") },
    { name: 'everything in both branches', text: group("- Effect: Allow\n  Action: !If [IsProd, ['*', 's3:*'], '*']\n  Resource: '*'\n", condition) },
    { name: 'a denial', text: group("- Effect: Deny\n  Action: iam:*\n  Resource: '*'\n") },
    { name: 'what has a tag of a service', text: group("- Effect: Allow\n  Action: secretsmanager:*\n  Resource: '*'\n  Condition: { StringEquals: { 'aws:ResourceTag/team': '${aws:PrincipalTag/team}' }, StringEqualsIfExists: { 'aws:RequestTag/team': '${aws:PrincipalTag/team}' } }\n") },
    { name: 'what has a tag of a service, by a key of its own', text: group("- Effect: Allow\n  Action: ec2:*\n  Resource: '*'\n  Condition: { StringLike: { 'ec2:ResourceTag/env': 'dev-*' } }\n") },
    { name: 'a service without resources', text: group("- Effect: Allow\n  Action: 'ec2messages:*'\n  Resource: '*'\n") },
  ],
  invalid: [
    { name: 'a service that is denied again on all but what it has', text: group("- Effect: Allow\n  Action: «'s3:*'»\n  Resource: '*'\n- Effect: Deny\n  Action: 's3:*'\n  NotResource: 'arn:aws:s3:::*'\n"), expect: ['critical'] },
    { name: 'a service that is denied again on all but everything', text: group("- Effect: Allow\n  Action: «'s3:*'»\n  Resource: '*'\n- Effect: Deny\n  Action: 's3:*'\n  NotResource: '*'\n"), expect: ['critical'] },
    { name: 'what a denial leaves of a service: reading', text: group("- Effect: Allow\n  Action: «iam:*»\n  Resource: '*'\n- Effect: Deny\n  NotAction: iam:List*\n  Resource: '*'\n"), expect: ['reading'], says: [' actions, for reading.'] },
    { name: 'what a boundary leaves of a service: reading', text: group("- Effect: Allow\n  Action: «iam:*»\n  Resource: '*'\n").replace('AWS::IAM::Group\n    Properties:\n', 'AWS::IAM::User\n    Properties:\n      PermissionsBoundary: arn:aws:iam::aws:policy/ReadOnlyAccess\n'), expect: ['reading'] },
    { name: 'what a denial leaves of a service: one change', text: group("- Effect: Allow\n  Action: «iam:*»\n  Resource: '*'\n- Effect: Deny\n  NotAction: iam:TagRole\n  Resource: '*'\n"), expect: ['criticalPart'], says: ['on every resource, of which denials or a boundary leave 1 action.'] },
    { name: 'what a denial leaves of a service: one way to read', text: group("- Effect: Allow\n  Action: «iam:*»\n  Resource: '*'\n- Effect: Deny\n  NotAction: iam:GetRole\n  Resource: '*'\n"), expect: ['reading'], says: ['leave 1 action, for reading.'] },
    { name: 'what a denial leaves of a service: reading and one change', text: group("- Effect: Allow\n  Action: «iam:*»\n  Resource: '*'\n- Effect: Deny\n  NotAction: [iam:List*, iam:TagRole]\n  Resource: '*'\n"), expect: ['criticalPart'], says: [' actions.'] },
    { name: 'what a denial leaves of a service: reading secrets', text: group("- Effect: Allow\n  Action: «secretsmanager:*»\n  Resource: '*'\n- Effect: Deny\n  NotAction: [secretsmanager:GetSecretValue, secretsmanager:ListSecrets]\n  Resource: '*'\n"), expect: ['criticalPart'] },
    { name: 'all of IAM that the account has', text: group("- Effect: Allow\n  Action: «iam:*»\n  Resource: !Sub 'arn:aws:iam::${AWS::AccountId}:*'\n"), expect: ['critical'] },
    { name: 'all of IAM in its region', text: group("- Effect: Allow\n  Action: «iam:*»\n  Resource: '*'\n  Condition: { StringEquals: { 'aws:RequestedRegion': us-east-1 } }\n"), expect: ['critical'] },
    { name: 'all of IAM', text: group("- Effect: Allow\n  Action: «iam:*»\n  Resource: '*'\n"), expect: ['critical'], about: ['Operators'], says: ['all of `iam:*` on every resource: '] },
    ...[
      "StringEqualsIfExists: { 'aws:ResourceTag/team': shop }", "StringNotEquals: { 'aws:ResourceTag/team': shop }", "StringLike: { 'aws:ResourceTag/team': '*' }", "'ForAllValues:StringEquals': { 'aws:ResourceTag/team': shop }",
      "'Null': { 'aws:ResourceTag/team': 'false' }", "StringEquals: { 'aws:PrincipalTag/team': shop }", "StringEquals: { 'aws:RequestedRegion': eu-west-1 }",
    ].map((test) => ({ name: `all of a service that passes ${test}`, text: group(`- Effect: Allow\n  Action: «ec2:*»\n  Resource: '*'\n  Condition: { ${test} }\n`), expect: ['wide'] as const, says: ['on every resource whenever its condition is met: '] })),
    { name: 'a service in the branch that is not everything', expect: ['critical'], when: ['IsProd'],
      text: group("- Effect: Allow\n  Action: !If [IsProd, «'s3:*'», '*']\n  Resource: '*'\n", condition) },
    { name: 'a service in the branch of a branch that is not everything', expect: ['critical'], when: ['!IsProd && IsEast'],
      text: group("- Effect: Allow\n  Action: !If [IsProd, '*', !If [IsEast, «'iam:*'», '*']]\n  Resource: '*'\n", `${condition}  IsEast: !Equals [!Ref AWS::Region, us-east-1]\n`) },
    { name: 'two services', text: group("- Effect: Allow\n  Action: [«'ec2:*'», s3:GetObject, «'S3:*'»]\n  Resource: '*'\n"), expect: ['wide', 'critical'] },
    ...['sts', 'kms', 'secretsmanager', 'organizations', 'cloudtrail', 'account', 'sso'].map((service) => (
      { name: `all of ${service}`, text: group(`- Effect: Allow\n  Action: «'${service}:*'»\n  Resource: '*'\n`), expect: ['critical'] as const })),
    { name: 'all of IAM in a row of a mapping that is not the default', expect: ['critical'], when: ['Stage == "prod"'],
      text: group("- Effect: Allow\n  Action: «!FindInMap [Stages, !Ref Stage, Action]»\n  Resource: '*'\n", 'Parameters:\n  Stage: { Type: String, Default: dev }\nMappings:\n  Stages:\n    dev: { Action: iam:GetRole }\n    prod: { Action: iam:* }\n') },
    { name: 'all of IAM, by an ARN that is nothing more', text: group("- Effect: Allow\n  Action: «iam:*»\n  Resource: arn:aws:iam\n"), expect: ['critical'] },
    { name: 'all of a service, by its partition and its name', text: group("- Effect: Allow\n  Action: «'s3:*'»\n  Resource: !Sub 'arn:${AWS::Partition}:s3'\n"), expect: ['critical'] },
  ],
});
