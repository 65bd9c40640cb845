import assert from 'node:assert/strict';
import type { Call } from '../../src/analysis/use/call.js';
import { callsOf } from '../../src/analysis/use/calls-of.js';
import { factsOf as factsOfText, factsOfResources } from './facts-of.js';

function indented(text: string, by: number): string {
  return text.trim().replaceAll(/^/gm, ' '.repeat(by));
}

function userData(script: string): readonly Call[] {
  return factsOfResources(`I:\n  Type: AWS::EC2::Instance\n  Properties:\n    UserData:\n      Fn::Base64: !Sub |\n${indented(script, 8)}\nBucket: { Type: AWS::S3::Bucket }`)
    .scripts.flatMap(({ calls }) => calls);
}

function inline(code: string, runtime: string): readonly Call[] {
  return factsOfResources(`F:\n  Type: AWS::Lambda::Function\n  Properties:\n    Runtime: ${runtime}\n    Code:\n      ZipFile: |\n${indented(code, 8)}`)
    .scripts.flatMap(({ calls }) => calls);
}

/** `actions on resources`, an operation in brackets where no action is known. */
function shown(calls: readonly Call[]): string[] {
  return calls.map(({ needs, operation }) =>
    (needs.map(({ actions, resources }) => [...actions, ...resources].join(' ')).join(', ') || `(${operation})`).replaceAll('\uE000', '…'));
}

