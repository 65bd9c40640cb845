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

const task = (variables: string, list: string): string => `  Task:
    Type: AWS::ECS::TaskDefinition
    Properties:
      ExecutionRoleArn: arn:aws:iam::111122223333:role/shop
      TaskRoleArn: arn:aws:iam::111122223333:role/shop
      ContainerDefinitions:
        - Name: shop
          ${list}:${variables.startsWith('\n') ? '' : ' '}${variables}
`;

testRule(noechoLeak, {
  valid: [
    { name: 'a property that takes a password', text: hidden('  Database:\n    Type: AWS::RDS::DBInstance\n    Properties:\n      MasterUserPassword: !Ref Password\n') },
    { name: 'the password of the database of Elastic Beanstalk', text: hidden("  Shop:\n    Type: AWS::ElasticBeanstalk::Environment\n    Properties:\n      OptionSettings:\n        - Namespace: aws:elasticbeanstalk:application:environment\n          OptionName: STAGE\n          Value: prod\n        - Namespace: aws:rds:dbinstance\n          OptionName: DBPassword\n          Value: !Ref Password\n") },
    { name: 'another parameter', text: hidden(lambda('          STAGE: !Ref Given\n')) },
    { name: 'the user of a database, from its secret', text: hidden(lambda("          DB_USER: '{{resolve:secretsmanager:shop:SecretString:username}}'\n")) },
    { name: 'the id of a client, from its secret', text: hidden(lambda("          CLIENT: '{{resolve:secretsmanager:shop:SecretString:oauth_client_id}}'\n")) },
    { name: 'a secret of a property that takes one', text: hidden("  Database:\n    Type: AWS::RDS::DBInstance\n    Properties:\n      MasterUserPassword: '{{resolve:secretsmanager:shop:SecretString:password}}'\n") },
    { name: 'a plain parameter of SSM', text: hidden(lambda("          STAGE: '{{resolve:ssm:/shop/stage}}'\n")) },
    { name: 'metadata, in which nothing is filled in', text: hidden("  Topic:\n    Type: AWS::SNS::Topic\n    Metadata: { Note: '{{resolve:secretsmanager:shop:SecretString:password}}' }\n") },
    { name: 'a key that clients carry', text: hidden(`${lambda('          API_KEY: !GetAtt Key.ApiKey\n')}  Key:\n    Type: AWS::AppSync::ApiKey\n`) },
    { name: 'a hidden parameter for the name of a user', text: hidden(lambda('          DB_USER: !Ref DbUser\n')).replace('  Password:', '  DbUser:') },
    { name: 'the address of a secret that is fetched', text: hidden("  Thing:\n    Type: AWS::ECS::TaskDefinition\n    Properties:\n      ContainerDefinitions:\n        - Name: shop\n          Secrets: [{ Name: DB_PASSWORD, ValueFrom: '{{resolve:secretsmanager:shop:SecretString:arn}}' }, { Name: OTHER, ValueFrom: !Ref Password }]\n") },
    { name: 'an action of others', text: hidden("  Thing:\n    Type: AWS::CodePipeline::Pipeline\n    Properties:\n      Stages:\n        - Name: Deploy\n          Actions:\n            - Name: Deploy\n              ActionTypeId: { Category: Deploy, Owner: Custom, Provider: Shop, Version: '1' }\n              Configuration: { Token: !Ref Password }\n") },
    { name: 'a header of a connection', text: hidden("  Thing:\n    Type: AWS::Events::Connection\n    Properties:\n      AuthParameters: { InvocationHttpParameters: { HeaderParameters: [{ Key: X, Value: !Ref Password, IsValueSecret: true }] } }\n") },
    { name: 'the endpoint of a subscription', text: hidden("  Thing:\n    Type: AWS::SNS::Subscription\n    Properties:\n      Protocol: https\n      Endpoint: !Sub 'https://shop:${Password}@shop.example.com'\n") },
    { name: 'a secure parameter, which is refused there', text: hidden("  Thing:\n    Type: AWS::Lambda::Function\n    Properties:\n      Environment: { Variables: { DB_PASSWORD: '{{resolve:ssm-secure:/shop/password:1}}' } }\n") },
    { name: 'a hidden parameter without the name of a secret as the name of a resource', text: hidden("  Thing:\n    Type: AWS::S3::Bucket\n    Properties:\n      BucketName: !Ref Password\n").replaceAll('Password', 'Shop') },
    { name: 'a file of cfn-init, in which nothing is fetched', text: "Resources:\n  Server:\n    Type: AWS::EC2::Instance\n    Metadata:\n      AWS::CloudFormation::Init:\n        config: { files: { /etc/shop: { content: '{{resolve:secretsmanager:shop:SecretString:password}}' } } }\n" },
    { name: 'a file of cfn-init', text: hidden("  Server:\n    Type: AWS::EC2::Instance\n    Metadata:\n      AWS::CloudFormation::Init:\n        config: { files: { /etc/shop: { content: !Ref Password } } }\n") },
    { name: 'a value that is not known', unknown: true, text: hidden(lambda('          STAGE: !ImportValue stage\n')) },
  ],
  invalid: [
    { name: 'a variable of Elastic Beanstalk', expect: ['leak'], related: ['The hidden parameter.'], text: hidden("  Shop:\n    Type: AWS::ElasticBeanstalk::Environment\n    Properties:\n      OptionSettings:\n        - Namespace: aws:elasticbeanstalk:application:environment\n          OptionName: DB_PASSWORD\n          Value: «!Ref Password»\n") },
    { name: 'a variable of a container, which can be fetched', expect: ['leak'], related: ['The hidden parameter.'], text: hidden(task("[{Name: PASSWORD, Value: «!Ref Password»}]", 'Environment')),
      fixed: hidden(`  PasswordSecret:\n    Type: AWS::SecretsManager::Secret\n    Properties:\n      SecretString: !Ref Password\n${task('\n            - Name: PASSWORD\n              ValueFrom: !Ref PasswordSecret', 'Secrets')}`) },
    { name: 'a secret of the template, fetched into a variable of a container', expect: ['fetched'], text: hidden(`  Db: {Type: AWS::SecretsManager::Secret}\n${task("[{Name: PASSWORD, Value: !Sub '«{{resolve:secretsmanager:${Db}:SecretString:password}}»'}]", 'Environment')}`),
      fixed: hidden(`  Db: {Type: AWS::SecretsManager::Secret}\n${task("\n            - Name: PASSWORD\n              ValueFrom: !Sub '${Db}:password::'", 'Secrets')}`) },
    { name: 'metadata', text: hidden('  Topic:\n    Type: AWS::SNS::Topic\n    Metadata: { Note: «!Ref Password» }\n'), expect: ['leak'], related: ['The hidden parameter.'], about: ['Topic'] },
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
    { name: 'a label of a container', text: hidden("  Thing:\n    Type: AWS::ECS::TaskDefinition\n    Properties:\n      ContainerDefinitions:\n        - Name: shop\n          DockerLabels: { note: «!Ref Password» }\n"), expect: ['leak'], related: ['The hidden parameter.'] },
    { name: 'an option of a log driver', text: hidden("  Thing:\n    Type: AWS::ECS::TaskDefinition\n    Properties:\n      ContainerDefinitions:\n        - Name: shop\n          LogConfiguration: { LogDriver: splunk, Options: { splunk-token: «!Ref Password» } }\n"), expect: ['leak'], related: ['The hidden parameter.'] },
    { name: 'the input of a target', text: hidden("  Thing:\n    Type: AWS::Events::Rule\n    Properties:\n      Targets:\n        - Id: shop\n          Arn: arn:aws:lambda:eu-west-1:111122223333:function:shop\n          Input: !Sub '{\"key\": \"«${Password}»\"}'\n"), expect: ['leak'], related: ['The hidden parameter.'] },
    { name: 'the input of a schedule', text: hidden("  Thing:\n    Type: AWS::Scheduler::Schedule\n    Properties:\n      Target:\n        Arn: arn:aws:lambda:eu-west-1:111122223333:function:shop\n        Input: !Sub '{\"key\": \"«${Password}»\"}'\n"), expect: ['leak'], related: ['The hidden parameter.'] },
    { name: 'the input of a schedule, as a map that becomes JSON', text: `Transform: AWS::LanguageExtensions\n${hidden("  Thing:\n    Type: AWS::Scheduler::Schedule\n    Properties:\n      Target:\n        Arn: arn:aws:lambda:eu-west-1:111122223333:function:shop\n        Input: { Fn::ToJsonString: { key: «!Ref Password» } }\n")}`, expect: ['leak'], related: ['The hidden parameter.'] },
    { name: 'the input of the target of a pipe', text: hidden("  Thing:\n    Type: AWS::Pipes::Pipe\n    Properties:\n      TargetParameters:\n        InputTemplate: !Sub '{\"key\": \"«${Password}»\"}'\n"), expect: ['leak'], related: ['The hidden parameter.'] },
    { name: 'a variable of a pipeline', text: hidden("  Thing:\n    Type: AWS::CodePipeline::Pipeline\n    Properties:\n      Variables: [{ Name: Given, DefaultValue: «!Ref Password» }]\n"), expect: ['leak'], related: ['The hidden parameter.'] },
    { name: 'an action of AWS', text: hidden("  Thing:\n    Type: AWS::CodePipeline::Pipeline\n    Properties:\n      Stages:\n        - Name: Deploy\n          Actions:\n            - Name: Deploy\n              ActionTypeId: { Category: Deploy, Owner: AWS, Provider: CloudFormation, Version: '1' }\n              Configuration: { ParameterOverrides: !Sub '{\"Password\": \"«${Password}»\"}' }\n"), expect: ['leak'], related: ['The hidden parameter.'] },
    { name: 'a record that everybody may ask for', text: hidden("  Thing:\n    Type: AWS::Route53::RecordSet\n    Properties:\n      Name: shop.example.com\n      Type: TXT\n      ResourceRecords: [«!Ref Password»]\n"), expect: ['leak'], related: ['The hidden parameter.'] },
    { name: 'a substitution of a state machine', text: hidden("  Thing:\n    Type: AWS::StepFunctions::StateMachine\n    Properties:\n      DefinitionSubstitutions: { key: «!Ref Password» }\n"), expect: ['leak'], related: ['The hidden parameter.'] },
    { name: 'the name of a resource', text: hidden("  Thing:\n    Type: AWS::S3::Bucket\n    Properties:\n      BucketName: !Sub 'shop-«${Password}»'\n"), expect: ['leak'], related: ['The hidden parameter.'] },
    { name: 'a fetched secret where the address of one is expected', text: hidden("  Thing:\n    Type: AWS::ECS::TaskDefinition\n    Properties:\n      ContainerDefinitions:\n        - Name: shop\n          Secrets: [{ Name: DB_PASSWORD, ValueFrom: '«{{resolve:secretsmanager:shop:SecretString:password}}»' }]\n"), expect: ['fetched'] },
    { name: 'a fetched secret in a label of a container', text: hidden("  Thing:\n    Type: AWS::ECS::TaskDefinition\n    Properties:\n      ContainerDefinitions:\n        - Name: shop\n          DockerLabels: { note: '«{{resolve:secretsmanager:shop:SecretString:password}}»' }\n"), expect: ['fetched'], about: ['Thing'] },
  ],
});

describe('a hidden parameter that is passed to a nested stack', () => {
  const text = hidden('  Child:\n    Type: AWS::CloudFormation::Stack\n    Properties:\n      TemplateURL: ./child.yaml\n      Parameters: { Given: !Ref Password }\n');
  const messages = (parameter: string | null): readonly (string | null)[] => lint({
    name: 'template.yaml', text, settings: defaultSettings, today: '2026-11-25',
    neighbour: () => parameter === null ? null : `Parameters:\n  Given: ${parameter}\nResources: {}\n`,
  }).findings.filter(({ rule }) => rule === 'secret/noecho-leak').map(({ resource }) => resource);

  it('leaks where the nested template does not hide it', () => assert.deepEqual(messages('{ Type: String }'), ['Child']));
  it('stays hidden where the nested template hides it', () => assert.deepEqual(messages('{ Type: String, NoEcho: true }'), []));
  it('is not reported where the nested template is missing', () => assert.deepEqual(messages(null), []));
});
