import { unscopedResource } from '../../../src/rules/admin/unscoped-resource.js';
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

testRule(unscopedResource, {
  valid: [
    { name: 'an action without resources', text: role("- Effect: Allow\n  Action: ['ec2:DescribeInstances', 'ecr:GetAuthorizationToken']\n  Resource: '*'\n") },
    { name: 'a named resource', text: role("- Effect: Allow\n  Action: dynamodb:PutItem\n  Resource: arn:aws:dynamodb:eu-west-1:111122223333:table/orders\n") },
    { name: 'a condition', text: role("- Effect: Allow\n  Action: ec2:TerminateInstances\n  Resource: '*'\n  Condition: { StringEquals: { 'aws:ResourceTag/team': shop } }\n") },
    { name: 'an action with optional resources', text: role("- Effect: Allow\n  Action: cloudwatch:PutMetricData\n  Resource: '*'\n") },
    { name: 'a resource that is not known', unknown: true, text: role("- Effect: Allow\n  Action: dynamodb:PutItem\n  Resource: !Ref Given\n", parameter) },
  ],
  invalid: [
    { name: 'writing', text: role("- Effect: Allow\n  Action: dynamodb:PutItem\n  Resource: «'*'»\n"), expect: ['changes'], about: ['Operators'], says: ['`dynamodb:PutItem`'] },
    { name: 'reading', text: role("- Effect: Allow\n  Action: [dynamodb:GetItem, 'ec2:Describe*']\n  Resource: [«'*'»]\n"), expect: ['reads'] },
  ],
});