describe('the calls of a shell script', () => {
  const cases: { name: string; script: string; expect: string[] }[] = [
    { name: 'a plain command', script: '#!/bin/bash\naws ec2 describe-instances --region us-east-1', expect: ['ec2:DescribeInstances'] },
    { name: 'global options before the service', script: 'aws --region us-east-1 --no-cli-pager s3api get-object --bucket b --key k f', expect: ['s3:GetObject arn:aws:s3:::b/k'] },
    { name: 'copies from and to buckets', script: 'aws s3 cp s3://in/key /tmp/x\naws s3 cp /tmp/x s3://out/dir/',
      expect: ['s3:GetObject arn:aws:s3:::in/key', 's3:PutObject arn:aws:s3:::out/dir/x'] },
    { name: 'a sync that deletes', script: 'aws s3 sync . s3://b --delete', expect: ['s3:PutObject s3:DeleteObject arn:aws:s3:::b/*, s3:ListBucket arn:aws:s3:::b'] },
    { name: 'substitutions, pipes and lists', script: 'ID=$(aws sts get-caller-identity | jq -r .Account) && x || aws sqs receive-message; y `aws s3 ls`',
      expect: ['sts:GetCallerIdentity', 'sqs:ReceiveMessage', 's3:ListAllMyBuckets'] },
    { name: 'wrappers', script: 'sudo -u app env A=1 timeout 5 aws s3 ls\nif ! aws s3 ls; then bash -c "aws kms list-keys"; fi',
      expect: ['s3:ListAllMyBuckets', 's3:ListAllMyBuckets', 'kms:ListKeys'] },
    { name: 'lines that go on', script: 'aws secretsmanager \\\n  get-secret-value --secret-id x', expect: ['secretsmanager:GetSecretValue arn:aws:secretsmanager:…:…:secret:x'] },
    { name: 'variables that the script sets', script: 'BUCKET=mine\naws s3 cp s3://$BUCKET/k .\naws s3 cp "s3://${OTHER}/k" .',
      expect: ['s3:GetObject arn:aws:s3:::mine/k', 's3:GetObject arn:aws:s3:::…/k'] },
    { name: 'nothing in comments, in text and in documents that are not run', script: '# aws s3 ls\necho "aws s3 ls"\ncat <<EOF > /etc/motd\naws s3 ls\nEOF',
      expect: [] },
    { name: 'documents that are run', script: "cat <<'EOF' > /opt/job.sh\naws s3 ls\nEOF\nbash <<EOF\naws kms list-keys\nEOF", expect: ['s3:ListAllMyBuckets', 'kms:ListKeys'] },
    { name: 'the tools of CloudFormation, which need no permission', script: '/opt/aws/bin/cfn-init -v --stack x\ncfn-signal -e $?', expect: ['(cfn-init)', '(cfn-signal)'] },
    { name: 'settings of the client, which are no calls', script: 'aws configure set region us-east-1\naws --version', expect: [] },
    { name: 'calls that are not signed', script: 'aws s3 cp s3://open/key . --no-sign-request\naws --no-sign-request s3 ls s3://open', expect: [] },
    { name: 'code that is handed to its interpreter', expect: ['s3:ListAllMyBuckets', 'kms:ListKeys', 'iam:CreateAccessKey'],
      script: "python3 - <<'EOF'\nimport boto3\nboto3.client('s3').list_buckets()\nEOF\nsudo python -c 'import boto3; boto3.client(\"kms\").list_keys()'\nnode -e 'new (require(\"x\")); const { IAM } = require(\"@aws-sdk/client-iam\"); new IAM({}).createAccessKey({})'" },
    { name: 'code that is written into a file', expect: ['s3:ListAllMyBuckets', 'kms:ListKeys'],
      script: "cat > /opt/job.py <<'EOF'\nfrom boto3 import client\nclient('s3').list_buckets()\nEOF\ntee /opt/other <<EOF\n#!/usr/bin/env python3\nimport boto3\nboto3.client('kms').list_keys()\nEOF\ncat > notes.txt <<EOF\nimport boto3\nboto3.client('sqs').list_queues()\nEOF" },
    { name: 'the command line in a container', script: 'docker run --rm -v ~/x:/x public.ecr.aws/aws-cli/aws-cli:2.15.0 s3 ls\ndocker run app s3 ls', expect: ['s3:ListAllMyBuckets'] },
    { name: 'cmdlets of PowerShell', expect: ['secretsmanager:GetSecretValue arn:aws:secretsmanager:…:…:secret:app', 'ec2:DescribeInstances', 's3:GetObject arn:aws:s3:::b/k', 'sts:AssumeRole', '(Test-S3Bucket)', 's3:ListAllMyBuckets'],
      script: '<powershell>\n$s = (Get-SECSecretValue -SecretId app).SecretString\nGet-EC2Instance\nRead-S3Object -BucketName b -Key k -File f\nUse-STSRole -RoleArn x\nTest-S3Bucket b\nGet-ADUser x\n$list = aws s3 ls\n</powershell>' },
    { name: 'moves, of which only the source is deleted', script: 'aws s3 mv s3://in/k s3://out/d/\naws s3 mv /tmp/x s3://out --acl public-read',
      expect: ['s3:GetObject s3:DeleteObject arn:aws:s3:::in/k, s3:PutObject arn:aws:s3:::out/d/k', 's3:PutObject s3:PutObjectAcl arn:aws:s3:::out/x'] },
    { name: 'folders, whether a slash ends them or not', script: 'aws s3 sync s3://b/dir .\naws s3 cp s3://b/dir/ s3://c/to --recursive\naws s3 rm s3://b/old --recursive',
      expect: ['s3:GetObject arn:aws:s3:::b/dir/*, s3:ListBucket arn:aws:s3:::b', 's3:GetObject arn:aws:s3:::b/dir/*, s3:ListBucket arn:aws:s3:::b, s3:PutObject arn:aws:s3:::c/to/*', 's3:DeleteObject arn:aws:s3:::b/old/*, s3:ListBucket arn:aws:s3:::b'] },
    { name: 'other commands of aws s3', script: 'aws s3 cp - s3://b/ --sse-kms-key-id k\naws s3 cp "$F" s3://b/d/\naws s3 rb s3://b --force\naws s3 website s3://b/\naws s3 cp s3://arn:aws:s3:eu-west-1:111122223333:accesspoint/p/k .',
      expect: ['s3:PutObject arn:aws:s3:::b/*, kms:GenerateDataKey kms:Decrypt', 's3:PutObject arn:aws:s3:::b/d/*', 's3:DeleteBucket arn:aws:s3:::b, s3:ListBucket arn:aws:s3:::b, s3:DeleteObject arn:aws:s3:::b/*', 's3:PutBucketWebsite arn:aws:s3:::b', 's3:GetObject'] },
    { name: 'commands that are no operation of a service', expect: ['ecr:GetAuthorizationToken', 'eks:DescribeCluster arn:aws:eks:…:…:cluster/prod', 'rds-db:connect arn:aws:rds-db:…:…:dbuser:*/app', 'logs:FilterLogEvents arn:aws:logs:…:…:log-group:/app', 'cloudformation:CreateChangeSet cloudformation:DescribeChangeSet cloudformation:ExecuteChangeSet cloudformation:DescribeStacks arn:aws:cloudformation:…:…:stack/s/*, cloudformation:GetTemplateSummary, iam:PassRole arn:aws:iam::111122223333:role/r', 's3:PutObject s3:GetObject arn:aws:s3:::b/*', 'codeartifact:GetAuthorizationToken arn:aws:codeartifact:…:…:domain/d, codeartifact:GetRepositoryEndpoint codeartifact:ReadFromRepository arn:aws:codeartifact:…:…:repository/d/r, sts:GetServiceBearerToken', 'ssm:StartSession arn:aws:ec2:…:…:instance/i-1', 'codedeploy:RegisterApplicationRevision arn:aws:codedeploy:…:…:application:a, s3:PutObject arn:aws:s3:::b/k'],
      script: 'aws ecr get-login-password | docker login\naws eks update-kubeconfig --name prod\naws rds generate-db-auth-token --username app\naws logs tail /app --follow\naws cloudformation deploy --stack-name s --role-arn arn:aws:iam::111122223333:role/r\naws cloudformation package --s3-bucket b\naws codeartifact login --domain d --repository r\naws ssm start-session --target i-1\naws deploy push --application-name a --s3-location s3://b/k' },
    { name: 'waiters, which ask again and again', script: 'aws ec2 wait instance-running --instance-ids i-1\naws dynamodb wait table-exists --table-name t', expect: ['ec2:DescribeInstances', 'dynamodb:DescribeTable arn:aws:dynamodb:…:…:table/t'] },
    { name: 'nothing for what signs offline or signs a person in', script: 'aws cloudfront sign --url x\naws sso login\naws wait', expect: [] },
    { name: 'tables of cron and units, written in whichever way', script: 'echo "0 4 * * 1-5 root /usr/bin/aws s3 rm s3://b/a" >> /etc/cron.d/x\n(crontab -l; echo "@daily aws s3 rm s3://b/b") | crontab -\ncrontab <<EOF\n*/5 * * * * aws s3 rm s3://b/c\nEOF\nprintf "aws s3 rm s3://b/d\\n" > /opt/x.sh\nsudo tee /etc/systemd/system/x.service <<EOF\n[Service]\nExecStart=-/usr/bin/aws s3 rm s3://b/e\nEOF\necho "aws s3 rm s3://b/f" | sudo tee -a /opt/y.sh',
      expect: ['a', 'b', 'c', 'd', 'e', 'f'].map((key) => `s3:DeleteObject arn:aws:s3:::b/${key}`) },
    { name: 'nothing that is only said', script: 'echo "0 4 * * * root aws s3 ls" > /etc/motd\necho "# 0 4 * * * aws s3 ls" >> /etc/cron.d/x\necho "@daily aws s3 ls" | grep aws', expect: [] },
    { name: 'buckets that become folders', script: 'mount-s3 logs /mnt --read-only\ns3fs data:/dir /mnt -o passwd_file=/etc/x -o allow_other\ns3fs data /mnt -o url=https://minio.example\nmount-s3 --no-sign-request open /mnt',
      expect: ['s3:ListBucket arn:aws:s3:::logs, s3:GetObject arn:aws:s3:::logs/*', 's3:ListBucket arn:aws:s3:::data, s3:GetObject s3:PutObject s3:AbortMultipartUpload s3:DeleteObject arn:aws:s3:::data/*'] },
    { name: 'images of ECR', script: 'docker pull ${AWS::AccountId}.dkr.ecr.${AWS::Region}.amazonaws.com/shop/app:1\ndocker push 111122223333.dkr.ecr.eu-west-1.amazonaws.com/app@sha256:0\ndocker pull public.ecr.aws/x/y\ndocker tag a 111122223333.dkr.ecr.eu-west-1.amazonaws.com/app',
      expect: ['ecr:BatchCheckLayerAvailability ecr:GetDownloadUrlForLayer ecr:BatchGetImage arn:aws:ecr:…:…:repository/shop/app', 'ecr:BatchCheckLayerAvailability ecr:GetDownloadUrlForLayer ecr:BatchGetImage ecr:InitiateLayerUpload ecr:UploadLayerPart ecr:CompleteLayerUpload ecr:PutImage arn:aws:ecr:eu-west-1:111122223333:repository/app'] },
    { name: 'lists of words of cloud-init', script: '#cloud-config\nruncmd:\n  - [aws, s3, cp, "s3://b/a key", /tmp/]\n  - [sh, -c, "aws s3 cp s3://b/k /tmp/"]\n  - - aws\n    - kms\n    - list-keys\n  - [echo, aws, s3, ls]\n  - []',
      expect: ['s3:GetObject arn:aws:s3:::b/a key', 's3:GetObject arn:aws:s3:::b/k', 'kms:ListKeys'] },
    { name: 'operations that are not known', script: 'aws s3api frobnicate\naws frob get', expect: ['(frobnicate)', '(get)'] },
  ];
  for (const { name, script, expect } of cases) it(`are ${name}`, () => assert.deepEqual(shown(userData(script)), expect));

  it('name what the template fills in', () => {
    const [call] = userData('aws s3 cp s3://${Bucket}/key .');
    assert.deepEqual(call?.needs[0]?.references.map((value) => value.kind === 'ref' && value.name), ['Bucket']);
    assert.deepEqual(call?.needs[0]?.resources, ['arn:aws:s3:::\uE000/key']);
  });

  it('name what is filled in place by place, and not with the region', () => {
    const needs = userData('aws s3 cp s3://${Bucket}/a s3://${AWS::Region}-copy/b --region ${AWS::Region}\naws sqs purge-queue --queue-url ${Bucket} --region ${AWS::Region}').flatMap((call) => call.needs);
    assert.deepEqual(needs.map(({ references }) => references.map((value) => value.kind === 'ref' && value.name)), [['Bucket'], ['AWS::Region'], ['Bucket']]);
  });

  it('carry their options by name', () => {
    const [call] = userData('aws iam create-access-key --user-name bob --output=json --debug');
    assert.deepEqual([...call?.arguments ?? []], [['username', 'bob'], ['output', 'json'], ['debug', null]]);
  });
});

