import { version } from '../../../src/rules/policy/version.js';
import { group, parameter } from '../../support/policy-text.js';
import { testRule } from '../../support/test-rule.js';

testRule(version, {
  valid: [
    { name: 'the version of today', text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n") },
    { name: 'a version that is not known', unknown: true, text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n", parameter).replace("'2012-10-17'", '!Ref Given') },
    { name: 'a misspelt version, which another rule reports', text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n").replace('Version:', 'version:') },
    { name: 'a policy template of SAM', text: 'Transform: AWS::Serverless-2016-10-31\nResources:\n  Poll:\n    Type: AWS::Serverless::Function\n    Properties:\n      Policies:\n        - SQSPollerPolicy: {QueueName: jobs}\n' },
    { name: 'what SAM writes for a policy template', text: "Transform: AWS::Serverless-2016-10-31\nResources:\n  Reader:\n    Type: AWS::Serverless::Function\n    Properties:\n      CodeUri: src\n      Handler: app.main\n      Runtime: python3.12\n      Policies:\n        - SQSPollerPolicy: { QueueName: orders }\n" },
  ],
  invalid: [
    { name: 'the old version', text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n").replace("'2012-10-17'", "«'2008-10-17'»"), expect: ['old'], about: ['Operators'],
      safe: true, fixed: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n") },
    { name: 'no version', text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n").replace("Version: '2012-10-17'\n            Statement:", '«Statement»:'), expect: ['missing'],
      safe: true, fixed: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n") },
    { name: 'no version, and statements whose name is misspelt', text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n").replace("Version: '2012-10-17'\n            Statement:", '«Statment»:'), expect: ['missing'],
      safe: true, fixed: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n").replace('Statement:', 'Statment:') },
    { name: 'variables under the old version', text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: 'arn:aws:s3:::home/${aws:username}/*'\n").replace("'2012-10-17'", "«'2008-10-17'»"), expect: ['variables'],
      fixed: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: 'arn:aws:s3:::home/${aws:username}/*'\n") },
    { name: 'no version in a policy that is a text', expect: ['missing'], declined: 'part of a longer text',
      text: "Resources:\n  Set:\n    Type: AWS::SSO::PermissionSet\n    Properties:\n      InlinePolicy: «'{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"s3:GetObject\", \"Resource\": \"arn:aws:s3:::notes/*\"}}'»\n" },
    { name: 'a version that does not exist', text: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n").replace("'2012-10-17'", "«'2015-01-01'»"), expect: ['invalid'],
      fixed: group("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n") },
  ],
});
