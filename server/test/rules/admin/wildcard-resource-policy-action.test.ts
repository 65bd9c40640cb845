import { wildcardResourcePolicyAction } from '../../../src/rules/admin/wildcard-resource-policy-action.js';
import { bucket, parameter, trust } from '../../support/policy-text.js';
import { testRule } from '../../support/test-rule.js';

const cleaner = '  Cleaner:\n    Type: AWS::IAM::Role\n';

const permission = (action: string, principal: string): string => `Resources:
  Caller:
    Type: AWS::Lambda::Permission
    Properties:
      FunctionName: importer
      Action: ${action}
      Principal: ${principal}
`;

const things = (action: string): string => `Resources:
  Fleet:
    Type: AWS::IoT::Policy
    Properties:
      PolicyDocument:
        Version: '2012-10-17'
        Statement: { Effect: Allow, Action: ${action}, Resource: 'arn:aws:iot:eu-west-1:111122223333:topic/orders' }
`;

const topic = (action: string, condition: string, principal = "{ AWS: '*' }"): string => `Resources:
  Policy:
    Type: AWS::SNS::TopicPolicy
    Properties:
      Topics: [orders]
      PolicyDocument:
        Version: '2012-10-17'
        Statement: { Effect: Allow, Principal: ${principal}, Action: ${action}, Resource: 'arn:aws:sns:eu-west-1:111122223333:orders', Condition: ${condition} }
`;

const key = (statements: string): string => `Resources:
  Key:
    Type: AWS::KMS::Key
    Properties:
      KeyPolicy:
        Version: '2012-10-17'
        Statement: ${statements}
`;

const organization = (action: string): string => `Resources:
  Delegation:
    Type: AWS::Organizations::ResourcePolicy
    Properties:
      Content:
        Version: '2012-10-17'
        Statement: { Effect: Allow, Principal: { AWS: 'arn:aws:iam::444455556666:role/policies' }, Action: ${action}, Resource: '*' }
`;

