import { highEntropy } from '../../../src/rules/secret/high-entropy.js';
import { fetched } from '../../support/fetched-secret.js';
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

const origin = (name: string, value: string): string => `Resources:
  Site:
    Type: AWS::CloudFront::Distribution
    Properties:
      DistributionConfig:
        Enabled: true
        Origins:
          - Id: shop
            DomainName: shop.example
            OriginCustomHeaders:
              - { HeaderName: ${name}, HeaderValue: ${value} }
`;

const listener = (name: string, value: string): string => `Parameters:
  Given:
    Type: String
Resources:
  Verified:
    Type: AWS::ElasticLoadBalancingV2::ListenerRule
    Properties:
      Priority: 1
      Conditions:
        - Field: http-header
          HttpHeaderConfig: { HttpHeaderName: ${name}, Values: [${value}] }
`;

const firewall = (field: string, text: string): string => `Resources:
  Verified:
    Type: AWS::WAFv2::RuleGroup
    Properties:
      Rules:
        - Name: verified
          Statement:
            NotStatement:
              Statement:
                ByteMatchStatement:
                  FieldToMatch: ${field}
                  PositionalConstraint: EXACTLY
                  SearchString: ${text}
`;

const referer = (key: string, value: string): string => `Resources:
  Policy:
    Type: AWS::S3::BucketPolicy
    Properties:
      Bucket: shop
      PolicyDocument:
        Version: '2012-10-17'
        Statement:
          - Effect: Deny
            Principal: '*'
            Action: s3:GetObject
            Resource: arn:aws:s3:::shop/*
            Condition: { StringNotLike: { ${key}: ${value} } }
`;

const connection = (key: string, value: string, isSecret: string): string => `Resources:
  Partner:
    Type: AWS::Events::Connection
    Properties:
      AuthParameters:
        InvocationHttpParameters:
          HeaderParameters: [{ Key: ${key}, Value: ${value}, IsValueSecret: ${isSecret} }]
`;

const compared = (condition: string): string => `Parameters:
  DbPassword:
    Type: String
    NoEcho: true
  Stage:
    Type: String
Conditions:
  IsGiven: ${condition}
Resources:
  Topic:
    Type: AWS::SNS::Topic
`;

