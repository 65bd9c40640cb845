/** `Auth.ResourcePolicy`: whom the policy of an API lets in, and to which methods. */
import assert from 'node:assert/strict';
import type { Json } from '../../../src/value/print.js';
import { made, samFunction } from './made.js';

interface Statement {
  readonly Effect: string;
  readonly Resource: readonly string[];
  readonly Principal: Json;
  readonly Condition?: Json;
}

const get = 'E: {Type: Api, Properties: {Path: /x, Method: get, RestApiId: !Ref A}}';

/** The statements that an API gets, in short: `Allow "*" execute-api:/prod/GET/x`. */
function statements(policy: string, { events = get, more = '' }: { events?: string; more?: string } = {}): readonly string[] {
  const api = `A: {Type: AWS::Serverless::Api, Properties: {StageName: prod, ${more}Auth: {ResourcePolicy: ${policy}}}}\n`;
  const body = made(`${api}${samFunction(`Events: {${events}}`)}`)['A']?.['Body'] ?? null;
  if (body === null) return [];
  const { 'x-amazon-apigateway-policy': { Statement } } = body as unknown as { 'x-amazon-apigateway-policy': { Statement: readonly Statement[] } };
  return Statement.map((each) => `${each.Effect} ${JSON.stringify(each.Principal)} ${each.Resource.join(' ')}${each.Condition === undefined ? '' : ` ${JSON.stringify(each.Condition)}`}`);
}

describe('the policy of an API', () => {
  const on = 'execute-api:/prod/GET/x';
  const except = (operator: string, keys: string): readonly string[] => [`Allow "*" ${on}`, `Deny "*" ${on} {"${operator}":{${keys}}}`];
  const cases: readonly (readonly [policy: string, expected: readonly string[], more?: { events?: string; more?: string }])[] = [
    ['{AwsAccountWhitelist: ["111122223333"]}', [`Allow {"AWS":["111122223333"]} ${on}`]],
    ['{AwsAccountBlacklist: ["111122223333"]}', [`Deny {"AWS":["111122223333"]} ${on}`]],
    ['{AwsAccountBlacklist: []}', []],
    ['{IpRangeWhitelist: [10.0.0.0/8]}', except('NotIpAddress', '"aws:SourceIp":["10.0.0.0/8"]')],
    ['{IpRangeBlacklist: [10.0.0.0/8]}', except('IpAddress', '"aws:SourceIp":["10.0.0.0/8"]')],
    ['{SourceVpcWhitelist: [vpc-1, vpce-2]}', except('StringNotEquals', '"aws:SourceVpc":["vpc-1"],"aws:SourceVpce":["vpce-2"]')],
    ['{SourceVpcBlacklist: [vpce-2]}', except('StringEquals', '"aws:SourceVpce":["vpce-2"]')],
    ['{IntrinsicVpcWhitelist: [!Ref Name]}', except('StringNotEquals', '"aws:SourceVpc":[{"$ref":"Name"}]')],
    ['{IntrinsicVpceBlacklist: [!Ref Name]}', except('StringEquals', '"aws:SourceVpce":[{"$ref":"Name"}]')],
    ['{IpRangeBlacklist: [10.0.0.0/8]}', [], { events: '' }],
    ['{AwsAccountBlacklist: [a]}', ['Deny {"AWS":["a"]} execute-api:/prod/*/*/z'], { events: 'E: {Type: Api, Properties: {Path: "/{y}/z/", Method: ANY, RestApiId: !Ref A}}' }],
    ['{AwsAccountBlacklist: [a]}', ['Deny {"AWS":["a"]} execute-api:/prod/GET/x execute-api:/prod/POST/x'], { events: `${get}, G: {Type: Api, Properties: {Path: /x, Method: post, RestApiId: !Ref A}}` }],
    ['{AwsAccountBlacklist: [a]}', ['Deny {"AWS":["a"]} execute-api:/prod/GET/x execute-api:/prod/OPTIONS/x'], { more: "Cors: \"'*'\", " }],
    ['{AwsAccountBlacklist: [a]}', ['Deny {"AWS":["a"]} execute-api:/prod/PUT/w'], { more: 'DefinitionBody: {paths: {/w: {put: {}}}}, ' }],
    ['{CustomStatements: {Effect: Deny, Principal: x, Resource: [y]}}', ['Deny "x" y']],
    ['{CustomStatements: []}', []],
  ];
  for (const [policy, expected, more] of cases) {
    it(`has what ${policy} says${more === undefined ? '' : `, with ${JSON.stringify(more)}`}`, () => assert.deepEqual(statements(policy, more), expected));
  }

  it('has what an event says, unless the API has a definition', () => {
    const event = (more = ''): string => get.replace('}}', `, Auth: {${more}ResourcePolicy: {AwsAccountBlacklist: [a]}}}}`);
    const definition = 'DefinitionBody: {paths: {/x: {get: {}}}}, ';
    const found = [event(), event('OverrideApiAuth: true, ')].map((events) => [statements('{}', { events }).length, statements('{}', { events, more: definition }).length]);
    assert.deepEqual(found, [[1, 0], [1, 1]]);
  });
});
