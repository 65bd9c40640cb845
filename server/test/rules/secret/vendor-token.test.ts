import { vendorToken } from '../../../src/rules/secret/vendor-token.js';
import { fetched } from '../../support/fetched-secret.js';
import { testRule } from '../../support/test-rule.js';

const bucket = (value: string): string => `Parameters:
  Given:
    Type: String
Resources:
  Bucket:
    Type: AWS::S3::Bucket
    Metadata:
      Note: ${value}
`;

const connection = (value: string, above = ''): string => `${above}Resources:
  Connection:
    Type: AWS::Events::Connection
    Properties:
      AuthorizationType: API_KEY
      AuthParameters:
        ApiKeyAuthParameters:
          ApiKeyName: Authorization
          ApiKeyValue: ${value}
`;

const build = (variable: string, above = '', before = ''): string => `${above}Resources:
${before}  Build:
    Type: AWS::CodeBuild::Project
    Properties:
      ServiceRole: arn:aws:iam::111122223333:role/build
      Environment:
        EnvironmentVariables:
          - ${variable}
`;

testRule(vendorToken, {
  valid: [
    { name: 'a word that begins like a token', text: bucket('ghp_short') },
    { name: 'a reference', unknown: true, text: bucket("'{{resolve:secretsmanager:github}}'") },
  ],
  invalid: [
    { name: 'a token that an escape hides', asWritten: true, text: bucket('"«\\x67hp_{{alnum:36:1}}»"'), expect: ['literal'] },
    { name: 'a token in two lines', asWritten: true, text: bucket('"«ghp_\\\n        {{alnum:36:1}}»"'), expect: ['literal'] },
    { name: 'a token', text: bucket('«ghp_{{alnum:36:1}}»'), expect: ['literal'], about: ['Bucket'], says: ['GitHub'] },
    fetched('ConnectionApiKeyValueSecretArn', 'ApiKeyValue of Connection', { name: 'a token that is all of a property', text: connection("'«ghp_{{alnum:36:1}}»' # of the bot"), expect: ['literal'], about: ['Connection'],
      left: ['Store the value in Secrets Manager as plain text', 'have a new one issued'] }),
    fetched('ConnectionApiKeyValueSecretArn', 'ApiKeyValue of Connection', { name: 'a token under a condition', text: connection("!If [IsProd, '{{resolve:secretsmanager:github}}', «ghp_{{alnum:36:1}}»]", 'Parameters:\n  Given:\n    Type: String\nConditions:\n  IsProd: !Equals [!Ref Given, prod]\n'), expect: ['literal'] }),
    { name: 'a token behind the scheme of a header', text: connection('Bearer «ghp_{{alnum:36:1}}»'), expect: ['literal'], left: ['Store the value without Bearer in Secrets Manager', 'have a new one issued'],
      fixed: connection('!Sub Bearer {{resolve:secretsmanager:${ConnectionApiKeyValueSecretArn}}}', 'Parameters:\n  ConnectionApiKeyValueSecretArn:\n    Type: String\n    Description: ARN of the secret that holds ApiKeyValue of Connection without Bearer, as plain text\n') },
    { name: 'a token within a longer text', text: connection('tokens «ghp_{{alnum:36:1}}»'), expect: ['literal'] },
    { name: 'a token that a function makes something of', text: connection("!Join [' ', [token, «ghp_{{alnum:36:1}}»]]"), expect: ['literal'] },
    { name: 'a token for a custom resource', text: connection('«ghp_{{alnum:36:1}}»').replace('AWS::Events::Connection', 'Custom::Connection'), expect: ['literal'] },
    { name: 'a token in a tag', text: 'Resources:\n  Topic:\n    Type: AWS::SNS::Topic\n    Properties:\n      Tags: [{ Key: deployed-by, Value: «ghp_{{alnum:36:1}}» }]\n', expect: ['literal'] },
    { name: 'a token in a variable that its service can fetch', expect: ['literal'], about: ['Build'], text: build('{ Name: GITHUB_TOKEN, Value: «ghp_{{alnum:36:1}}» }'),
      fixed: build('{ Name: GITHUB_TOKEN, Value: !Ref BuildGithubTokenSecret, Type: SECRETS_MANAGER }', 'Parameters:\n  BuildGithubToken:\n    Type: String\n    NoEcho: true\n', '  BuildGithubTokenSecret:\n    Type: AWS::SecretsManager::Secret\n    Properties:\n      SecretString: !Ref BuildGithubToken\n') },
  ],
});
