import { principal } from '../../../src/rules/policy/principal.js';
import { bucket, parameter, trust } from '../../support/policy-text.js';
import { testRule } from '../../support/test-rule.js';

const file = (principals: readonly string[]): string => `{
  "Version": "2012-10-17",
  "Statement": [{ "Effect": "Allow", "Principal": { "AWS": [${principals.map((each) => `"${each}"`.replace('"«', '«"').replace('»"', '"»')).join(', ')}] }, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::orders/*" }]
}
`;

const denial = (spared: string, effect = 'Deny'): string => `Resources:
  Access:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: orders
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: ${effect}
            NotPrincipal: { AWS: ${spared} }
            Action: s3:GetObject
            Resource: arn:aws:s3:::orders/*
`;

testRule(principal, {
  valid: [
    ...["['arn:aws:iam::111122223333:user/ann', 'arn:aws:iam::111122223333:root']", "['arn:aws:iam::111122223333:role/deploy', '111122223333']", "'111122223333'", '!Ref Given'].map((spared) => (
      { name: `a denial that spares ${spared}`, text: denial(spared) })),
    { name: 'a denial for everybody', text: bucket("- Effect: Deny\n  Principal: '*'\n  Action: s3:DeleteObject\n  Resource: arn:aws:s3:::orders/*\n") },
    { name: 'a grant for nobody, which another rule reports', text: denial("'*'", 'Allow') },
    { name: 'a user of S3 by its id', text: bucket('- Effect: Allow\n  Principal: { CanonicalUser: {{hex:64:1}} }\n  Action: s3:GetObject\n  Resource: arn:aws:s3:::orders/*\n') },
    { name: 'a grant for all but a user, which another rule reports', text: denial("'arn:aws:iam::111122223333:user/ann'", 'Allow') },
    { name: 'an ARN', text: trust("- Effect: Allow\n  Principal: { AWS: 'arn:aws:iam::111122223333:role/deploy' }\n  Action: sts:AssumeRole\n") },
    { name: 'a service', text: trust("- Effect: Allow\n  Principal: { Service: ec2.amazonaws.com }\n  Action: sts:AssumeRole\n") },
    { name: 'what another tool fills into a policy file', text: file(['arn:aws:iam::${ACCOUNT_ID}:root', 'arn:aws:iam::${AWS::AccountId}:role/deploy', 'arn:aws:iam::{{ account }}:role/deploy', 'arn:aws:iam::{account_id}:role/deploy', '<account>']) },
    { name: 'an account that whoever copies a policy file fills in', text: file(['arn:aws:iam::ACCOUNT_ID:root', 'arn:aws:iam::your-account-id:role/deploy', 'YOUR_ACCOUNT_ID', 'xxxxxxxxxxxx']) },
    { name: 'a function of another tool, as text', text: trust("- Effect: Allow\n  Principal: { AWS: \"Fn::EnumTargetAccounts Deployers '${account}'\" }\n  Action: sts:AssumeRole\n") },
    { name: 'what a template language fills into a template', asWritten: true, text: `{% set account = 'shop' %}\n${trust("- Effect: Allow\n  Principal: { AWS: ['{{ account }}', {{ account }}] }\n  Action: sts:AssumeRole\n")}` },
    { name: 'services of regions, of other partitions and of Amazon', text: trust("- Effect: Allow\n  Principal: { Service: [states.eu-west-1.amazonaws.com, ec2.amazonaws.com.cn, lambda.amazonaws.eu, ec2.c2s.ic.gov, delivery.logs.amazonaws.com, alexa-appkit.amazon.com] }\n  Action: sts:AssumeRole\n") },
    { name: 'a service whose domain the partition says', unknown: true, text: trust("- Effect: Allow\n  Principal: { Service: !Sub 'ec2.${AWS::URLSuffix}' }\n  Action: sts:AssumeRole\n") },
    { name: 'a principal that is not known', unknown: true, text: trust("- Effect: Allow\n  Principal: { AWS: !Ref Given }\n  Action: sts:AssumeRole\n", parameter) },
    { name: 'a principal that is fetched', unknown: true, text: trust("- Effect: Allow\n  Principal: { AWS: ['{{resolve:ssm:/deploy}}', 'arn:aws:iam::{{resolve:ssm:/account}}:root'] }\n  Action: sts:AssumeRole\n") },
    { name: 'another mistake in the policy of an identity', text: "Resources:\n  Group:\n    Type: AWS::IAM::Group\n    Properties:\n      Policies:\n        - PolicyName: p\n          PolicyDocument:\n            Version: '2012-10-17'\n            Statement: { Effect: Allow, Actoin: s3:GetObject, Action: s3:GetObject, Resource: '*' }\n" },
    { name: 'a parameter for which nothing is given', text: trust("- Effect: Allow\n  Principal: { AWS: !Ref Given }\n  Action: sts:AssumeRole\n", `${parameter}    Default: ''\n`) },
    { name: 'every service, for a queue, which another rule reports', text: "Resources:\n  Access:\n    Type: AWS::SQS::QueuePolicy\n    Properties:\n      Queues: [orders]\n      PolicyDocument:\n        Version: '2012-10-17'\n        Statement: [{ Effect: Allow, Principal: { Service: '*' }, Action: 'sqs:SendMessage', Resource: '*' }]\n" },
  ],
  invalid: [
    { name: 'a name in a policy file', text: file(['«deploy»']), expect: ['malformed'], says: ['`deploy`'] },
    { name: 'the account of AWS, which has no roles', text: file(['«arn:aws:iam::aws:role/deploy»']), expect: ['malformed'] },
    { name: 'a variable of a template that nothing fills in', text: trust("- Effect: Allow\n  Principal: { AWS: «'arn:aws:iam::${AWS::AccountId}:root'» }\n  Action: sts:AssumeRole\n"), expect: ['malformed'] },
    { name: 'a variable of a template that nothing fills in, in the ARN of a role', text: trust("- Effect: Allow\n  Principal: { AWS: «'arn:aws:iam::${AWS::AccountId}:role/deploy'» }\n  Action: sts:AssumeRole\n"), expect: ['malformed'],
      fixed: trust("- Effect: Allow\n  Principal: { AWS: !Sub 'arn:aws:iam::${AWS::AccountId}:role/deploy' }\n  Action: sts:AssumeRole\n") },
    { name: 'a denial that spares a user without the account', text: denial("«'arn:aws:iam::111122223333:user/ann'»"), expect: ['exempted'], says: ['name its account as well'] },
    { name: 'a denial that spares roles without the account', text: denial("[«'arn:aws:iam::111122223333:role/deploy'», 'arn:aws:iam::111122223333:role/other']"), expect: ['exempted'], says: ['name its account and its sessions as well'] },
    { name: 'a denial that spares everybody', text: denial("«'*'»"), expect: ['nobody'], says: ['applies to nobody'] },
    { name: 'a denial that spares everybody, among others', text: denial("['arn:aws:iam::111122223333:root', «'*'»]"), expect: ['nobody'] },
    { name: 'a denial that spares everybody, in short', text: denial('').replace('NotPrincipal: { AWS:  }', "NotPrincipal: «'*'»"), expect: ['nobody'] },
    { name: 'every user of S3', text: bucket("- Effect: Allow\n  Principal: { CanonicalUser: «'*'» }\n  Action: s3:GetObject\n  Resource: arn:aws:s3:::orders/*\n"), expect: ['malformed'] },
    { name: 'a policy variable', text: trust("- Effect: Allow\n  Principal: { AWS: «'arn:aws:iam::111122223333:user/${aws:username}'» }\n  Action: sts:AssumeRole\n"), expect: ['malformed'] },
    { name: 'a function of CloudFormation as text', text: trust("- Effect: Allow\n  Principal: { AWS: «Fn::GetAtt Deployer.Arn» }\n  Action: sts:AssumeRole\n"), expect: ['malformed'] },
    { name: 'a name', text: trust("- Effect: Allow\n  Principal: { AWS: «deploy» }\n  Action: sts:AssumeRole\n"), expect: ['malformed'], about: ['Worker'], says: ['`deploy`'] },
    { name: 'services in domains that AWS does not have', text: trust("- Effect: Allow\n  Principal: { Service: [«ec2.amazon.com», «lambda.amazonaws.co», ecs-tasks.amazonaws.com, «s3.amazonws.com»] }\n  Action: sts:AssumeRole\n"), expect: ['malformed', 'malformed', 'malformed'], says: ['`ec2.amazon.com`', '`lambda.amazonaws.co`', '`s3.amazonws.com`'],
      fixed: trust("- Effect: Allow\n  Principal: { Service: [ec2.amazonaws.com, lambda.amazonaws.co, ecs-tasks.amazonaws.com, s3.amazonws.com] }\n  Action: sts:AssumeRole\n") },
    { name: 'every service, for a role', text: trust("- Effect: Allow\n  Principal: { Service: «'*'» }\n  Action: sts:AssumeRole\n"), expect: ['malformed'], says: ['`*` is not a valid principal: a service is named in full.'] },
    { name: 'a wildcard in the name of a service', text: trust("- Effect: Allow\n  Principal: { Service: [ec2.amazonaws.com, «'*.amazonaws.com'»] }\n  Action: sts:AssumeRole\n"), expect: ['malformed'] },
    { name: 'a service without its domain', text: trust("- Effect: Allow\n  Principal: { Service: [ec2.amazonaws.com, «lambda»] }\n  Action: sts:AssumeRole\n"), expect: ['malformed'], says: ['`lambda`'],
      fixed: trust("- Effect: Allow\n  Principal: { Service: [ec2.amazonaws.com, lambda.amazonaws.com] }\n  Action: sts:AssumeRole\n") },
    { name: 'a principal in the policy of an identity', expect: ['forbidden'], about: ['Group'],
      text: "Resources:\n  Group:\n    Type: AWS::IAM::Group\n    Properties:\n      Policies:\n        - PolicyName: p\n          PolicyDocument:\n            Version: '2012-10-17'\n            Statement: { Effect: Allow, «Principal»: '*', Action: 's3:GetObject', Resource: '*' }\n",
      fixed: "Resources:\n  Group:\n    Type: AWS::IAM::Group\n    Properties:\n      Policies:\n        - PolicyName: p\n          PolicyDocument:\n            Version: '2012-10-17'\n            Statement: { Effect: Allow, Action: 's3:GetObject', Resource: '*' }\n" },
    { name: 'everybody but one in the policy of an identity', text: "Resources:\n  Group:\n    Type: AWS::IAM::Group\n    Properties:\n      Policies:\n        - PolicyName: p\n          PolicyDocument:\n            Version: '2012-10-17'\n            Statement: { Effect: Deny, «NotPrincipal»: { AWS: '111122223333' }, Action: 's3:GetObject', Resource: '*' }\n", expect: ['forbidden'] },
    { name: 'an empty principal in the policy of an identity, reported once', text: "Resources:\n  Group:\n    Type: AWS::IAM::Group\n    Properties:\n      Policies:\n        - PolicyName: p\n          PolicyDocument:\n            Version: '2012-10-17'\n            Statement: { Effect: Deny, «NotPrincipal»: {}, Action: 's3:GetObject', Resource: '*' }\n", expect: ['forbidden'] },
    { name: 'an account with a digit too few', text: trust("- Effect: Allow\n  Principal: { AWS: «'arn:aws:iam::11112222333:root'» }\n  Action: sts:AssumeRole\n"), expect: ['malformed'], says: ['principal: an account has twelve digits.'] },
    { name: 'a number with a digit too few', text: trust("- Effect: Allow\n  Principal: { AWS: «'11112222333'» }\n  Action: sts:AssumeRole\n"), expect: ['malformed'], says: ['`11112222333` is not a valid principal: an account has twelve digits.'] },
    { name: 'an account with a digit too few, in parts', text: trust("- Effect: Allow\n  Principal: { AWS: «!Sub 'arn:${AWS::Partition}:iam::11112222333:root'» }\n  Action: sts:AssumeRole\n"), expect: ['malformed'], says: ['`arn:${AWS::Partition}:iam::11112222333:root`'] },
    { name: 'a service among accounts', text: trust("- Effect: Allow\n  Principal:\n    AWS: «lambda.amazonaws.com» # runs it\n  Action: sts:AssumeRole\n"), expect: ['malformed'],
      fixed: trust("- Effect: Allow\n  Principal:\n    Service: lambda.amazonaws.com # runs it\n  Action: sts:AssumeRole\n") },
    { name: 'a provider among accounts, in JSON', text: '{ "Resources": { "Worker": { "Type": "AWS::IAM::Role", "Properties": { "AssumeRolePolicyDocument": { "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": { "AWS": [«"arn:aws:iam::111122223333:saml-provider/corp"»] }, "Action": "sts:AssumeRoleWithSAML", "Condition": { "StringEquals": { "SAML:aud": "https://signin.aws.amazon.com/saml" } } }] } } } } }', expect: ['malformed'],
      fixed: '{ "Resources": { "Worker": { "Type": "AWS::IAM::Role", "Properties": { "AssumeRolePolicyDocument": { "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": { "Federated": ["arn:aws:iam::111122223333:saml-provider/corp"] }, "Action": "sts:AssumeRoleWithSAML", "Condition": { "StringEquals": { "SAML:aud": "https://signin.aws.amazon.com/saml" } } }] } } } } }' },
    { name: 'a service beside an account', text: trust("- Effect: Allow\n  Principal: { AWS: [«lambda.amazonaws.com», '111122223333'] }\n  Action: sts:AssumeRole\n"), expect: ['malformed'] },
    { name: 'a service among accounts, where services stand already', text: trust("- Effect: Allow\n  Principal: { AWS: «lambda.amazonaws.com», Service: ec2.amazonaws.com }\n  Action: sts:AssumeRole\n"), expect: ['malformed'], declined: 'already' },
    { name: 'a variable that a template cannot fill in', text: trust("- Effect: Allow\n  Principal: { AWS: «'arn:aws:iam::${Account}:root'» }\n  Action: sts:AssumeRole\n"), expect: ['malformed'] },
    { name: 'a service that is none', text: trust("- Effect: Allow\n  Principal: { Service: «deploy» }\n  Action: sts:AssumeRole\n"), expect: ['malformed'] },
  ],
});
