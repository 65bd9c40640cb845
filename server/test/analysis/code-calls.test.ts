import assert from 'node:assert/strict';
import { inline, shown } from './calls-in.js';

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
    { name: 'brackets and commas in texts', runtime: 'python3.12', expect: ['s3:PutObject arn:aws:s3:::b/k', 's3:PutObject arn:aws:s3:::b/j', 's3:GetObject arn:aws:s3:::b/i', 's3:DeleteObject arn:aws:s3:::b/h'], code: `
import boto3
s3 = boto3.client('s3')
s3.put_object(Body="it's :)", Bucket='b', Key='k')
s3.upload_file('a' + '(,"', 'b', 'j')
s3.get_object(ResponseContentType='\\')]', Bucket='b', Key='i')
s3.delete_object(Bucket='b', Key='h')  # isn't
` },
    { name: 'clients for another address, which may be that of AWS', runtime: 'python3.12', expect: ['s3:ListBucket arn:aws:s3:::mine', 's3:ListBucket arn:aws:s3:::own'], code: `
import boto3, os
store = boto3.client('s3', endpoint_url='https://store.example', config=Config(retries={'max_attempts': 3}))
store.list_objects_v2(Bucket='theirs')
boto3.client('s3', endpoint_url="https://s3.eu-west-1.amazonaws.com").list_objects_v2(Bucket='mine')
boto3.client('s3', endpoint_url=os.environ.get('STORE')).list_objects_v2(Bucket='own')` },
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
    { name: 'parts of resources of boto3, which are called too', runtime: 'python3.12', expect: ['s3:PutBucketPolicy arn:aws:s3:::b', 's3:PutBucketVersioning arn:aws:s3:::b', 'iam:UpdateAssumeRolePolicy', 'iam:UpdateAccountPasswordPolicy', 'iam:CreateLoginProfile'], code: `
import boto3
bucket = boto3.resource('s3').Bucket('b')
bucket.Policy().put(Policy='{}')
bucket.Versioning().enable()
iam = boto3.resource('iam')
iam.Role('r').AssumeRolePolicy().update(PolicyDocument='{}')
iam.AccountPasswordPolicy().update(RequireNumbers=True)
iam.User('u').LoginProfile().create(Password=given)` },
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
    { name: 'commands that Python passes to a shell', runtime: 'python3.12', expect: ['s3:ListAllMyBuckets'], code: `
import os
os.system("aws s3 ls")` },
  ];
  for (const { name, runtime, code, expect } of cases) it(`are ${name}`, () => assert.deepEqual(shown(inline(code, runtime)), expect));

  it('carry their arguments by name', () => {
    const [call] = inline("import boto3\nboto3.client('iam').create_access_key(UserName='bob', Other=x)", 'python3.12');
    assert.deepEqual([...call?.arguments ?? []], [['username', 'bob'], ['other', null]]);
  });

  for (const text of ["'bob-' + name", "'bob-%s' % name", "'bob-{}'.format(name)"]) {
    it(`do not know the whole of ${text}`, () => {
      const [call] = inline(`import boto3\nboto3.client('iam').create_access_key(UserName=${text}, Other='x')`, 'python3.12');
      assert.deepEqual([call?.arguments.get('username'), call?.arguments.get('other')], [null, 'x']);
    });
  }
});
