import { dynamicReferenceMisuse } from '../../../src/rules/secret/dynamic-reference-misuse.js';
import { testRule } from '../../support/test-rule.js';

const database = (password: string): string => `Parameters:
  Given:
    Type: String
    NoEcho: true
  Stage:
    Type: String
Resources:
  Database:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: '{{resolve:ssm:/shop/engine}}'
      MasterUserPassword: ${password}
`;

const secret = (text: string, parameter = ''): string => `Parameters:
${parameter}  Given:
    Type: String
    NoEcho: true
  Stage:
    Type: String
Resources:
  Kept:
    Type: AWS::SecretsManager::Secret
    Properties:
      SecretString: ${text}
`;

const fetched = (password: string): string => database(password).replace('Parameters:', "Parameters:\n  Kept:\n    Type: AWS::SSM::Parameter::Value<String>\n    Default: /shop/db-password\n    NoEcho: true");

testRule(dynamicReferenceMisuse, {
  valid: [
    { name: 'a secret', text: database("'{{resolve:secretsmanager:shop:SecretString:password}}'") },
    { name: 'a secure parameter', text: database("'{{resolve:ssm-secure:/shop/db-password:1}}'") },
    { name: 'a secret by a name that is filled in', text: database("!Sub '{{resolve:secretsmanager:${Stage}:SecretString:password}}'") },
    { name: 'the user in the text of a secret', text: secret("'{\"username\": \"{{resolve:ssm:/shop/user}}\", \"password\": \"{{resolve:ssm-secure:/shop/password}}\"}'") },
    { name: 'the user in the text of a secret, by a name that is filled in', text: secret("!Sub '{\"DB_USER\": \"{{resolve:ssm:/${Stage}/user}}\", \"host\":\"{{resolve:ssm:/shop/host}}\", \"x\": \"${Given}\"}'") },
    { name: 'the user in the text of a secret, by the default of a parameter', text: secret("!Sub '{\"username\": \"${Name}\", \"password\": \"${Given}\"}'", "  Name:\n    Type: String\n    Default: '{{resolve:ssm:/shop/user}}'\n") },
    { name: 'a parameter', unknown: true, text: database('!Ref Given') },
    { name: 'the user by a parameter that CloudFormation fetches from SSM', text: secret("!Sub '{\"username\": \"${Name}\", \"password\": \"${Given}\"}'", '  Name:\n    Type: AWS::SSM::Parameter::Value<String>\n    Default: /shop/user\n') },
    { name: 'a stage alone, and an id alone', text: database("!If [IsProd, '{{resolve:secretsmanager:shop:SecretString:password:AWSPREVIOUS}}', '{{resolve:secretsmanager:shop:SecretString:password::0a1b2c3d}}']").replace('Resources:', 'Conditions:\n  IsProd: !Equals [!Ref Stage, prod]\nResources:') },
    { name: 'a blank within the name of a secret', text: database("'{{resolve:secretsmanager:shop db:SecretString:password}}'") },
  ],
  invalid: [
    { name: 'a plain parameter', left: ['ARN in parameter `DatabaseMasterUserPasswordSecretArn`', 'delete that parameter'], fixed: "Parameters:\n  Given:\n    Type: String\n    NoEcho: true\n  Stage:\n    Type: String\n  DatabaseMasterUserPasswordSecretArn:\n    Type: String\n    Description: ARN of the secret that holds MasterUserPassword of Database, as plain text\nResources:\n  Database:\n    Type: AWS::RDS::DBInstance\n    Properties:\n      Engine: '{{resolve:ssm:/shop/engine}}'\n      MasterUserPassword: !Sub '{{resolve:secretsmanager:${DatabaseMasterUserPasswordSecretArn}}}'\n", text: database("«'{{resolve:ssm:/shop/db-password:1}}'»"), expect: ['plain'], about: ['Database'] },
    { name: 'a plain parameter by a name that is filled in', declined: 'The value is not written in the property itself.', text: database("«!Sub '{{resolve:ssm:/${Stage}/db-password:1}}'»"), expect: ['plain'] },
    { name: 'a plain parameter by a name that is joined', declined: 'The value is not written in the property itself.', text: database("«!Join ['', ['{{resolve:ssm:/', !Ref Stage, '/db-password:1}}']]»"), expect: ['plain'] },
    { name: 'a plain parameter for the password in the text of a secret', declined: 'The value is not written in the property itself.', text: secret("«!Sub '{\"username\": \"{{resolve:ssm:/shop/user}}\", \"password\": \"{{resolve:ssm:/${Stage}/password}}\"}'»"), expect: ['plain'], about: ['Kept'] },
    { name: 'a parameter that CloudFormation fetches from SSM', declined: 'The value is not written in the property itself.', text: fetched('«!Ref Kept»'), expect: ['plain'], about: ['Database'] },
    { name: 'a parameter that CloudFormation fetches from SSM, within a text', declined: 'The value is not written in the property itself.', text: fetched("«!Sub '${Kept}'»"), expect: ['plain'] },
    { name: 'a parameter that CloudFormation fetches from SSM, in one branch', declined: 'The value is not written in the property itself.', expect: ['plain'], when: ['!IsProd'],
      text: fetched("!If [IsProd, '{{resolve:ssm-secure:/shop/db-password}}', «!Ref Kept»]").replace('Resources:', 'Conditions:\n  IsProd: !Equals [!Ref Stage, prod]\nResources:') },
    { name: 'a blank within the braces of a name that is filled in', text: database("«!Sub '{{ resolve:secretsmanager:${Stage}:SecretString:password }}'»"), expect: ['spaced'] },
    { name: 'a blank within the braces', fixed: "Parameters:\n  Given:\n    Type: String\n    NoEcho: true\n  Stage:\n    Type: String\nResources:\n  Database:\n    Type: AWS::RDS::DBInstance\n    Properties:\n      Engine: '{{resolve:ssm:/shop/engine}}'\n      MasterUserPassword: '{{resolve:secretsmanager:shop:SecretString:password}}'\n", text: database("«'{{ resolve:secretsmanager:shop:SecretString:password }}'»"), expect: ['spaced'] },
    { name: 'a stage and an id', text: database("«'{{resolve:secretsmanager:shop:SecretString:password:AWSCURRENT:0a1b2c3d}}'»"), expect: ['both'] },
    { name: 'a plain parameter in one branch', fixed: "Parameters:\n  Given:\n    Type: String\n    NoEcho: true\n  Stage:\n    Type: String\n  DatabaseMasterUserPasswordSecretArn:\n    Type: String\n    Description: ARN of the secret that holds MasterUserPassword of Database, as plain text\nConditions:\n  IsProd: !Equals [!Ref Stage, prod]\nResources:\n  Database:\n    Type: AWS::RDS::DBInstance\n    Properties:\n      Engine: '{{resolve:ssm:/shop/engine}}'\n      MasterUserPassword: !If [IsProd, '{{resolve:secretsmanager:shop:SecretString:password}}', !Sub '{{resolve:secretsmanager:${DatabaseMasterUserPasswordSecretArn}}}']\n", text: database("!If [IsProd, '{{resolve:secretsmanager:shop:SecretString:password}}', «'{{resolve:ssm:/shop/db-password}}'»]").replace('Resources:', 'Conditions:\n  IsProd: !Equals [!Ref Stage, prod]\nResources:'), expect: ['plain'], when: ['!IsProd'] },
  ],
});
