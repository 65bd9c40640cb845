import { script } from '../../../src/rules/secret/script.js';
import { testRule } from '../../support/test-rule.js';

const server = (line: string, above = ''): string => `${above}Resources:
  Server:
    Type: AWS::EC2::Instance
    Properties:
      IamInstanceProfile: importer
      UserData:
        Fn::Base64: !Sub |
          #!/bin/bash
          ${line}
`;

testRule(script, {
  valid: [
    { name: 'a secret that is fetched', text: server('export DB_PASSWORD=$(aws secretsmanager get-secret-value --secret-id db)') },
    { name: 'a parameter', unknown: true, text: server('export DB_PASSWORD=${Given}', 'Parameters:\n  Given:\n    Type: String\n') },
    { name: 'a comment', text: server('# DB_PASSWORD=correct-horse-battery') },
  ],
  invalid: [
    { name: 'a password', text: server('export DB_PASSWORD=«correct-horse-battery»'), expect: ['literal'], about: ['Server'] },
  ],
});
