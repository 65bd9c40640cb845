import { onlyRootCanRecover } from '../../../src/rules/root/only-root-can-recover.js';
import { indented } from '../../support/policy-text.js';
import { testRule } from '../../support/test-rule.js';

const bucket = (statement: string, name = '!Ref Orders'): string => `Parameters:
  Given:
    Type: String
Resources:
  Orders:
    Type: AWS::S3::Bucket
  Lock:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: ${name}
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
${indented(statement, 10)}`;

const deny = (principal: string, action: string, resource: string, more = ''): string =>
  `- Effect: Deny\n  Principal: ${principal}\n  Action: ${action}\n  Resource: ${resource}\n${more}`;

const bucketArn = '!GetAtt Orders.Arn';

const owned = (type: string, property: string, action: string): string => `Resources:
  Lock:
    Type: ${type}
    Properties:
      ${property}
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Deny
            Principal: { AWS: «'*'» }
            Action: '${action}'
            Resource: '*'
`;

const secret = `Resources:
  Lock:
    Type: AWS::SecretsManager::ResourcePolicy
    Properties:
      SecretId: orders
      ResourcePolicy:
        Version: '2012-10-17'
        Statement:
          - Effect: Deny
            Principal: «'*'»
            Action: secretsmanager:*
            Resource: '*'
`;

const key = (statement: string, property = 'KeyPolicy'): string => `Parameters:
  Given:
    Type: String
Resources:
  Vault:
    Type: AWS::KMS::Key
    Properties:
      ${property}:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Resource: '*'
${indented(statement, 12)}`;

const administered = (property: string, first: string): string => `Parameters:
  Admin:
    Type: String
    Default: ''
Conditions:
  HasAdmin: !Not [!Equals [!Ref Admin, '']]
Resources:
  Vault:
    Type: AWS::KMS::Key
    Properties:
      ${property}:
        Version: '2012-10-17'
        Statement:
          - ${first}
          - { Effect: Allow, Principal: { Service: logs.eu-west-1.amazonaws.com }, Action: 'kms:Encrypt*', Resource: '*' }
`;

const guardRail = (condition: string, { action = "'*'", resource = "'*'", effect = 'Deny' } = {}): string => `Resources:
  GuardRail:
    Type: AWS::Organizations::Policy
    Properties:
      Name: no-root
      Type: SERVICE_CONTROL_POLICY
      Content:
        Version: '2012-10-17'
        Statement:
          - Effect: ${effect}
            Action: ${action}
            Resource: ${resource}
            Condition: ${condition}
`;

/** A policy in a file of its own, with a statement for a group as JSON has it. */
const file = (operator: string, more = ''): string => `Version: '2012-10-17'
Statement:
  - Effect: Deny
    Action: '*'
    Resource: '*'
    Condition: { ${operator}: { 'aws:PrincipalArn': 'arn:aws:iam::*:root' } }
${more}`;

