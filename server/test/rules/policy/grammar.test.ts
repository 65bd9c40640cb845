import { grammar } from '../../../src/rules/policy/grammar.js';
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

testRule(grammar, {
  valid: [
    { name: 'a whole statement', text: role("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n") },
    { name: 'a statement that is not known', unknown: true, text: role("- Fn::Transform: { Name: Statement }\n") },
    { name: 'an action that is not known', unknown: true, text: role("- Effect: Allow\n  Action: !Ref Given\n  Resource: '*'\n", parameter) },
    { name: 'one statement without a list', text: role("Effect: Allow\nAction: s3:GetObject\nResource: '*'\n") },
    { name: 'a document with functions that a template fills in', unknown: true, text: '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": { "Fn::Sub": "${Service}:Get" }, "Resource": { "Ref": "Given" } }] }' },
    { name: 'a document with a placeholder that is no JSON', unknown: true, asWritten: true, text: '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "IpAddress": { "aws:SourceIp": ${ADDRESSES} } } }] }' },
  ],
  invalid: [
    { name: 'a misspelt element', text: role("- Effect: Allow\n  «Actoin»: s3:GetObject\n  Action: s3:GetObject\n  Resource: '*'\n"), expect: ['misspelt'], says: ['`Action`'], about: ['Operators'],
      declined: 'There is an entry with the key to be written already.',
    },
    { name: 'a misspelt element in the place of what is missing, told once', text: role('- Effect: Allow\n  «Actions»: s3:GetObject\n  Resource: arn:aws:s3:::notes/*\n'), expect: ['misspelt'],
      fixed: role('- Effect: Allow\n  Action: s3:GetObject\n  Resource: arn:aws:s3:::notes/*\n') },
    { name: 'an element that does not exist', text: role("- Effect: Allow\n  Action: s3:GetObject\n  Resource: '*'\n  «Explanation»: none\n"), expect: ['unknown'] },
    { name: 'two kinds of actions', text: role("- Effect: Allow\n  Action: s3:GetObject\n  «NotAction»: s3:PutObject\n  Resource: '*'\n"), expect: ['conflict'] },
    { name: 'a misspelt effect', text: role("- Effect: «allow»\n  Action: s3:GetObject\n  Resource: arn:aws:s3:::notes/*\n"), expect: ['value'], says: ['`allow`'],
      fixed: `Resources:
  Operators:
    Type: AWS::IAM::Group
    Properties:
      Policies:
        - PolicyName: operate
          PolicyDocument:
            Version: '2012-10-17'
            Statement:
              - Effect: Allow
                Action: s3:GetObject
                Resource: arn:aws:s3:::notes/*
`,
    },
    { name: 'a missing resource', text: role("- «Effect: Allow\n  Action: s3:GetObject»\n"), expect: ['missing'], says: ['lacks `Resource`'] },
    { name: 'a map for an action', text: role("- Effect: Allow\n  Action: «{ s3: GetObject }»\n  Resource: '*'\n"), expect: ['type'] },
    { name: 'a policy document without statements', text: '«{ "Version": "2012-10-17" }»', expect: ['noStatement'], says: ['Policy `policy`'] },
  ],
});
