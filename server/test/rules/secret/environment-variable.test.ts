import { environmentVariable } from '../../../src/rules/secret/environment-variable.js';
import { lambda } from '../../support/keyed-text.js';
import { testRule } from '../../support/test-rule.js';

const staged = (password: string): string => `Conditions:
  New: !Equals [!Ref Stage, new]
${lambda(`          DB_PASSWORD: ${password}\n`).replace('Parameters:', 'Parameters:\n  Stage: { Type: String }\n  Hidden: { Type: String, NoEcho: true }')}`;

testRule(environmentVariable, {
  valid: [
    { name: 'what may be the name of a secret', text: "Resources:\n  Task:\n    Type: AWS::ECS::TaskDefinition\n    Properties:\n      ContainerDefinitions:\n        - Name: shop\n          Secrets: [{ Name: DB_PASSWORD, ValueFrom: correct-horse-battery }, { Name: API_PASSWORD, ValueFrom: 'shop/api+v1=a.b@c:password::' }]\n" },
    { name: 'the ARN of a secret', text: lambda('          DB_SECRET_ARN: arn:aws:secretsmanager:eu-west-1:111122223333:secret:db\n') },
    { name: 'where the key of a certificate is', text: lambda('          SSL_KEY: /etc/ssl/private/shop.key\n          TLS_KEY: shop-tls-key\n') },
    { name: 'UUIDs that may be ids', text: lambda('          ORDER_TOKEN: 4a6b8c0d-1e2f-4a3b-8c5d-6e7f8091a2b3\n          NPM_TOKEN_ID: 4a6b8c0d-1e2f-4a3b-8c5d-6e7f8091a2b4\n') },
    { name: 'a switch', text: lambda("          USE_PASSWORD: 'true'\n") },
    { name: 'an address for tokens', text: lambda('          TOKEN_URL: https://login.example/token\n') },
    { name: 'names of secrets', text: lambda(`          DB_SECRET: rds!cluster-4a6b8c0d-1e2f-4a3b-8c5d-6e7f8091a2b3
          MAIL_SECRET: shop-DbSecret-{{alnum:12:1}}
          API_SECRET: ApiSecretProd2024
          GITHUB_TOKEN: github-token-prod
          CREDENTIALS: profile:production
          SIGNING_SECRET: secret-2024
          SESSION_TOKEN: db1prod2024
          ENCRYPTION_KEY: alias/orders
`) },
    { name: 'code that a variable passes on, filled in by others', text: lambda("          CONFIG_EXTRA: define('AUTH_KEY', getenv('AUTH_KEY')); define('WP_DEBUG', false);\n") },
    { name: 'options that are filled in or masked', text: lambda("          JAVA_OPTS: -Ddb.password=$DB_PASSWORD -Dtoken.ttl=3600\n          MASKED: password=***\n          PATTERN: 'password=[^&]+'\n") },
    { name: 'addresses, and words about a phrase', text: lambda("          MAIL_TOKEN: shop2024abcd@mail.internal2\n          KEY_PASSPHRASE: enter the passphrase of your key\n          BASIC_AUTH: 'true'\n") },
    { name: 'what takes a key to read, and hashes', text: lambda('          DB_PASSWORD: AQICAH{{base64:180:1}}\n          API_PASSWORD: ENC[AES256_GCM,data:Tr7o1XqZ,iv:1a2b3c=,tag:q2w3==,type:str]\n          UI_PASSWORD: $2y$10${{alnum:53:1}}\n') },
    { name: 'the key of a secret within the JSON of several, and errors', text: lambda('          DB_SECRET_KEY: password\n          AUTH_TOKEN_KEY: token\n          ON_PASSWORD: InvalidPasswordException\n') },
    { name: 'labels in other languages', text: lambda('          LABEL_OF_PASSWORD: Contraseña\n          OTHER_PASSWORD: Passwort vergessen?\n          THIRD_PASSWORD: パスワード\n') },
    { name: 'a mnemonic of a menu, and a sentence', text: lambda('          MENU_MNEMONIC: ctrl shift s\n          SEED_PHRASE: keep the twelve words of your wallet in a safe and never write them down\n') },
    ...["!Sub '${Stage}-db-password'", "!Sub 'Shop2024/${Stage}'", "!Sub 'shop2024-${Stage}'", "!Join ['/', [Shop2024, Password]]", "!Sub '${Hidden}-Winter2024Snow'", "!Sub '{{resolve:secretsmanager:Winter2024Snow-${Stage}}}'", "!Join ['', [db, '-', password2]]", "!Join ['', ['ENC[AES256_GCM,data:Tr7o1X', 'qZ,iv:1a2b3c=,tag:q2w3==]']]", "{ 'Fn::Sub': 'shop2024-${Stage}' }"].map((value) => ({
      name: `a name, or more than the template shows: ${value}`, text: staged(value) })),
    { name: 'the name of a secret that is put together', text: "Parameters:\n  Stage: { Type: String }\nResources:\n  Task:\n    Type: AWS::ECS::TaskDefinition\n    Properties:\n      ContainerDefinitions:\n        - Name: shop\n          Secrets: [{ Name: DB_PASSWORD, ValueFrom: !Sub 'Winter2024Snow-${Stage}' }]\n" },
    { name: 'a parameter', unknown: true, text: lambda('          DB_PASSWORD: !Ref Given\n') },
    { name: 'a reference', text: lambda("          DB_PASSWORD: '{{resolve:secretsmanager:db:SecretString:password}}'\n") },
  ],
  invalid: [
    { name: 'a password where the address of one is expected', expect: ['literal'], about: ['Task'], says: ['`DB_PASSWORD`'],
      text: "Resources:\n  Task:\n    Type: AWS::ECS::TaskDefinition\n    Properties:\n      ContainerDefinitions:\n        - Name: shop\n          Secrets: [{ Name: DB_PASSWORD, ValueFrom: '«correct&horse!battery»' }]\n" },
    { name: 'a password where a build expects the name of one', expect: ['literal'], about: ['Build'],
      text: "Resources:\n  Build:\n    Type: AWS::CodeBuild::Project\n    Properties:\n      ServiceRole: arn:aws:iam::111122223333:role/build\n      Environment:\n        EnvironmentVariables: [{ Name: DB_PASSWORD, Type: SECRETS_MANAGER, Value: '«correct&horse!battery»' }]\n",
      fixed: 'Parameters:\n  BuildDbPassword:\n    Type: String\n    NoEcho: true\nResources:\n  BuildDbPasswordSecret:\n    Type: AWS::SecretsManager::Secret\n    Properties:\n      SecretString: !Ref BuildDbPassword\n  Build:\n    Type: AWS::CodeBuild::Project\n    Properties:\n      ServiceRole: arn:aws:iam::111122223333:role/build\n      Environment:\n        EnvironmentVariables: [{ Name: DB_PASSWORD, Type: SECRETS_MANAGER, Value: !Ref BuildDbPasswordSecret }]\n' },
    { name: 'a name in two words', expect: ['literal'], says: ['`DB_PASS_WORD`'],
      text: 'Resources:\n  Importer:\n    Type: AWS::Lambda::Function\n    Properties:\n      Environment: { Variables: { DB_PASS_WORD: «correct-horse-battery» } }\n' },
    ...["!Sub '«Winter2024Snow-»${Stage}'", "!Sub '${Stage}«-Winter2024Snow»'", "!Join ['-', [«Winter2024Snow», !Ref Stage]]", "!Join ['-', [!Ref AWS::Region, «Winter2024Snow»]]", "!If [New, !Sub '«Winter2024Snow-»${Stage}', !Ref Hidden]"].map((value) => ({
      name: `a password beside what everybody sees: ${value}`, expect: ['literal'] as const, says: ['`DB_PASSWORD`'],
      text: staged(value) })),
    { name: 'a password in two parts', expect: ['literal', 'literal'], text: lambda("          DB_PASSWORD: !Join ['', [«Winter2024», «Snow42»]]\n") },
    { name: 'a password', text: lambda('          DB_PASSWORD: «correct-horse-battery»\n'), expect: ['literal'], about: ['Importer'], says: ['`DB_PASSWORD`'] },
    { name: 'keys in code that a variable passes on', text: lambda("          CONFIG_EXTRA: define('AUTH_KEY', '«{{alnum:44:3}}»'); define('WP_DEBUG', false);\n"), expect: ['literal'], says: ['`AUTH_KEY`'] },
    { name: 'a password among options', text: lambda('          JAVA_OPTS: -Xmx512m -Ddb.password=«correct-horse-battery» -Da=b\n'), expect: ['literal'], says: ['`Ddb.password`'] },
    { name: 'a secret that says what it is', text: lambda('          JWT_SECRET: «my-super-secret-jwt-key-2024»\n'), expect: ['literal'] },
    { name: 'words for a secret, and a number', text: lambda('          API_KEY: «secret123»\n          DEPLOY_TOKEN: «apikey2024»\n'), expect: ['literal', 'literal'] },
    { name: 'words that say what no name says', text: lambda('          JWT_SECRET: «thisismysecret»\n          API_TOKEN: «hardcoded-api-token»\n          CLIENT_SECRET: «plain-text-secret»\n'), expect: ['literal', 'literal', 'literal'] },
    { name: 'letters and digits by turns', text: lambda('          API_KEY: «abc123def456»\n          DEPLOY_TOKEN: «4XY77ABC01»\n'), expect: ['literal', 'literal'] },
    { name: 'a key whose name is one word', text: lambda('          encryptionkey: «7f6e5d4c3b2a1908»\n          SESSION_KEY: «7f6e5d4c3b2a1907»\n'), expect: ['literal', 'literal'] },
    { name: 'a password of digits', text: lambda('          DB_PASSWORD: «480915»\n          OTHER_PASSWORD: "«4809»"\n'), expect: ['literal', 'literal'] },
    { name: 'a secret with signs that no name has', text: lambda('          CLIENT_SECRET: «Sup3r-horse!»\n'), expect: ['literal'] },
    { name: 'sixteen digits of a key', text: lambda('          API_KEY: «7f6e5d4c3b2a1908»\n'), expect: ['literal'] },
    { name: 'a name and its password', text: lambda('          REGISTRY_CREDENTIALS: «deploy:correct-horse-1»\n'), expect: ['literal'] },
    { name: 'a password whose name is one word', text: lambda('          dbpass: «correct-horse»\n'), expect: ['literal'] },
    { name: 'a name and its password for basic authentication', text: lambda('          BASIC_AUTH: «deploy:correct-horse-1»\n'), expect: ['literal'] },
    { name: 'a key with an at sign among others', text: lambda("          SECRET_KEY: '«django-insecure-4f@x!q8Zt3vLkJw0RfYbN5xHc»'\n"), expect: ['literal'] },
    { name: 'a password in a configuration that is one text', text: lambda('          APP_CONFIG: |\n            database:\n              user: shop\n              password: «correct-horse»\n'), expect: ['literal'], asWritten: true, says: ['`password`'] },
    { name: 'a value that is a whole header', text: lambda(`          AUTH_HEADER: Basic «${'ZGVwbG95OmNvcnJlY3Q' + 'taG9yc2U='}»\n`), expect: ['literal'], says: ['`AUTH_HEADER`'] },
    { name: 'tokens that are UUIDs', text: lambda('          CODECOV_TOKEN: «4a6b8c0d-1e2f-4a3b-8c5d-6e7f8091a2b3»\n          NPM_TOKEN: «4a6b8c0d-1e2f-4a3b-8c5d-6e7f8091a2b4»\n'), expect: ['literal', 'literal'] },
    { name: 'the words of a wallet', text: lambda('          WALLET_MNEMONIC: «correct horse battery staple correct horse battery staple correct horse battery staple»\n'), expect: ['literal'], says: ['`WALLET_MNEMONIC`'] },
    { name: 'words to remember', text: lambda('          SIGNING_PASSPHRASE: «correct horse battery staple»\n'), expect: ['literal'] },
    { name: 'a part of a text', text: lambda("          DB_PASSWORD: !Select [1, !Split [':', 'shop:«correct-horse-battery»']]\n"), expect: ['literal'], asWritten: true },
    { name: 'stand-ins', text: lambda('          DB_PASSWORD: «changeme»\n          JWT_SECRET: «replace-me-in-production»\n          API_KEY: «your-api-key»\n          SECRET_KEY: «secret»\n'), expect: ['standIn', 'standIn', 'standIn', 'standIn'] },
    { name: 'signs and digits among letters of another language', text: lambda('          DB_PASSWORD: «größe-2024»\n'), expect: ['literal'] },
    { name: 'words of which the last is no error', text: lambda('          DB_PASSWORD: «CorrectHorseErrors»\n'), expect: ['literal'] },
  ],
});
