import assert from 'node:assert/strict';
import { lint } from '../../../src/engine/lint.js';
import { defaultSettings } from '../../../src/engine/settings.js';
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
    { name: 'the user of a database, from its secret', text: hidden(lambda("          DB_USER: '{{resolve:secretsmanager:shop:SecretString:username}}'\n")) },
    { name: 'the id of a client, from its secret', text: hidden(lambda("          CLIENT: '{{resolve:secretsmanager:shop:SecretString:oauth_client_id}}'\n")) },
    { name: 'a secret of a property that takes one', text: hidden("  Database:\n    Type: AWS::RDS::DBInstance\n    Properties:\n      MasterUserPassword: '{{resolve:secretsmanager:shop:SecretString:password}}'\n") },
    { name: 'a plain parameter of SSM', text: hidden(lambda("          STAGE: '{{resolve:ssm:/shop/stage}}'\n")) },
    { name: 'metadata, in which nothing is filled in', text: hidden("  Topic:\n    Type: AWS::SNS::Topic\n    Metadata: { Note: '{{resolve:secretsmanager:shop:SecretString:password}}' }\n") },
    { name: 'a key that clients carry', text: hidden(`${lambda('          API_KEY: !GetAtt Key.ApiKey\n')}  Key:\n    Type: AWS::AppSync::ApiKey\n`) },
    { name: 'a hidden parameter for the name of a user', text: hidden(lambda('          DB_USER: !Ref DbUser\n')).replace('  Password:', '  DbUser:') },
    { name: 'a value that is not known', unknown: true, text: hidden(lambda('          STAGE: !ImportValue stage\n')) },
  ],
  invalid: [
    { name: 'a description', text: hidden("  Key:\n    Type: AWS::KMS::Key\n    Properties:\n      Description: !Sub 'for «${Password}»'\n"), expect: ['leak'], related: ['The hidden parameter.'], about: ['Key'] },
    { name: 'the description of a group', text: hidden("  Group:\n    Type: AWS::EC2::SecurityGroup\n    Properties:\n      GroupDescription: !Sub 'for «${Password}»'\n"), expect: ['leak'], related: ['The hidden parameter.'] },
    { name: 'a tag of what is made with it', text: hidden("  Server:\n    Type: AWS::EC2::SpotFleet\n    Properties:\n      TagSpecifications:\n        - Tags: [{ Key: Note, Value: «!Ref Password» }]\n"), expect: ['leak'], related: ['The hidden parameter.'] },
    { name: 'a variable', text: hidden(lambda('          DB_PASSWORD: «!Ref Password»\n')), expect: ['leak'], related: ['The hidden parameter.'], about: ['Importer'], says: ['`Password`'] },
    { name: 'a hidden parameter for the id of a key', text: hidden(lambda('          KEY: «!Ref AccessKeyId»\n')).replace('  Password:', '  AccessKeyId:'), expect: ['leak'], related: ['The hidden parameter.'] },
    { name: 'a fetched secret', text: hidden(lambda("          DB_PASSWORD: '«{{resolve:secretsmanager:shop:SecretString:password}}»'\n")), expect: ['fetched'], about: ['Importer'] },
    { name: 'a generated secret', text: hidden(`${lambda('          CLIENT_SECRET: «!GetAtt Client.ClientSecret»\n')}  Client:\n    Type: AWS::Cognito::UserPoolClient\n`), expect: ['generated'], says: ['`Client`'] },
    { name: 'a fetched URL, which may hold a password', text: hidden(lambda("          DB_URL: '«{{resolve:secretsmanager:shop:SecretString:url}}»'\n")), expect: ['fetched'] },
    { name: 'a fetched secret in a URL', text: hidden(lambda("          DB_URL: !Sub 'mysql://shop:«{{resolve:secretsmanager:${Given}:SecretString:password}}»@db'\n")), expect: ['fetched'] },
    { name: 'a fetched secret, joined', text: hidden(lambda("          DB_PASSWORD: !Join ['', ['«{{resolve:secretsmanager:»', !Ref Given, ':SecretString:password}}']]\n")), expect: ['fetched'] },
    { name: 'a whole secret in user data', text: hidden("  Server:\n    Type: AWS::EC2::Instance\n    Properties:\n      UserData:\n        Fn::Base64: 'echo «{{resolve:secretsmanager:shop}}» > /etc/shop'\n"), expect: ['fetched'], about: ['Server'] },
  ],
});

describe('a hidden parameter that a nested stack is given', () => {
  const text = hidden('  Child:\n    Type: AWS::CloudFormation::Stack\n    Properties:\n      TemplateURL: ./child.yaml\n      Parameters: { Given: !Ref Password }\n');
  const messages = (parameter: string | null): readonly (string | null)[] => lint({
    name: 'template.yaml', text, settings: defaultSettings, today: '2026-11-25',
    neighbour: () => parameter === null ? null : `Parameters:\n  Given: ${parameter}\nResources: {}\n`,
  }).findings.filter(({ rule }) => rule === 'secret/noecho-leak').map(({ resource }) => resource);

  it('leaks where that does not hide it', () => assert.deepEqual(messages('{ Type: String }'), ['Child']));
  it('stays hidden where that hides it', () => assert.deepEqual(messages('{ Type: String, NoEcho: true }'), []));
  it('is left alone where the template is not at hand', () => assert.deepEqual(messages(null), []));
});
