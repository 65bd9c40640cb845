import { wrongOperator } from '../../../src/rules/mfa/wrong-operator.js';
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

testRule(wrongOperator, {
  valid: [
    { name: 'the right operator', text: role("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }\n") },
    { name: 'a denial without the key', text: role("- Effect: Deny\n  Action: '*'\n  Resource: '*'\n  Condition: { 'Null': { 'aws:MultiFactorAuthPresent': 'true' } }\n") },
    { name: 'the presence beside the truth', text: role("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' }, 'Null': { 'aws:MultiFactorAuthPresent': 'false' } }\n") },
    { name: 'a value that is not known', unknown: true, text: role("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { 'Null': { 'aws:MultiFactorAuthPresent': !Ref Given } }\n", parameter) },
  ],
  invalid: [
    { name: 'the presence of the key', text: role("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { «'Null'»: { 'aws:MultiFactorAuthPresent': 'false' } }\n"), expect: ['presence'], about: ['Operators'] },
    { name: 'all values of a key that may be missing', text: role("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { «'ForAllValues:Bool'»: { 'aws:MultiFactorAuthPresent': 'true' } }\n"), expect: ['vacuous'] },
    { name: 'a text operator', text: role("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { «StringEquals»: { 'aws:MultiFactorAuthPresent': 'true' } }\n"), expect: ['text'], says: ['`StringEquals`'] },
    { name: 'missing and false at once', text: role("- Effect: Deny\n  Action: '*'\n  Resource: '*'\n  Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'false' }, «'Null'»: { 'aws:MultiFactorAuthPresent': 'true' } }\n"), expect: ['never'] },
  ],
});
