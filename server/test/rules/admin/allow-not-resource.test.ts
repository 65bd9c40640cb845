import { allowNotResource } from '../../../src/rules/admin/allow-not-resource.js';
import { testRule } from '../../support/test-rule.js';

const role = (statement: string, above = ''): string => `${above}Resources:
  Operators:
    Type: AWS::IAM::Group
    Properties:
      Policies:
        - PolicyName: operate
          PolicyDocument:
            Version: '2012-10-17'
            Statement:
${statement.split('\n').map((line) => (line === '' ? '' : `              ${line}`)).join('\n')}`;

const parameter = 'Parameters:\n  Given:\n    Type: String\n';

testRule(allowNotResource, {
  valid: [
    { name: 'a guard that denies', text: role("- Effect: Deny\n  Action: s3:*\n  NotResource: arn:aws:s3:::logs/*\n") },
    { name: 'a list of resources', text: role("- Effect: Allow\n  Action: s3:GetObject\n  Resource: arn:aws:s3:::logs/*\n") },
    { name: 'an effect that is not known', unknown: true, text: role("- Effect: !Ref Given\n  Action: s3:*\n  NotResource: arn:aws:s3:::logs/*\n", parameter) },
    { name: 'messages to phones, which have no ARN', text: role("- Effect: Allow\n  Action: [sns:Publish, 'sns:CheckIfPhoneNumberIsOptedOut']\n  NotResource: 'arn:aws:sns:*:*:*'\n") },
    { name: 'a policy of an endpoint', text: "Resources:\n  Endpoint:\n    Type: AWS::EC2::VPCEndpoint\n    Properties:\n      VpcId: vpc-1\n      ServiceName: com.amazonaws.eu-west-1.s3\n      PolicyDocument:\n        Statement: { Effect: Allow, Principal: '*', Action: 's3:*', NotResource: 'arn:aws:s3:::logs/*' }\n" },
  ],
  invalid: [
    { name: 'everything but everything', text: role("- Effect: Allow\n  Action: s3:*\n  «NotResource»: '*'\n"), expect: ['nothing'] },
    { name: 'everything but one bucket', text: role("- Effect: Allow\n  Action: s3:*\n  «NotResource»: arn:aws:s3:::payroll/*\n"), expect: ['power'], about: ['Operators'], says: ['allows all of `s3:*` on every resource but the one it lists'] },
    { name: 'every action, everywhere but one bucket', text: role("- Effect: Allow\n  Action: ['s3:GetObject', '*']\n  «NotResource»: arn:aws:s3:::payroll/*\n"), expect: ['power'], says: ['allows every action on every resource but the one it lists'] },
    { name: 'all of IAM, everywhere but on all of IAM', text: role("- Effect: Allow\n  Action: iam:*\n  «NotResource»: ['arn:aws:iam::*:*']\n"), expect: ['everywhereElse'] },
    { name: 'topics but those of one account', text: role("- Effect: Allow\n  Action: sns:Publish\n  «NotResource»: 'arn:aws:sns:*:111122223333:*'\n"), expect: ['everywhereElse'] },
    { name: 'messages to phones, and queues', text: role("- Effect: Allow\n  Action: [sns:Publish, sqs:SendMessage]\n  «NotResource»: 'arn:aws:sns:*:*:*'\n"), expect: ['everywhereElse'] },
    { name: 'some actions everywhere but one bucket', text: role("- Effect: Allow\n  Action: s3:Get*\n  «NotResource»: arn:aws:s3:::payroll/*\n"), expect: ['everywhereElse'] },
  ],
});