describe('the calls of code', () => {
  const cases: { name: string; runtime: string; code: string; expect: string[] }[] = [
    { name: 'clients and resources of boto3', runtime: 'python3.12', expect: ['s3:GetObject arn:aws:s3:::b/k', 'dynamodb:PutItem arn:aws:dynamodb:…:…:table/orders', 's3:ListBucket arn:aws:s3:::b', 'ssm:GetParameter arn:aws:ssm:…:…:parameter/x'], code: `
import boto3
s3 = boto3.client('s3')
table = boto3.resource("dynamodb").Table('t')
ddb = boto3.resource("dynamodb")
orders = ddb.Table('orders')
def handler(event, context):
    s3.get_object(Bucket='b', Key='k')
    orders.put_item(Item={'a': 1})
    for page in s3.get_paginator('list_objects_v2').paginate(Bucket='b'):
        pass
    return boto3.client('ssm').get_parameter(Name='x')` },
    { name: 'resources of boto3 at once and part by part', runtime: 'python3.12', expect: ['s3:PutObject arn:aws:s3:::b/k', 'dynamodb:Scan arn:aws:dynamodb:…:…:table/t', 's3:PutObject arn:aws:s3:::b/o', 's3:ListBucket arn:aws:s3:::b', 's3:DeleteObject arn:aws:s3:::b/*', 'ec2:StopInstances arn:aws:ec2:…:…:instance/i-1', 'sqs:GetQueueUrl', 'sqs:SendMessage', 's3:GetObject arn:aws:s3:::b/k', 'dynamodb:BatchWriteItem arn:aws:dynamodb:…:…:table/t'], code: `
import boto3
boto3.resource('s3').Bucket('b').upload_file('f', 'k')
boto3.Session(region_name='x').resource('dynamodb').Table('t').scan()
class Job:
    def __init__(self):
        self.s3 = boto3.resource('s3')
        self.bucket = self.s3.Bucket('b')
    def run(self):
        self.s3.Object(bucket_name='b', key='o').put(Body=b'')
        for item in self.bucket.objects.filter(Prefix='x'):
            item.delete()
        item.key.startswith('x')
(boto3.resource('ec2')
    .Instance('i-1')
    .stop())
queue = boto3.resource('sqs').get_queue_by_name(QueueName='q')
queue.send_message(MessageBody='x')
self.s3.meta.client.download_file('b', 'k', 'f')
with boto3.resource('dynamodb').Table('t').batch_writer() as batch:
    batch.put_item(Item={})` },
    { name: 'a variable that is set twice, as what it was set to last', runtime: 'python3.12', expect: ['sqs:ListQueues', 'sns:ListTopics'], code: `
import boto3
def a():
    c = boto3.client('sqs')
    c.list_queues()
def b():
    c = boto3.client('sns')
    c.list_topics()` },
    { name: 'links, and requests that others send', runtime: 'python3.12', expect: ['s3:GetObject arn:aws:s3:::b/k', 's3:GetObject arn:aws:s3:::b/j', 'rds-db:connect'], code: `
import boto3
boto3.client('s3').generate_presigned_url('get_object', Params={'Bucket': 'b', 'Key': 'k'})
boto3.client('s3').get_waiter('object_exists').wait(Bucket='b', Key='j')
boto3.client('rds').generate_db_auth_token(DBHostname='h', Port=1, DBUsername='u')` },
    { name: 'nothing in comments and strings of Python', runtime: 'python3.12', expect: [], code: `
import boto3
s3 = boto3.client('s3')
# s3.get_object(Bucket='b')
print("s3.get_object(Bucket)")
"""
s3.delete_object()
"""` },
    { name: 'version 3 of the JavaScript SDK', runtime: 'nodejs20.x', expect: ['s3:GetObject', 'dynamodb:PutItem arn:aws:dynamodb:…:…:table/t', 'sqs:SendMessage'], code: `
import { S3Client, GetObjectCommand as Get } from "@aws-sdk/client-s3";
import { S3Client, GetObjectCommand } from "@aws-sdk/client-s3";
const { PutCommand } = require('@aws-sdk/lib-dynamodb');
const sqs = require("@aws-sdk/client-sqs");
await new S3Client({}).send(new GetObjectCommand({ Bucket: 'b' }));
await doc.send(new PutCommand({ TableName: 't' })); // new PutCommand({})
await q.send(new sqs.SendMessageCommand({}));` },
    { name: 'version 2 of the JavaScript SDK', runtime: 'nodejs16.x', expect: ['s3:PutObject', 'dynamodb:GetItem arn:aws:dynamodb:…:…:table/t', 'iam:CreateAccessKey'], code: `
const AWS = require('aws-sdk');
const s3 = new AWS.S3({ region: 'x' });
const doc = new AWS.DynamoDB.DocumentClient();
const IAM = require('aws-sdk/clients/iam');
const iam = new IAM();
s3.putObject({ Bucket: 'b' }).promise();
doc.get({ TableName: 't' });
iam.createAccessKey({ UserName: 'x' });` },
    { name: 'clients that are used at once, and commands under another name', runtime: 'nodejs20.x', expect: ['kms:ListKeys', 's3:ListAllMyBuckets', 'iam:ListUsers'], code: `
import { KMSClient, ListKeysCommand as Keys, KMSClient as List } from "@aws-sdk/client-kms";
const AWS = require('aws-sdk');
const { S3: Store } = require('aws-sdk');
new KMSClient({}).send(new Keys({}));
await new Store().listBuckets().promise();
await new AWS.IAM({ region: 'x' }).listUsers({});
new List().destroy();` },
    { name: 'the document client, whichever way it is made', runtime: 'nodejs20.x', expect: ['dynamodb:PutItem arn:aws:dynamodb:…:…:table/a', 'dynamodb:GetItem arn:aws:dynamodb:…:…:table/b', 'dynamodb:Query arn:aws:dynamodb:…:…:table/c', 'dynamodb:DeleteItem arn:aws:dynamodb:…:…:table/d'], code: `
import { DynamoDB } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocument } from "@aws-sdk/lib-dynamodb";
const { DynamoDB: Tables } = require('aws-sdk');
const { DocumentClient } = require('aws-sdk/clients/dynamodb');
DynamoDBDocument.from(new DynamoDB({})).put({ TableName: 'a' });
const doc: DynamoDBDocument = DynamoDBDocument.from(new DynamoDB({}));
doc.get({ TableName: 'b' });
const old = new Tables.DocumentClient();
old.query({ TableName: 'c' });
new DocumentClient().delete({ TableName: 'd' });` },
    { name: 'functions beside the clients', runtime: 'nodejs20.x', expect: ['dynamodb:Scan arn:aws:dynamodb:…:…:table/t', 's3:PutObject arn:aws:s3:::b/k', 's3:GetObject arn:aws:s3:::b/j', 's3:GetObject arn:aws:s3:::b/l', 's3:PutObject arn:aws:s3:::b/m'], code: `
import { paginateScan as pages } from "@aws-sdk/client-dynamodb";
import { waitUntilObjectExists } from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";
const AWS = require('aws-sdk');
const s3 = new AWS.S3();
for await (const page of pages({ client }, { TableName: 't' })) log(page);
await new Upload({ client, params: { Bucket: 'b', Key: 'k' } }).done();
await waitUntilObjectExists({ client }, { Bucket: 'b', Key: 'j' });
s3.getSignedUrl('getObject', { Bucket: 'b', Key: 'l' });
s3.upload({ Bucket: 'b', Key: 'm' });
other.paginateScan({}); // waitUntilObjectExists()` },
    { name: 'commands that Python hands to a shell', runtime: 'python3.12', expect: ['s3:ListAllMyBuckets'], code: `
import os
os.system("aws s3 ls")` },
  ];
  for (const { name, runtime, code, expect } of cases) it(`are ${name}`, () => assert.deepEqual(shown(inline(code, runtime)), expect));

  it('carry their arguments by name', () => {
    const [call] = inline("import boto3\nboto3.client('iam').create_access_key(UserName='bob', Other=x)", 'python3.12');
    assert.deepEqual([...call?.arguments ?? []], [['username', 'bob'], ['other', null]]);
  });
});

