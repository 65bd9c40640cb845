import { size } from '../../../src/rules/policy/size.js';
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

testRule(size, {
  valid: [
    { name: 'a short policy', text: role("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n") },
    { name: 'a long policy whose length is not known', unknown: true, text: role(`- Effect: Allow\n  Action: s3:GetObject\n  Resource: !Sub 'arn:aws:s3:::\${Given}${'orders-'.repeat(900)}'\n`, parameter) },
  ],
  invalid: [
    { name: 'a long policy', text: role(`- Effect: Allow\n  Action: s3:GetObject\n  Resource: arn:aws:s3:::${'orders-'.repeat(900)}\n`).replace('Version', '«Version»'), expect: ['long'], about: ['Operators'], says: ['takes 5120'] },
  ],
});
