import { resourceMismatch } from '../../../src/rules/policy/resource-mismatch.js';
import { group, parameter } from '../../support/policy-text.js';
import { testRule } from '../../support/test-rule.js';

testRule(resourceMismatch, {
  valid: [
    { name: 'an action without a resource, in the policy of a cluster', text: "Resources:\n  Access:\n    Type: AWS::MSK::ClusterPolicy\n    Properties:\n      ClusterArn: arn:aws:kafka:eu-west-1:111122223333:cluster/orders/0abc\n      Policy:\n        Version: '2012-10-17'\n        Statement: { Effect: Allow, Principal: { AWS: '444455556666' }, Action: kafka:GetBootstrapBrokers, Resource: 'arn:aws:kafka:eu-west-1:111122223333:cluster/orders/0abc' }\n" },
    { name: 'what is no ARN, which another rule tells', text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: 'arn:aws:sqs:eu-west-1:1234:orders'\n") },
    { name: 'an object', text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: arn:aws:s3:::orders/*\n") },
    { name: 'a bucket and its objects for actions of both kinds', text: group("- Effect: Allow\n  Action: [s3:GetObject, s3:ListBucket]\n  Resource: ['arn:aws:s3:::orders', 'arn:aws:s3:::orders/*']\n") },
    { name: 'an older and a newer name of one service', text: group("- Effect: Allow\n  Action: codestar-connections:UseConnection\n  Resource: arn:aws:codeconnections:eu-west-1:111122223333:connection/0abc\n") },
    { name: 'an ARN that is not known', unknown: true, text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: !Ref Given\n", parameter) },
    { name: 'objects behind an access point of several regions', text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: !Sub 'arn:aws:s3::${AWS::AccountId}:accesspoint/orders.mrap/object/*'\n") },
    { name: 'a model of all regions', text: group("- Effect: Allow\n  Action: bedrock:InvokeModel\n  Resource: 'arn:aws:bedrock:::foundation-model/*'\n") },
    { name: 'a bucket and its objects in the policy of the bucket', text: "Resources:\n  Policy:\n    Type: AWS::S3::BucketPolicy\n    Properties:\n      Bucket: orders\n      PolicyDocument:\n        Version: '2012-10-17'\n        Statement:\n          - { Effect: Allow, Principal: { AWS: '111122223333' }, Action: [s3:GetObject, s3:ListBucket], Resource: ['arn:aws:s3:::orders', 'arn:aws:s3:::orders/*'] }\n" },
    { name: 'a role in a service control policy', text: "Resources:\n  Guard:\n    Type: AWS::Organizations::Policy\n    Properties:\n      Name: guard\n      Type: SERVICE_CONTROL_POLICY\n      Content:\n        Version: '2012-10-17'\n        Statement:\n          - { Effect: Deny, Action: 'iam:*', Resource: 'arn:aws:iam::*:role/guard' }\n" },
    { name: 'a document of AWS, which has no account', text: group("- Effect: Allow\n  Action: ssm:SendCommand\n  Resource: arn:aws:ssm:eu-west-1::document/AWS-RunShellScript\n") },
    { name: 'a macro of AWS', text: group("- Effect: Allow\n  Action: cloudformation:CreateChangeSet\n  Resource: arn:aws:cloudformation:eu-west-1:aws:transform/Serverless-2016-10-31\n") },
    { name: 'listing buckets, of which that is not settled', text: group("- Effect: Allow\n  Action: s3:ListAllMyBuckets\n  Resource: 'arn:aws:s3:::*'\n") },
    { name: 'a bucket that CDK puts beside its objects', text: group("- Effect: Allow\n  Action: s3:PutObject\n  Resource: [!GetAtt Orders.Arn, !Sub '${Orders.Arn}/*']\n") + '  Orders: { Type: AWS::S3::Bucket }\n' },
    { name: 'a service that is not known', unknown: true, text: group("- Effect: Allow\n  Action: sns:Publish\n  Resource: !Sub 'arn:aws:${Given}:eu-west-1:111122223333:orders'\n", parameter) },
    { name: 'a queue of the region and the account of the stack', text: group("- Effect: Allow\n  Action: sqs:SendMessage\n  Resource: !Sub 'arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:orders'\n") },
    { name: 'a queue for an action that takes no resource', text: group("- Effect: Allow\n  Action: sqs:ListQueues\n  Resource: !Sub 'arn:aws:sqs::${AWS::AccountId}:orders'\n") },
    { name: 'a model, which belongs to no account', text: group("- Effect: Allow\n  Action: bedrock:InvokeModel\n  Resource: !Sub 'arn:aws:bedrock:${AWS::Region}::foundation-model/m'\n") },
    { name: 'the table of a global table', text: group("- Effect: Allow\n  Action: dynamodb:GetItem\n  Resource: !GetAtt Orders.Arn\n") + '  Orders: { Type: AWS::DynamoDB::GlobalTable }\n' },
    { name: 'what a policy template of SAM names', text: 'Transform: AWS::Serverless-2016-10-31\nResources:\n  Copier:\n    Type: AWS::Serverless::Function\n    Properties:\n      Policies:\n        - EC2CopyImagePolicy: { ImageId: ami-1 }\n' },
  ],
  invalid: [
    { name: 'a key without a region', text: group("- Effect: Allow\n  Action: kms:Decrypt\n  Resource: «!Sub 'arn:aws:kms::${AWS::AccountId}:key/*'»\n"), expect: ['mismatch'], says: ['`arn:aws:kms::${AWS::AccountId}:key/*`'] },
    { name: 'a role with a region', text: group("- Effect: Allow\n  Action: iam:GetRole\n  Resource: «!Sub 'arn:aws:iam:${AWS::Region}:${AWS::AccountId}:role/app'»\n"), expect: ['mismatch'] },
    { name: 'a bucket with an account', text: group("- Effect: Allow\n  Action: s3:ListBucket\n  Resource: «!Sub 'arn:aws:s3::${AWS::AccountId}:orders'»\n"), expect: ['mismatch'] },
    { name: 'a table without an account', text: group("- Effect: Deny\n  Action: dynamodb:DeleteTable\n  Resource: «!Sub 'arn:${AWS::Partition}:dynamodb:${AWS::Region}::table/orders'»\n"), expect: ['mismatch'] },
    { name: 'an action without a resource, for an identity', text: group("- Effect: Allow\n  Action: kafka:GetBootstrapBrokers\n  Resource: «'arn:aws:kafka:eu-west-1:111122223333:cluster/orders/0abc'»\n"), expect: ['mismatch'] },
    { name: 'the ARN of another kind of resource', text: group("- Effect: Allow\n  Action: sns:Publish\n  Resource: «!GetAtt Queue.Arn»\n") + '  Queue: { Type: AWS::SQS::Queue }\n', expect: ['mismatch'] },
    { name: 'an ARN of another service that the template puts together', text: group("- Effect: Deny\n  Action: sns:Publish\n  Resource: «!Sub 'arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:orders'»\n"), expect: ['mismatch'], says: ['`arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:orders`'] },
    { name: 'a bucket for an action on objects', text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: «arn:aws:s3:::orders»\n"), expect: ['mismatch'], about: ['Operators'] },
    { name: 'a queue for an action on tables', text: group("- Effect: Allow\n  Action: dynamodb:GetItem\n  Resource: «arn:aws:sqs:eu-west-1:111122223333:orders»\n"), expect: ['mismatch'] },
    { name: 'a queue without a region', text: group("- Effect: Allow\n  Action: sqs:SendMessage\n  Resource: «'arn:aws:sqs::111122223333:orders'»\n"), expect: ['mismatch'] },
    { name: 'a role without an account', text: group("- Effect: Allow\n  Action: iam:PassRole\n  Resource: «'arn:aws:iam:::role/app'»\n"), expect: ['mismatch'] },
    { name: 'objects for an action on the bucket, in its policy', text: "Resources:\n  Policy:\n    Type: AWS::S3::BucketPolicy\n    Properties:\n      Bucket: orders\n      PolicyDocument:\n        Version: '2012-10-17'\n        Statement:\n          - { Effect: Allow, Principal: { AWS: '111122223333' }, Action: s3:ListBucket, Resource: «'arn:aws:s3:::orders/*'» }\n", expect: ['mismatch'], about: ['Policy'] },
    { name: 'an action that no bucket is for, in its policy', text: "Resources:\n  Policy:\n    Type: AWS::S3::BucketPolicy\n    Properties:\n      Bucket: orders\n      PolicyDocument:\n        Version: '2012-10-17'\n        Statement:\n          - { Effect: Allow, Principal: { AWS: '111122223333' }, Action: ec2:RunInstances, Resource: «'arn:aws:s3:::orders/*'» }\n", expect: ['mismatch'] },
    { name: 'a user for an action on roles, in a service control policy', text: "Resources:\n  Guard:\n    Type: AWS::Organizations::Policy\n    Properties:\n      Name: guard\n      Type: SERVICE_CONTROL_POLICY\n      Content:\n        Version: '2012-10-17'\n        Statement:\n          - { Effect: Deny, Action: iam:DeleteRole, Resource: «'arn:aws:iam::111122223333:user/guard'» }\n", expect: ['mismatch'] },
  ],
});
