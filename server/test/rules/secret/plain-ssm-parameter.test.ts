import { plainSsmParameter } from '../../../src/rules/secret/plain-ssm-parameter.js';
import { testRule } from '../../support/test-rule.js';

const stored = (value: string, name = '/shop/db-password'): string => `Parameters:
  Hidden:
    Type: String
    NoEcho: true
  Given:
    Type: String
Resources:
  Stored:
    Type: AWS::SSM::Parameter
    Properties:
      Type: String
      Name: ${name}
      Value: ${value}
`;

const maker = '  Maker:\n    Type: Custom::AWS\n    Properties:\n      ServiceToken: arn:aws:lambda:eu-west-1:111122223333:function:maker\n';

testRule(plainSsmParameter, {
  valid: [
    { name: 'another value', text: stored('eu-west-1', '/shop/region') },
    { name: 'the ARN of a secret', text: stored('arn:aws:secretsmanager:eu-west-1:111122223333:secret:db') },
    { name: 'a parameter that no name says anything of', text: stored('correct-horse-battery').replace('      Name: /shop/db-password\n', '') },
    { name: 'a hidden parameter for the name of a user', text: stored('!Ref Hidden', '/shop/db-user').replaceAll('Hidden', 'DbUsername') },
    { name: 'a parameter', unknown: true, text: stored('!Ref Given') },
    { name: 'the host in a secret', text: stored("'{{resolve:secretsmanager:db:SecretString:host}}'", '/shop/db') },
    { name: 'what is fetched from another parameter', text: stored("'{{resolve:ssm:/db/password}}'", '/shop/db') },
    { name: 'a secret in the tags', text: stored('eu-west-1', '/shop/region').replace('      Value: eu-west-1', "      Value: eu-west-1\n      Tags: { secret: '{{resolve:secretsmanager:db:SecretString:password}}' }") },
    ...['AccessKey.AccessKeyId', 'SecretArn', 'Arn'].map((attribute) => ({ name: `what a custom resource returns as ${attribute}`, text: stored(`!GetAtt Maker.${attribute}`, '/shop/key') + maker })),
    { name: 'a stand-in', text: stored('changeme') },
    { name: 'a hidden parameter within a text about something else', text: stored('eu-west-1', '/shop/region').replace('      Value: eu-west-1', '      Value: eu-west-1\n      Description: !Ref Given') },
  ],
  invalid: [
    { name: 'a password', text: stored('«correct-horse-battery»'), expect: ['literal'], about: ['Stored'] },
    { name: 'a password under a name that is filled in', text: stored('«correct-horse-battery»', '!Sub /${AWS::StackName}/db-password'), expect: ['literal'] },
    { name: 'a password in a parameter that is named after its logical id', text: stored('«correct-horse-battery»').replace('      Name: /shop/db-password\n', '').replaceAll('Stored', 'DbPasswordParameter'), expect: ['literal'] },
    { name: 'a hidden parameter', text: stored('«!Ref Hidden»'), expect: ['handed'], says: ['`Hidden`'] },
    { name: 'a hidden parameter for the id of a key', text: stored('«!Ref Hidden»', '/shop/key').replaceAll('Hidden', 'AccessKeyId'), expect: ['handed'] },
    { name: 'what is fetched from a secret', text: stored("'«{{resolve:secretsmanager:db:SecretString:password}}»'", '/shop/db'), expect: ['fetched'], says: ['`Stored`'] },
    { name: 'what is fetched from a secret of the template', text: `${stored("!Sub '«{{resolve:secretsmanager:${Login}::password}}»'", '/shop/db')}  Login:\n    Type: AWS::SecretsManager::Secret\n    Properties: { GenerateSecretString: { GenerateStringKey: password, SecretStringTemplate: '{}' } }\n`, expect: ['fetched'] },
    ...['AccessKey.SecretAccessKey', 'SecretString', 'GITHUB_TOKEN'].map((attribute) => ({ name: `what a custom resource returns as ${attribute}`, expect: ['returned'] as const, says: [`\`${attribute}\` of custom resource \`Maker\``],
      text: stored(`«!GetAtt Maker.${attribute}»`, '/shop/key') + maker })),
    { name: 'a generated secret', text: `${stored('«!GetAtt Client.ClientSecret»', '/shop/client')}  Client:\n    Type: AWS::Cognito::UserPoolClient\n    Properties: { UserPoolId: eu-west-1_a }\n`, expect: ['handed'], says: ['`Client`'] },
  ],
});