testRule(highEntropy, {
  valid: [
    { name: 'words with which a condition compares a password, and a name', text: compared("!Equals [!Ref DbPassword, generate-one-2]").replace('Topic:', 'Topic:\n    Condition: IsGiven') },
    { name: 'a random part of a name with which a condition compares', text: compared("!Equals [!Ref Stage, {{alnum:32:4}}]") },
    { name: 'an access string with a hash, with a password from elsewhere, or with none', text: "Parameters:\n  Given:\n    Type: String\n    NoEcho: true\nResources:\n  Shop:\n    Type: AWS::MemoryDB::User\n    Properties: { UserName: shop, AccessString: 'on #{{hex:64:2}} nopass ~shop:* -@all +get' }\n  Ops:\n    Type: AWS::ElastiCache::User\n    Properties: { UserName: ops, AccessString: !Sub 'on >${Given} >{{resolve:secretsmanager:ops}} ~* +@all' }\n  Topic:\n    Type: AWS::SNS::Topic\n    Properties: { AccessString: 'on >correct-horse' }\n" },
    { name: 'words of a message that are a command elsewhere', text: 'Resources:\n  Nightly:\n    Type: AWS::Events::Rule\n    Properties:\n      Targets:\n        - Id: a\n          Arn: arn:aws:sqs:eu-west-1:111122223333:shop\n          Input: \'{"commands": ["mysqldump -u root -pcorrect-horse shop"]}\'\n        - Id: b\n          Arn: arn:aws:ssm:eu-west-1::document/Shop\n          RunCommandParameters: { RunCommandTargets: [{ Key: InstanceIds, Values: [i-1] }] }\n' },
    { name: 'what a manifest seals, or refers to', asWritten: true,
      text: 'Resources:\n  Manifest:\n    Type: AWSQS::Kubernetes::Resource\n    Properties:\n      Manifest: |\n        kind: SealedSecret\n        spec:\n          encryptedData:\n            password: AgBy3i4OJSWK+PiTySYZZA9rO43cGDEq\n      Other: |\n        env:\n          - name: DB_PASSWORD\n            valueFrom: { secretKeyRef: { name: db, key: password } }\n        existingSecret: shop\n' },
    { name: 'headers that name something: a tenant, a commit, a mode, a host', text: `${origin('X-Tenant', '4a6b8c0d-1e2f-4a3b-8c5d-6e7f8091a2b3')}              - { HeaderName: X-Commit, HeaderValue: '{{hex:40:1}}' }\n              - { HeaderName: X-Auth-Mode, HeaderValue: cognito-user-pool }\n              - { HeaderName: X-Token-Issuer, HeaderValue: login.shop.example }\n` },
    { name: 'a header that is filled in', unknown: true, text: listener('X-Origin-Verify', '!Ref Given, "{{resolve:secretsmanager:origin:SecretString:header}}", !Sub "${Given}x"') },
    { name: 'programs and pages that a listener or a policy compares', text: `${referer('aws:Referer', "['https://shop.example/*', '*.shop.example', d111111abcdef8.cloudfront.net]")}${listener('User-Agent', '"Amazon CloudFront", "*Chrome*"').replace(/^[^]*Resources:\n/, '')}` },
    { name: 'what a web ACL looks for elsewhere', text: firewall('{ UriPath: {} }', "'{{hex:40:1}}'") },
    { name: 'the end of a token that a web ACL keeps out', text: firewall('{ SingleHeader: { Name: authorization } }', '.{{alnum:43:4}}').replace('EXACTLY', 'ENDS_WITH') },
    { name: 'headers of a connection that are no secrets, whatever they say', text: connection('Content-Type', 'application/json', 'true').replace(/\}\]\n$/, '}, { Key: X-Version, Value: 2024-01-01, IsValueSecret: true }, { Key: format, Value: json2csv, IsValueSecret: true }, { Key: X-Flavour, Value: a1b2c3d4e5, IsValueSecret: false }]\n') },
    { name: 'the address of a secret that EMR fetches', text: 'Resources:\n  Cluster:\n    Type: AWS::EMR::Cluster\n    Properties:\n      Configurations: [{ Classification: hive-site, ConfigurationProperties: { javax.jdo.option.ConnectionPassword: EMR.secret@arn:aws:secretsmanager:eu-west-1:111122223333:secret:shop-AbCdEf } }]\n' },
    { name: 'a token in a variable, which another rule reports', text: 'Resources:\n  Importer:\n    Type: AWS::Lambda::Function\n    Properties:\n      Environment: { Variables: { API_TOKEN: {{alnum:40:1}} } }\n' },
    { name: 'a key by its form, which another rule reports', text: bucket('ApiToken', 'AKIA{{4}}') },
    { name: 'a placeholder', text: bucket('ApiToken', 'changeme') },
    { name: 'a hash under another name', text: bucket('AssetHash', '{{hex:64:1}}') },
    { name: 'the ARN of a secret', text: bucket('ApiToken', 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:api') },
    { name: 'a password in a mapping that is used as one, which another rule reports', text: 'Mappings:\n  Databases: { prod: { password: correct-horse-battery } }\nResources:\n  Database:\n    Type: AWS::RDS::DBInstance\n    Properties:\n      MasterUserPassword: !FindInMap [Databases, prod, password]\n' },
    { name: 'one password of two in a mapping, which another rule reports', text: 'Parameters:\n  Given: { Type: String, NoEcho: true }\nConditions:\n  IsTest: !Equals [!Ref AWS::Region, eu-west-1]\nMappings:\n  Databases: { test: { password: correct-horse-battery } }\nResources:\n  Database:\n    Type: AWS::RDS::DBInstance\n    Properties:\n      MasterUserPassword: !If [IsTest, !FindInMap [Databases, test, password], !Ref Given]\n' },
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
    { name: 'a setting of a cluster, which shows what it is given', expect: ['literal'], about: ['Cluster'],
      text: 'Resources:\n  Cluster:\n    Type: AWS::EMR::Cluster\n    Properties:\n      Configurations:\n        - Classification: hive-site\n          ConfigurationProperties:\n            javax.jdo.option.ConnectionPassword: «granite-4-tide»\n' },
    fetched('SiteXOriginVerifySecretArn', 'X-Origin-Verify of Site', { name: 'the header by which an origin knows CloudFront', text: origin('X-Origin-Verify', "«{{alnum:32:4}}»"), expect: ['literal'], about: ['Site'], says: ['`X-Origin-Verify`'] }),
    fetched('SiteXCustomAuthSecretArn', 'X-Custom-Auth of Site', { name: 'the same, a UUID', text: origin('X-Custom-Auth', '«4a6b8c0d-1e2f-4a3b-8c5d-6e7f8091a2b3»'), expect: ['literal'] }),
    fetched('SiteRefererSecretArn', 'Referer of Site', { name: 'the same, in the place of a page', text: origin('Referer', '«{{alnum:24:5}}»'), expect: ['literal'] }),
    fetched('VerifiedXOriginVerifySecretArn', 'X-Origin-Verify of Verified', { name: 'the header that a listener compares', text: listener('X-Origin-Verify', '«{{alnum:32:4}}», «{{alnum:32:6}}»'), expect: ['literal', 'literal'], about: ['Verified', 'Verified'] }),
    fetched('VerifiedXOriginVerifySecretArn', 'x-origin-verify of Verified', { name: 'the header that a web ACL compares', text: firewall('{ SingleHeader: { Name: x-origin-verify } }', '«{{alnum:32:4}}»'), expect: ['literal'], says: ['`x-origin-verify`'] }),
    fetched('VerifiedXOriginVerifySecretArn', 'x-origin-verify of Verified', { name: 'the header that WAF Classic compares', text: firewall('{ Type: HEADER, Data: x-origin-verify }', '«{{alnum:32:4}}»').replace('SearchString', 'TargetString'), expect: ['literal'] }),
    { name: 'the page that a policy compares', text: referer('aws:Referer', "[«{{alnum:32:4}}»]"), expect: ['literal'], about: ['Policy'], says: ['`aws:Referer`'] },
    { name: 'the program that a policy compares', text: referer('aws:UserAgent', "«'*{{alnum:32:4}}*'»").replace("«'", "'«").replace("'»", "»'"), expect: ['literal'] },
    fetched('PartnerXCustomSecretArn', 'X-Custom of Partner', { name: 'a header that a connection calls a secret, by what it says', text: connection('X-Custom', '«super-secret-partner»', 'true'), expect: ['literal'], says: ['`X-Custom`'] }),
    fetched('PartnerXCustomSecretArn', 'X-Custom of Partner', { name: 'a header that a connection calls a secret', text: connection('X-Custom', '«kf93jfm20dkm»', 'true'), expect: ['literal'], says: ['`X-Custom`'] }),
    fetched('StreamApiKeySecretArn', 'api_key of Stream', { name: 'an attribute that goes out with every request of a stream', expect: ['literal'], says: ['`api_key`'],
      text: 'Resources:\n  Stream:\n    Type: AWS::KinesisFirehose::DeliveryStream\n    Properties:\n      HttpEndpointDestinationConfiguration:\n        RequestConfiguration:\n          CommonAttributes: [{ AttributeName: api_key, AttributeValue: «{{alnum:32:4}}» }, { AttributeName: stage, AttributeValue: prod }]\n' }),
    { name: 'a short password, and ones of two words', text: bucket('Notes', '{ adminPassword: «hunter2!», dbPassword: «hunter two2», mailPassword: «hunter two» }'), expect: ['literal', 'literal', 'literal'] },
    { name: 'a token in a tag', text: 'Resources:\n  Topic:\n    Type: AWS::SNS::Topic\n    Properties:\n      Tags: [{ Key: ApiToken, Value: «{{alnum:40:1}}» }]\n', expect: ['literal'], about: ['Topic'] },
    { name: 'a password in a mapping beside a database that has its own', text: 'Mappings:\n  Mails: { prod: { password: «correct-horse-battery» } }\nResources:\n  Database:\n    Type: AWS::RDS::DBInstance\n    Properties: { Engine: postgres, MasterUserPassword: staple-horse-battery }\n', expect: ['literal'], about: ['Mails'] },
    { name: 'a token', text: bucket('ApiToken', '«{{alnum:40:1}}»'), expect: ['literal'], about: ['Bucket'], says: ['`ApiToken`'] },
    { name: 'the secret of a client, of forty characters', text: bucket('ClientSecret', '«{{alnum:40:3}}»'), expect: ['literal'] },
    { name: 'a password in the input of a target', expect: ['literal'], about: ['Nightly'],
      text: 'Resources:\n  Nightly:\n    Type: AWS::Events::Rule\n    Properties:\n      ScheduleExpression: rate(1 day)\n      Targets:\n        - Id: a\n          Arn: arn:aws:lambda:eu-west-1:111122223333:function:import\n          Input: \'{"user": "shop", "password": "«correct-horse-battery»"}\'\n' },
    { name: 'a command that a rule or a schedule has instances run', expect: ['literal', 'literal'], about: ['Nightly', 'Weekly'], says: ['`mysql -p`', '`mysql -p`'],
      text: 'Resources:\n  Nightly:\n    Type: AWS::Events::Rule\n    Properties:\n      Targets:\n        - Id: a\n          Arn: arn:aws:ssm:eu-west-1::document/AWS-RunShellScript\n          RunCommandParameters: { RunCommandTargets: [{ Key: InstanceIds, Values: [i-1] }] }\n          Input: \'{"commands": ["mysqldump -u root -p«correct-horse» shop"]}\'\n'
        + '  Weekly:\n    Type: AWS::Scheduler::Schedule\n    Properties:\n      Target:\n        Arn: arn:aws:scheduler:::aws-sdk:ssm:sendCommand\n        Input: \'{"DocumentName": "AWS-RunShellScript", "Parameters": {"commands": ["mysqldump -u root -p«battery-staple» shop"]}}\'\n' },
    { name: 'passwords in the access string of a user of a cache', expect: ['literal', 'literal'], about: ['Shop', 'Shop'], says: ['`AccessString`', '`AccessString`'],
      text: 'Resources:\n  Shop:\n    Type: AWS::ElastiCache::User\n    Properties: { UserName: shop, AccessString: on >«correct-horse» <«battery-staple» ~* +@all }\n' },
    ...(["!Equals [!Ref DbPassword, '«{{alnum:32:4}}»']", "!Not [!Equals ['«Sup3r-horse!»', !Ref DbPassword]]", "!Or [!Equals [!Ref Stage, a], { Fn::Equals: [{ Ref: DbPassword }, '«{{alnum:32:4}}»'] }]"]).map((condition) => ({
      name: `what a condition compares a password with: ${condition}`, text: compared(condition), expect: ['literal'] as const, says: ['`DbPassword`'] })),
    { name: 'a password in pairs of small letters', expect: ['literal'], says: ['`DB_PASSWORD`'],
      text: 'Resources:\n  Nightly:\n    Type: AWS::Scheduler::Schedule\n    Properties:\n      Target:\n        Input: \'{"containerOverrides": [{"environment": [{"name": "DB_PASSWORD", "value": "«correct-horse-battery»"}]}]}\'\n' },
    { name: 'a password in the configuration of a cluster', expect: ['literal'], about: ['Settings'],
      text: 'Resources:\n  Settings:\n    Type: AWS::MSK::Configuration\n    Properties:\n      Name: settings\n      ServerProperties: |\n        log.retention.hours=8\n        ssl.keystore.password=«correct-horse-battery»\n' },
    ...([
      ['the properties of a worker of Kafka Connect', 'AWS::KafkaConnect::WorkerConfiguration', 'PropertiesFileContent', 'database.password=«correct-horse-battery»'],
      ['the login of a client of Kafka', 'AWS::KafkaConnect::WorkerConfiguration', 'PropertiesFileContent', 'producer.sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required username="app" password="«correct-horse-battery»";'],
      ['a receiver of alerts', 'AWS::APS::AlertManagerDefinition', 'Data', 'alertmanager_config: |\n          receivers:\n            - webhook_configs: [{ http_config: { basic_auth: { username: ops, password: «correct-horse-battery» } } }]'],
      ['a variable of an image', 'AWS::ImageBuilder::ContainerRecipe', 'DockerfileTemplateData', 'FROM {{{ imagebuilder:parentImage }}}\n        ENV DB_PASSWORD=«correct-horse-battery»'],
    ] as const).map(([name, type, property, text]) => ({ name, expect: ['literal'] as const, about: ['Settings'],
      text: `Resources:\n  Settings:\n    Type: ${type}\n    Properties:\n      ${property}: |\n        ${text}\n` })),
    fetched('RemedyDbPasswordSecretArn', 'dbPassword of Remedy', { name: 'a parameter of a remediation', expect: ['literal'],
      text: "Resources:\n  Remedy:\n    Type: AWS::Config::RemediationConfiguration\n    Properties:\n      ConfigRuleName: keys\n      TargetId: doc\n      TargetType: SSM_DOCUMENT\n      Parameters:\n        dbPassword: { StaticValue: { Values: [«correct-horse-battery»] } }\n        mode: { StaticValue: { Values: [nightly] } }\n" }),
    fetched('PackDbPasswordSecretArn', 'DbPassword of Pack', { name: 'a parameter of a conformance pack', expect: ['literal'],
      text: "Resources:\n  Pack:\n    Type: AWS::Config::ConformancePack\n    Properties:\n      ConformancePackName: pack\n      ConformancePackInputParameters:\n        - { ParameterName: DbPassword, ParameterValue: «correct-horse-battery» }\n" }),
    { name: 'a password among the parameters of a rule', expect: ['literal'],
      text: "Resources:\n  Rule:\n    Type: AWS::Config::ConfigRule\n    Properties:\n      InputParameters: '{\"maxAge\":\"90\",\"dbPassword\":\"«correct-horse-battery»\"}'\n      Source: { Owner: AWS, SourceIdentifier: ACCESS_KEYS_ROTATED }\n" },
    fetched('CopyMyRDSPasswordSecretArn', '*myRDSPassword of Copy', { name: 'a parameter of a data pipeline', expect: ['literal'], says: ['`*myRDSPassword`'],
      text: "Resources:\n  Copy:\n    Type: AWS::DataPipeline::Pipeline\n    Properties:\n      Name: copy\n      ParameterValues:\n        - { Id: '*myRDSPassword', StringValue: «correct-horse-battery» }\n        - { Id: token, StringValue: nightly }\n" }),
    { name: 'the token of a collector of Splunk, a UUID', text: bucket('splunk-token', '«4a6b8c0d-1e2f-4a3b-8c5d-6e7f8091a2b3»'), expect: ['literal'] },
    { name: 'passwords in the values of a chart, and in a manifest', expect: ['literal', 'literal', 'literal'], about: ['Chart', 'Chart', 'Chart'], asWritten: true,
      text: 'Resources:\n  Chart:\n    Type: AWSQS::Kubernetes::Helm\n    Properties:\n      ValueYaml: |\n        # of the shop\n        grafana:\n          adminPassword: «correct-horse»\n      Manifest: |\n        ---\n        kind: Secret\n        stringData:\n          password: «battery-staple»\n      Values: "auth:\\n  rootPassword: «correct-battery»\\n"\n' },
    { name: 'a password in the configuration of an add-on', expect: ['literal'], about: ['Addon'], asWritten: true,
      text: 'Resources:\n  Addon:\n    Type: AWS::EKS::Addon\n    Properties:\n      AddonName: shop\n      ClusterName: shop\n      ConfigurationValues: |\n        auth:\n          password: «correct-horse»\n' },
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
