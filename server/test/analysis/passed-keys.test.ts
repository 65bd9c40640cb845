import { staticAwsCredentials } from '../../src/rules/role/static-aws-credentials.js';
import { hostWithFile, hostWithRole } from '../support/keyed-file-text.js';
import { passingMachine } from '../support/keyed-text.js';
import { testRule } from '../support/test-rule.js';

const parameters = 'Parameters:\n  Id:\n    Type: String\n  Word:\n    Type: String\n    NoEcho: true\n';

const rule = (input: string): string => `${parameters}Resources:
  Nightly:
    Type: AWS::Events::Rule
    Properties:
      ScheduleExpression: rate(1 day)
      Targets:
        - Id: run
          Arn: arn:aws:ecs:eu-west-1:111122223333:cluster/shop
${input.replaceAll(/^(?=.)/gm, '          ')}`;

const schedule = (input: string): string => `${parameters}Resources:
  Nightly:
    Type: AWS::Scheduler::Schedule
    Properties:
      FlexibleTimeWindow: { Mode: 'OFF' }
      ScheduleExpression: rate(1 day)
      Target:
        Arn: arn:aws:scheduler:::aws-sdk:ecs:runTask
        RoleArn: arn:aws:iam::111122223333:role/schedule
        Input: ${input}
`;

const pipeline = (configuration: string): string => `${parameters}Resources:
  Delivery:
    Type: AWS::CodePipeline::Pipeline
    Properties:
      RoleArn: arn:aws:iam::111122223333:role/delivery
      Stages:
        - Name: build
          Actions:
            - Name: build
              ActionTypeId: { Category: Build, Owner: AWS, Provider: CodeBuild, Version: '1' }
              Configuration:
                ${configuration}
`;

/** Overrides of a container, with variables as JSON. */
const overrides = (variables: string): string => `{"containerOverrides":[{"name":"shop","environment":[${variables}]}]}`;

const id = '{"name":"AWS_ACCESS_KEY_ID","value":"${Id}"}';
const word = '{"name":"AWS_SECRET_ACCESS_KEY","value":"${Word}"}';
const marked = '{"name":"«AWS_ACCESS_KEY_ID»","value":"${Id}"}';

const job = (type: string, properties: string): string => `${parameters}Resources:
  Work:
    Type: AWS::${type}
    Properties:
${properties.replaceAll(/^(?=.)/gm, '      ')}`;

const glue = (argument: string): string => job('Glue::Job', `Role: work\nCommand: { Name: glueetl, ScriptLocation: s3://shop/work.py }\nDefaultArguments:\n  ${argument}\n`);
const task = (variable: string): string => job('ECS::TaskDefinition', `TaskRoleArn: arn:aws:iam::111122223333:role/work\nContainerDefinitions:\n  - Name: work\n    Image: work\n    Environment:\n      - ${variable}\n`);
const step = (words: string): string => job('EMR::Step', `ActionOnFailure: CONTINUE\nJobFlowId: j-1\nName: work\nHadoopJarStep:\n  Jar: command-runner.jar\n  Args: [${words}]\n`);

const file = (name: string, content: string): string => hostWithFile('Work', parameters, name, content);

const registry = (keys: string): string => file('/etc/registry.yml', `version: 0.1\nstorage:\n  cache: inmemory\n  s3:\n${keys}    bucket: images\n`);

const trino = (keys: string): string => file('/etc/trino/catalog/hive.properties', `connector.name=hive\n${keys}`);

const roled = (text: string): string => hostWithRole('Work', text);

const more = 'does more';
const second = ['And `AWS_SECRET_ACCESS_KEY`.'];

