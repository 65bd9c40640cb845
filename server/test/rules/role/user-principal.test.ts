import { userPrincipal } from '../../../src/rules/role/user-principal.js';
import { testRule } from '../../support/test-rule.js';

const role = (principal: string, more = ''): string => `Parameters:
  Given:
    Type: String
Resources:
  Deployer:
    Type: AWS::IAM::User
  Deployment:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Allow
            Principal: ${principal}
            Action: sts:AssumeRole
${more}`;

const queue = (principal: string, effect = 'Allow'): string => `Resources:
  Orders:
    Type: AWS::SQS::QueuePolicy
    Properties:
      Queues: [https://sqs.eu-west-1.amazonaws.com/111122223333/orders]
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: ${effect}
            Principal: { AWS: ${principal} }
            Action: sqs:SendMessage
            Resource: '*'
`;

testRule(userPrincipal, {
  valid: [
    { name: 'a role', text: role('{ AWS: arn:aws:iam::111122223333:role/deployer }') },
    { name: 'a vendor who comes as a user, with an external id', text: role('{ AWS: arn:aws:iam::444455556666:user/collector }', '            Condition: { StringEquals: { sts:ExternalId: a1b2 } }\n') },
    { name: 'a user who is kept out', text: queue('arn:aws:iam::111122223333:user/leaver', 'Deny') },
    { name: 'a star, which is a defect of its own', text: queue("'arn:aws:iam::111122223333:user/*'") },
    { name: 'an origin access identity, which is no user', text: queue("'arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E1A2B3'") },
    { name: 'a principal that is not known', unknown: true, text: role('{ AWS: !Ref Given }') },
  ],
  invalid: [
    { name: 'a user of another account', text: role('{ AWS: «arn:aws:iam::444455556666:user/people/ann» }'), expect: ['role'], says: ['`people/ann`'], about: ['Deployment'] },
    { name: 'a user of the template', text: role('{ AWS: «!GetAtt Deployer.Arn» }'), expect: ['role'], says: ['`Deployer`'] },
    { name: 'a user whose name is open', text: role("{ AWS: «!Sub 'arn:aws:iam::${AWS::AccountId}:user/${Given}'» }"), expect: ['role'] },
    { name: 'a user in a resource policy', text: queue('«arn:aws:iam::111122223333:user/ann»'), expect: ['resource'], says: ['Policy `Orders` grants access to IAM user `ann`'] },
  ],
});
