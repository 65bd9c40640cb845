import { principal } from '../../../src/rules/policy/principal.js';
import { parameter, trust } from '../../support/policy-text.js';
import { testRule } from '../../support/test-rule.js';

const file = (principals: readonly string[]): string => `{
  "Version": "2012-10-17",
  "Statement": [{ "Effect": "Allow", "Principal": { "AWS": [${principals.map((each) => `"${each}"`.replace('"«', '«"').replace('»"', '"»')).join(', ')}] }, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::orders/*" }]
}
`;

testRule(principal, {
  valid: [
    { name: 'an ARN', text: trust("- Effect: Allow\n  Principal: { AWS: 'arn:aws:iam::111122223333:role/deploy' }\n  Action: sts:AssumeRole\n") },
    { name: 'a service', text: trust("- Effect: Allow\n  Principal: { Service: ec2.amazonaws.com }\n  Action: sts:AssumeRole\n") },
    { name: 'what another tool fills into a policy file', text: file(['arn:aws:iam::${ACCOUNT_ID}:root', 'arn:aws:iam::${AWS::AccountId}:role/deploy', 'arn:aws:iam::{{ account }}:role/deploy', '<account>']) },
    { name: 'services of regions, of other partitions and of Amazon', text: trust("- Effect: Allow\n  Principal: { Service: [states.eu-west-1.amazonaws.com, ec2.amazonaws.com.cn, lambda.amazonaws.eu, ec2.c2s.ic.gov, delivery.logs.amazonaws.com, alexa-appkit.amazon.com] }\n  Action: sts:AssumeRole\n") },
    { name: 'a service whose domain the partition says', unknown: true, text: trust("- Effect: Allow\n  Principal: { Service: !Sub 'ec2.${AWS::URLSuffix}' }\n  Action: sts:AssumeRole\n") },
    { name: 'a principal that is not known', unknown: true, text: trust("- Effect: Allow\n  Principal: { AWS: !Ref Given }\n  Action: sts:AssumeRole\n", parameter) },
    { name: 'a principal that is fetched', unknown: true, text: trust("- Effect: Allow\n  Principal: { AWS: ['{{resolve:ssm:/deploy}}', 'arn:aws:iam::{{resolve:ssm:/account}}:root'] }\n  Action: sts:AssumeRole\n") },
    { name: 'another mistake in the policy of an identity', text: "Resources:\n  Group:\n    Type: AWS::IAM::Group\n    Properties:\n      Policies:\n        - PolicyName: p\n          PolicyDocument:\n            Version: '2012-10-17'\n            Statement: { Effect: Allow, Actoin: s3:GetObject, Action: s3:GetObject, Resource: '*' }\n" },
  ],
  invalid: [
    { name: 'a name in a policy file', text: file(['«deploy»']), expect: ['malformed'], says: ['`deploy`'] },
    { name: 'a variable of a template that nothing fills in', text: trust("- Effect: Allow\n  Principal: { AWS: «'arn:aws:iam::${AWS::AccountId}:root'» }\n  Action: sts:AssumeRole\n"), expect: ['malformed'] },
    { name: 'a name', text: trust("- Effect: Allow\n  Principal: { AWS: «deploy» }\n  Action: sts:AssumeRole\n"), expect: ['malformed'], about: ['Worker'], says: ['`deploy`'] },
    { name: 'services in domains that AWS does not have', text: trust("- Effect: Allow\n  Principal: { Service: [«ec2.amazon.com», «lambda.amazonaws.co», ecs-tasks.amazonaws.com, «s3.amazonws.com»] }\n  Action: sts:AssumeRole\n"), expect: ['malformed', 'malformed', 'malformed'], says: ['`ec2.amazon.com`', '`lambda.amazonaws.co`', '`s3.amazonws.com`'] },
    { name: 'a service without its domain', text: trust("- Effect: Allow\n  Principal: { Service: [ec2.amazonaws.com, «lambda»] }\n  Action: sts:AssumeRole\n"), expect: ['malformed'], says: ['`lambda`'] },
    { name: 'a principal in the policy of an identity', expect: ['forbidden'], about: ['Group'],
      text: "Resources:\n  Group:\n    Type: AWS::IAM::Group\n    Properties:\n      Policies:\n        - PolicyName: p\n          PolicyDocument:\n            Version: '2012-10-17'\n            Statement: { Effect: Allow, «Principal»: '*', Action: 's3:GetObject', Resource: '*' }\n" },
    { name: 'an account with a digit too few', text: trust("- Effect: Allow\n  Principal: { AWS: «'arn:aws:iam::11112222333:root'» }\n  Action: sts:AssumeRole\n"), expect: ['malformed'] },
    { name: 'an account with a digit too few, in parts', text: trust("- Effect: Allow\n  Principal: { AWS: «!Sub 'arn:${AWS::Partition}:iam::11112222333:root'» }\n  Action: sts:AssumeRole\n"), expect: ['malformed'], says: ['`arn:${AWS::Partition}:iam::11112222333:root`'] },
  ],
});
