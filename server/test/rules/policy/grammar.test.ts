import { grammar } from '../../../src/rules/policy/grammar.js';
import { group, parameter } from '../../support/policy-text.js';
import { testRule } from '../../support/test-rule.js';

const holder = '"Principal": { "AWS": "arn:aws:iam::111122223333:role/orders" }';

const secret = (policy: string): string => `Resources:
  Access:
    Type: AWS::SecretsManager::ResourcePolicy
    Properties:
      SecretId: orders
      ResourcePolicy: !Sub |
        ${policy}
`;

testRule(grammar, {
  valid: [
    { name: 'one resource or others, by a condition', text: group("- Effect: Deny\n  Action: s3:GetObject\n  Resource: !If [IsProd, 'arn:aws:s3:::a/*', !Ref AWS::NoValue]\n  NotResource: !If [IsProd, !Ref AWS::NoValue, 'arn:aws:s3:::b/*']\n", 'Conditions: { IsProd: !Equals [!Ref AWS::Region, eu-west-1] }\n') },
    { name: 'a branch that is the whole list', text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: !If [IsProd, ['arn:aws:s3:::a/*', 'arn:aws:s3:::b/*'], 'arn:aws:s3:::c/*']\n", 'Conditions: { IsProd: !Equals [!Ref AWS::Region, eu-west-1] }\n') },
    ...['{{ document }}', "{% include 'trust.json' %}"].map((document) => (
      { name: `a document that a template language fills in: ${document}`, asWritten: true as const, text: `Resources:\n  Worker:\n    Type: AWS::IAM::Role\n    Properties:\n      AssumeRolePolicyDocument: ${document}\n` })),
    { name: 'a whole statement', text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n") },
    { name: 'a statement that is not known', unknown: true, text: group("- Fn::Transform: { Name: Statement }\n") },
    { name: 'an action that is not known', unknown: true, text: group("- Effect: Allow\n  Action: !Ref Given\n  Resource: '*'\n", parameter) },
    { name: 'two elements of which a condition leaves one', text: group("- Effect: Allow\n  Action: !If [Narrow, s3:GetObject, !Ref AWS::NoValue]\n  NotAction: !If [Narrow, !Ref AWS::NoValue, 'iam:*']\n  Resource: '*'\n", `${parameter}Conditions:\n  Narrow: !Equals [!Ref Given, narrow]\n`) },
    { name: 'one statement without a list', text: group("Effect: Allow\nAction: s3:GetObject\nResource: '*'\n") },
    { name: 'a document with functions that a template fills in', unknown: true, text: '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": { "Fn::Sub": "${Service}:Get" }, "Resource": { "Ref": "Given" } }] }' },
    { name: 'a document with a placeholder that is no JSON', unknown: true, asWritten: true, text: '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "IpAddress": { "aws:SourceIp": ${ADDRESSES} } } }] }' },
    { name: 'variables of every form', text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: ['arn:aws:s3:::orders/${aws:username}/*', \"arn:aws:s3:::orders/${aws:PrincipalTag/team of shop, 'none'}\", 'arn:aws:s3:::orders/${*}', !Sub 'arn:aws:s3:::${AWS::AccountId}/${!aws:username}']\n") },
    { name: 'a list that a condition empties', text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: [!If [Given, 'arn:aws:s3:::orders/*', !Ref AWS::NoValue]]\n", "Conditions: { Given: !Equals [!Ref AWS::Region, eu-west-1] }\n") },
    { name: 'placeholders of another tool', text: '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::${ var.bucket }/${join(a, b)}/*" }] }' },
    { name: 'what is no variable in an old policy', text: '{ "Version": "2008-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::orders/${aws:username" }] }' },
    { name: 'keys that differ in what stands for a part of them', unknown: true, text: secret(`{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", ${holder}, "Action": "secretsmanager:*", "Resource": "*", "Condition": { "StringEquals": { "aws:PrincipalTag/\${Given}": "a", "aws:PrincipalTag/\${Other}": "b" }, "StringLike": { "aws:PrincipalTag/\${Given}": "c" } } }] }`).replace('Resources:', 'Parameters: { Given: { Type: String }, Other: { Type: String } }\nResources:') },
  ],
  invalid: [
    { name: 'a misspelt element', text: group("- Effect: Allow\n  «Actoin»: s3:GetObject\n  Action: s3:GetObject\n  Resource: '*'\n"), expect: ['misspelt'], says: ['`Action`'], about: ['Operators'],
      declined: 'An entry with the new key exists already.',
    },
    { name: 'a misspelt element in the place of what is missing, reported once', text: group('- Effect: Allow\n  «Actions»: s3:GetObject\n  Resource: arn:aws:s3:::notes/*\n'), expect: ['misspelt'],
      fixed: group('- Effect: Allow\n  Action: s3:GetObject\n  Resource: arn:aws:s3:::notes/*\n') },
    { name: 'an element that does not exist', text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  «Explanation»: none\n"), expect: ['unknown'] },
    { name: 'two elements of which a condition leaves both', text: group("- Effect: Allow\n  Action: !If [Narrow, s3:GetObject, !Ref AWS::NoValue]\n  «NotAction»: !If [Narrow, 'iam:*', 's3:*']\n  Resource: '*'\n", `${parameter}Conditions:\n  Narrow: !Equals [!Ref Given, narrow]\n`), expect: ['conflict'], when: ['Narrow'] },
    { name: 'a document in small letters', text: '{ «"version"»: "2012-10-17", «"statement"»: [{ "effect": "Allow", "action": "s3:GetObject", "resource": "*" }] }', expect: ['misspelt', 'misspelt'],
      fixed: '{ "Version": "2012-10-17", "statement": [{ "effect": "Allow", "action": "s3:GetObject", "resource": "*" }] }' },
    { name: 'statements in small letters in a policy that is text, reported once', text: secret(`{ "Version": "2012-10-17", «"statement"»: [{ "Effect": "Deny", ${holder}, "Action": "secretsmanager:*", "Resource": "*" }] }`), expect: ['misspelt'], says: ['`Statement`'], declined: 'text' },
    { name: 'an element twice in a policy that is text', text: secret(`{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", ${holder}, "Action": "secretsmanager:GetSecretValue", «"Action"»: "secretsmanager:DescribeSecret", "Resource": "*" }] }`), expect: ['twice'], says: ['`Action`'] },
    { name: 'statements twice in a policy that is text', text: secret(`{ "Version": "2012-10-17", "Statement": [], «"Statement"»: [{ "Effect": "Deny", ${holder}, "Action": "secretsmanager:*", "Resource": "*" }] }`), expect: ['twice'], says: ['`Statement`'] },
    { name: 'an operator twice in a policy that is text', text: secret(`{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", ${holder}, "Action": "secretsmanager:*", "Resource": "*", "Condition": { "StringEquals": { "aws:PrincipalTag/a": "a" }, «"StringEquals"»: { "aws:PrincipalTag/b": "b" } } }] }`), expect: ['twice'], says: ['`StringEquals`'] },
    { name: 'a key twice in a policy that is text, in other letter case', text: secret(`{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", ${holder}, "Action": "secretsmanager:*", "Resource": "*", "Condition": { "StringEquals": { "aws:PrincipalTag/a": "a", «"aws:principaltag/a"»: "b" } } }] }`), expect: ['twice'] },
    { name: 'two kinds of actions', text: group("- Effect: Allow\n  Action: s3:GetObject\n  «NotAction»: s3:PutObject\n  Resource: '*'\n"), expect: ['conflict'] },
    { name: 'a misspelt effect', text: group("- Effect: «allow»\n  Action: s3:GetObject\n  Resource: arn:aws:s3:::notes/*\n"), expect: ['value'], says: ['`allow`'],
      fixed: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: arn:aws:s3:::notes/*\n"),
    },
    { name: 'a resource that is missing in one case', expect: ['missing'], says: ['lacks `Resource`'], when: ['!IsProd'],
      text: group("- «Effect: Allow\n  Action: s3:GetObject\n  Resource: !If [IsProd, 'arn:aws:s3:::a/*', !Ref AWS::NoValue]»\n", "Conditions: { IsProd: !Equals [!Ref AWS::Region, eu-west-1] }\n") },
    { name: 'a missing resource', text: group("- «Effect: Allow\n  Action: s3:GetObject»\n"), expect: ['missing'], says: ['lacks `Resource`'] },
    { name: 'a list within the actions', text: group("- Effect: Allow\n  Action: [s3:DeleteObject, «[s3:GetObject, s3:PutObject]»]\n  Resource: arn:aws:s3:::orders/*\n"), expect: ['nested'], says: ['`Action`'],
      fixed: group("- Effect: Allow\n  Action: [s3:DeleteObject, s3:GetObject, s3:PutObject]\n  Resource: arn:aws:s3:::orders/*\n") },
    { name: 'a list within the actions that has a comment', asWritten: true, text: group("- Effect: Allow\n  Action: [s3:DeleteObject, «[s3:GetObject, # for reports\n    s3:PutObject]»]\n  Resource: arn:aws:s3:::orders/*\n"), expect: ['nested'] },
    { name: 'a branch that is a list within the resources', text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource:\n  - arn:aws:s3:::logs/*\n  - !If [IsProd, «['arn:aws:s3:::a/*', 'arn:aws:s3:::b/*']», 'arn:aws:s3:::c/*']\n", 'Conditions: { IsProd: !Equals [!Ref AWS::Region, eu-west-1] }\n'), expect: ['nested'], when: ['IsProd'] },
    { name: 'statements within a statement', text: group("- «- { Effect: Allow, Action: s3:GetObject, Resource: '*' }\n  - { Effect: Allow, Action: s3:ListBucket, Resource: '*' }»\n"), expect: ['nested'], says: ['`Statement`'] },
    { name: 'a map for an action', text: group("- Effect: Allow\n  Action: «{ s3: GetObject }»\n  Resource: '*'\n"), expect: ['type'] },
    { name: 'a policy document without statements', text: '«{ "Version": "2012-10-17" }»', expect: ['noStatement'], says: ['This policy has no'] },
    { name: 'no actions', text: group("- Effect: Deny\n  Action: «[]»\n  Resource: '*'\n"), expect: ['empty'], says: ['`Action`'] },
    { name: 'no resources', text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: «[]»\n"), expect: ['empty'] },
    { name: 'nobody', text: "Resources:\n  Policy:\n    Type: AWS::S3::BucketPolicy\n    Properties:\n      Bucket: orders\n      PolicyDocument:\n        Version: '2012-10-17'\n        Statement:\n          - { Effect: Allow, Principal: «{}», Action: s3:GetObject, Resource: 'arn:aws:s3:::orders/*' }\n", expect: ['empty'], says: ['`Principal`'] },
    { name: 'no accounts', text: "Resources:\n  Policy:\n    Type: AWS::S3::BucketPolicy\n    Properties:\n      Bucket: orders\n      PolicyDocument:\n        Version: '2012-10-17'\n        Statement:\n          - { Effect: Allow, Principal: { AWS: «[]» }, Action: s3:GetObject, Resource: 'arn:aws:s3:::orders/*' }\n", expect: ['empty'], says: ['`AWS`'] },
    { name: 'a variable that is not closed', text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: [arn:aws:s3:::orders/x, «'arn:aws:s3:::orders/${aws:username'»]\n"), expect: ['variable'] },
    { name: 'a variable without a key', text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: «'arn:aws:s3:::orders/${}'»\n"), expect: ['variable'] },
    { name: 'a variable with a blank behind the colon', text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: «'arn:aws:s3:::orders/${aws: username}'»\n"), expect: ['variable'] },
    { name: 'a variable whose default has one quote', text: group("- Effect: Allow\n  Action: s3:ListBucket\n  Resource: arn:aws:s3:::orders\n  Condition: { StringLike: { s3:prefix: «\"${aws:username, 'home}/*\"» } }\n"), expect: ['variable'] },
    { name: 'a variable whose default has no quotes, with what is filled in', text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: «!Sub 'arn:aws:s3:::${AWS::AccountId}/${!aws:username, nobody}'»\n"), expect: ['variable'] },
    { name: 'a statement without its list', asWritten: true, text: "Resources:\n  Reader:\n    Type: AWS::IAM::Group\n    Properties:\n      Policies:\n        - PolicyName: read\n          PolicyDocument:\n            «Version: '2012-10-17'\n            «Effect»: Allow\n            «Action»: [s3:GetObject]\n            «Resource»: 'arn:aws:s3:::orders/*'»\n", expect: ['noStatement', 'unknown', 'unknown', 'unknown'],
      fixed: "Resources:\n  Reader:\n    Type: AWS::IAM::Group\n    Properties:\n      Policies:\n        - PolicyName: read\n          PolicyDocument:\n            Version: '2012-10-17'\n            Statement:\n              - Effect: Allow\n                Action: [s3:GetObject]\n                Resource: 'arn:aws:s3:::orders/*'\n" },
    { name: 'a statement without its list, with what is in none', asWritten: true, text: '«{ "Version": "2012-10-17", «"Effect"»: "Allow", «"Allows"»: "s3:GetObject" }»', expect: ['noStatement', 'unknown', 'unknown'] },
    { name: 'a service without its kind', asWritten: true, text: "Resources:\n  Policy:\n    Type: AWS::SQS::QueuePolicy\n    Properties:\n      Queues: [orders]\n      PolicyDocument:\n        Version: '2012-10-17'\n        Statement:\n          - Effect: Deny\n            Principal: «events.amazonaws.com» # sends\n            Action: sqs:SendMessage\n            Resource: arn:aws:sqs:eu-west-1:111122223333:orders\n", expect: ['type'],
      fixed: "Resources:\n  Policy:\n    Type: AWS::SQS::QueuePolicy\n    Properties:\n      Queues: [orders]\n      PolicyDocument:\n        Version: '2012-10-17'\n        Statement:\n          - Effect: Deny\n            Principal: # sends\n              Service: events.amazonaws.com\n            Action: sqs:SendMessage\n            Resource: arn:aws:sqs:eu-west-1:111122223333:orders\n" },
    { name: 'an account without its kind, in JSON', asWritten: true, text: '{ "Resources": { "Policy": { "Type": "AWS::SQS::QueuePolicy", "Properties": { "Queues": ["orders"], "PolicyDocument": { "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Principal": «"111122223333"», "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:eu-west-1:111122223333:orders" }] } } } } }', expect: ['type'],
      fixed: '{ "Resources": { "Policy": { "Type": "AWS::SQS::QueuePolicy", "Properties": { "Queues": ["orders"], "PolicyDocument": { "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", "Principal": { "AWS": "111122223333" }, "Action": "sqs:SendMessage", "Resource": "arn:aws:sqs:eu-west-1:111122223333:orders" }] } } } } }' },
    { name: 'a principal of no kind', asWritten: true, text: "Resources:\n  Policy:\n    Type: AWS::SQS::QueuePolicy\n    Properties:\n      Queues: [orders]\n      PolicyDocument:\n        Version: '2012-10-17'\n        Statement:\n          - { Effect: Deny, Principal: «somebody», Action: sqs:SendMessage, Resource: 'arn:aws:sqs:eu-west-1:111122223333:orders' }\n", expect: ['type'] },
  ],
});
