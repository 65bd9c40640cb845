import { parameterWithoutNoecho } from '../../../src/rules/secret/parameter-without-noecho.js';
import { testRule } from '../../support/test-rule.js';

const parameter = (name: string, more = '', type = 'String'): string => `Parameters:
  ${name}:
    Type: ${type}
${more}Resources:
  Topic:
    Type: AWS::SNS::Topic
`;

const used = (name: string, property: string): string => parameter(name).replace('AWS::SNS::Topic\n', `Custom::Maker\n    Properties:\n      ${property}\n`);

const fed = (name: string, more = ''): string => parameter(name, more).replace('AWS::SNS::Topic\n', 'AWS::RDS::DBInstance\n    Properties:\n      MasterUserPassword: !Ref DbPassword\n');

testRule(parameterWithoutNoecho, {
  valid: [
    { name: 'a hidden parameter', text: parameter('ApiPassword', '    NoEcho: true\n') },
    { name: 'a name that only contains the word', text: parameter('PasswordPolicyParameterAge') },
    { name: 'a parameter of SSM', unknown: true, text: parameter('ApiPassword', '', 'AWS::SSM::Parameter::Value<String>') },
    { name: 'a switch with a letter before it', text: parameter('pAllowUsersToChangePassword') },
    { name: 'a key that may be one of KMS', text: parameter('EncryptionKey') },
    { name: 'a master key', text: parameter('MasterKey') },
    { name: 'a default that says where the secret is kept', text: parameter('ApiPassword', "    Default: '{{resolve:ssm-secure:/shop/api:1}}'\n") },
    { name: 'a default that is the stage of a version', text: parameter('DbSecretStage', '    Default: AWSCURRENT\n') },
    { name: 'a default that is a path', text: parameter('DbSecret', '    Default: prod/shop/db\n') },
    { name: 'the id of a secret', text: used('DbSecret', "DbUrl: !Sub '{{resolve:secretsmanager:${DbSecret}:SecretString:url}}'") },
    { name: 'the id of a secret, joined', text: used('DbSecret', "DbUrl: !Join ['', ['{{resolve:secretsmanager:', !Ref DbSecret, ':SecretString:url}}']]") },
    { name: 'the id of a secret, joined in long form', text: used('DbSecret', "DbUrl: { 'Fn::Join': ['', ['{{resolve:secretsmanager:', { Ref: DbSecret }, ':SecretString:url}}']] }") },
    { name: 'the end of an ARN', text: used('DbSecret', "Names: !Sub 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:${DbSecret}-??????'") },
    { name: 'an ARN by the name of the property', text: used('DbSecret', "Secrets: [{ ValueFrom: !Ref DbSecret }]") },
    { name: 'the resource of a policy', text: used('DbSecret', "Statement: { Action: secretsmanager:GetSecretValue, Resource: [!Ref DbSecret] }") },
    { name: 'the secret that a script fetches', text: used('DbSecret', "Script: { 'Fn::Sub': 'aws secretsmanager get-secret-value --secret-id \"${DbSecret}\" --query SecretString' }") },
    { name: 'the secret that a script fetches, joined', text: used('DbSecret', "Script: !Join ['', ['aws secretsmanager get-secret-value --secret-id ', !Ref DbSecret, ' --query SecretString']]") },
    { name: 'the parameter of SSM that a script fetches', text: used('DbPassword', "Script: { 'Fn::Sub': 'aws ssm get-parameter --with-decryption --name ${DbPassword} --query Parameter.Value' }") },
    { name: 'the ARN in a configuration', text: used('DbSecret', "File: { 'Fn::Sub': 'db: { host: db, secret_arn: ${DbSecret} }' }") },
    ...[
      ['AWS::Lambda::EventSourceMapping', 'SourceAccessConfigurations: [{ Type: SASL_SCRAM_512_AUTH, URI: !Ref DbSecret }]'],
      ['AWS::Pipes::Pipe', 'SourceParameters: { RabbitMQBrokerParameters: { Credentials: { BasicAuth: { Ref: DbSecret } } } }'],
      ['AWS::MSK::BatchScramSecret', 'SecretArnList: [!Ref DbSecret]'],
      ['AWS::CodeBuild::Project', 'Environment: { RegistryCredential: { Credential: !Ref DbSecret } }'],
      ['AWS::CodeBuild::Project', 'Environment: { EnvironmentVariables: [{ Name: DB, Type: SECRETS_MANAGER, Value: !Ref DbSecret }] }'],
      ['AWS::CodeBuild::Project', 'Environment: { EnvironmentVariables: [{ Name: DB, Type: PARAMETER_STORE, Value: { Ref: DbSecret } }] }'],
      ['AWS::AppRunner::Service', 'SourceConfiguration: { ImageRepository: { ImageConfiguration: { RuntimeEnvironmentSecrets: [{ Name: DB, Value: !Ref DbSecret }] } } }'],
    ].map(([type = '', property = '']) => ({ name: `the address of a secret by the type of the property: ${property}`, text: used('DbSecret', property).replace('Custom::Maker', type) })),
    { name: 'the address of a secret in an event of SAM', text: `Transform: AWS::Serverless-2016-10-31\n${used('DbSecret', 'Events: { Orders: { Type: SelfManagedKafka, Properties: { SourceAccessConfigurations: [{ Type: BASIC_AUTH, URI: !Ref DbSecret }] } } }').replace('Custom::Maker', 'AWS::Serverless::Function')}` },
    { name: 'a pattern that only ARNs fit', text: parameter('DbSecret', "    AllowedPattern: '^arn:aws:secretsmanager:.*'\n") },
    { name: 'a description of a name', text: parameter('DbSecret', '    Description: Name or ARN of the secret of the database\n') },
    { name: 'a description of the parameter in which the secret is', text: parameter('ClusterToken', '    Description: AWS SSM secure parameter containing the token of the cluster\n') },
    ...['The ARN of the secret', 'A path in the Parameter Store', 'an ARN', 'path to it', 'SSM parameter with the token', 'Systems Manager parameter that has the token',
      'AWS Secrets Manager secret for the database', 'Secrets Manager secret of the database', 'Secrets Manager JSON secret which has the token',
    ].map((description) => ({ name: `a description of a name: ${description}`, text: parameter('DbSecret', `    Description: ${description}\n`) })),
    ...['arn:aws:secretsmanager:.*', '(arn:aws:secretsmanager:.*)?'].map((pattern) => ({ name: `a pattern that only ARNs fit: ${pattern}`, text: parameter('DbSecret', `    AllowedPattern: '${pattern}'\n`) })),
    ...['SecretId', 'SECRET_ARN', 'SecretName', 'DbSecretArn'].map((key) => ({ name: `a name under ${key}`, text: used('DbSecret', `${key}: !Ref DbSecret`) })),
    ...['SecretId=${DbSecret}', "secretArn: '${DbSecret}'", 'secret-name = ${DbSecret}', '{{resolve:ssm-secure:${DbSecret}}}', 'aws ssm get-parameters --names "${DbSecret}"'].map((text) => (
      { name: `a name after ${text}`, text: used('DbSecret', `Script: { 'Fn::Sub': ${JSON.stringify(text)} }`) })),
    { name: 'a token that only has to differ', text: parameter('SiteRebuildToken') },
    { name: 'a parameter that a database takes, which another rule reports', text: fed('DbPassword') },
  ],
  invalid: [
    { name: 'the key of a certificate', text: parameter('«MasterTLSKey»', "    Default: ''\n"), expect: ['shown'], says: ['`MasterTLSKey`'],
      safe: true, fixed: parameter('MasterTLSKey', "    Default: ''\n    NoEcho: true\n") },
    { name: 'a shown parameter', text: parameter('«ApiPassword»'), expect: ['shown'], about: ['ApiPassword'],
      safe: true, fixed: parameter('ApiPassword', '    NoEcho: true\n') },
    { name: 'a parameter that is used as it is', text: used('«GitHubToken»', 'Headers: [Authorization, !Ref GitHubToken]'), expect: ['shown'],
      safe: true, fixed: used('GitHubToken', 'Headers: [Authorization, !Ref GitHubToken]').replace('Type: String\n', 'Type: String\n    NoEcho: true\n') },
    ...['Type: PLAINTEXT, ', ''].map((kind) => ({ name: `a variable of a build that is the secret itself: ${kind}`, expect: ['shown'] as const, declined: '`Topic` shows the value to everybody who can view it',
      text: used('«DbSecret»', `Environment: { EnvironmentVariables: [{ Name: DB, ${kind}Value: !Ref DbSecret }] }`).replace('Custom::Maker', 'AWS::CodeBuild::Project') })),
    { name: 'a secret that a script types', text: used('«DbSecret»', "Script: { 'Fn::Sub': 'fetch --secret-id a --name x; login --secret ${DbSecret}' }"), expect: ['shown'],
      safe: true, fixed: used('DbSecret', "Script: { 'Fn::Sub': 'fetch --secret-id a --name x; login --secret ${DbSecret}' }").replace('Type: String\n', 'Type: String\n    NoEcho: true\n') },
    { name: 'a description and a pattern of a secret', text: parameter('«DbSecret»', "    Description: The secret whose name is known\n    AllowedPattern: '.{12,}'\n"), expect: ['shown'],
      safe: true, fixed: parameter('DbSecret', "    Description: The secret whose name is known\n    AllowedPattern: '.{12,}'\n    NoEcho: true\n") },
    ...([
      ['a pattern that others than ARNs fit', 'DbSecret', "    AllowedPattern: '.{12,}|arn:.*'\n"],
      ['a default with a reference in it', 'DbPassword', "    Default: 'x-{{resolve:ssm:/db}}'\n"],
      ['a description that mentions an ARN', 'DbSecret', '    Description: Secret, not the ARN of it\n'],
    ] as const).map(([name, id, more]) => ({ name, text: parameter(`«${id}»`, more), expect: ['shown'] as const, safe: true as const, fixed: parameter(id, `${more}    NoEcho: true\n`) })),
    ...([
      ['a key about the name of a secret', 'SecretArnOwner: !Ref DbSecret'],
      ['a setting about secrets', "Script: { 'Fn::Sub': 'secret-id=a password=${DbSecret}' }"],
      ['a command after one that fetches a parameter', "Script: { 'Fn::Sub': 'aws ssm get-parameter --name x; login --token ${DbSecret}' }"],
      ['a parameter after another in a text', "Script: { 'Fn::Sub': '{{resolve:secretsmanager:a}} ${DbSecret}' }"],
      ['a text that ends like a reference', "Script: { 'Fn::Sub': '${DbSecret} is not {{resolve:secretsmanager:' }"],
    ] as const).map(([name, property]) => ({ name, text: used('«DbSecret»', property), expect: ['shown'] as const, safe: true as const,
      fixed: used('DbSecret', property).replace('Type: String\n', 'Type: String\n    NoEcho: true\n') })),
    { name: 'a parameter that says so', text: parameter('«GitHubToken»', '    NoEcho: false\n'), expect: ['shown'],
      safe: true, fixed: parameter('GitHubToken', '    NoEcho: true\n') },
    { name: 'a parameter that an output shows', text: `${parameter('«GitHubToken»', '    MinLength: 8\n')}Outputs:\n  Token:\n    Value: !Ref GitHubToken\n`, expect: ['shown'],
      declined: '`Token` shows the value to everybody who can view it' },
    { name: 'a parameter that a parameter of SSM shows', expect: ['shown'], declined: '`Topic` shows the value to everybody who can view it',
      text: parameter('«GitHubToken»').replace('AWS::SNS::Topic\n', 'AWS::SSM::Parameter\n    Properties:\n      Type: String\n      Value: !Ref GitHubToken\n') },
    { name: 'a parameter beside one that a database takes', text: fed('«GitHubToken»', '    MinLength: 8\n  DbPassword:\n    Type: String\n    NoEcho: true\n'), expect: ['shown'], about: ['GitHubToken'],
      safe: true, fixed: fed('GitHubToken', '    MinLength: 8\n    NoEcho: true\n  DbPassword:\n    Type: String\n    NoEcho: true\n') },
  ],
});
