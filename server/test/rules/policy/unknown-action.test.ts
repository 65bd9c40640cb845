import assert from 'node:assert/strict';
import { lint } from '../../../src/engine/lint.js';
import { defaultSettings } from '../../../src/engine/settings.js';
import { unknownAction } from '../../../src/rules/policy/unknown-action.js';
import { group, parameter } from '../../support/policy-text.js';
import { testRule } from '../../support/test-rule.js';

testRule(unknownAction, {
  valid: [
    { name: 'an action that only a guide mentions', text: "Resources:\n  Catalog:\n    Type: Custom::CatalogPolicy\n    Properties:\n      Policy:\n        Version: '2012-10-17'\n        Statement: { Effect: Allow, Principal: { Service: ram.amazonaws.com }, Action: glue:ShareResource, Resource: 'arn:aws:glue:eu-west-1:111122223333:catalog' }\n" },
    { name: 'what the policy of a new topic allows its owner', text: "Resources:\n  Allow:\n    Type: AWS::SNS::TopicPolicy\n    Properties:\n      Topics: [orders]\n      PolicyDocument:\n        Statement: { Effect: Allow, Principal: { AWS: '111122223333' }, Action: [SNS:Receive, SNS:Subscribe], Resource: 'arn:aws:sns:eu-west-1:111122223333:orders' }\n" },
    { name: 'an action in another case', text: group("- Effect: Allow\n  Action: S3:getobject\n  Resource: '*'\n") },
    { name: 'what a template language fills into a template', asWritten: true, text: `{% set service = 's3' %}\n${group("- Effect: Allow\n  Action: '{{ service }}:GetObject'\n  Resource: '*'\n")}` },
    { name: 'what another tool fills into a policy file', text: '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ["{{ service }}:{{ action }}", "${SERVICE}:Get*", "<service>:List*", "s3:<action>"], "Resource": "*" }] }' },
    { name: 'a wildcard', text: group("- Effect: Allow\n  Action: 's3:*Object'\n  Resource: '*'\n") },
    { name: 'what SAM writes for a policy template', text: 'Transform: AWS::Serverless-2016-10-31\nResources:\n  Poll:\n    Type: AWS::Serverless::Function\n    Properties:\n      Policies:\n        - SQSPollerPolicy: {QueueName: jobs}\n' },
    { name: 'what only devices do', text: "Resources:\n  Things:\n    Type: AWS::IoT::Policy\n    Properties:\n      PolicyDocument:\n        Version: '2012-10-17'\n        Statement: { Effect: Allow, Action: iot:AssumeRoleWithCertificate, Resource: 'arn:aws:iot:eu-west-1:111122223333:rolealias/reader' }\n" },
    { name: 'an action that is not known', unknown: true, text: group("- Effect: Allow\n  Action: !Sub '${Given}:GetObject'\n  Resource: '*'\n", parameter) },
    { name: 'everything', text: group("- Effect: Allow\n  Action: ['*:*', '*']\n  Resource: '*'\n") },
    { name: 'a denial in every service', text: group("- Effect: Deny\n  Action: '*:Delete*'\n  Resource: '*'\n") },
    { name: 'all but what is named in every service', text: group("- Effect: Allow\n  NotAction: '*:Delete*'\n  Resource: '*'\n") },
  ],
  invalid: [
    { name: 'an action that only policies of resources know', text: group('- Effect: Allow\n  Action: «glue:ShareResource»\n  Resource: "*"\n'), expect: ['action'] },
    { name: 'a name of which the service has only others with another verb or object', text: group("- Effect: Allow\n  Action: [«s3:SetBucketEncryption», «dynamodb:CreateItem», «iam:list»]\n  Resource: arn:aws:s3:::orders/*\n"),
      expect: ['action', 'action', 'action'], says: ['`s3:SetBucketEncryption` does not exist.', '`dynamodb:CreateItem` does not exist.', '`iam:list` does not exist.'] },
    { name: 'a misspelt word in a name, and a word too many', text: group("- Effect: Deny\n  Action: [«s3:ReplicationTags», «bedrock:GetFoundationModelAgreementAvailability»]\n  Resource: '*'\n"),
      expect: ['action', 'action'], says: ['`ReplicateTags` does.', '`GetFoundationModelAvailability` does.'],
      fixed: group("- Effect: Deny\n  Action: [s3:ReplicateTags, bedrock:GetFoundationModelAgreementAvailability]\n  Resource: '*'\n") },
    { name: 'what a call is called, without its end', text: group("- Effect: Deny\n  Action: «s3:ListObject»\n  Resource: '*'\n"), expect: ['call'], says: ['needs `ListBucket`.'],
      fixed: group("- Effect: Deny\n  Action: s3:ListBucket\n  Resource: '*'\n") },
    { name: 'the end of a name that is missing', text: group("- Effect: Allow\n  Action: «ec2:DescribeInstance»\n  Resource: '*'\n"), expect: ['action'], says: ['`DescribeInstances` does'],
      fixed: group("- Effect: Allow\n  Action: ec2:DescribeInstances\n  Resource: '*'\n") },
    { name: 'a misspelt action', text: group("- Effect: Allow\n  Action: [s3:PutObject, «s3:GetObjekt»]\n  Resource: arn:aws:s3:::orders/*\n"), expect: ['action'], about: ['Operators'], says: ['`GetObject` does'],
      fixed: group("- Effect: Allow\n  Action: [s3:PutObject, s3:GetObject]\n  Resource: arn:aws:s3:::orders/*\n") },
    { name: 'what a call is called, not its action', text: group("- Effect: Allow\n  Action: [«s3:HeadObject», «s3:listobjectsv2», «s3:CopyObject», «lambda:Invoke», «apigateway:CreateApi»]\n  Resource: arn:aws:s3:::orders/*\n"),
      expect: ['call', 'call', 'call', 'call', 'call'], says: ['needs `GetObject`.', 'needs `ListBucket`.', 'needs `GetObject` and `PutObject`.', 'needs `InvokeFunction`.', 'needs `POST`.'],
      fixed: group("- Effect: Allow\n  Action: [s3:GetObject, s3:listobjectsv2, s3:CopyObject, lambda:Invoke, apigateway:CreateApi]\n  Resource: arn:aws:s3:::orders/*\n") },
    { name: 'a call whose action is there', text: group("- Effect: Allow\n  Action:\n    - «s3:HeadObject»\n    - s3:getobject\n  Resource: '*'\n"), expect: ['call'],
      fixed: group("- Effect: Allow\n  Action:\n    - s3:getobject\n  Resource: '*'\n") },
    { name: 'a call whose action would be allowed on everything', text: group("- Effect: Allow\n  Action: [«s3:HeadObject»]\n  Resource: [arn:aws:s3:::orders/*, '*']\n"), expect: ['call'], declined: 'on every resource' },
    { name: 'a call on everything, whose action another statement allows', text: group("- Effect: Allow\n  Action: [«s3:HeadObject»]\n  Resource: '*'\n- Effect: Allow\n  Action: s3:GetObject\n  Resource: arn:aws:s3:::orders/*\n"), expect: ['call'],
      fixed: group('- Effect: Allow\n  Action: s3:GetObject\n  Resource: arn:aws:s3:::orders/*\n') },
    { name: 'a call on everything beside other actions, whose action another statement allows', text: group("- Effect: Allow\n  Action: [«lambda:Invoke», s3:ListAllMyBuckets]\n  Resource: '*'\n- Effect: Allow\n  Action: lambda:Invoke*\n  Resource: arn:aws:lambda:eu-west-1:111122223333:function:orders\n"), expect: ['call'],
      fixed: group("- Effect: Allow\n  Action: [s3:ListAllMyBuckets]\n  Resource: '*'\n- Effect: Allow\n  Action: lambda:Invoke*\n  Resource: arn:aws:lambda:eu-west-1:111122223333:function:orders\n") },
    { name: 'a call whose actions other statements allow', text: group("- Effect: Allow\n  Action: «s3:CopyObject»\n  Resource: arn:aws:s3:::orders/*\n- Effect: Allow\n  Action: s3:GetObject\n  Resource: arn:aws:s3:::orders/*\n- Effect: Allow\n  Action: s3:PutObject\n  Resource: arn:aws:s3:::copies/*\n"), expect: ['call'],
      fixed: group('- Effect: Allow\n  Action: s3:GetObject\n  Resource: arn:aws:s3:::orders/*\n- Effect: Allow\n  Action: s3:PutObject\n  Resource: arn:aws:s3:::copies/*\n') },
    { name: 'a call on everything, whose action another statement allows some, or denies', text: group("- Effect: Allow\n  Action: [«s3:HeadObject»]\n  Resource: '*'\n- Effect: Allow\n  Action: s3:GetObject\n  Resource: arn:aws:s3:::orders/*\n  Condition: { Bool: { 'aws:SecureTransport': 'true' } }\n- Effect: Deny\n  Action: s3:GetObject\n  Resource: arn:aws:s3:::secrets/*\n"), expect: ['call'], declined: 'on every resource' },
    { name: 'a call on everything, whose action another statement allows sometimes', text: group("- Effect: Allow\n  Action: [«s3:HeadObject»]\n  Resource: '*'\n- !If [IsGiven, { Effect: Allow, Action: s3:GetObject, Resource: 'arn:aws:s3:::orders/*' }, !Ref AWS::NoValue]\n", `${parameter}Conditions:\n  IsGiven: !Equals [!Ref Given, a]\n`), expect: ['call'], declined: 'on every resource' },
    { name: 'a call of one account, whose action a bucket policy allows another', text: "Resources:\n  Shared:\n    Type: AWS::S3::BucketPolicy\n    Properties:\n      Bucket: orders\n      PolicyDocument:\n        Version: '2012-10-17'\n        Statement:\n          - { Effect: Allow, Principal: { AWS: '111122223333' }, Action: «s3:HeadObject», Resource: '*' }\n          - { Effect: Allow, Principal: { AWS: '444455556666' }, Action: s3:GetObject, Resource: 'arn:aws:s3:::orders/*' }\n", expect: ['call'], declined: 'on every resource' },
    { name: 'a call on some objects, whose action another statement allows on others', text: group("- Effect: Allow\n  Action: «s3:HeadObject»\n  Resource: arn:aws:s3:::orders/*\n- Effect: Allow\n  Action: s3:GetObject\n  Resource: arn:aws:s3:::archive/*\n"), expect: ['call'],
      fixed: group('- Effect: Allow\n  Action: s3:GetObject\n  Resource: arn:aws:s3:::orders/*\n- Effect: Allow\n  Action: s3:GetObject\n  Resource: arn:aws:s3:::archive/*\n') },
    { name: 'the beginning of two actions, beside others', text: group("- Effect: Allow\n  Action: [s3:GetObject, «s3:GetObjectT»]\n  Resource: arn:aws:s3:::orders/*\n"), expect: ['action'] },
    { name: 'what may be one of three services, beside all of these', text: group("- Effect: Allow\n  Action: ['cognito-identity:*', 'cognito-idp:*', 'cognito-sync:*', «'cognito:*'»]\n  Resource: '*'\n"), expect: ['service'] },
    { name: 'an unknown service, beside an action that exists', text: group("- Effect: Allow\n  Action: [«runtime.sagemaker:InvokeEndpoint», s3:GetObject]\n  Resource: '*'\n"), expect: ['service'] },
    { name: 'a call on everything in a statement that is there sometimes', text: group("- !If [IsGiven, { Effect: Allow, Action: «s3:HeadObject», Resource: '*' }, !Ref AWS::NoValue]\n- Effect: Allow\n  Action: s3:GetObject\n  Resource: arn:aws:s3:::orders/*\n", `${parameter}Conditions:\n  IsGiven: !Equals [!Ref Given, a]\n`), expect: ['call'], when: ['IsGiven'], declined: 'a function chooses' },
    { name: 'a denied call whose actions other statements allow', text: group("- Effect: Deny\n  Action: «s3:CopyObject»\n  Resource: arn:aws:s3:::orders/*\n- Effect: Allow\n  Action: [s3:GetObject, s3:PutObject]\n  Resource: arn:aws:s3:::orders/*\n"), expect: ['call'] },
    { name: 'a call whose actions are there', text: group("- Effect: Allow\n  Action: [s3:GetObject, s3:PutObject, «s3:CopyObject»]\n  Resource: arn:aws:s3:::orders/*\n"), expect: ['call'],
      fixed: group('- Effect: Allow\n  Action: [s3:GetObject, s3:PutObject]\n  Resource: arn:aws:s3:::orders/*\n') },
    { name: 'an action and a wildcard that allow nothing', text: group("- Effect: Allow\n  Action:\n    - «sns:Receive»\n    - sns:Publish\n    - «'sns:Fetch*'»\n  Resource: arn:aws:sns:eu-west-1:111122223333:orders\n"), expect: ['action', 'nothing'], left: ['find out which action'],
      fixed: group("- Effect: Allow\n  Action:\n    - sns:Publish\n    - 'sns:Fetch*'\n  Resource: arn:aws:sns:eu-west-1:111122223333:orders\n") },
    { name: 'an action that denies nothing', text: group("- Effect: Deny\n  Action: [«sns:Receive», sns:Publish]\n  Resource: arn:aws:sns:eu-west-1:111122223333:orders\n"), expect: ['action'] },
    { name: 'a call that is denied on everything', text: group("- Effect: Deny\n  Action: «s3:HeadObject»\n  Resource: '*'\n"), expect: ['call'],
      fixed: group("- Effect: Deny\n  Action: s3:GetObject\n  Resource: '*'\n") },
    { name: 'a call that takes several actions', text: group("- Effect: Allow\n  Action: «s3:CopyObject»\n  Resource: '*'\n"), expect: ['call'] },
    { name: 'a call in a text that is put together', text: group("- Effect: Allow\n  Action: «!Sub 's3:HeadObject'»\n  Resource: arn:aws:s3:::orders/*\n"), expect: ['call'], declined: 'elsewhere' },
    { name: 'what SDKs call a service', text: group("- Effect: Allow\n  Action: «stepfunctions:StartExecution»\n  Resource: arn:aws:states:eu-west-1:111122223333:stateMachine:orders\n"), expect: ['service'], says: ['one has `states`'],
      fixed: group("- Effect: Allow\n  Action: states:StartExecution\n  Resource: arn:aws:states:eu-west-1:111122223333:stateMachine:orders\n") },
    { name: 'an empty text, and a name without a service', text: group("- Effect: Allow\n  Action: [«''», «':GetObject'»]\n  Resource: '*'\n"), expect: ['malformed', 'malformed'], says: ["`''` is not an action", '`:GetObject` is not an action'] },
    { name: 'a service that does not exist', text: group("- Effect: Deny\n  Action: «s4:GetObject»\n  Resource: '*'\n"), expect: ['service'],
      fixed: group("- Effect: Deny\n  Action: s3:GetObject\n  Resource: '*'\n") },
    { name: 'a service that does not exist, with a wildcard', text: group("- Effect: Allow\n  Action: «'s4:Get*'»\n  Resource: '*'\n"), expect: ['service'], declined: 'on every resource' },
    { name: 'a denial of a service that does not exist, with a wildcard', text: group("- Effect: Deny\n  Action: [«'macie:Disassociate*'», «'macie:Fetch*'»]\n  Resource: '*'\n"), expect: ['service', 'service'],
      fixed: group("- Effect: Deny\n  Action: ['macie2:Disassociate*', 'macie:Fetch*']\n  Resource: '*'\n") },
    { name: 'the same beside what was meant', text: group("- Effect: Deny\n  Action: ['macie2:*', «'macie:Disassociate*'»]\n  Resource: '*'\n"), expect: ['service'],
      fixed: group("- Effect: Deny\n  Action: ['macie2:*']\n  Resource: '*'\n") },
    { name: 'an ARN that another tool fills in', text: '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": «"arn:aws:glue:eu-west-1:${ACCOUNT_ID}:*"», "Resource": "*" }] }', expect: ['service'] },
    { name: 'what no tool fills into a template', text: group("- Effect: Allow\n  Action: [«'{{ service }}:GetObject'», «s3:<action>»]\n  Resource: '*'\n"), expect: ['service', 'action'] },
    { name: 'what only devices do, for somebody else', text: group("- Effect: Allow\n  Action: «iot:AssumeRoleWithCertificate»\n  Resource: '*'\n"), expect: ['action'] },
    { name: 'a wildcard that matches nothing', text: group("- Effect: Allow\n  Action: «'s3:Fetch*'»\n  Resource: '*'\n"), expect: ['nothing'] },
    { name: 'no service', text: group("- Effect: Allow\n  Action: «GetObject»\n  Resource: '*'\n"), expect: ['malformed'] },
    { name: 'a service with a star and no colon', text: group("- Effect: Deny\n  Action: «'iam*'»\n  Resource: '*'\n"), expect: ['malformed'] },
    { name: 'any service', text: group("- Effect: Allow\n  Action: [«'*:Describe*'», 's3:Get*', «'s?s:SendMessage'»]\n  Resource: '*'\n"), expect: ['services', 'services'] },
  ],
});

