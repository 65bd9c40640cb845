import { literalCredential } from '../../../src/rules/secret/literal-credential.js';
import { fetched } from '../../support/fetched-secret.js';
import { testRule } from '../../support/test-rule.js';

const database = (password: string, above = ''): string => `${above}Resources:
  Database:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: postgres
      MasterUserPassword: ${password}
`;

/** The database with a generated secret before it. */
const beside = (password: string): string => database(password, `${condition}Resources:
  DatabasePassword:
    Type: AWS::SecretsManager::Secret
    Properties:
      GenerateSecretString:
        PasswordLength: 30
        ExcludeCharacters: '"@/\\'''
`).replace(/(?<='''\n)Resources:\n/, '');

const condition = 'Parameters:\n  Given:\n    Type: String\nConditions:\n  IsProd: !Equals [!Ref Given, prod]\n';

const stage = 'Parameters:\n  Stage:\n    Type: String\n    Default: dev\n';

testRule(literalCredential, {
  valid: [
    { name: 'the name of a user that is called a key', text: "Resources:\n  Store:\n    Type: AWS::DataSync::LocationObjectStorage\n    Properties: { AccessKey: shop, SecretKey: '{{resolve:secretsmanager:store:SecretString:key}}' }\n" },
    { name: 'the id of a skill that calls a function', text: "Resources:\n  Permission:\n    Type: AWS::Lambda::Permission\n    Properties: { Action: 'lambda:InvokeFunction', FunctionName: shop, Principal: alexa-appkit.amazon.com, EventSourceToken: amzn1.ask.skill.0a1b2c3d-shop }\n" },
    { name: 'a short password for a person, which another rule reports', text: 'Resources:\n  Ann:\n    Type: AWS::IAM::User\n    Properties: { LoginProfile: { Password: horse-1, PasswordResetRequired: true } }\n' },
    { name: 'a dynamic reference', text: database("'{{resolve:secretsmanager:db:SecretString:password}}'") },
    { name: 'a dynamic reference to a secret of the template', text: database("!Sub '{{resolve:secretsmanager:${Secret}:SecretString:password}}'", '').replace('  Database', '  Secret:\n    Type: AWS::SecretsManager::Secret\n  Database') },
    { name: 'nothing', text: database('!Ref AWS::NoValue') },
    { name: 'an empty text', text: database("''") },
    { name: 'a parameter', unknown: true, text: database('!Ref Given', condition) },
    { name: 'a private key, which another rule reports', text: 'Resources:\n  Certificate:\n    Type: AWS::Transfer::Certificate\n    Properties:\n      Usage: SIGNING\n      PrivateKey: |\n        {{pem-begin}}\n        {{base64:64:1}}\n        {{base64:64:2}}\n        {{pem-end}}\n' },
    { name: 'a prefix of what somebody enters', text: database("!Sub 'pw-${Stage}'", stage) },
    { name: 'what somebody enters and hides', text: database("!Sub '${Stage}-Winter2024'", `${stage}    NoEcho: true\n`) },
    { name: 'a text with a part of the id of the stack', text: database("!Join ['', [Pw, !Select [2, !Split ['/', !Ref AWS::StackId]]]]") },
    { name: 'a text with an attribute of a resource', text: database("!Sub 'pw-${Topic.TopicName}'").replace('  Database', '  Topic:\n    Type: AWS::SNS::Topic\n  Database') },
    { name: 'an import', unknown: true, text: database('!ImportValue password') },
  ],
  invalid: [
    { name: 'a password', text: database('«correct-horse»'), expect: ['literal'], about: ['Database'], says: ['`MasterUserPassword` of `Database`'],
      fixed: `Resources:
  Database:
    Type: AWS::RDS::DBInstance
    Properties:
      Engine: postgres
      ManageMasterUserPassword: true
`,
    },
    { name: 'digits', text: database("«'480915'»"), expect: ['literal'], fixed: database('true').replace('MasterUserPassword', 'ManageMasterUserPassword') },
    fetched('PermissionEventSourceTokenSecretArn', 'EventSourceToken of Permission', { name: 'a token of another event source', expect: ['literal'],
      text: "Resources:\n  Permission:\n    Type: AWS::Lambda::Permission\n    Properties: { Action: 'lambda:InvokeFunction', FunctionName: shop, Principal: alexa-appkit.amazon.com, EventSourceToken: «correct-horse-battery» }\n" }),
    fetched('SkillClientSecretArn', 'ClientSecret of Skill', { name: 'the secret of a skill', text: "Resources:\n  Skill:\n    Type: Alexa::ASK::Skill\n    Properties:\n      AuthenticationConfiguration:\n        ClientId: amzn1.application-oa2-client.shop\n        ClientSecret: «'4809'»\n", expect: ['literal'], about: ['Skill'] }),
    fetched('ProviderClientSecretArn', 'client_secret of Provider', { name: 'the secret of an identity provider, among its other settings', expect: ['literal'], about: ['Provider'], says: ['`ProviderDetails.client_secret`'],
      text: 'Resources:\n  Provider:\n    Type: AWS::Cognito::UserPoolIdentityProvider\n    Properties:\n      ProviderName: Google\n      ProviderDetails:\n        client_id: shop\n        client_secret: «correct-horse»\n        authorize_scopes: email\n' }),
    fetched('PipelineClientSecretArn', 'ClientSecret of Pipeline', { name: 'what a deploy action signs in to Alexa with', expect: ['literal', 'literal'], about: ['Pipeline', 'Pipeline'],
      text: 'Resources:\n  Pipeline:\n    Type: AWS::CodePipeline::Pipeline\n    Properties:\n      Stages:\n        - Name: Deploy\n          Actions:\n            - Name: Publish\n              Configuration:\n                ClientId: shop\n                ClientSecret: «correct-horse»\n                RefreshToken: «battery-staple»\n                SkillId: amzn1.ask.skill.shop\n' }),
    fetched('AppAccessTokenSecretArn', 'AccessToken of App', { name: 'a token that only its issuer can make', expect: ['literal'], about: ['App'], alsoFixed: [],
      text: 'Resources:\n  App:\n    Type: AWS::Amplify::App\n    Properties:\n      Name: shop\n      AccessToken: «correct-horse» # of the bot\n' }),
    { name: 'the token of a build for its source', expect: ['literal'], about: ['Login'],
      text: 'Resources:\n  Login:\n    Type: AWS::CodeBuild::SourceCredential\n    Properties:\n      AuthType: PERSONAL_ACCESS_TOKEN\n      ServerType: GITHUB\n      Token: «correct-horse»\n',
      declined: 'Use a connection to the repository instead, which needs no token.' },
    { name: 'the token of a source action', expect: ['literal'], about: ['Pipeline'],
      text: 'Resources:\n  Pipeline:\n    Type: AWS::CodePipeline::Pipeline\n    Properties:\n      Stages:\n        - Name: Source\n          Actions:\n            - Name: Fetch\n              Configuration:\n                Owner: shop\n                OAuthToken: «correct-horse»\n',
      declined: 'Use a connection to the repository instead, which needs no token.' },
    { name: 'a stand-in', text: database('«changeme»'), expect: ['standIn'], fixed: database('true').replace('MasterUserPassword', 'ManageMasterUserPassword') },
    { name: 'the name of its own place', text: database('«refreshToken»'), expect: ['standIn'], fixed: database('true').replace('MasterUserPassword', 'ManageMasterUserPassword') },
    { name: 'one branch of a condition', text: database('!If [IsProd, !ImportValue password, «correct-horse»]', condition), expect: ['literal'], when: ['!IsProd'],
      declined: 'Under another condition, the password is defined elsewhere.', fixed: beside("!If [IsProd, !ImportValue password, !Sub '{{resolve:secretsmanager:${DatabasePassword}}}']"),
    },
    { name: 'a password beside a dynamic reference, which stays', text: database("!If [IsProd, '{{resolve:secretsmanager:db}}', «correct-horse»]", condition), expect: ['literal'], when: ['!IsProd'],
      declined: 'Under another condition, the password is defined elsewhere.', fixed: beside("!If [IsProd, '{{resolve:secretsmanager:db}}', !Sub '{{resolve:secretsmanager:${DatabasePassword}}}']"),
    },
    { name: 'a substitution that fills nothing in', text: database('«!Sub correct-horse»'), expect: ['literal'],
      fixed: database('true').replace('MasterUserPassword', 'ManageMasterUserPassword') },
    { name: 'a password with the region in it', text: database("«!Sub 'correct-horse-${AWS::Region}'»"), expect: ['literal'],
      fixed: database('true').replace('MasterUserPassword', 'ManageMasterUserPassword') },
    { name: 'a password with the name of the stack in it', text: database("«!Sub '${AWS::StackName}-password'»"), expect: ['literal'], fixed: database('x').replace('MasterUserPassword: x', 'ManageMasterUserPassword: true') },
    { name: 'a password with a stage in it', text: database("«!Sub '${Stage}-Winter2024'»", stage), expect: ['literal'], related: ['The default of parameter `Stage`.'],
      fixed: database('x', stage).replace('MasterUserPassword: x', 'ManageMasterUserPassword: true') },
    { name: 'a password that is joined with what somebody enters', text: database("«!Join ['', [!Ref Stage, dbPassw0rd]]»", stage.replace('    Default: dev\n', '')), expect: ['literal'],
      declined: 'The password is not written in the property itself.',
      fixed: beside("!Sub '{{resolve:secretsmanager:${DatabasePassword}}}'").replace(condition, stage.replace('    Default: dev\n', '')) },
    { name: 'a password that is joined from literals', text: database("«!Join ['-', [correct, horse]]»"), expect: ['literal'],
      declined: 'The password is not written in the property itself.', fixed: beside("!Sub '{{resolve:secretsmanager:${DatabasePassword}}}'").replace(condition, '') },
    { name: 'a password of a mapping, at its value', text: database('!FindInMap [Stages, prod, Phrase]', 'Mappings:\n  Stages:\n    prod: { Phrase: «correct-horse-battery» }\n'), saidElsewhere: true, expect: ['literal'], about: ['Database'], related: ['Used here.'],
      declined: 'The password is not written in the property itself.' },
    { name: 'the passwords of all rows of a mapping, of which a default chooses one', saidElsewhere: true, expect: ['literal', 'literal'], when: ['Stage == "dev"', 'Stage == "prod"'], related: ['Used here.', 'Used here.'],
      text: database('!FindInMap [Stages, !Ref Stage, Phrase]', 'Parameters:\n  Stage: { Type: String, Default: prod }\nMappings:\n  Stages:\n    dev: { Phrase: «battery-staple» }\n    prod: { Phrase: «correct-horse» }\n'),
      declined: 'The password is not written in the property itself.' },
    { name: 'a password of a mapping for two databases, once', saidElsewhere: true, expect: ['literal'], about: ['Database'], related: ['Used here.', 'Used here.'],
      text: `${database('!FindInMap [Stages, prod, Phrase]', 'Mappings:\n  Stages:\n    prod: { Phrase: «correct-horse-battery» }\n')}  Other:\n    Type: AWS::RDS::DBInstance\n    Properties:\n      Engine: mysql\n      MasterUserPassword: !FindInMap [Stages, prod, Phrase]\n`,
      declined: 'The password is not written in the property itself.' },
    { name: 'a password in a list', left: ["The old value stays in this file's history", 'has to read the new one from secret `BrokerPassword`'], expect: ['literal'], about: ['Broker'], says: ['`Users.Password` of `Broker`'],
      text: 'Resources:\n  Broker:\n    Type: AWS::AmazonMQ::Broker\n    Properties:\n      Users:\n        - Username: shop\n          Password: «correct-horse-battery»\n',
      fixed: `Resources:
  BrokerPassword:
    Type: AWS::SecretsManager::Secret
    Properties:
      GenerateSecretString:
        PasswordLength: 30
        ExcludePunctuation: true
  Broker:
    Type: AWS::AmazonMQ::Broker
    Properties:
      Users:
        - Username: shop
          Password: !Sub '{{resolve:secretsmanager:\${BrokerPassword}}}'
`,
    },
  ],
});
