import { unscopedResource } from '../../../src/rules/admin/unscoped-resource.js';
import { group, parameter } from '../../support/policy-text.js';
import { testRule } from '../../support/test-rule.js';

const things = (action: string, resource: string): string => `Resources:
  Fleet:
    Type: AWS::IoT::Policy
    Properties:
      PolicyDocument:
        Version: '2012-10-17'
        Statement: { Effect: Allow, Action: ${action}, Resource: ${resource} }
`;

const topic = '  Orders: { Type: AWS::SNS::Topic }\n';
const publishing = "- Effect: Allow\n  Action: sns:Publish\n  Resource: '*'\n";

const sender = (...services: readonly string[]): string => `Resources:
  Sender:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: Allow, Principal: { Service: [${services.join(', ')}] }, Action: 'sts:AssumeRole' }] }
      Policies:
        - { PolicyName: send, PolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: Allow, Action: sns:Publish, Resource: ${services.length > 1 ? "«'*'»" : "'*'"} }] } }
${topic}`;

testRule(unscopedResource, {
  valid: [
    { name: 'reading data, which another rule reports', text: group("- Effect: Allow\n  Action: 's3:GetObject*'\n  Resource: '*'\n") },
    { name: 'changing permissions, which another rule reports', text: group("- Effect: Allow\n  Action: [s3:PutBucketPolicy, 'sns:Add*']\n  Resource: '*'\n") },
    { name: 'messages to phones, which are no topics', text: group(publishing) },
    { name: 'what Cognito sends beside topics', text: sender('cognito-idp.amazonaws.com') },
    { name: 'a thing with topics of its own', text: things('iot:Publish', "'arn:aws:iot:eu-west-1:111122223333:topic/${iot:Connection.Thing.ThingName}/*'") },
    { name: 'a condition on the service that calls', text: group("- Effect: Allow\n  Action: kms:Decrypt\n  Resource: '*'\n  Condition: { StringEquals: { 'kms:ViaService': s3.eu-west-1.amazonaws.com } }\n") },
    { name: 'all buckets, by an action on another service', text: group("- Effect: Allow\n  Action: dynamodb:PutItem\n  Resource: arn:aws:s3:::*\n") },
    { name: 'an action without resources', text: group("- Effect: Allow\n  Action: ['ec2:DescribeInstances', 'ecr:GetAuthorizationToken']\n  Resource: '*'\n") },
    { name: 'ways to assume roles, which other rules report', text: group("- Effect: Allow\n  Action: 'sts:Assume*'\n  Resource: '*'\n") },
    { name: 'a named resource', text: group("- Effect: Allow\n  Action: dynamodb:PutItem\n  Resource: arn:aws:dynamodb:eu-west-1:111122223333:table/orders\n") },
    { name: 'a condition', text: group("- Effect: Allow\n  Action: ec2:TerminateInstances\n  Resource: '*'\n  Condition: { StringEquals: { 'aws:ResourceTag/team': shop } }\n") },
    ...[['ecs:Poll', 'ecs:cluster', 'arn:aws:ecs:eu-west-1:111122223333:cluster/shop'], ['elasticfilesystem:ClientMount', 'elasticfilesystem:AccessPointArn', 'arn:aws:elasticfilesystem:eu-west-1:111122223333:access-point/fsap-1'], ['kms:Decrypt', 'kms:ResourceAliases', 'alias/shop']].map(([action = '', key = '', value = '']) => ({ name: `a condition on what the resource is in, or reached through: ${key}`, text: group(`- Effect: Allow\n  Action: ${action}\n  Resource: '*'\n  Condition: { StringEquals: { '${key}': '${value}' } }\n`) })),
    { name: 'tags for what is being made', text: group("- Effect: Allow\n  Action: ec2:CreateTags\n  Resource: arn:aws:ec2:*:*:*/*\n  Condition: { StringEquals: { 'ec2:CreateAction': RunInstances } }\n") },
    { name: 'a list with several optional resources', text: group("- Effect: Allow\n  Action: rds:DescribeDBSnapshots\n  Resource: '*'\n") },
    { name: 'a wildcard over lists with and without a resource', text: group("- Effect: Allow\n  Action: 'ec2:Describe*'\n  Resource: '*'\n") },
    { name: 'a virtual device of any name', text: group("- Effect: Allow\n  Action: iam:CreateVirtualMFADevice\n  Resource: arn:aws:iam::*:mfa/*\n") },
    { name: 'an action with optional resources', text: group("- Effect: Allow\n  Action: cloudwatch:PutMetricData\n  Resource: '*'\n") },
    { name: 'a resource that is not known', unknown: true, text: group("- Effect: Allow\n  Action: dynamodb:PutItem\n  Resource: !Ref Given\n", parameter) },
    { name: 'what SAM permits for an event', text: "Transform: AWS::Serverless-2016-10-31\nResources:\n  Reader:\n    Type: AWS::Serverless::Function\n    Properties:\n      CodeUri: src\n      Handler: app.main\n      Runtime: python3.12\n      Events:\n        Topic:\n          Type: SelfManagedKafka\n          Properties:\n            KafkaBootstrapServers: ['broker:9092']\n            Topics: [orders]\n            SourceAccessConfigurations: [{ Type: VPC_SUBNET, URI: 'subnet:subnet-1' }, { Type: VPC_SECURITY_GROUP, URI: 'security_group:sg-1' }]\n" },
    { name: 'a condition on the region, and one that is not known', text: group("- Effect: Allow\n  Action: dynamodb:PutItem\n  Resource: '*'\n  Condition: { StringEquals: { 'aws:RequestedRegion': eu-west-1 } }\n- Effect: Allow\n  Action: dynamodb:PutItem\n  Resource: '*'\n  Condition: !Ref Given\n", parameter) },
  ],
  invalid: [
    { name: 'publishing beside a topic that could be named', text: group(publishing.replace("'*'", "«'*'»")) + topic, expect: ['changes'], says: ['`sns:Publish`'] },
    { name: 'every topic', text: group("- Effect: Allow\n  Action: sns:Publish\n  Resource: «'arn:aws:sns:*:*:*'»\n"), expect: ['changes'] },
    { name: 'what not only Cognito sends', text: sender('cognito-idp.amazonaws.com', 'lambda.amazonaws.com'), expect: ['changes'] },
    { name: 'writing', text: group("- Effect: Allow\n  Action: dynamodb:PutItem\n  Resource: «'*'»\n"), expect: ['changes'], about: ['Operators'], says: ['`dynamodb:PutItem`'] },
    { name: 'reading', text: group("- Effect: Allow\n  Action: [dynamodb:GetItem, 'ec2:Describe*']\n  Resource: [«'*'»]\n"), expect: ['reads'] },
    { name: 'reading that AWS counts as managing permissions', text: group("- Effect: Allow\n  Action: fsx:GetResourcePolicy\n  Resource: «'*'»\n"), expect: ['reads'] },
    { name: 'an action with several resources to choose from', text: group("- Effect: Allow\n  Action: s3:GetObjectAcl\n  Resource: «'*'»\n"), expect: ['reads'], says: ['`s3:GetObjectAcl`'] },
    { name: 'what is left beside reading data and changing permissions', text: group("- Effect: Allow\n  Action: [s3:GetObject, s3:PutBucketPolicy, s3:PutObject, s3:PutObjectTagging]\n  Resource: «'*'»\n"), expect: ['changes'], says: ['`s3:PutObject` and 1 other action on'] },
    { name: 'reading data under a condition that limits nothing', text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: «'*'»\n  Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'true' } }\n"), expect: ['conditioned'] },
    { name: 'reading data under a condition that says nothing of it', text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: «'*'»\n  Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }\n"), expect: ['conditioned'] },
    { name: 'a list that must name a resource', text: group("- Effect: Allow\n  Action: ec2:DescribeSnapshotAttribute\n  Resource: «'*'»\n"), expect: ['reads'] },
    { name: 'reading meant by a wildcard with actions that know no resource', text: group("- Effect: Allow\n  Action: 'ec2:Get*'\n  Resource: «'*'»\n"), expect: ['reads'] },
    { name: 'every bucket', text: group("- Effect: Allow\n  Action: s3:PutBucketTagging\n  Resource: [arn:aws:s3:::orders, «arn:aws:s3:::*»]\n"), expect: ['changes'] },
    { name: 'a condition that says nothing of the resource', text: group("- Effect: Allow\n  Action: kms:CreateGrant\n  Resource: «'*'»\n  Condition: { Bool: { 'kms:GrantIsForAWSResource': true } }\n"), expect: ['conditioned'] },
    { name: 'a thing that may be any client', text: things('iot:Connect', "«'*'»"), expect: ['thing'], about: ['Fleet'], says: ['`iot:Connect`'] },
  ],
});