describe('the calls of documents', () => {
  const cases: { name: string; resources: string; expect: string[] }[] = [
    { name: 'a build specification as text', resources: `
P: { Type: AWS::CodeBuild::Project, Properties: { Source: { BuildSpec: "version: 0.2\\nphases:\\n  build:\\n    commands:\\n      - aws s3 ls # now\\n      - echo hi" } } }`,
      expect: ['s3:ListAllMyBuckets'] },
    { name: 'an SSM document', resources: `
D: { Type: AWS::SSM::Document, Properties: { Content: { mainSteps: [
  { action: "aws:runShellScript", inputs: { runCommand: ["aws s3 ls", !Sub "aws kms list-keys"] } },
  { action: "aws:executeAwsApi", inputs: { Service: ec2, Api: StopInstances } }] } } }`,
      expect: ['s3:ListAllMyBuckets', 'kms:ListKeys', 'ec2:StopInstances'] },
    { name: 'code within an SSM document', resources: `
D: { Type: AWS::SSM::Document, Properties: { Content: { mainSteps: [
  { action: "aws:executeScript", inputs: { Runtime: python3.11, Script: "# lists\\nimport boto3\\ndef list(events, context):\\n    return boto3.client('kms').list_keys()" } }] } } }
E: { Type: AWS::SSM::Document, Properties: { Content: { mainSteps: [
  { action: "aws:runShellScript", inputs: { runCommand: ["import -window root x.png", "aws s3 ls"] } }] } } }`,
      expect: ['kms:ListKeys', 's3:ListAllMyBuckets'] },
    { name: 'schedules', resources: `
S: { Type: AWS::Scheduler::Schedule, Properties: { Target: { Arn: "arn:aws:scheduler:::aws-sdk:ec2:stopInstances", Input: '{"InstanceIds":["i-1"]}' } } }
T: { Type: AWS::Scheduler::Schedule, Properties: { Target: { Arn: "arn:aws:lambda:us-east-1:111122223333:function:stop" } } }
U: { Type: AWS::Scheduler::Schedule, Properties: { Target: { Arn: "arn:aws:scheduler:::aws-sdk:iam:createAccessKey", Input: !ImportValue User } } }`,
      expect: ['ec2:StopInstances'] },
    { name: 'a state machine as map and as text', resources: `
A: { Type: AWS::StepFunctions::StateMachine, Properties: { Definition: { States: { X: { Type: Task, Resource: "arn:aws:states:::dynamodb:putItem" } } } } }
B: { Type: AWS::StepFunctions::StateMachine, Properties: { DefinitionString: '{"States":{"X":{"Resource":"arn:aws:states:::aws-sdk:secretsmanager:getSecretValue"}}}' } }`,
      expect: ['dynamodb:PutItem', 'secretsmanager:GetSecretValue'] },
    { name: 'commands of a container', resources: `
T: { Type: AWS::ECS::TaskDefinition, Properties: { ContainerDefinitions: [{ Command: [sh, -c, "aws s3 ls && x"] }, { Command: [aws, kms, list-keys] }] } }`,
      expect: ['s3:ListAllMyBuckets', 'kms:ListKeys'] },
    { name: 'cfn-init', resources: `
I: { Type: AWS::EC2::Instance, Metadata: { "AWS::CloudFormation::Init": { config: {
  commands: { a: { command: "aws s3 ls" } }, files: { /x.sh: { content: !Join ["\\n", ["#!/bin/sh", "aws kms list-keys"]] }, /y.txt: { content: "aws sqs list-queues # no" } } } } } }`,
      expect: ['s3:ListAllMyBuckets', 'kms:ListKeys', 'sqs:ListQueues'] },
    { name: 'cloud-init', resources: `
I: { Type: AWS::EC2::Instance, Properties: { UserData: { "Fn::Base64": "#cloud-config\\nruncmd:\\n  - aws s3 ls\\n" } } }`, expect: ['s3:ListAllMyBuckets'] },
    { name: 'nothing where the text is unknown', resources: 'I: { Type: AWS::EC2::Instance, Properties: { UserData: !ImportValue x } }', expect: [] },
  ];
  for (const { name, resources, expect } of cases) {
    it(`are ${name}`, () => assert.deepEqual(shown(factsOfResources(resources).scripts.flatMap(({ calls }) => calls)), expect));
  }
});

