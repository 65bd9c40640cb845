import { awsAccessKey } from '../../../src/rules/secret/aws-access-key.js';
import { lambda } from '../../support/keyed-text.js';
import { functionRole } from '../../support/role-text.js';
import { testRule } from '../../support/test-rule.js';

const bucket = (note: string): string => `Resources:\n  Bucket:\n    Type: AWS::S3::Bucket\n    Properties:\n      BucketName: ${note}\n`;

/** The function with a role in the place of the keys. */
const swapped = lambda('').replace('Resources:\n', `Resources:\n${functionRole('ImporterRole')}`) + '      Role: !GetAtt ImporterRole.Arn\n';

const host = (keys: string): string => `Resources:
  Host:
    Type: AWS::EC2::Instance
    Properties:
      IamInstanceProfile: hosts
      MetadataOptions:
        HttpTokens: required
      UserData:
        Fn::Base64: |
          #!/bin/bash
${keys}          run asiapacificsoutheast
`;

const task = (command: string): string => `Resources:
  Task:
    Type: AWS::ECS::TaskDefinition
    Properties:
      TaskRoleArn: arn:aws:iam::111122223333:role/importer
      ContainerDefinitions:
        - Name: app
          Command: [sh, -c, '${command}']
`;

const coded = (client: string): string => `Resources:
  Importer:
    Type: AWS::Lambda::Function
    Properties:
      Handler: index.handler
      Role: arn:aws:iam::111122223333:role/importer
      Code:
        ZipFile: |
          import boto3
          s3 = ${client}
`;

const cluster = (keys: string): string => `Resources:
  Cluster:
    Type: AWS::EMR::Cluster
    Properties:
      JobFlowRole: hosts
      Configurations:
        - Classification: core-site
          ConfigurationProperties: { ${keys}fs.trash.interval: 60 }
`;

const globals = (variables: string): string => `Transform: AWS::Serverless-2016-10-31
Globals:
  Function:
    Runtime: python3.13
    Environment:
      Variables:
        STAGE: prod
${variables.replaceAll('          ', '        ')}Resources:
  Importer:
    Type: AWS::Serverless::Function
    Properties: { Handler: importer.handler, CodeUri: src/ }
  Sender:
    Type: AWS::Serverless::Function
    Properties: { Handler: sender.handler, CodeUri: src/ }
`;

testRule(awsAccessKey, {
  valid: [
    { name: 'the key of the documentation', text: lambda('          KEY: AKIAIOSFODNN7EXAMPLE\n') },
    { name: 'the id of a role', text: lambda('          ROLE: AROA{{upper:16:3}}\n') },
    { name: 'a hash of forty characters', text: lambda('          COMMIT: {{hex:40:4}}\n') },
    { name: 'a reference to a secret', unknown: true, text: lambda("          AWS_SECRET: '{{resolve:secretsmanager:importer:SecretString:key}}'\n") },
    { name: 'a parameter without a default', unknown: true, text: lambda('          AWS_SECRET_ACCESS_KEY: !Ref Given\n') },
  ],
  invalid: [
    { name: 'keys for the file system of a cluster', text: cluster('fs.s3.awsAccessKeyId: «AKIA{{1}}», fs.s3.awsSecretAccessKey: "«{{secret:2}}»", '), expect: ['keyId', 'secretKey'], fixed: cluster(''), left: ['has to permit what the key did', 'The key still works'] },
    { name: 'a key among other settings of a cluster', text: cluster('backup.user: «AKIA{{1}}», '), expect: ['keyId'] },
    { name: 'a key id', left: ['Give role `ImporterRole`', 'Code of `Importer` that reads `KEY`', 'The key still works', 'Deploy the stack with `CAPABILITY_IAM`'], text: lambda('          KEY: «AKIA{{1}}»\n'), expect: ['keyId'], about: ['Importer'], fixed: swapped },
    { name: 'a key for every function of SAM', expect: ['keyId', 'secretKey'], about: [null, null], left: ['The policies of `Importer`', 'The policies of `Sender`', 'Code of `Importer` and `Sender` that reads `KEY`', 'The key still works'],
      text: globals('          KEY: «AKIA{{1}}»\n          SECRET: "«{{secret:2}}»"\n'), fixed: globals('') },
    { name: 'a secret key beside its name', text: lambda('          AWS_SECRET_ACCESS_KEY: "«{{secret:2}}»"\n'), expect: ['secretKey'],
      fixed: swapped.replace("'2012-10-17'", '"2012-10-17"') },
    { name: 'a key that a script sets under names of a tool', expect: ['keyId', 'secretKey'], text: host('          export AWS_KEY=«AKIA{{1}}»\n          export AWS_SECRET=«{{secret:2}}»\n'), fixed: host('') },
    { name: 'a key in a file of a tool', expect: ['keyId', 'secretKey'],
      text: host('          cat > /root/.s3cfg <<EOF\n          [default]\n          access_key = «AKIA{{1}}»\n          secret_key = «{{secret:2}}»\n          EOF\n'), fixed: host('          cat > /root/.s3cfg <<EOF\n          [default]\n          EOF\n') },
    { name: 'a key id within a text', text: lambda('          URL: https://orders.example/?key=«AKIA{{5}}»&x=1\n'), expect: ['keyId'],
      declined: 'does more' },
    { name: 'a pair that the script of an instance sets, which goes as one', expect: ['keyId', 'secretKey'],
      text: host('          export AWS_ACCESS_KEY_ID=«AKIA{{1}}»\n          export AWS_SECRET_ACCESS_KEY=«{{secret:2}}» # for now\n'), fixed: host('') },
    { name: 'a key id that a script does more with', expect: ['keyId'], declined: 'does more',
      text: host('          tell «AKIA{{1}}» asiapacificsoutheast\n') },
    { name: 'a pair that code passes to a client, removed as one', expect: ['keyId', 'secretKey'],
      text: coded("boto3.client('s3', aws_access_key_id='«AKIA{{1}}»', aws_secret_access_key='«{{secret:2}}»')"), fixed: coded("boto3.client('s3')") },
    { name: 'a pair in the code that a script writes', expect: ['keyId', 'secretKey'],
      text: host("          cat > app.py <<EOF\n          s3 = boto3.client('s3', aws_access_key_id='«AKIA{{1}}»', aws_secret_access_key='«{{secret:2}}»')\n          EOF\n"),
      fixed: host("          cat > app.py <<EOF\n          s3 = boto3.client('s3')\n          EOF\n") },
    { name: 'a pair before the command of a container', expect: ['keyId', 'secretKey'],
      text: task('AWS_ACCESS_KEY_ID=«AKIA{{1}}» AWS_SECRET_ACCESS_KEY=«{{secret:2}}» aws s3 ls'), fixed: task('aws s3 ls') },
    { name: 'a key id that code does more with', expect: ['keyId'], declined: 'does more', text: coded("sign('«AKIA{{1}}»')") },
    { name: 'a pair in lines that escapes part', text: bucket('"The key:\\n«AKIA{{1}}»\\n«{{secret:2}}»\\n"'), expect: ['keyId', 'secretKey'] },
    { name: 'a key id in a comment', asWritten: true, text: lambda('          # was «AKIA{{6}}»\n'), expect: ['keyId'] },
  ],
});
