import { accountWideResourceGrant } from '../../../src/rules/root/account-wide-resource-grant.js';
import { parameter } from '../../support/policy-text.js';
import { testRule } from '../../support/test-rule.js';

const bucket = (statement: string, above = ''): string => `${above}Resources:
  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: orders
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
${statement.split('\n').map((line) => (line === '' ? '' : `          ${line}`)).join('\n')}`;

const queue = (principal: string, resources: string): string => `Resources:
  Policy:
    Type: AWS::SQS::QueuePolicy
    Properties:
      Queues: [orders]
      PolicyDocument:
        Version: '2012-10-17'
        Statement: { Effect: Allow, Principal: { AWS: ${principal} }, Action: sqs:SendMessage, Resource: ${resources} }
`;

testRule(accountWideResourceGrant, {
  valid: [
    { name: 'the account of the queue, as SQS writes it', text: queue("'arn:aws:iam::111122223333:root'", 'arn:aws:sqs:eu-west-1:111122223333:orders') },
    { name: 'a policy of logs, which holds for services alone', text: `Resources:\n  Writers:\n    Type: AWS::Logs::ResourcePolicy\n    Properties:\n      PolicyName: writers\n      PolicyDocument: '{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"AWS": "444455556666"}, "Action": "logs:PutLogEvents", "Resource": "*"}}'\n` },
    { name: 'a named role', text: bucket("- Effect: Allow\n  Principal: { AWS: 'arn:aws:iam::111122223333:role/reports' }\n  Action: s3:GetObject\n  Resource: arn:aws:s3:::orders/*\n") },
    { name: 'the account that delivers the logs of load balancers', text: bucket("- Effect: Allow\n  Principal: { AWS: '127311923021' }\n  Action: s3:PutObject\n  Resource: arn:aws:s3:::orders/*\n") },
    { name: 'an organisation', text: bucket("- Effect: Allow\n  Principal: { AWS: '111122223333' }\n  Action: s3:GetObject\n  Resource: arn:aws:s3:::orders/*\n  Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-abc123' } }\n") },
    { name: 'a denial for all but an organisation', text: bucket("- Effect: Allow\n  Principal: { AWS: '111122223333' }\n  Action: s3:GetObject\n  Resource: arn:aws:s3:::orders/*\n- Effect: Deny\n  Principal: '*'\n  Action: s3:*\n  Resource: arn:aws:s3:::orders/*\n  Condition: { StringNotEquals: { 'aws:PrincipalOrgID': o-abc123 } }\n") },
    { name: 'an account that is not known', unknown: true, text: bucket("- Effect: Allow\n  Principal: { AWS: !Ref Given }\n  Action: s3:GetObject\n  Resource: arn:aws:s3:::orders/*\n", parameter) },
    { name: 'the own account in the policy of a key', text: "Resources:\n  Key:\n    Type: AWS::KMS::Key\n    Properties:\n      KeyPolicy:\n        Version: '2012-10-17'\n        Statement: { Effect: Allow, Principal: { AWS: !Sub 'arn:aws:iam::${AWS::AccountId}:root' }, Action: 'kms:*', Resource: '*' }\n" },
    { name: 'the one account that manages a key', text: "Resources:\n  Key:\n    Type: AWS::KMS::Key\n    Properties:\n      KeyPolicy:\n        Version: '2012-10-17'\n        Statement: [{ Effect: Allow, Principal: { AWS: 'arn:aws:iam::111122223333:root' }, Action: 'kms:*', Resource: '*' }]\n" },
    { name: 'a member of the organisation that its policy is about', text: "Resources:\n  Delegation:\n    Type: AWS::Organizations::ResourcePolicy\n    Properties:\n      Content: { Version: '2012-10-17', Statement: [{ Effect: Allow, Principal: { AWS: 'arn:aws:iam::111122223333:root' }, Action: 'organizations:ListAccounts', Resource: '*' }] }\n" },
  ],
  invalid: [
    { name: 'another account than that of the queue', text: queue("«'arn:aws:iam::444455556666:root'»", 'arn:aws:sqs:eu-west-1:111122223333:orders'), expect: ['foreign'] },
    { name: 'the account of one of two queues', text: queue("«'arn:aws:iam::111122223333:root'»", "['arn:aws:sqs:eu-west-1:111122223333:orders', 'arn:aws:sqs:eu-west-1:444455556666:orders']"), expect: ['foreign'] },
    { name: 'the account of a queue that is left out', text: queue("«'arn:aws:iam::111122223333:root'»", "'*'").replace('Resource:', 'NotResource:').replace("'*'", "'arn:aws:sqs:eu-west-1:111122223333:orders'"), expect: ['foreign'] },
    { name: 'another account in whatever partition', text: bucket("- Effect: Allow\n  Principal: { AWS: «!Sub 'arn:${AWS::Partition}:iam::111122223333:root'» }\n  Action: s3:GetObject\n  Resource: arn:aws:s3:::orders/*\n"), expect: ['foreign'] },
    { name: 'a denial without TLS alone', text: bucket("- Effect: Allow\n  Principal: { AWS: «'111122223333'» }\n  Action: s3:GetObject\n  Resource: arn:aws:s3:::orders/*\n- Effect: Deny\n  Principal: '*'\n  Action: s3:*\n  Resource: arn:aws:s3:::orders/*\n  Condition: { Bool: { 'aws:SecureTransport': 'false' } }\n"), expect: ['foreign'] },
    { name: 'another account', text: bucket("- Effect: Allow\n  Principal: { AWS: «'arn:aws:iam::111122223333:root'» }\n  Action: s3:GetObject\n  Resource: arn:aws:s3:::orders/*\n"), expect: ['foreign'], about: ['Policy'], says: ['111122223333'] },
    { name: 'another account in a policy written as text', expect: ['foreign'],
      text: `Resources:\n  Policy:\n    Type: AWS::S3::BucketPolicy\n    Properties:\n      Bucket: orders\n      PolicyDocument: '{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"AWS": «"111122223333"»}, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::orders/*"}}'\n` },
    { name: 'another account by default of a parameter', expect: ['byDefault'], related: ['The default of parameter `Given`.'],
      text: bucket("- Effect: Allow\n  Principal: { AWS: «!Ref Given» }\n  Action: s3:GetObject\n  Resource: arn:aws:s3:::orders/*\n", `${parameter}    Default: '111122223333'\n`) },
    { name: 'another account beside the one that manages a key', expect: ['foreign'], text: "Resources:\n  Key:\n    Type: AWS::KMS::Key\n    Properties:\n      KeyPolicy:\n        Version: '2012-10-17'\n        Statement:\n          - { Effect: Allow, Principal: { AWS: 'arn:aws:iam::111122223333:root' }, Action: 'kms:*', Resource: '*' }\n          - { Effect: Allow, Principal: { AWS: «'arn:aws:iam::444455556666:root'» }, Action: 'kms:Decrypt', Resource: '*' }\n" },
    { name: 'two accounts that manage a key, of which either may be its own', expect: ['foreign', 'foreign'],
      text: "Resources:\n  Key:\n    Type: AWS::KMS::Key\n    Properties:\n      KeyPolicy:\n        Version: '2012-10-17'\n        Statement: { Effect: Allow, Principal: { AWS: [«'arn:aws:iam::111122223333:root'», «'arn:aws:iam::444455556666:root'»] }, Action: 'kms:*', Resource: '*' }\n" },
  ],
});
