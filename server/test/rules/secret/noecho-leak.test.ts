import { noechoLeak } from '../../../src/rules/secret/noecho-leak.js';
import { testRule } from '../../support/test-rule.js';

const hidden = (resources: string, more = ''): string => `Parameters:
  Password:
    Type: String
    NoEcho: true
  Given:
    Type: String
Resources:
${resources}${more}`;

const lambda = (variables: string): string => `  Importer:
    Type: AWS::Lambda::Function
    Properties:
      Environment:
        Variables:
${variables}`;

testRule(noechoLeak, {
  valid: [
    { name: 'a property that takes a password', text: hidden('  Database:\n    Type: AWS::RDS::DBInstance\n    Properties:\n      MasterUserPassword: !Ref Password\n') },
    { name: 'another parameter', text: hidden(lambda('          STAGE: !Ref Given\n')) },
    { name: 'a value that is not known', unknown: true, text: hidden(lambda('          STAGE: !ImportValue stage\n')) },
  ],
  invalid: [
    { name: 'a variable', text: hidden(lambda('          DB_PASSWORD: «!Ref Password»\n')), expect: ['leak'], about: ['Importer'], says: ['`Password`'] },
  ],
});
