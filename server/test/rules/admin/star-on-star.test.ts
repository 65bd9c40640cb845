import { starOnStar } from '../../../src/rules/admin/star-on-star.js';
import { group, parameter } from '../../support/policy-text.js';
import { testRule } from '../../support/test-rule.js';

const condition = `${parameter}Conditions:\n  IsProd: !Equals [!Ref Given, prod]\n`;

testRule(starOnStar, {
  valid: [
    { name: 'everything, all of which but on a bucket is denied again', text: group("- Effect: Allow\n  Action: '*'\n  Resource: '*'\n- Effect: Deny\n  Action: '*'\n  NotResource: ['arn:aws:s3:::logs', 'arn:aws:s3:::logs/*']\n") },
    { name: 'one action', text: group("- Effect: Allow\n  Action: s3:ListAllMyBuckets\n  Resource: '*'\n") },
    { name: 'everything on one resource', text: group("- Effect: Allow\n  Action: '*'\n  Resource: arn:aws:s3:::logs/*\n") },
    { name: 'everything, all of which is denied again', text: group("- Effect: Allow\n  Action: '*'\n  Resource: '*'\n- Effect: Deny\n  Action: '*'\n  Resource: '*'\n") },
    { name: 'a denial of everything', text: group("- Effect: Deny\n  Action: '*'\n  Resource: '*'\n") },
    { name: 'branches that never hold together', text: group("- Effect: Allow\n  Action: !If [IsProd, '*', 's3:ListAllMyBuckets']\n  Resource: !If [IsProd, 'arn:aws:s3:::logs/*', '*']\n", condition) },
    { name: 'conditions that never hold together', text: group("- Effect: Allow\n  Action: !If [IsProd, '*', 's3:ListAllMyBuckets']\n  Resource: !If [IsDev, '*', 'arn:aws:s3:::logs/*']\n", `${condition}  IsDev: !Equals [!Ref Given, dev]\n`) },
    { name: 'an action that is not known', unknown: true, text: group("- Effect: Allow\n  Action: !Ref Given\n  Resource: '*'\n", parameter) },
    { name: 'the policy of an endpoint', text: "Resources:\n  Endpoint:\n    Type: AWS::EC2::VPCEndpoint\n    Properties:\n      VpcId: vpc-1\n      ServiceName: s3\n      PolicyDocument:\n        Statement: { Effect: Allow, Principal: '*', Action: '*', Resource: '*' }\n" },
    { name: 'a boundary for the roles of others', text: "Resources:\n  Limit:\n    Type: AWS::IAM::ManagedPolicy\n    Properties:\n      ManagedPolicyName: !Sub 'team-permissions-boundary-${AWS::Region}'\n      PolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: Allow, Action: '*', Resource: '*' }] }\n" },
    { name: 'things, of which another rule reports', text: "Resources:\n  Fleet:\n    Type: AWS::IoT::Policy\n    Properties:\n      PolicyDocument:\n        Version: '2012-10-17'\n        Statement: { Effect: Allow, Action: '*', Resource: '*' }\n" },
    { name: 'everything everywhere else, which another rule reports', text: group("- Effect: Allow\n  Action: '*'\n  NotResource: '*'\n") },
  ],
  invalid: [
    { name: 'everything, all of which but on all buckets is denied again', text: group("- Effect: Allow\n  Action: «'*'»\n  Resource: '*'\n- Effect: Deny\n  Action: '*'\n  NotResource: 'arn:aws:s3:::*'\n"), expect: ['star'], related: ['On every resource.'] },
    { name: 'everything, all of which but reading is denied again', text: group("- Effect: Allow\n  Action: «'*'»\n  Resource: '*'\n- Effect: Deny\n  NotAction: [s3:GetObject, s3:ListBucket]\n  Resource: '*'\n"), expect: ['rest'], says: ['denials and boundaries leave 2 of these actions.'], related: ['On every resource.'] },
    { name: 'everything, most of which is denied again', text: group("- Effect: Allow\n  Action: «'*'»\n  Resource: '*'\n- Effect: Deny\n  NotAction: [iam:PutRolePolicy, s3:GetObject, s3:PutObject]\n  Resource: '*'\n"), expect: ['star'], says: [': 3 actions, 1 of which changes permissions'], related: ['On every resource.'] },
    { name: 'everything everywhere', text: group("- Effect: Allow\n  Action: «'*'»\n  Resource: '*'\n"), expect: ['star'], related: ['On every resource.'], about: ['Operators'], says: ['`operate`'] },
    { name: 'stars in lists', text: group("- Effect: Allow\n  Action: ['s3:GetObject', «'*:*'»]\n  Resource: ['arn:aws:s3:::logs', '*']\n"), expect: ['star'], related: ['On every resource.'] },
    { name: 'an ARN of which every part is open', text: group("- Effect: Allow\n  Action: «'*'»\n  Resource: 'arn:aws:*:*:*:*'\n"), expect: ['star'], related: ['On every resource.'] },
    { name: 'two stars', text: group("- Effect: Allow\n  Action: «'**'»\n  Resource: '**'\n"), expect: ['star'], related: ['On every resource.'] },
    { name: 'a single statement', text: group("Effect: Allow\nAction: «'*'»\nResource: '*'\n"), expect: ['star'], related: ['On every resource.'] },
    { name: 'a condition', text: group("- Effect: Allow\n  Action: «'*'»\n  Resource: '*'\n  Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }\n"), expect: ['conditioned'], related: ['On every resource.'] },
    { name: 'one branch', text: group("- Effect: Allow\n  Action: !If [IsProd, 's3:GetObject', «'*'»]\n  Resource: '*'\n", condition), expect: ['star'], related: ['On every resource.'], when: ['!IsProd'] },
    { name: 'branches of which others hold together', expect: ['star'], related: ['On every resource.'], when: ['IsProd'],
      text: group("- Effect: Allow\n  Action: !If [IsProd, «'*'», 's3:ListAllMyBuckets']\n  Resource: [!If [IsProd, 'arn:aws:s3:::logs/*', '*'], !If [IsProd, '*', 'arn:aws:s3:::logs/*']]\n", condition) },
    { name: 'a star by default of a parameter', expect: ['star'], related: ['On every resource.', 'The default of parameter `Given`.'],
      text: group("- Effect: Allow\n  Action: «!Ref Given»\n  Resource: '*'\n", "Parameters:\n  Given:\n    Type: String\n    Default: '*'\n") },
    { name: 'a policy that a state passes to IAM', expect: ['star'], related: ['On every resource.'], about: ['Machine'],
      text: String.raw`Resources:
  Machine:
    Type: AWS::StepFunctions::StateMachine
    Properties:
      DefinitionString: '{"States":{"Give":{"Type":"Task","Resource":"arn:aws:states:::aws-sdk:iam:putRolePolicy","Parameters":{"PolicyDocument":"{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":«\"*\"»,\"Resource\":\"*\"}]}"}}}}'
` },
    { name: 'a policy that a script passes to IAM', expect: ['star'], related: ['On every resource.'], about: ['Host'],
      text: `Resources:
  Host:
    Type: AWS::EC2::Instance
    Properties:
      UserData:
        Fn::Base64: |
          aws iam put-role-policy --role-name r --policy-name p --policy-document '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":«"*"»,"Resource":"*"}]}'
` },
    { name: 'a dictionary that code passes to AWS', expect: ['star'], related: ['On every resource.'], about: ['F'], says: ['`inline`'],
      text: `Resources:
  F:
    Type: AWS::Lambda::Function
    Properties:
      Runtime: python3.12
      Code:
        ZipFile: |
          import boto3, json
          boto3.client('iam').put_role_policy(RoleName='r', PolicyName='inline', PolicyDocument=json.dumps({'Version': '2012-10-17', 'Statement': [{'Effect': 'Allow', 'Action': «'*'», 'Resource': '*'}]}))
` },
    { name: 'a policy document alone', expect: ['star'], related: ['On every resource.'], about: [null],
      text: '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": «"*"», "Resource": "*" }] }' },
  ],
});
