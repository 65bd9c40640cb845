import assert from 'node:assert/strict';
import { actionsOfCall, actionsOfOperation, prefixOfClient } from '../../src/data/sdk-operation.js';

describe('operations of the SDKs', () => {
  const cases: readonly (readonly [client: string, operation: string, actions: readonly string[]])[] = [
    ['s3', 'get-object', ['s3:GetObject']],
    ['s3', 'list_objects_v2', ['s3:ListBucket']],
    ['S3', 'HeadObject', ['s3:GetObject']],
    ['s3', 'CopyObject', ['s3:GetObject', 's3:PutObject']],
    ['s3', 'CreateMultipartUpload', ['s3:PutObject']],
    ['lambda', 'invoke', ['lambda:InvokeFunction']],
    ['sqs', 'send_message_batch', ['sqs:SendMessage']],
    ['stepfunctions', 'start-execution', ['states:StartExecution']],
    ['sfn', 'StartExecution', ['states:StartExecution']],
    ['states', 'startExecution', ['states:StartExecution']],
    ['cloudwatch-logs', 'PutLogEvents', ['logs:PutLogEvents']],
    ['apigateway', 'get_rest_apis', ['apigateway:GET']],
    ['s3', 'invent_object', []],
    ['nothing', 'get_object', []],
  ];
  for (const [client, operation, actions] of cases) {
    it(`${client} ${operation} takes ${actions.join(' and ') || 'nothing known'}`, () => {
      assert.deepEqual(actionsOfOperation(client, operation), actions);
    });
  }

  it('knows the calls of every client with a prefix', () => {
    assert.deepEqual(actionsOfCall('S3', 'listobjectsv2'), ['ListBucket']);
    assert.deepEqual(actionsOfCall('apigateway', 'CreateRestApi'), ['POST']);
    assert.deepEqual(actionsOfCall('apigateway', 'CreateApi'), ['POST']);
    assert.deepEqual(actionsOfCall('s3', 'GetObject'), []);
    assert.deepEqual(actionsOfCall('nothing', 'GetObject'), []);
  });

  it('knows clients by every name', () => {
    assert.deepEqual(['elbv2', 'Elastic Load Balancing v2', 'secrets-manager', 'nothing'].map(prefixOfClient),
      ['elasticloadbalancing', 'elasticloadbalancing', 'secretsmanager', null]);
  });
});
