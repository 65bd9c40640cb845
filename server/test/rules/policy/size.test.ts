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
    ...['!GetAtt Orders.Arn', "!Join ['', [!Ref Given, '/*']]"].map((part) => ({ name: `a long policy with a part whose length is not known: ${part}`, unknown: true as const,
      text: role(`- Effect: Allow\n  Action: s3:GetObject\n  Resource: ['arn:aws:s3:::${'orders-'.repeat(900)}', ${part}]\n`, parameter) })),
    { name: 'a policy as long as a role takes', text: role(`- Effect: Allow\n  Action: s3:GetObject\n  Resource: arn:aws:s3:::${'orders-'.repeat(900)}\n`).replace('AWS::IAM::Group', 'AWS::IAM::Role') },
  ],
  invalid: [
    { name: 'a long policy', text: role(`- Effect: Allow\n  Action: s3:GetObject\n  Resource: arn:aws:s3:::${'orders-'.repeat(900)}\n`).replace('Version', '«Version»'), expect: ['long'], about: ['Operators'], says: ['takes 5120'] },
    { name: 'a long managed policy', expect: ['long'], says: ['takes 6144'],
      text: `Resources:\n  Orders:\n    Type: AWS::IAM::ManagedPolicy\n    Properties:\n      PolicyDocument:\n        «Version»: '2012-10-17'\n        Statement: { Effect: Allow, Action: s3:GetObject, Resource: 'arn:aws:s3:::${'orders-'.repeat(900)}' }\n` },
  ],
});
