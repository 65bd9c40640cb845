import { unprotectedParameter } from '../../../src/rules/secret/unprotected-parameter.js';
import { testRule } from '../../support/test-rule.js';

const database = (parameter: string, password = '!Ref DbPassword', id = 'DbPassword'): string => `Parameters:
  ${id}:
    Type: String
${parameter}Resources:
  Database:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: postgres
      MasterUserPassword: ${password}
`;

testRule(unprotectedParameter, {
  valid: [
    { name: 'a hidden parameter', text: database('    NoEcho: true\n') },
    { name: 'an empty default', text: database("    NoEcho: true\n    Default: ''\n") },
    { name: 'a default that is a reference', text: database("    Default: '{{resolve:secretsmanager:db:SecretString:password}}'\n") },
    { name: 'a parameter of SSM', unknown: true, text: database('    Default: /db/password\n').replace('String', 'AWS::SSM::Parameter::Value<String>') },
  ],
  invalid: [
    { name: 'a parameter that shows its value', text: database('    MinLength: 8\n', '«!Ref DbPassword»'), expect: ['shown'], about: ['Database'], says: ['`DbPassword`'],
      fixed: database('    MinLength: 8\n    NoEcho: true\n') },
    { name: 'a default', text: database('    NoEcho: true\n    Default: correct-horse\n', '«!Ref DbPassword»'), expect: ['byDefault'],
      fixed: database('    NoEcho: true\n') },
    { name: 'a substitution', text: database('    MinLength: 9\n', "«!Sub '${DbPassword}'»"), expect: ['shown'],
      fixed: database('    MinLength: 9\n    NoEcho: true\n', "!Sub '${DbPassword}'") },
  ],
});