testRule(wildcardResourcePolicyAction, {
  valid: [
    { name: 'the policy that SNS gives a topic', text: topic('[SNS:SetTopicAttributes, SNS:AddPermission, SNS:Publish]', '{ StringEquals: { AWS:SourceOwner: !Ref AWS::AccountId } }') },
    { name: 'the same with the number of the account', text: topic('[SNS:SetTopicAttributes, SNS:AddPermission, SNS:Publish]', "{ StringEquals: { AWS:SourceOwner: '111122223333' } }") },
    { name: 'everything for the account of the topic', text: topic('sns:*', '{}', "{ AWS: 'arn:aws:iam::111122223333:root' }").replace(', Condition: {}', '') },
    { name: 'changing the policy, for whoever is of the own account', text: topic('sns:AddPermission', "{ StringEquals: { 'aws:PrincipalAccount': '${aws:ResourceAccount}' } }") },
    { name: 'calling a function', text: permission('lambda:InvokeFunction', "'444455556666'") },
    { name: 'a service that copies a function', text: permission('lambda:GetFunction', 'edgelambda.amazonaws.com') },
    { name: 'a denial for things', text: things("'iot:*'").replace('Effect: Allow', 'Effect: Deny') },
    { name: 'things that publish', text: things('iot:Publish') },
    { name: 'a user of the template', text: bucket("- Effect: Allow\n  Principal: { AWS: !Ref Cleaner }\n  Action: s3:PutBucketPolicy\n  Resource: arn:aws:s3:::orders\n", '', cleaner.replace('Role', 'User')) },
    { name: 'reading', text: bucket("- Effect: Allow\n  Principal: { AWS: 'arn:aws:iam::111122223333:role/reports' }\n  Action: s3:Get*\n  Resource: arn:aws:s3:::orders/*\n") },
    { name: 'a denial', text: bucket("- Effect: Deny\n  Principal: '*'\n  Action: s3:*\n  Resource: arn:aws:s3:::orders/*\n  Condition: { Bool: { 'aws:SecureTransport': 'false' } }\n") },
    { name: 'an action that is not known', unknown: true, text: bucket("- Effect: Allow\n  Principal: { AWS: 'arn:aws:iam::111122223333:role/reports' }\n  Action: !Ref Given\n  Resource: arn:aws:s3:::orders/*\n", parameter) },
    { name: 'the own account in the policy of a key', text: "Resources:\n  Key:\n    Type: AWS::KMS::Key\n    Properties:\n      KeyPolicy:\n        Version: '2012-10-17'\n        Statement: { Effect: Allow, Principal: { AWS: !Sub 'arn:aws:iam::${AWS::AccountId}:root' }, Action: 'kms:*', Resource: '*' }\n" },
    { name: 'a role of the template that empties the bucket', text: bucket("- Effect: Allow\n  Principal: { AWS: !GetAtt Cleaner.Arn }\n  Action: [s3:PutBucketPolicy, 's3:DeleteObject*']\n  Resource: arn:aws:s3:::orders/*\n", '', cleaner) },
    { name: 'the one account that manages a key', text: "Resources:\n  Key:\n    Type: AWS::KMS::Key\n    Properties:\n      KeyPolicy:\n        Version: '2012-10-17'\n        Statement: [{ Effect: Allow, Principal: { AWS: 'arn:aws:iam::111122223333:root' }, Action: 'kms:*', Resource: '*' }]\n" },
    { name: 'the roles of one account that manage a key', text: key("[{ Effect: Allow, Principal: { AWS: 'arn:aws:iam::111122223333:role/keys' }, Action: ['kms:Put*', 'kms:Describe*'], Resource: '*' }, { Effect: Allow, Principal: { AWS: 'arn:aws:iam::111122223333:user/ann' }, Action: 'kms:PutKeyPolicy', Resource: '*' }]") },
    { name: 'when images expire, and how files are backed up', text: bucket("- Effect: Allow\n  Principal: { AWS: 'arn:aws:iam::111122223333:role/reports' }\n  Action: [ecr:PutLifecyclePolicy, elasticfilesystem:PutBackupPolicy, sns:PutDataProtectionPolicy]\n  Resource: arn:aws:s3:::orders/*\n") },
    { name: 'policies of an organization', text: organization('organizations:DeletePolicy') },
    { name: 'callers that are not known', unknown: true, text: bucket("- Effect: Allow\n  Principal: { AWS: !Ref Given }\n  Action: s3:*\n  Resource: arn:aws:s3:::orders/*\n", parameter).replace('!Ref Given', "!ImportValue Given") },
    { name: 'the access points of the own account', text: bucket("- Effect: Allow\n  Principal: { AWS: '*' }\n  Action: '*'\n  Resource: arn:aws:s3:::orders/*\n  Condition: { StringEquals: { 's3:DataAccessPointAccount': !Ref AWS::AccountId } }\n") },
    { name: 'a service that copies functions anew', text: permission('lambda:GetFunction', 'replicator.lambda.amazonaws.com') },
    { name: 'the policy of an endpoint', text: "Resources:\n  Endpoint:\n    Type: AWS::EC2::VPCEndpoint\n    Properties:\n      VpcId: vpc-1\n      ServiceName: s3\n      PolicyDocument:\n        Statement: { Effect: Allow, Principal: { AWS: 'arn:aws:iam::111122223333:role/reports' }, Action: 's3:*', Resource: '*' }\n" },
  ],
  invalid: [
    { name: 'reading the code of a function', text: permission('«lambda:GetFunction»', "'444455556666'"), expect: ['function'], about: ['Caller'] },
    { name: 'reading the code of a function, for a service', text: permission('«lambda:GetFunction»', 'sns.amazonaws.com'), expect: ['function'] },
    { name: 'everything for whoever is of the own account', text: topic('«sns:*»', '{ StringEquals: { AWS:SourceOwner: !Ref AWS::AccountId } }'), expect: ['ownEverything'] },
    { name: 'changing the policy, for whoever is of another account', text: topic('«sns:AddPermission»', "{ StringEquals: { 'aws:PrincipalAccount': '444455556666' } }"), expect: ['policy'] },
    { name: 'changing the policy, for whoever is of the own account if of any', text: topic('«sns:AddPermission»', '{ StringEqualsIfExists: { AWS:SourceOwner: !Ref AWS::AccountId } }'), expect: ['policy'] },
    { name: 'changing the policy, for a service that acts for the own account', text: topic('«sns:AddPermission»', "{ StringEquals: { 'aws:SourceAccount': !Ref AWS::AccountId } }", '{ Service: events.amazonaws.com }'), expect: ['policy'] },
    { name: 'everything for things', text: things("«'*'»"), expect: ['things'], about: ['Fleet'] },
    { name: 'everything of AWS IoT for things', text: things('«iot:*»'), expect: ['things'] },
    { name: 'everything for a role of another account', text: bucket("- Effect: Allow\n  Principal: { AWS: 'arn:aws:iam::111122223333:role/reports' }\n  Action: «s3:*»\n  Resource: arn:aws:s3:::orders/*\n"), expect: ['everything'], about: ['Policy'] },
    { name: 'everything for whoever a parameter names, of whatever account', text: bucket("- Effect: Allow\n  Principal: { AWS: [!Sub 'arn:aws:iam::${AWS::AccountId}:root', !Ref Given] }\n  Action: «s3:*»\n  Resource: arn:aws:s3:::orders/*\n", parameter), expect: ['givenEverything'], says: ['whoever parameter `Given` names'] },
    { name: 'everything for a role of the own account', text: bucket("- Effect: Allow\n  Principal: { AWS: !Sub 'arn:aws:iam::${AWS::AccountId}:role/reports' }\n  Action: «'*'»\n  Resource: arn:aws:s3:::orders/*\n"), expect: ['ownEverything'] },
    { name: 'changing the policy', text: bucket("- Effect: Allow\n  Principal: { AWS: 'arn:aws:iam::111122223333:role/reports' }\n  Action: [s3:GetObject, «s3:PutBucketPolicy»]\n  Resource: arn:aws:s3:::orders/*\n"), expect: ['policy'], says: ['`s3:PutBucketPolicy`'], left: ['another way'],
      fixed: bucket("- Effect: Allow\n  Principal: { AWS: 'arn:aws:iam::111122223333:role/reports' }\n  Action: [s3:GetObject]\n  Resource: arn:aws:s3:::orders/*\n") },
    { name: 'any way of assuming a role', expect: ['everything'], about: ['Worker'], left: ['sts:TagSession'],
      fixed: "Resources:\n  Worker:\n    Type: AWS::IAM::Role\n    Properties:\n      AssumeRolePolicyDocument:\n        Version: '2012-10-17'\n        Statement: { Effect: Allow, Principal: { Service: ec2.amazonaws.com }, Action: 'sts:AssumeRole' }\n",
      text: "Resources:\n  Worker:\n    Type: AWS::IAM::Role\n    Properties:\n      AssumeRolePolicyDocument:\n        Version: '2012-10-17'\n        Statement: { Effect: Allow, Principal: { Service: ec2.amazonaws.com }, Action: «'sts:*'» }\n" },
    { name: 'everything for a session of the own account', text: bucket("- Effect: Allow\n  Principal: { AWS: !Sub 'arn:aws:sts::${AWS::AccountId}:assumed-role/reports/nightly' }\n  Action: «s3:*»\n  Resource: arn:aws:s3:::orders/*\n"), expect: ['ownEverything'] },
    { name: 'everything for a user of the own account', text: bucket("- Effect: Allow\n  Principal: { AWS: !Sub 'arn:aws:iam::${AWS::AccountId}:user/reports' }\n  Action: «s3:*»\n  Resource: arn:aws:s3:::orders/*\n"), expect: ['ownEverything'] },
    { name: 'any way of assuming a role beside the right one', expect: ['everything'],
      fixed: trust("- Effect: Allow\n  Principal: { Federated: 'arn:aws:iam::111122223333:saml-provider/staff' }\n  Action: [sts:AssumeRoleWithSAML]\n"),
      text: trust("- Effect: Allow\n  Principal: { Federated: 'arn:aws:iam::111122223333:saml-provider/staff' }\n  Action: [«sts:*», sts:AssumeRoleWithSAML]\n") },
    { name: 'any way of assuming a role, for people and for a service', expect: ['everything'],
      text: trust("- Effect: Allow\n  Principal: { Federated: 'arn:aws:iam::111122223333:saml-provider/staff', Service: ec2.amazonaws.com }\n  Action: «sts:*»\n") },
    { name: 'any way of assuming a role, for a service that tags its sessions', expect: ['everything'], text: trust("- Effect: Allow\n  Principal: { Service: pods.eks.amazonaws.com }\n  Action: «sts:*»\n") },
    { name: 'everything with a function, for a service', text: permission('«lambda:*»', 's3.amazonaws.com'), expect: ['everything'], fixed: permission('lambda:InvokeFunction', 's3.amazonaws.com') },
    { name: 'everything with a function, for another account', text: permission('«lambda:*»', "'444455556666'"), expect: ['everything'] },
    { name: 'everything with a function that has a URL, for a service', text: permission('«lambda:*»', 's3.amazonaws.com\n      FunctionUrlAuthType: AWS_IAM'), expect: ['everything'] },
    { name: 'changing the policy, by a wildcard for that and other things', text: bucket("- Effect: Allow\n  Principal: { AWS: 'arn:aws:iam::111122223333:role/reports' }\n  Action: [s3:GetObject, «s3:PutBucket*»]\n  Resource: arn:aws:s3:::orders/*\n"), expect: ['policy'] },
    { name: 'the policy with which an organization delegates', text: organization('«organizations:DeleteResourcePolicy»'), expect: ['policy'] },
    { name: 'the roles of two accounts that manage a key', text: key("[{ Effect: Allow, Principal: { AWS: 'arn:aws:iam::111122223333:role/keys' }, Action: «'kms:Put*'», Resource: '*' }, { Effect: Allow, Principal: { AWS: 'arn:aws:iam::444455556666:role/keys' }, Action: «kms:PutKeyPolicy», Resource: '*' }]"), expect: ['policy', 'policy'] },
    { name: 'a role of another account beside the account of the key', text: key("[{ Effect: Allow, Principal: { AWS: 'arn:aws:iam::111122223333:root' }, Action: 'kms:*', Resource: '*' }, { Effect: Allow, Principal: { AWS: 'arn:aws:iam::444455556666:role/keys' }, Action: «kms:PutKeyPolicy», Resource: '*' }]"), expect: ['policy'] },
    { name: 'a role beside everybody', text: key("[{ Effect: Allow, Principal: { AWS: 'arn:aws:iam::444455556666:role/keys' }, Action: «kms:PutKeyPolicy», Resource: '*' }, { Effect: Allow, Principal: '*', Action: «kms:PutKeyPolicy», Resource: '*' }]"), expect: ['policy', 'policy'] },
    { name: 'letting others call', text: permission('«lambda:AddPermission»', "'444455556666'"), expect: ['policy'] },
  ],
});
