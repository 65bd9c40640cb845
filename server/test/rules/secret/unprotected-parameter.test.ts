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

const managed = 'Resources:\n  Database:\n    Type: AWS::RDS::DBInstance\n    Properties:\n      Engine: postgres\n      ManageMasterUserPassword: true\n';

const conditional = (parameter: string, sentinel: string, password = '!Ref DbPassword'): string =>
  `Conditions:\n  HasPassword: !Not [!Equals [!Ref DbPassword, ${sentinel}]]\n${database(parameter, `!If [HasPassword, ${password}, !Ref AWS::NoValue]`)}`;

const secret = (text: string, password = ''): string => `Parameters:
  DbUser: { Type: String }
  ServerPort: { Type: String }
  DbPassword:
    Type: String
    NoEcho: true
${password}Resources:
  Secret:
    Type: AWS::SecretsManager::Secret
    Properties:
      SecretString: ${text}
`;

testRule(unprotectedParameter, {
  valid: [
    { name: 'a hidden parameter', text: database('    NoEcho: true\n') },
    { name: 'an empty default', text: database("    NoEcho: true\n    Default: ''\n") },
    { name: 'a key as the default, which another rule reports', text: database('    NoEcho: true\n    Default: AKIA{{4}}\n') },
    { name: 'a default that is a reference', text: database("    Default: '{{resolve:secretsmanager:db:SecretString:password}}'\n") },
    { name: 'a parameter of SSM', unknown: true, text: database('    Default: /db/password\n').replace('String', 'AWS::SSM::Parameter::Value<String>') },
    { name: 'the name of a user in the text of a secret', text: "Parameters:\n  DbUser:\n    Type: String\n    Default: shop\nResources:\n  Secret:\n    Type: AWS::SecretsManager::Secret\n    Properties:\n      GenerateSecretString: { GenerateStringKey: password, SecretStringTemplate: !Sub '{\"username\": \"${DbUser}\"}' }\n" },
    { name: 'whose password it is and what it opens, in a text that is no JSON', text: secret("!Sub 'Port=${ServerPort};User Id=${DbUser};Password=${DbPassword}'") },
    { name: 'what is beside the password, under a key that is none for a secret', text: secret(`!Sub '{"password": "\${DbPassword}", "tenants": "\${Tenants}"}'`, '  Tenants: { Type: String, Default: shop }\n') },
    ...['"dbname": "shop-${Stage}"', '"url": "https://${Stage}.shop.example/"', '"stage": "${Stage}"', '"stage" : \'\'${Stage}\'\''].map((pair) => ({
      name: `a stage under a key for something else, ${pair}`,
      text: secret(`!Sub '{${pair}, "password": "{{resolve:ssm-secure:/db:1}}"}'`, '  Stage: { Type: String, Default: production }\n') })),
    { name: 'a stage in the text that a password is generated into', text: "Parameters:\n  Stage: { Type: String, Default: production }\nResources:\n  Secret:\n    Type: AWS::SecretsManager::Secret\n    Properties:\n      GenerateSecretString: { GenerateStringKey: password, SecretStringTemplate: !Sub '{\"url\": \"https://${Stage}.shop.example/\"}' }\n" },
    { name: 'a stage before a token that a custom resource makes', text: "Parameters:\n  Stage: { Type: String, Default: production }\nResources:\n  Cache:\n    Type: AWS::ElastiCache::ReplicationGroup\n    Properties: { ReplicationGroupDescription: shop, AuthToken: !Sub '${Stage}-token-${Random.Text}' }\n  Random:\n    Type: Custom::Random\n    Properties: { ServiceToken: !ImportValue random }\n" },
    { name: 'a stage before a token that another stack exports', unknown: true, text: "Parameters:\n  Stage: { Type: String, Default: production }\nResources:\n  Cache:\n    Type: AWS::ElastiCache::ReplicationGroup\n    Properties: { ReplicationGroupDescription: shop, AuthToken: !Join ['', [!Ref Stage, '-token-', !ImportValue token]] }\n" },
    { name: 'the id of a skill that calls a function', text: "Parameters:\n  SkillId: { Type: String }\nResources:\n  Permission:\n    Type: AWS::Lambda::Permission\n    Properties: { Action: 'lambda:InvokeFunction', FunctionName: shop, Principal: alexa-appkit.amazon.com, EventSourceToken: !Ref SkillId }\n" },
    { name: 'the name of the secret that is referred to', text: database('    MinLength: 20\n', "!Sub '{{resolve:secretsmanager:${DbPassword}:SecretString:password}}'") },
    { name: 'a default that a condition keeps out', text: conditional('    NoEcho: true\n    Default: none\n', 'none') },
    { name: 'a default that a condition of the resource keeps out', text: conditional('    NoEcho: true\n    Default: none\n', 'none').replace('!If [HasPassword, !Ref DbPassword, !Ref AWS::NoValue]', '!Ref DbPassword').replace('    Properties:', '    Condition: HasPassword\n    Properties:') },
    { name: 'a default that says what to enter', text: database("    NoEcho: true\n    Default: 'Bearer <<your token>>'\n") },
    { name: 'a default that is too short for its own parameter', text: database('    NoEcho: true\n    MinLength: 40\n    Default: DATABASE_PASSWORD\n') },
    { name: 'a default that is too long for its own parameter', text: database('    NoEcho: true\n    MaxLength: 12\n    Default: correct-horse\n') },
    { name: 'a default that is not among the allowed values', text: database('    NoEcho: true\n    AllowedValues: [none]\n    Default: correct-horse\n') },
    { name: 'a hidden parameter whose default says what to enter', text: database('    NoEcho: true\n    Default: your password goes here\n') },
  ],
  invalid: [
    { name: 'a parameter that shows its value', text: database('    MinLength: 8\n', '«!Ref DbPassword»'), expect: ['shown'], related: ['The parameter.'], about: ['Database'], says: ['`DbPassword`'],
      safe: true, fixed: database('    MinLength: 8\n    NoEcho: true\n'), alsoFixed: [managed] },
    { name: 'a default', text: database('    NoEcho: true\n    Default: correct-horse\n', '«!Ref DbPassword»'), expect: ['byDefault'], related: ['The default of parameter `DbPassword`.'],
      fixed: managed, alsoFixed: [database('    NoEcho: true\n')] },
    { name: 'a default that keeps to the limits', expect: ['byDefault'], related: ['The default of parameter `DbPassword`.'],
      text: database('    NoEcho: true\n    MinLength: 8\n    MaxLength: 41\n    Default: correct-horse\n', '«!Ref DbPassword»'), fixed: managed, alsoFixed: [database('    NoEcho: true\n    MinLength: 8\n    MaxLength: 41\n')] },
    { name: 'a default of a password that the service cannot manage', left: ['Pass a new value for `DbPassword`'], expect: ['byDefault'], related: ['The default of parameter `DbPassword`.'],
      text: database('    NoEcho: true\n    Default: correct-horse\n', '«!Ref DbPassword»').replace('postgres', 'custom-oracle-ee'), fixed: database('    NoEcho: true\n').replace('postgres', 'custom-oracle-ee'), alsoFixed: [] },
    { name: 'a default of a password that something else takes too', expect: ['byDefault'], related: ['The default of parameter `DbPassword`.'],
      text: `${database('    NoEcho: true\n    Default: correct-horse\n', '«!Ref DbPassword»')}  Feed: {Type: AWS::DMS::Endpoint, Properties: {Note: !Ref DbPassword}}\n`,
      fixed: `${database('    NoEcho: true\n')}  Feed: {Type: AWS::DMS::Endpoint, Properties: {Note: !Ref DbPassword}}\n`, alsoFixed: [] },
    { name: 'a default of the passwords of two databases', expect: ['byDefault', 'byDefault'], related: ['The default of parameter `DbPassword`.', 'The default of parameter `DbPassword`.'],
      text: `${database('    NoEcho: true\n    Default: correct-horse\n', '«!Ref DbPassword»')}  Docs: {Type: AWS::DocDB::DBCluster, Properties: {MasterUserPassword: «!Ref DbPassword»}}\n`,
      fixed: `${database('    NoEcho: true\n    Default: correct-horse\n').replace('MasterUserPassword: !Ref DbPassword', 'ManageMasterUserPassword: true')}  Docs: {Type: AWS::DocDB::DBCluster, Properties: {MasterUserPassword: !Ref DbPassword}}\n`,
      alsoFixed: [`${database('    NoEcho: true\n')}  Docs: {Type: AWS::DocDB::DBCluster, Properties: {MasterUserPassword: !Ref DbPassword}}\n`] },
    { name: 'a default of a password under a condition', expect: ['byDefault'], related: ['The default of parameter `DbPassword`.'],
      text: `Conditions:\n  New: !Equals [!Ref AWS::Region, eu-west-1]\n${database('    NoEcho: true\n    Default: correct-horse\n', '!If [New, «!Ref DbPassword», !Ref AWS::NoValue]')}`, when: ['New'],
      fixed: `Conditions:\n  New: !Equals [!Ref AWS::Region, eu-west-1]\n${managed.replace('true', '!If [New, true, !Ref AWS::NoValue]')}` },
    { name: 'a default of a password that is more than the parameter', expect: ['byDefault'], related: ['The default of parameter `DbPassword`.'],
      text: database('    NoEcho: true\n    Default: correct-horse\n', "!Sub 'x«${DbPassword}»'"), fixed: database('    NoEcho: true\n', "!Sub 'x${DbPassword}'"), alsoFixed: [] },
    { name: 'a parameter that shows its value, but for a default that a condition keeps out', expect: ['shown'], related: ['The parameter.'],
      text: conditional('    Default: none\n', 'none', '«!Ref DbPassword»'), safe: true, fixed: conditional('    Default: none\n    NoEcho: true\n', 'none') },
    ...[['Stage', 'password'], ['Stage', 'value'], ['PasswordParameter', 'entry']].map(([name = '', key = '']) => ({
      name: `the default of ${name} under ${key}`, expect: ['byDefault' as const], related: [`The default of parameter \`${name}\`.`],
      text: secret(`!Sub '{"${key}": "«\${${name}}»"}'`, `  ${name}: { Type: String, NoEcho: false, Default: correct-horse }\n`), fixed: secret(`!Sub '{"${key}": "\${${name}}"}'`, `  ${name}: { Type: String, NoEcho: true }\n`) })),
    { name: 'a default in a text that is no JSON', expect: ['byDefault'], related: ['The default of parameter `DbPassword`.'], says: ['`SecretString` of `Secret`'],
      text: secret("!Sub 'User Id=${DbUser};Password=«${DbPassword}»'", '    Default: correct-horse\n'), fixed: secret("!Sub 'User Id=${DbUser};Password=${DbPassword}'") },
    { name: 'a default beside a condition on another value', expect: ['byDefault'], related: ['The default of parameter `DbPassword`.'],
      text: conditional('    NoEcho: true\n    Default: correct-horse\n', 'none', '«!Ref DbPassword»'), fixed: conditional('    NoEcho: true\n', 'none') },
    { name: 'a default that is filled in before', text: database('    Default: __DB_PASSWORD__\n', '«!Ref DbPassword»'), expect: ['shown'], related: ['The parameter.'],
      safe: true, fixed: database('    Default: __DB_PASSWORD__\n    NoEcho: true\n') },
    { name: 'a default that says what to enter, where it is shown', expect: ['shown'], related: ['The parameter.'],
      text: database("    Default: ENTER YOUR PASSWORD HERE\n    MaxLength: 40\n", '«!Ref DbPassword»'), safe: true, fixed: database("    Default: ENTER YOUR PASSWORD HERE\n    MaxLength: 40\n    NoEcho: true\n"), alsoFixed: [managed] },
    { name: 'a default that asks to be changed, and works until then', expect: ['byDefault'], related: ['The default of parameter `DbPassword`.'],
      text: database('    NoEcho: true\n    Default: changeme\n', '«!Ref DbPassword»'), fixed: managed, alsoFixed: [database('    NoEcho: true\n')] },
    { name: 'a password in a text under a condition', expect: ['shown'], related: ['The parameter.'], when: ['New'],
      text: `Conditions:\n  New: !Equals [!Ref AWS::Region, eu-west-1]\n${database('    MinLength: 9\n', "!Sub ['x${P}', { P: !If [New, «!Ref DbPassword», '{{resolve:ssm:/db}}'] }]")}`,
      safe: true, fixed: `Conditions:\n  New: !Equals [!Ref AWS::Region, eu-west-1]\n${database('    MinLength: 9\n    NoEcho: true\n', "!Sub ['x${P}', { P: !If [New, !Ref DbPassword, '{{resolve:ssm:/db}}'] }]")}` },
    { name: 'a substitution that names it twice', text: database('    MinLength: 9\n', "«!Sub 'x${DbPassword}y${DbPassword}'»"), expect: ['shown'], related: ['The parameter.'],
      safe: true, fixed: database('    MinLength: 9\n    NoEcho: true\n', "!Sub 'x${DbPassword}y${DbPassword}'") },
    { name: 'a substitution, and another use elsewhere', text: `${database('    MinLength: 9\n', "!Sub 'x«${DbPassword}»'")}  Other: { Type: Custom::Other, Properties: { Note: !Ref DbPassword } }\n`, expect: ['shown'], related: ['The parameter.'],
      safe: true, fixed: `${database('    MinLength: 9\n    NoEcho: true\n', "!Sub 'x${DbPassword}'")}  Other: { Type: Custom::Other, Properties: { Note: !Ref DbPassword } }\n` },
    { name: 'a default of two words that is no placeholder', expect: ['byDefault'], related: ['The default of parameter `DbPassword`.'],
      text: database('    NoEcho: true\n    Default: correct horse battery\n', '«!Ref DbPassword»'), fixed: managed, alsoFixed: [database('    NoEcho: true\n')] },
    { name: 'a second secret beside the password, by its key', expect: ['shown'], related: ['The parameter.'],
      text: secret(`!Sub '{"password": "\${DbPassword}", "apiKey": "«\${Partner}»"}'`, '  Partner: { Type: String }\n'),
      safe: true, fixed: secret(`!Sub '{"password": "\${DbPassword}", "apiKey": "\${Partner}"}'`, '  Partner: { Type: String, NoEcho: true }\n') },
    { name: 'the password once more, without a key', expect: ['shown', 'shown'], related: ['The parameter.', 'The parameter.'],
      text: secret(`!Join ['', ['{"password": "', «!Ref Given», '", "all": ["', «!Ref Given», '"]}']]`, '  Given: { Type: String }\n'),
      safe: true, fixed: secret(`!Join ['', ['{"password": "', !Ref Given, '", "all": ["', !Ref Given, '"]}']]`, '  Given: { Type: String, NoEcho: true }\n') },
    { name: 'a part beside one that is fetched in plain text', expect: ['shown'], related: ['The parameter.'],
      text: database('    MinLength: 9\n', "!Sub '«${Given}»{{resolve:ssm:/db}}'", 'Given'),
      safe: true, fixed: database('    MinLength: 9\n    NoEcho: true\n', "!Sub '${Given}{{resolve:ssm:/db}}'", 'Given') },
    { name: 'two parts of a secret, neither of which says that it is the one', expect: ['shown', 'shown'], related: ['The parameter.', 'The parameter.'],
      text: secret(`!Sub '«\${Left}»«\${Right}»'`, '  Left: { Type: String }\n  Right: { Type: String }\n'),
      safe: true, fixed: secret(`!Sub '\${Left}\${Right}'`, '  Left: { Type: String, NoEcho: true }\n  Right: { Type: String }\n') },
    { name: 'a substitution', text: database('    MinLength: 9\n', "!Sub '«${DbPassword}»'"), expect: ['shown'], related: ['The parameter.'],
      safe: true, fixed: database('    MinLength: 9\n    NoEcho: true\n', "!Sub '${DbPassword}'") },
  ],
});
