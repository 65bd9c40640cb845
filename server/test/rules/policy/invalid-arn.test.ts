import { invalidArn } from '../../../src/rules/policy/invalid-arn.js';
import { group, parameter } from '../../support/policy-text.js';
import { testRule } from '../../support/test-rule.js';

const owned = '  Orders: { Type: AWS::S3::Bucket }\n  Changes: { Type: AWS::SNS::Topic }\n  Queue: { Type: AWS::SQS::Queue }\n';

testRule(invalidArn, {
  valid: [
    { name: 'an ARN', text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: arn:aws-cn:s3:::orders/*\n") },
    { name: 'everything', text: group("- Effect: Allow\n  Action: ec2:DescribeInstances\n  Resource: '*'\n") },
    { name: 'a pattern', text: group("- Effect: Allow\n  Action: sqs:SendMessage\n  Resource: 'arn:*:sqs:*:*:orders'\n") },
    { name: 'regions of other partitions, patterns and placeholders', text: group("- Effect: Allow\n  Action: sqs:SendMessage\n  Resource: ['arn:aws-us-gov:sqs:us-gov-west-1:111122223333:a', 'arn:aws-iso-b:sqs:us-isob-east-1:111122223333:a', 'arn:aws:sqs:eu-*:111122223333:a', 'arn:aws:sqs:my-region-1:111122223333:a']\n") },
    { name: 'an ARN that is not known', unknown: true, text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: !Sub '${Given}/*'\n", parameter) },
    { name: 'the short form for an API', text: "Resources:\n  Api:\n    Type: AWS::ApiGateway::RestApi\n    Properties:\n      Policy: { Version: '2012-10-17', Statement: [{ Effect: Allow, Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/prod/GET/orders' }] }\n" },
    { name: 'a policy for things, whose topics are their own', text: "Resources:\n  Fleet:\n    Type: AWS::IoT::Policy\n    Properties:\n      PolicyDocument:\n        Version: '2012-10-17'\n        Statement: { Effect: Allow, Action: iot:Publish, Resource: topic/orders }\n" },
    { name: 'a default that stands in for an ARN', text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: !Ref Given\n", `${parameter}    Default: REPLACE_ME\n`) },
    { name: 'the partition of Europe', text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: arn:aws-eusc:s3:::orders/*\n") },
    { name: 'parts that a star stands for', text: group("- Effect: Allow\n  Action: sqs:SendMessage\n  Resource: ['arn:aws:sqs:*', 'arn:aws:sqs:eu-west-1:*']\n") },
    { name: 'parts that an attribute may hold', unknown: true, text: group("- Effect: Allow\n  Action: sqs:SendMessage\n  Resource: !Sub 'arn:aws:sqs:${Given}'\n", parameter) },
    { name: 'the ARN of a resource', text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: [!GetAtt Orders.Arn, !Sub '${Orders.Arn}/*', !Sub 'arn:aws:s3:::${Orders}/*', !Ref Changes]\n", 'Parameters: { Given: { Type: String } }\n') + owned },
  ],
  invalid: [
    { name: 'the name of a bucket', text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: [«!Ref Orders», «!Sub '${Orders}/*'»]\n") + owned, expect: ['name', 'name'], says: ['`Orders`', '`Orders`'] },
    { name: 'the address of a queue', text: group("- Effect: Allow\n  Action: sqs:SendMessage\n  Resource: «!Ref Queue»\n") + owned, expect: ['name'] },
    { name: 'a colon too few, before a star', text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: «'arn:aws:s3::orders/*'»\n"), expect: ['form'] },
    { name: 'a default that is a name', text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: «!Ref Given»\n", `${parameter}    Default: orders\n`), expect: ['form'], related: ['The default of parameter `Given`.'] },
    { name: 'what stands in for an ARN where it is used', text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: «REPLACE_ME»\n"), expect: ['form'] },
    { name: 'a name', text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: «orders/*»\n"), expect: ['form'], about: ['Operators'] },
    { name: 'a partition that does not exist', text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: «arn:amazon:s3:::orders/*»\n"), expect: ['partition'] },
    { name: 'a service in capitals', text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: «arn:aws:S3:::orders/*»\n"), expect: ['service'] },
    { name: 'a region without its number', text: group("- Effect: Allow\n  Action: sqs:SendMessage\n  Resource: «arn:aws:sqs:us-east:111122223333:orders»\n"), expect: ['region'] },
    { name: 'a region in a direction that there is not', text: group("- Effect: Allow\n  Action: sqs:SendMessage\n  Resource: «arn:aws:sqs:us-wset-2:111122223333:orders»\n"), expect: ['region'] },
    { name: 'a zone for a region', text: group("- Effect: Allow\n  Action: sqs:SendMessage\n  Resource: «arn:aws:sqs:us-east-1a:111122223333:orders»\n"), expect: ['region'] },
    { name: 'an account that is too short', text: group("- Effect: Allow\n  Action: sqs:SendMessage\n  Resource: «arn:aws:sqs:eu-west-1:1111:orders»\n"), expect: ['account'] },
    { name: 'a word alone', text: group("- Effect: Allow\n  Action: sqs:SendMessage\n  Resource: «arn»\n"), expect: ['form'] },
    { name: 'a star within an ARN with a colon too few', text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: «'arn:aws:s3::*orders'»\n"), expect: ['form'] },
    { name: 'a service alone', text: group("- Effect: Allow\n  Action: sqs:SendMessage\n  Resource: «arn:aws:sqs»\n"), expect: ['short'], says: ['`arn:aws:sqs:*:*:*`'] },
    { name: 'a service and a region', text: group("- Effect: Allow\n  Action: sqs:SendMessage\n  Resource: «arn:aws:sqs:eu-west-1»\n"), expect: ['short'] },
    { name: 'an account without what is in it', text: group("- Effect: Deny\n  Action: sqs:SendMessage\n  Resource: «'arn:aws:sqs:eu-west-1:111122223333'»\n"), expect: ['short'] },
    { name: 'a name in the place of a region', text: group("- Effect: Allow\n  Action: sqs:SendMessage\n  Resource: «arn:aws:sqs:orders»\n"), expect: ['form'] },
    { name: 'a service alone in the policy of a resource, where nothing is completed', expect: ['form'],
      text: "Resources:\n  Policy:\n    Type: AWS::SQS::QueuePolicy\n    Properties:\n      Queues: [https://sqs.eu-west-1.amazonaws.com/111122223333/orders]\n      PolicyDocument:\n        Version: '2012-10-17'\n        Statement:\n          - { Effect: Allow, Principal: { AWS: '111122223333' }, Action: sqs:SendMessage, Resource: «arn:aws:sqs» }\n" },
  ],
});
