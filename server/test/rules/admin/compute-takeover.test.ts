import { computeTakeover } from '../../../src/rules/admin/compute-takeover.js';
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

testRule(computeTakeover, {
  valid: [
    { name: 'actions that are not known', unknown: true, text: role("- Effect: Allow\n  Action: !Ref Given\n  Resource: '*'\n", parameter) },
    { name: 'everything, which another rule reports', text: role("- Effect: Allow\n  Action: '*'\n  Resource: '*'\n") },
    { name: 'a named function', text: role("- Effect: Allow\n  Action: lambda:UpdateFunctionCode\n  Resource: arn:aws:lambda:eu-west-1:111122223333:function:importer\n") },
  ],
  invalid: [
    { name: 'every function', text: role("- Effect: Allow\n  Action: «lambda:UpdateFunctionCode»\n  Resource: '*'\n"), expect: ['open'], about: ['Operators'] },
  ],
});