testRule(staticAwsCredentials, {
  valid: [
    { name: 'overrides without a key', text: rule(`Input: !Sub '${overrides('{"name":"AWS_ACCESS_KEY_ID","value":""},{"name":"NOTE","value":"no AWS_SECRET_ACCESS_KEY in ${Id}"}')}'\n`) },
    { name: 'keys that an event brings', text: rule(`InputTransformer:\n  InputPathsMap: { id: $.detail.id }\n  InputTemplate: '${overrides('{"name":"AWS_ACCESS_KEY_ID","value":<id>},{"name":"AWS_SECRET_ACCESS_KEY","value":"<word>"}')}'\n`) },
    { name: 'keys that a state takes from what comes before it', text: passingMachine("                            - { Name: AWS_ACCESS_KEY_ID, Value: '{% $states.input.Credentials.AccessKeyId %}' }\n                            - { Name: AWS_SECRET_ACCESS_KEY, Value.$: $.word }\n") },
    { name: 'keys of an emulator', text: rule(`Input: !Sub '${overrides(`${id},{"name":"AWS_ENDPOINT_URL","value":"http://localhost:4566"}`)}'\n`) },
    { name: 'keys for an endpoint that is not known', unknown: true, text: rule(`Input: !Sub '${overrides(`${id},{"name":"AWS_ENDPOINT_URL","value":"\${Word}"}`)}'\n`) },
    { name: 'keys under names of their own, for a store that may be another', text: rule(`Input: !Sub '${overrides('{"name":"S3_ACCESS_KEY_ID","value":"${Id}"},{"name":"S3_ENDPOINT","value":"${Word}"}')}'\n`) },
    { name: 'a name that another rule reports, and a place', text: rule(`Input: !Sub '${overrides('{"name":"AWS_ROOT_SECRET_ACCESS_KEY","value":"${Word}"},{"name":"SHOP_AWS_SECRET_ACCESS_KEY","value":"/shop/secret"}')}'\n`) },
    { name: 'a text that is no JSON', text: rule("Input: !Sub '\"AWS_ACCESS_KEY_ID=${Id}\"'\n") },
    { name: 'an input that is not known', unknown: true, text: rule('Input: !Ref Id\n') },
    { name: 'commands for instances, which are theirs', text: rule("RunCommandParameters: { RunCommandTargets: [{ Key: tag:a, Values: [b] }] }\nInput: !Sub '{\"commands\":[\"AWS_ACCESS_KEY_ID=${Id} start\"]}'\n") },
    { name: 'options of Spark for another store', text: glue('--conf: !Sub spark.hadoop.fs.s3a.access.key=${Id} --conf spark.hadoop.fs.s3a.endpoint=store.shop.example') },
    { name: 'options of Spark without a key', text: glue("--conf: !Sub spark.hadoop.fs.s3a.access.key= --conf spark.app.name=${Id}") },
    { name: 'addresses of other protocols, and of AWS without a key', text: task("{ Name: BROKER, Value: !Sub 'amqp://${Id}:${Word}@queue' }\n      - { Name: AIRFLOW_CONN_AWS, Value: !Sub 'aws://?region_name=${Id}' }\n      - { Name: AIRFLOW_CONN_DB, Value: !Sub '{\"conn_type\":\"mysql\",\"login\":\"${Id}\",\"password\":\"${Word}\"}' }") },
    { name: 'the address of an emulator', text: task("{ Name: BROKER_URL, Value: !Sub 'sqs://${Id}:${Word}@localhost:4566' }") },
    { name: 'the address of another queue', text: task("{ Name: BROKER_URL, Value: !Sub 'sqs://${Id}:${Word}@queue.shop.example' }") },
    { name: 'files of tools that talk to other stores', text: file('/etc/registry.yml', 'storage:\n  s3:\n    accesskey: ${Id}\n    secretkey: ${Word}\n    regionendpoint: http://store.shop.example\n') + file('/etc/vault.hcl', 'storage "s3" {\n  access_key = "${Id}"\n  endpoint = "store.shop.example"\n}\n').replace(/^[^]*Resources:\n {2}Work/, '  Other') },
    { name: 'files of other tools', text: file('/etc/shop.yml', 'storage:\n  blob:\n    accesskey: ${Id}\nprovider "shop" {\n  access_key = "${Word}"\n}\n') },
    { name: 'parameters of a job that are emptied', text: job('Batch::JobDefinition', "Type: container\nParameters: { aws_access_key_id: '' }\nContainerProperties: { Image: work, Command: [work] }\n") },
  ],
  invalid: [
    { name: 'overrides of a task, as the input of a rule', expect: ['passed'], about: ['Nightly'], says: ['`AWS_ACCESS_KEY_ID`'], related: second, declined: more, text: rule(`Input: !Sub '${overrides(`${marked},${word}`)}'\n`) },
    { name: 'over several lines', expect: ['passed'], related: second, declined: more, text: rule(`Input: !Sub |\n  { "containerOverrides": [{ "name": "shop", "environment": [\n    { "value": "\${Id}", "name": "«AWS_ACCESS_KEY_ID»" },\n    ${word} ] }] }\n`) },
    { name: 'in a template for an event', expect: ['passed'], declined: more, text: rule(`InputTransformer:\n  InputPathsMap: { id: $.detail.id }\n  InputTemplate: !Sub '${overrides(`{"name":"ORDER","value":<id>},${marked}`)}'\n`) },
    { name: 'as a map that becomes JSON', expect: ['passed'], declined: more, text: `Transform: AWS::LanguageExtensions\n${schedule('{ Fn::ToJsonString: { Overrides: { ContainerOverrides: [{ Name: shop, Environment: [{ Name: «AWS_ACCESS_KEY_ID», Value: !Ref Id }] }] } } }')}` },
    { name: 'joined', expect: ['passed'], declined: more, text: schedule(`!Join ['', ['{"Overrides":{"ContainerOverrides":[{"Environment":[{"Name":"«AWS_SECRET_ACCESS_KEY»","Value":"', !Ref Word, '"}]}]}}']]`) },
    { name: 'under a condition', expect: ['passed'], when: ['IsShop'], declined: more, text: `Conditions: { IsShop: !Equals [!Ref AWS::Region, eu-west-1] }\n${schedule(`!If [IsShop, !Sub '${overrides(marked)}', '{}']`)}` },
    { name: 'in a script under a condition', expect: ['script'], when: ['IsShop'], declined: more, text: `Conditions: { IsShop: !Equals [!Ref AWS::Region, eu-west-1] }\n${job('EC2::Instance', "UserData: !If [IsShop, { Fn::Base64: !Sub 'export «AWS_ACCESS_KEY_ID=»${Id}; tell ${Id}' }, !Ref AWS::NoValue]\n")}` },
    { name: 'variables of a build, as the input of a rule', expect: ['passed'], declined: more, text: rule(`Input: !Sub '{"environmentVariablesOverride":[${marked}]}'\n`) },
    { name: 'variables of a build in a pipeline', expect: ['passed'], about: ['Delivery'], related: ['And `SHOP_AWS_SECRET_ACCESS_KEY`.'], declined: more,
      text: pipeline(`EnvironmentVariables: '[{"name":"«AWS_ACCESS_KEY_ID»","value":"{{resolve:secretsmanager:shop}}"},{"type":"PARAMETER_STORE","name":"SHOP_AWS_SECRET_ACCESS_KEY","value":"/shop/secret"}]'`) },
    { name: 'what a pipeline hands to a function', expect: ['passed'], declined: more, text: pipeline(`UserParameters: !Sub '{«"accessKeyId":"»\${Id}"}'`).replaceAll('"accessKeyId', 'accessKeyId').replace("'{«", `'{"«`) },
    { name: 'the event of a function', expect: ['passed'], related: ['And `aws_secret_access_key`.'], declined: more, text: rule(`Input: !Sub '{"«aws_access_key_id":"»\${Id}","aws_secret_access_key":"\${Word}"}'\n`) },
    { name: 'the event of a function of SAM', expect: ['passed'], about: ['Work'], declined: more, text: job('Serverless::Function', `Handler: work.run\nRuntime: python3.13\nCodeUri: .\nEvents: { Daily: { Type: Schedule, Properties: { Schedule: rate(1 day), Input: !Sub '{"«accessKeyId":"»\${Id}"}' } } }\n`).replace('Parameters:', 'Transform: AWS::Serverless-2016-10-31\nParameters:') },
    { name: 'in the text of a definition', expect: ['passed'], declined: more, text: job('StepFunctions::StateMachine', `RoleArn: arn:aws:iam::111122223333:role/work\nDefinitionString: !Sub '{"States":{"Run":{"Type":"Task","Parameters":{"Overrides":{"ContainerOverrides":[{"Environment":[{"Value":"\${Id}","Name":"«AWS_ACCESS_KEY_ID»"}]}]}}}}}'\n`) },
    { name: 'options of Spark', expect: ['variable'], about: ['Work'], says: ['`--conf`'], declined: more, text: glue('«--conf»: !Sub spark.hadoop.fs.s3a.access.key=${Id} --conf spark.hadoop.fs.s3a.secret.key=${Word}') },
    { name: 'options of Spark for a job on a cluster', expect: ['script'], related: ['And `spark.hadoop.fs.s3a.secret.key`.'], declined: more, text: step("spark-submit, --conf, !Sub '«spark.hadoop.fs.s3a.access.key=»${Id}', --conf, !Sub 'spark.hadoop.fs.s3a.secret.key=${Word}', s3://shop/work.py") },
    { name: 'the parameters of spark-submit', expect: ['script'], declined: more, text: job('EMRContainers::JobTemplate', 'JobTemplateData:\n  ExecutionRoleArn: arn:aws:iam::111122223333:role/work\n  ReleaseLabel: emr-7.0.0-latest\n  JobDriver: { SparkSubmitJobDriver: { EntryPoint: s3://shop/work.py, SparkSubmitParameters: !Sub "--conf «spark.hadoop.fs.s3a.access.key=»${Id}" } }\n') },
    { name: 'the address of a bucket', expect: ['script'], declined: more, text: step("s3-dist-cp, --src, !Sub 's3n://${Id}«:»${Word}@shop/orders', --dest, /orders") },
    { name: 'variables for executors', expect: ['variable'], declined: more, text: glue('«--customer-executor-env-vars»: !Sub AWS_ACCESS_KEY_ID=${Id},AWS_SECRET_ACCESS_KEY=${Word}') },
    { name: 'a connection of Airflow', expect: ['variable'], about: ['Work'], declined: more, text: task("{ Name: «AIRFLOW_CONN_AWS_DEFAULT», Value: !Sub 'aws://${Id}:${Word}@/?region_name=eu-west-1' }") },
    { name: 'a connection of Airflow as JSON', expect: ['variable'], declined: more, text: task(`{ Name: «AIRFLOW_CONN_LOGS», Value: !Sub '{"conn_type": "aws", "login": "\${Id}", "password": "\${Word}"}' }`) },
    { name: 'a broker of Celery, and options of Java', expect: ['variable'], related: ['And `JAVA_OPTS`.'], declined: more, text: task("{ Name: «BROKER_URL», Value: !Sub 'sqs://${Id}:${Word}@sqs.eu-west-1.amazonaws.com' }\n      - { Name: JAVA_OPTS, Value: !Sub '-Xmx1g -Daws.secretKey=${Word}' }") },
    { name: 'the file of Elasticsearch', expect: ['script'], related: ['And `secret_key`.'], declined: more, text: file('/etc/elasticsearch/elasticsearch.yml', 'cluster.name: shop\ncloud.aws.«access_key: »${Id}\ns3.client.default.secret_key: ${Word}\n') },
    { name: 'the file of a registry', expect: ['script'], related: ['And `secretkey`.'], text: registry('    «accesskey: »${Id}\n    secretkey: ${Word}\n'), fixed: roled(registry('')) },
    { name: 'the variables of a registry', expect: ['variable'], text: task('{ Name: «REGISTRY_STORAGE_S3_ACCESSKEY», Value: !Ref Id }'), fixed: task('').replace('  Id:\n    Type: String\n', '').replace(/ *Environment:[^]*$/, '') },
    { name: 'discovery of Prometheus', expect: ['script'], declined: more, text: file('/etc/prometheus.yml', 'scrape_configs:\n  - ec2_sd_configs:\n      - region: eu-west-1\n        «access_key: »${Id}\n') },
    { name: 'the provider of Terraform', expect: ['script'], declined: more, text: file('/srv/main.tf', 'provider "aws" {\n  «access_key = "»${Id}"\n}\n') },
    { name: 'the catalog of Trino', expect: ['script'], text: trino('hive.s3.«aws-access-key=»${Id}\nhive.s3.aws-secret-key=${Word}\n'), related: ['And `aws-secret-key`.'], fixed: roled(trino('')) },
    { name: 'the storage of Rails', expect: ['script'], declined: more, text: file('/srv/shop/config/storage.yml', 'amazon:\n  service: S3\n  «access_key_id: »${Id}\n') },
    { name: 'parameters that a command asks for', expect: ['variable'], declined: more, text: job('Batch::JobDefinition', 'Type: container\nParameters: { «aws_access_key_id»: !Ref Id }\nContainerProperties: { Image: work, Command: [work, Ref::aws_access_key_id] }\n') },
  ],
});