testRule(onlyRootCanRecover, {
  valid: [
    { name: 'a key with an administrator in each case', text: administered('KeyPolicy', "!If [HasAdmin, { Effect: Allow, Principal: { AWS: !Ref Admin }, Action: 'kms:*', Resource: '*' }, { Effect: Allow, Principal: { AWS: arn:aws:iam::111122223333:role/keys }, Action: 'kms:*', Resource: '*' }]") },
    { name: 'a key whose policy is chosen as a whole', text: administered('KeyPolicy', "{ Effect: Allow, Principal: { AWS: arn:aws:iam::111122223333:role/keys }, Action: 'kms:*', Resource: '*' }").replace(/KeyPolicy:\n([^]*)$/, (_, policy: string) => `KeyPolicy:\n        Fn::If:\n          - HasAdmin\n          - ${policy.trim().replaceAll('\n', '\n    ')}\n          - !Ref AWS::NoValue\n`) },
    { name: 'an organization that denies the root user', text: guardRail("{ StringLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:root' } }") },
    { name: 'an organization that denies some actions to all but the root user', text: guardRail("{ StringNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:root' } }", { action: "'iam:*'" }) },
    { name: 'an organization that denies everything on one bucket', text: guardRail("{ StringNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:root' } }", { resource: "'arn:aws:s3:::ledger/*'" }) },
    { name: 'an organization that spares a role too', text: guardRail("{ ArnNotLike: { 'aws:PrincipalArn': ['arn:aws:iam::*:root', 'arn:aws:iam::*:role/admin'] } }") },
    { name: 'an organization that denies other regions', text: guardRail("{ StringNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:root', 'aws:RequestedRegion': 'eu-*' } }") },
    { name: 'an organization that allows all but the root user', text: guardRail("{ StringNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:root' } }", { effect: 'Allow' }) },
    { name: 'a guard rail in a file that denies the root user', text: file('StringLike') },
    { name: 'the policy of an identity, which is never the root user', text: file('StringNotLike', "  - { Effect: Allow, Action: 's3:GetObject', Resource: 'arn:aws:s3:::orders/*' }\n") },
    { name: 'everybody but the root user and a role', text: bucket("- Effect: Deny\n  NotPrincipal: { AWS: [!Sub 'arn:aws:iam::${AWS::AccountId}:root', !Sub 'arn:aws:iam::${AWS::AccountId}:role/admin'] }\n  Action: s3:*\n  Resource: !GetAtt Orders.Arn\n") },
    { name: 'everybody but the root user and a role, by a condition', text: bucket(deny("'*'", 's3:*', bucketArn, "  Condition: { ArnNotLike: { 'aws:PrincipalArn': ['arn:aws:iam::*:root', 'arn:aws:iam::*:role/admin'] } }\n")) },
    { name: 'a denial without encryption on the way', text: bucket(deny("'*'", 's3:*', bucketArn, "  Condition: { Bool: { 'aws:SecureTransport': 'false' } }\n")) },
    { name: 'a denial for the objects alone', text: bucket(deny("'*'", 's3:*', "!Sub '${Orders.Arn}/*'")) },
    { name: 'a denial that leaves the policy alone', text: bucket(deny("'*'", 's3:DeleteBucket', bucketArn)) },
    { name: 'two denials that leave one way to change the policy', text: bucket(deny("'*'", 's3:DeleteBucketPolicy', bucketArn) + deny("'*'", 's3:PutBucketPolicy', "!Sub '${Orders.Arn}/*'")) },
    { name: 'two denials, one of which spares a role', text: bucket(deny("'*'", 's3:DeleteBucketPolicy', bucketArn) + deny("'*'", 's3:PutBucketPolicy', bucketArn, "  Condition: { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/admin' } }\n")) },
    { name: 'a denial for one role', text: bucket(deny('{ AWS: arn:aws:iam::111122223333:role/importer }', 's3:*', bucketArn)) },
    { name: 'everybody but one', text: bucket('- Effect: Deny\n  NotPrincipal: { AWS: arn:aws:iam::111122223333:role/admin }\n  Action: s3:*\n  Resource: !GetAtt Orders.Arn\n') },
    { name: 'everybody but root and one more', text: bucket('- Effect: Deny\n  NotPrincipal: { AWS: [!Sub "arn:aws:iam::${AWS::AccountId}:root", arn:aws:iam::111122223333:role/admin] }\n  Action: s3:*\n  Resource: !GetAtt Orders.Arn\n') },
    { name: 'everybody but root and one more, by a condition', text: bucket(deny("'*'", 's3:*', bucketArn, "  Condition: { ArnNotLike: { 'aws:PrincipalArn': [!Sub 'arn:aws:iam::${AWS::AccountId}:root', !Ref Given] } }\n")) },
    { name: 'everybody but another account', text: bucket("- Effect: Deny\n  NotPrincipal: { AWS: arn:aws:iam::111122223333:root }\n  Action: s3:*\n  Resource: !GetAtt Orders.Arn\n") },
    { name: 'the root user', text: bucket(deny("'*'", 's3:*', bucketArn, "  Condition: { ArnEquals: { 'aws:PrincipalArn': !Sub 'arn:aws:iam::${AWS::AccountId}:root' } }\n")) },
    { name: 'a resource that is not known', unknown: true, text: bucket(deny("'*'", 's3:*', '!Ref Given')) },
    { name: 'a key that its account administers', text: key('Principal: { AWS: !Sub "arn:aws:iam::${AWS::AccountId}:root" }\nAction: kms:*\n') },
    { name: 'a key that a role administers', text: key('Principal: { AWS: arn:aws:iam::111122223333:role/admin }\nAction: [kms:Put*, kms:Describe*]\n') },
    { name: 'a key policy with an action that is not known', unknown: true, text: key('Principal: { AWS: arn:aws:iam::111122223333:role/admin }\nAction: !Ref Given\n') },
    { name: 'a denial for another account', text: bucket(deny('{ AWS: arn:aws:iam::111122223333:root }', 's3:*', bucketArn)) },
    { name: 'a key without statements', text: key('').replace(/Statement:[^]*$/, 'Statement: []\n') },
    { name: 'a key with an effect that is not known', unknown: true, text: key('Principal: { AWS: arn:aws:iam::111122223333:role/importer }\nAction: kms:Decrypt\n').replace('Effect: Allow', 'Effect: !Ref Given') },
  ],
  invalid: [
    { name: 'an organization that denies everybody but the root user', text: guardRail("{ «StringNotLike»: { 'aws:PrincipalArn': 'arn:aws:iam::*:root' } }"), expect: ['onlyRoot'], about: ['GuardRail'] },
    { name: 'the same for resources', text: guardRail("{ «ArnNotEquals»: { 'aws:PrincipalArn': 'arn:aws:iam::*:root' } }").replace('SERVICE_CONTROL', 'RESOURCE_CONTROL').replace('Effect: Deny', "Effect: Deny\n            Principal: '*'"), expect: ['onlyRoot'] },
    { name: 'a guard rail in a file that denies everybody but the root user', text: file('«StringNotLike»'), expect: ['onlyRoot'] },
    { name: 'each way to change the policy in a statement of its own', text: bucket(deny("«'*'»", 's3:PutBucketPolicy', bucketArn) + deny("'*'", "['s3:DeleteBucket', 's3:DeleteBucketPolicy']", bucketArn)), expect: ['root'] },
    { name: 'everybody but the root user, by NotPrincipal', text: bucket("- Effect: Deny\n  NotPrincipal: { AWS: «!Sub 'arn:aws:iam::${AWS::AccountId}:root'» }\n  Action: s3:*\n  Resource: !GetAtt Orders.Arn\n"), expect: ['root'] },
    { name: 'everybody but the root user, by a condition', text: bucket(deny("«'*'»", 's3:*', bucketArn, "  Condition: { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:root' } }\n")), expect: ['root'] },
    { name: 'a bucket that everybody is shut out of', text: bucket(deny("«'*'»", "'*'", `[${bucketArn}, !Sub '\${Orders.Arn}/*']`)), expect: ['root'], about: ['Lock'] },
    { name: 'a bucket that is named', text: bucket(deny('{ AWS: «"*"» }', 's3:*', 'arn:aws:s3:::orders'), 'orders'), expect: ['root'] },
    { name: 'a bucket that a parameter names', text: bucket(deny('«"*"»', 's3:*BucketPolicy', "!Sub 'arn:aws:s3:::${Given}'"), '!Ref Given'), expect: ['root'] },
    { name: 'everybody of the own account', text: bucket(deny('{ AWS: «!Sub "arn:aws:iam::${AWS::AccountId}:root"» }', 's3:*', bucketArn)), expect: ['root'] },
    { name: 'everything but reading', text: bucket(`- Effect: Deny\n  Principal: «'*'»\n  NotAction: s3:GetObject\n  Resource: ${bucketArn}\n`), expect: ['root'] },
    { name: 'everybody but root', text: bucket('- Effect: Deny\n  NotPrincipal: { AWS: «!Sub "arn:aws:iam::${AWS::AccountId}:root"» }\n  Action: s3:*\n  Resource: !GetAtt Orders.Arn\n'), expect: ['root'] },
    { name: 'everybody but root, by a condition', text: bucket(deny("«'*'»", 's3:*', bucketArn, "  Condition: { StringNotEquals: { 'aws:PrincipalArn': !Sub 'arn:aws:iam::${AWS::AccountId}:root' } }\n")), expect: ['root'] },
    { name: 'a queue', text: owned('AWS::SQS::QueuePolicy', 'Queues: [https://sqs.eu-west-1.amazonaws.com/111122223333/orders]', 'sqs:*'), expect: ['root'] },
    { name: 'a secret', text: secret, expect: ['nobody'] },
    { name: 'a key without an administrator', fixed: "Parameters:\n  Given:\n    Type: String\nResources:\n  Vault:\n    Type: AWS::KMS::Key\n    Properties:\n      KeyPolicy:\n        Version: '2012-10-17'\n        Statement:\n          - Sid: EnableIamPolicies\n            Effect: Allow\n            Resource: '*'\n            Principal:\n              AWS: !Sub arn:${AWS::Partition}:iam::${AWS::AccountId}:root\n            Action: kms:*\n          - Effect: Allow\n            Resource: '*'\n            Principal: { AWS: arn:aws:iam::111122223333:role/importer }\n            Action: [kms:Decrypt, kms:GenerateDataKey]\n", text: key('Principal: { AWS: arn:aws:iam::111122223333:role/importer }\nAction: [kms:Decrypt, kms:GenerateDataKey]\n', '«KeyPolicy»'), expect: ['noAdministrator'], about: ['Vault'] },
    ...[
      ["!If [HasAdmin, { Effect: Allow, Principal: { AWS: !Ref Admin }, Action: 'kms:*', Resource: '*' }, !Ref AWS::NoValue]", '!HasAdmin'],
      ["!If [HasAdmin, { Effect: Allow, Principal: { AWS: !Ref Admin }, Action: 'kms:Decrypt', Resource: '*' }, { Effect: Allow, Principal: { AWS: arn:aws:iam::111122223333:role/keys }, Action: 'kms:Put*', Resource: '*' }]", 'HasAdmin'],
    ].map(([first = '', when = '']) => ({ name: `a key without an administrator in one case: ${when}`, expect: ['noAdministrator'] as const, when: [when],
      text: administered('«KeyPolicy»', first) })),
    { name: 'a queue, by its own resource', text: owned('AWS::SQS::QueueInlinePolicy', 'Queue: https://sqs.eu-west-1.amazonaws.com/111122223333/orders', 'sqs:*'), expect: ['root'] },
    { name: 'a key that is denied what nobody is allowed', text: key('Principal: { AWS: arn:aws:iam::111122223333:role/importer }\nAction: kms:Decrypt\n', '«KeyPolicy»') + "          - Effect: Deny\n            Resource: '*'\n            Principal: { AWS: arn:aws:iam::111122223333:role/importer }\n            Action: kms:*\n", expect: ['noAdministrator'] },
  ],
});
