import { highEntropy } from '../../../src/rules/secret/high-entropy.js';
import { testRule } from '../../support/test-rule.js';

const bucket = (key: string, value: string): string => `Parameters:
  Given:
    Type: String
Resources:
  Bucket:
    Type: AWS::S3::Bucket
    Metadata:
      ${key}: ${value}
`;

testRule(highEntropy, {
  valid: [
    { name: 'the address of a secret that EMR fetches', text: 'Resources:\n  Cluster:\n    Type: AWS::EMR::Cluster\n    Properties:\n      Configurations: [{ Classification: hive-site, ConfigurationProperties: { javax.jdo.option.ConnectionPassword: EMR.secret@arn:aws:secretsmanager:eu-west-1:111122223333:secret:shop-AbCdEf } }]\n' },
    { name: 'a hash under another name', text: bucket('AssetHash', '{{hex:64:1}}') },
    { name: 'the ARN of a secret', text: bucket('ApiToken', 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:api') },
    { name: 'a password in a mapping that is used as one, which another rule reports', text: 'Mappings:\n  Databases: { prod: { password: correct-horse-battery } }\nResources:\n  Database:\n    Type: AWS::RDS::DBInstance\n    Properties:\n      MasterUserPassword: !FindInMap [Databases, prod, password]\n' },
    { name: 'the name of a secret in a mapping', text: 'Mappings:\n  Stages: { prod: { db: prod/db } }\nResources:\n  Importer:\n    Type: AWS::Lambda::Function\n    Properties:\n      Environment: { Variables: { DB_PASSWORD: !FindInMap [Stages, prod, db] } }\n' },
    { name: 'what descriptions and comments say of passwords', text: `# password: see the wiki, token: rotated 2026-01-02T00:00:00Z\n${bucket('Stage', 'prod').replace('Type: String', "Type: String\n    Description: 'Password: at least 8 characters. Token: https://login.example/Token2 or secret: ${AWS::StackName}-Db1'")}` },
    { name: 'remarks on where a password comes from', text: bucket('Notes', '{ adminPassword: see vault, dbPassword: not set, mailPassword: stored elsewhere, ftpPassword: auto-generated }') },
    { name: 'what stands before a dynamic reference', text: bucket('DbPassword', "'pre-{{resolve:ssm:/shop/db}}'") },
    { name: 'a UUID under another name', text: bucket('ApiToken', '4a6b8c0d-1e2f-4a3b-8c5d-6e7f8091a2b3') },
    { name: 'the id of a key', text: bucket('EncryptionKey', 'mrk-{{hex:32:1}}') },
    { name: 'the beginning of a JSON text that is joined', unknown: true, text: 'Parameters:\n  Given:\n    Type: String\nResources:\n  Nightly:\n    Type: AWS::Events::Rule\n    Properties:\n      Targets:\n        - Id: a\n          Arn: arn:aws:lambda:eu-west-1:111122223333:function:import\n          Input: !Join ["", [\'{"password": "prefix-\', !Ref Given, \'"}\']]\n' },
    { name: 'the value of another name', text: bucket('Credentials', "[{ Name: commit, Value: '{{hex:40:1}}' }]") },
    { name: 'a parameter', unknown: true, text: bucket('ApiToken', '!Ref Given') },
  ],
  invalid: [
    { name: 'a short password, and ones of two words', text: bucket('Notes', '{ adminPassword: «hunter2!», dbPassword: «hunter two2», mailPassword: «hunter two» }'), expect: ['literal', 'literal', 'literal'] },
    { name: 'a token', text: bucket('ApiToken', '«{{alnum:40:1}}»'), expect: ['literal'], about: ['Bucket'], says: ['`ApiToken`'] },
    { name: 'the secret of a client, of forty characters', text: bucket('ClientSecret', '«{{alnum:40:3}}»'), expect: ['literal'] },
    { name: 'a password in the input of a target', expect: ['literal'], about: ['Nightly'],
      text: 'Resources:\n  Nightly:\n    Type: AWS::Events::Rule\n    Properties:\n      ScheduleExpression: rate(1 day)\n      Targets:\n        - Id: a\n          Arn: arn:aws:lambda:eu-west-1:111122223333:function:import\n          Input: \'{"user": "shop", "password": "«correct-horse-battery»"}\'\n' },
    { name: 'a password in pairs of small letters', expect: ['literal'], says: ['`DB_PASSWORD`'],
      text: 'Resources:\n  Nightly:\n    Type: AWS::Scheduler::Schedule\n    Properties:\n      Target:\n        Input: \'{"containerOverrides": [{"environment": [{"name": "DB_PASSWORD", "value": "«correct-horse-battery»"}]}]}\'\n' },
    { name: 'a password in the configuration of a cluster', expect: ['literal'], about: ['Settings'],
      text: 'Resources:\n  Settings:\n    Type: AWS::MSK::Configuration\n    Properties:\n      Name: settings\n      ServerProperties: |\n        log.retention.hours=8\n        ssl.keystore.password=«correct-horse-battery»\n' },
    { name: 'a parameter of a data pipeline', expect: ['literal'], says: ['`*myRDSPassword`'],
      text: "Resources:\n  Copy:\n    Type: AWS::DataPipeline::Pipeline\n    Properties:\n      Name: copy\n      ParameterValues:\n        - { Id: '*myRDSPassword', StringValue: «correct-horse-battery» }\n        - { Id: token, StringValue: nightly }\n" },
    { name: 'the token of a collector of Splunk, a UUID', text: bucket('splunk-token', '«4a6b8c0d-1e2f-4a3b-8c5d-6e7f8091a2b3»'), expect: ['literal'] },
    { name: 'a password in an output', text: `${bucket('Stage', 'prod')}Outputs:\n  AdminPassword:\n    Value: «correct-horse-battery»\n`, expect: ['literal'], about: ['AdminPassword'] },
    { name: 'a password among the attributes of a connection', expect: ['literal'], says: ['`asmPassword`'],
      text: 'Resources:\n  Source:\n    Type: AWS::DMS::Endpoint\n    Properties:\n      ExtraConnectionAttributes: parallelLoadThreads=1;asmPassword=«correct-horse-battery»;a=b\n' },
    { name: 'a password in a mapping under a name that says nothing, which a variable takes', saidElsewhere: true, expect: ['literal'], about: ['Stages'], says: ['`DB_PASSWORD`'],
      text: 'Mappings:\n  Stages: { prod: { db: «correct-horse-battery» } }\nResources:\n  Importer:\n    Type: AWS::Lambda::Function\n    Properties:\n      Environment: { Variables: { DB_PASSWORD: !FindInMap [Stages, prod, db] } }\n' },
    { name: 'passwords in descriptions', expect: ['literal', 'literal'], says: ['`password`', '`password`'],
      text: `Description: 'Sign in as admin, the password is «Winter2026x».'\nParameters:\n  Stage:\n    Type: String\n    Description: 'with password: «Winter-2026-Orders»'\n${bucket('Stage', 'prod').replace(/^[^]*Resources/, 'Resources')}` },
    { name: 'a password in a comment', asWritten: true, expect: ['literal'], text: `# MasterUserPassword: "«Winter-2026-Orders»"\n${bucket('Stage', 'prod')}` },
    { name: 'a password that is called the value of its name', text: bucket('DbPassword', '{ Description: of the shop, Value: «correct-horse-battery» }'), expect: ['literal'], says: ['`DbPassword`'] },
    { name: 'a password in a mapping', text: 'Mappings:\n  Databases: { prod: { password: «correct-horse-battery» } }\nResources:\n  Bucket:\n    Type: AWS::S3::Bucket\n', expect: ['literal'], about: ['Databases'] },
  ],
});
