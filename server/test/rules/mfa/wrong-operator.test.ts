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
    { name: 'enrolment by those who have no device yet', text: role("- Effect: Allow\n  Action: ['iam:CreateVirtualMFADevice', 'iam:EnableMFADevice', 'sts:GetSessionToken']\n  Resource: '*'\n  Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'false' } }\n") },
    { name: 'no MFA from the office', text: role("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'false' }, IpAddress: { 'aws:SourceIp': '198.51.100.0/24' } }\n") },
    { name: 'a denial of old sign-ins with MFA', text: role("- Effect: Deny\n  Action: iam:*\n  Resource: '*'\n  Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' }, NumericGreaterThan: { 'aws:MultiFactorAuthAge': '3600' } }\n") },
    { name: 'the presence of an age, which only MFA gives', text: role("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { 'Null': { 'aws:MultiFactorAuthAge': 'false' } }\n") },
    { name: 'a value that is not known', unknown: true, text: role("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { 'Null': { 'aws:MultiFactorAuthPresent': !Ref Given } }\n", parameter) },
  ],
  invalid: [
    { name: 'the presence of the key', text: role("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { «'Null'»: { 'aws:MultiFactorAuthPresent': 'false' } }\n"), expect: ['presence'], about: ['Operators'] },
    { name: 'all values of a key that may be missing', text: role("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { «'ForAllValues:Bool'»: { 'aws:MultiFactorAuthPresent': 'true' } }\n"), expect: ['vacuous'] },
    { name: 'a text operator', text: role("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { «StringEquals»: { 'aws:MultiFactorAuthPresent': 'true' } }\n"), expect: ['text'], says: ['`StringEquals`'] },
    { name: 'one value or the other', text: role("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { «Bool»: { 'aws:MultiFactorAuthPresent': ['true', 'false'] } }\n"), expect: ['presence'] },
    { name: 'allowed without MFA alone', text: role("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { «Bool»: { 'aws:MultiFactorAuthPresent': 'false' } }\n"), expect: ['without'] },
    { name: 'allowed long after MFA alone', text: role("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  Condition: { «NumericGreaterThan»: { 'aws:MultiFactorAuthAge': '3600' } }\n"), expect: ['without'] },
    { name: 'denied with MFA alone', text: role("- Effect: Deny\n  NotAction: iam:*\n  Resource: '*'\n  Condition: { «Bool»: { 'aws:MultiFactorAuthPresent': 'true' } }\n"), expect: ['denied'] },
    { name: 'denied soon after MFA alone', text: role("- Effect: Deny\n  NotAction: iam:*\n  Resource: '*'\n  Condition: { «NumericLessThan»: { 'aws:MultiFactorAuthAge': '3600' } }\n"), expect: ['denied'] },
    { name: 'missing and false at once', text: role("- Effect: Deny\n  Action: '*'\n  Resource: '*'\n  Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'false' }, «'Null'»: { 'aws:MultiFactorAuthPresent': 'true' } }\n"), expect: ['never'] },
  ],
});
