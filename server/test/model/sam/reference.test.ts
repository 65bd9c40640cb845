/** References to what SAM makes: `!Ref F.Alias`, `${A.Stage}` and the like. */
import assert from 'node:assert/strict';
import type { Json } from '../../../src/value/print.js';
import { properties, samFunction, samTemplate } from './made.js';

/** What a value means beside some resources. */
function meaning(value: string, resources: string, rest = ''): Json {
  return properties(samTemplate(`${resources}\nS: {Type: AWS::SNS::Topic, Properties: {X: ${value}}}`, {}, rest).resources.get('S'))['X'] ?? null;
}

const ref = (name: string): Json => ({ $ref: name });

describe('a reference to what SAM makes', () => {
  const live = samFunction('AutoPublishAlias: live');
  const plain = samFunction('Timeout: 3');
  const sending = (config: string): string => samFunction(`EventInvokeConfig: {DestinationConfig: ${config}}`);
  const api = (type: string, more: string): string => `A: {Type: AWS::Serverless::${type}, Properties: {${more}}}`;
  const cases: readonly (readonly [name: string, value: string, resources: string, expected: Json, rest?: string])[] = [
    ['an alias', '!Ref F.Alias', live, ref('FAliaslive')],
    ['an alias in a text', '!Sub "${F.Alias}"', live, ref('FAliaslive')],
    ['an alias of the Globals', '!Ref F.Alias', plain, ref('FAliasprodD1'), 'Globals: {Function: {AutoPublishAlias: prod-1}}\n'],
    ['no alias', '!Ref F.Alias', plain, ref('F.Alias')],
    ['no alias whose name is not known', '!Ref F.Alias', samFunction('AutoPublishAlias: !Ref Name'), ref('F.Alias')],
    ['a version', '!Ref F.Version', live, ref('FVersion')],
    ['an attribute of a version', '!GetAtt F.Version.Version', live, { $getAtt: ['FVersion', 'Version'] }],
    ['no version', '!Ref F.Version', plain, ref('F.Version')],
    ['an attribute of the function', '!GetAtt F.Arn', live, { $getAtt: ['F', 'Arn'] }],
    ['a queue', '!Ref F.DestinationQueue', sending('{OnFailure: {Type: SQS}}'), ref('FEventInvokeConfigOnFailureQueue')],
    ['the first of two queues', '!Ref F.DestinationQueue', sending('{OnSuccess: {Type: SQS}, OnFailure: {Type: SQS}}'), ref('FEventInvokeConfigOnSuccessQueue')],
    ['the queue beside a topic', '!Ref F.DestinationQueue', sending('{OnSuccess: {Type: SNS}, OnFailure: {Type: SQS}}'), ref('FEventInvokeConfigOnFailureQueue')],
    ['a topic', '!Ref F.DestinationTopic', sending('{OnSuccess: {Type: SNS}}'), ref('FEventInvokeConfigOnSuccessTopic')],
    ['no topic', '!Ref F.DestinationTopic', sending('{OnFailure: {Type: SQS}}'), ref('F.DestinationTopic')],
    ['no queue where one is given', '!Ref F.DestinationQueue', sending('{OnFailure: {Type: SQS, Destination: !Ref Name}}'), ref('F.DestinationQueue')],
    ['a queue that may be given', '!Ref F.DestinationQueue', sending('{OnFailure: {Type: SQS, Destination: !If [C, !Ref AWS::NoValue, !Ref Name]}}'), ref('FEventInvokeConfigOnFailureQueue')],
    ['a stage', '!Ref A.Stage', api('Api', 'StageName: prod'), ref('AprodStage')],
    ['a stage whose name is a function', '!Ref A.Stage', api('Api', 'StageName: !Ref Off'), ref('AStage')],
    ['a deployment', '!Ref A.Deployment', api('Api', 'StageName: prod'), ref('ADeployment')],
    ['the stage of an HTTP API', '!Ref A.Stage', api('HttpApi', 'StageName: prod'), ref('AprodStage')],
    ['the default stage of an HTTP API', '!Ref A.Stage', api('HttpApi', ''), ref('AApiGatewayDefaultStage')],
    ['the stage of the shared API', '!Ref ServerlessRestApi.Stage', plain, ref('ServerlessRestApiProdStage')],
    ['the deployment of the shared API', '!Ref ServerlessRestApi.Deployment', plain, ref('ServerlessRestApiDeployment')],
    ['the stage of the shared HTTP API', '!Ref ServerlessHttpApi.Stage', plain, ref('ServerlessHttpApiApiGatewayDefaultStage')],
    ['nothing of another type', '!Ref A.Alias', api('SimpleTable', 'AutoPublishAlias: live'), ref('A.Alias')],
    ['nothing of what is not there', '!Ref Nowhere.Alias', plain, ref('Nowhere.Alias')],
  ];
  for (const [name, value, resources, expected, rest] of cases) it(`means ${name}`, () => assert.deepEqual(meaning(value, resources, rest), expected));
});