it('policy/unknown-action corrects an excluded action, even on every resource', () => {
  const text = group("- Effect: Allow\n  NotAction: [iam:*, s3:HeadObject]\n  Resource: '*'\n");
  const { findings } = lint({ name: 'template.yaml', text, settings: defaultSettings, today: '2026-01-01', rules: [unknownAction] });
  assert.deepEqual(findings.flatMap((finding) => finding.fixes().map(({ kind, title }) => [kind, title])), [['fix', 'Replace `s3:HeadObject` with `s3:GetObject`']]);
});

it('policy/unknown-action removes a second name for what the first one becomes, and nothing from `NotAction`', () => {
  const titles = (statements: string): readonly string[] =>
    lint({ name: 'template.yaml', text: group(statements), settings: defaultSettings, today: '2026-01-01', rules: [unknownAction] })
      .findings.flatMap((finding) => finding.fixes().map(({ title }) => title));
  assert.deepEqual(titles('- Effect: Allow\n  Action: [s3:HeadObject, s3:headobject]\n  Resource: arn:aws:s3:::orders/*\n'), ['Replace `s3:HeadObject` with `s3:GetObject`', 'Remove `s3:headobject`: `s3:GetObject` is listed already']);
  assert.deepEqual(titles('- Effect: Allow\n  NotAction: [iam:*, sns:Receive]\n  Resource: arn:aws:s3:::orders/*\n'), []);
});
