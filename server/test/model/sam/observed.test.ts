/**
 * Events, function URLs, state machines, APIs, connectors and GraphQL, held to what AWS's own translator makes of the same
 * templates: `observed.json` holds its output for each.
 */
import assert from 'node:assert/strict';
import fs from 'node:fs';
import { printValue, type Json } from '../../../src/value/print.js';
import { projectPath } from '../../support/project.js';
import { templateIn } from '../template-in.js';
import { properties, samFunction, samTemplate } from './made.js';

interface Observed {
  readonly cases: readonly {
    readonly name: string;
    readonly template: readonly string[];
    readonly resources: Readonly<Record<string, { readonly Type: string }>>;
  }[];
}

/** Hold the definition of an API or the hash of something; of these only who may call is made. */
const partlyMade: ReadonlySet<string> = new Set([
  'AWS::ApiGateway::RestApi', 'AWS::ApiGateway::Deployment', 'AWS::ApiGateway::Stage', 'AWS::ApiGatewayV2::Api', 'AWS::Lambda::Version',
  'AWS::Lambda::Alias', 'AWS::AppSync::GraphQLSchema',
]);

const text = fs.readFileSync(projectPath('server/test/model/sam/observed.json'), 'utf8');
const { cases } = JSON.parse(text) as Observed;

describe('what SAM makes, compared with the translator of AWS', () => {
  for (const { name, template: lines, resources } of cases) {
    const source = samTemplate(lines.join('\n'), { mode: 'deployed' });
    const target = templateIn(JSON.stringify({ Parameters: { Auth: { Type: 'String', Default: 'NONE' } }, Resources: resources }), { mode: 'deployed' }, 'json');
    const isNew = (id: string): boolean => source.generated.has(id) || !source.resources.has(id);
    const wanted = [...target.resources.values()].filter(({ id, type }) => isNew(id) && !partlyMade.has(type));

    it(`has the same resources for ${name}`, () => {
      const made = [...source.generated.values()].filter(({ type }) => !partlyMade.has(type));
      assert.deepEqual(made.map(({ id, type }) => `${id} ${type}`).sort(), wanted.map(({ id, type }) => `${id} ${type}`).sort());
    });

    it(`has the same properties for ${name}`, () => {
      for (const { id, properties: expected } of wanted) assert.deepEqual(properties(source.generated.get(id)), printValue(expected), id);
    });

    it(`has its sources recorded: ${name}`, () => {
      for (const { madeFrom } of source.generated.values()) assert.ok(madeFrom !== null && source.resources.has(madeFrom));
    });
  }

  it('has no policy for a connector whose target is uncertain', () => {
    const [target, destination] = ['one', 'another'].map((name) => `Arn: !ImportValue ${name}`);
    const { generated } = samTemplate(`R: {Type: AWS::Events::Rule, Properties: {Targets: [{Id: t, ${target}, RoleArn: !GetAtt B.Arn}]}}
B: {Type: AWS::IAM::Role}
X: {Type: AWS::Serverless::Connector, Properties: {Source: {Id: R}, Destination: {Type: 'AWS::Events::EventBus', ${destination}}, Permissions: [Write]}}`);
    assert.deepEqual([...generated.keys()], []);
  });

  it('contains the region where it is known', () => {
    const { generated } = samTemplate(`G:
  Type: AWS::Serverless::GraphQLApi
  Properties: {SchemaInline: s, Auth: {Type: AWS_IAM}, DataSources: {DynamoDb: {T: {TableName: t}}}}`, { parameters: { 'AWS::Region': 'eu-west-1' } });
    const config = properties(generated.get('GTDynamoDBDataSource'))['DynamoDBConfig'];
    assert.deepEqual(config, { AwsRegion: 'eu-west-1', TableName: 't' });
  });

  const instances = '{LambdaManagedInstancesCapacityProviderConfig: {CapacityProviderArn: arn}}';
  for (const [more, scaling] of [[`CapacityProviderConfig: ${instances}`, { MinExecutionEnvironments: 2 }], ['MemorySize: 128', undefined]] as const) {
    it(`${scaling === undefined ? 'leaves out' : 'includes'} scaling for the version of a function with ${more.split(':')[0] ?? ''}`, () => {
      const { generated } = samTemplate(samFunction(`AutoPublishAlias: live\nFunctionScalingConfig: {MinExecutionEnvironments: 2}\n${more}`));
      const version = [...generated.values()].find(({ type }) => type === 'AWS::Lambda::Version');
      assert.deepEqual(properties(version)['FunctionScalingConfig'], scaling);
    });
  }

  const policies = cases.flatMap(({ name, template: lines, resources }) => Object.entries(resources)
    .filter(([, { Type }]) => Type === 'AWS::ApiGateway::RestApi').map(([id]) => ({ name, lines, id, resources })));
  for (const { name, lines, id, resources } of policies) {
    it(`allows the same callers for ${name}`, () => {
      const made = properties(samTemplate(lines.join('\n'), { mode: 'deployed' }).generated.get(id));
      const wanted = properties(templateIn(JSON.stringify({ Resources: resources }), { mode: 'deployed' }, 'json').resource(id));
      assert.deepEqual(policyIn(made['Body']), policyIn(wanted['Body']));
    });
  }
});

function policyIn(body: Json | undefined): Json {
  return typeof body === 'object' && body !== null && 'x-amazon-apigateway-policy' in body ? body['x-amazon-apigateway-policy'] : null;
}
