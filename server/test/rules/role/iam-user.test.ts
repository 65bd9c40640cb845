import { iamUser } from '../../../src/rules/role/iam-user.js';
import { testRule } from '../../support/test-rule.js';

const one = (type: string, id = 'Importer', condition = ''): string => `Resources:
  ${id}:
    Type: ${type}
${condition}    Properties:
      Path: /workloads/
`;

testRule(iamUser, {
  valid: [
    { name: 'a group', text: one('AWS::IAM::Group') },
    { name: 'a type that is not known', unknown: true, text: one('!Ref Type') },
    { name: 'a user that can never exist', text: `Conditions:\n  Never: !Equals [a, b]\n${one('AWS::IAM::User', 'Importer', '    Condition: Never\n')}` },
  ],
  invalid: [
    { name: 'a user', text: one('AWS::IAM::User', '«Importer»'), expect: ['user'], about: ['Importer'] },
    { name: 'a user under a condition', expect: ['user'], when: ['IsProd'],
      text: `Parameters:\n  Stage:\n    Type: String\nConditions:\n  IsProd: !Equals [!Ref Stage, prod]\n${one('AWS::IAM::User', '«Importer»', '    Condition: IsProd\n')}` },
  ],
});