describe('the place of a call', () => {
  it('is where it is written, through Fn::Join and JSON', () => {
    const text = '{"Resources":{"I":{"Type":"AWS::EC2::Instance","Properties":{"UserData":{"Fn::Base64":{"Fn::Join":["",["#!/bin/sh\\n","aws s3 ","ls\\n"]]}}}}}}';
    const facts = factsOfText(text);
    const [call] = facts.scripts.flatMap(({ calls }) => calls);
    assert.equal(text.slice(call?.at.start, call?.at.end), 'aws s3 ');
  });

  it('is inside a block scalar', () => {
    const [call] = userData('#!/bin/bash\necho "x"\naws s3 ls');
    assert.ok(call);
    assert.ok(call.at.end - call.at.start === 'aws s3 ls'.length);
  });
});

describe('the calls of one operation', () => {
  const scripts: readonly (readonly [name: string, runtime: string, code: string])[] = [
    ['boto3', 'python3.12', "import boto3\niam = boto3.client('iam')\niam.create_access_key(UserName='a')\niam.list_users()"],
    ['version 2', 'nodejs16.x', "const AWS = require('aws-sdk');\nconst iam = new AWS.IAM();\niam.createAccessKey({}, done); iam.listUsers({}, done);"],
    ['version 3', 'nodejs20.x', "import { IAMClient, CreateAccessKeyCommand } from '@aws-sdk/client-iam';\nnew IAMClient({}).send(new CreateAccessKeyCommand({}));"],
  ];
  for (const [name, runtime, code] of scripts) {
    it(`are found in ${name}`, () => {
      const { scripts: [script] } = factsOfResources(`F:\n  Type: AWS::Lambda::Function\n  Properties:\n    Runtime: ${runtime}\n    Code:\n      ZipFile: |\n${indented(code, 8)}`);
      assert.ok(script);
      assert.deepEqual(shown(callsOf(script, 'iam:CreateAccessKey')), ['iam:CreateAccessKey']);
      assert.deepEqual(callsOf(script, 'iam:DeleteAccountPasswordPolicy'), []);
    });
  }

  it('are found in a shell, under another verb too', () => {
    const { scripts: [script] } = factsOfResources('I:\n  Type: AWS::EC2::Instance\n  Properties:\n    UserData:\n      Fn::Base64: "aws iam create-access-key --user-name a; aws iam list-access-keys"');
    assert.ok(script);
    assert.deepEqual(shown(callsOf(script, 'iam:CreateAccessKey')), ['iam:CreateAccessKey']);
    assert.deepEqual(shown(callsOf(script, 'iam:ListAccessKeys')), ['iam:ListAccessKeys']);
  });

  it('are read in time that is in proportion to the length of a script, whatever holds their arguments', () => {
    const count = 40_000;
    const calls = inline(`import boto3\niam = boto3.client('iam')\n${'given = {}; iam.create_access_key(**given)\n'.repeat(count)}`, 'python3.13');
    assert.equal(calls.length, count);
    assert.ok(calls.every(({ isOpen }) => !isOpen));
  });
});
