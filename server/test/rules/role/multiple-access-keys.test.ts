import { multipleAccessKeys } from '../../../src/rules/role/multiple-access-keys.js';
import { testRule } from '../../support/test-rule.js';

const keys = (first: string, second: string, id = 'Second', condition = ''): string => `Parameters:
  Given:
    Type: String
Conditions:
  IsProd: !Equals [!Ref Given, prod]
  IsTest: !Not [!Condition IsProd]
Resources:
  First:
    Type: AWS::IAM::AccessKey
${condition}    Properties:
      Status: Active
      UserName: ${first}
  ${id}:
    Type: AWS::IAM::AccessKey
${condition.replace('IsProd', 'IsTest')}    Properties:
      UserName: ${second}
`;

const user = (name: string): string => `  User:\n    Type: AWS::IAM::User\n    Properties:\n      UserName: ${name}\n`;

testRule(multipleAccessKeys, {
  valid: [
    { name: 'two users', text: keys('one', 'another') },
    { name: 'an inactive key', text: keys('one', 'one').replace('Active', 'Inactive') },
    { name: 'users that are not known', unknown: true, text: keys('!ImportValue user', '!ImportValue user') },
    { name: 'a status that is not known', unknown: true, text: keys('one', 'one').replace('Active', '!Ref Given') },
    { name: 'keys that never exist together', text: keys('one', 'one', 'Second', '    Condition: IsProd\n') },
    { name: 'something else of the same user', text: keys('one', 'one').replace(/( {2}Second:\n {4}Type: )AWS::IAM::AccessKey/, '$1AWS::IAM::UserToGroupAddition') },
    { name: 'a name beside a reference to a user of another name', text: keys('app', '!Ref User') + user('other') },
    { name: 'a name beside a reference to a user whose name is a parameter', text: keys('app', '!Ref User') + user('!Ref Given') },
  ],
  invalid: [
    { name: 'two keys of one user', text: keys('one', 'one', '«Second»'), expect: ['second'], related: ['The first key.'], about: ['Second'], says: ['`First`'] },
    { name: 'two keys of one parameter', text: keys('!Ref Given', '!Ref Given', '«Second»'), expect: ['second'], related: ['The first key.'] },
    { name: 'a key of a user by its name, and one by reference', text: keys('app', '!Ref User', '«Second»') + user('app'), expect: ['second'], related: ['The first key.'] },
    { name: 'the same where the name is a parameter', text: keys('!Ref Given', '!Ref User', '«Second»') + user('!Ref Given'), expect: ['second'], related: ['The first key.'] },
  ],
});
