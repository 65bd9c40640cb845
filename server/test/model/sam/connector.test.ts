/** The two ends of a connector: how they may be given, and whose role or policy it extends. */
import assert from 'node:assert/strict';
import type { Json } from '../../../src/value/print.js';
import { made, samFunction } from './made.js';

const arn = (id: string): Json => ({ $getAtt: [id, 'Arn'] });

const around = `${samFunction('Timeout: 3')}${samFunction('Role: !GetAtt Own.Arn', 'G')}${samFunction('Role: "arn:aws:iam::111122223333:role/r"', 'H')}
T: {Type: AWS::DynamoDB::Table}
A: {Type: AWS::ApiGateway::RestApi}
Bus: {Type: AWS::Events::EventBus}
M: {Type: AWS::StepFunctions::StateMachine, Properties: {RoleArn: !GetAtt Own.Arn}}
R:
  Type: AWS::Events::Rule
  Properties:
    Targets:
      - {Id: one, Arn: !Sub "\${Name}", RoleArn: !GetAtt First.Arn}
      - {Id: two, Arn: !GetAtt Bus.Arn, RoleArn: !GetAtt Second.Arn}
      - {Id: three, Arn: "arn:aws:events:eu-west-1:111122223333:event-bus/b", RoleArn: !GetAtt Third.Arn}
      - {Id: four, Arn: !GetAtt Bus.Arn, RoleArn: !GetAtt Fourth.Arn}
`;

/** What a connector X makes: on which roles, or who may invoke what. */
function connected(source: string, destination: string, permission: string): Json {
  const all = made(`${around}X: {Type: AWS::Serverless::Connector, Properties: {Source: ${source}, Destination: ${destination}, Permissions: [${permission}]}}\n`);
  const policy = all['XPolicy'];
  const lambda = all['XWriteLambdaPermission'];
  return policy !== undefined ? (policy['Roles'] ?? null) : lambda !== undefined ? (lambda['SourceArn'] ?? null) : null;
}

describe('a connector', () => {
  const invoking = (qualifier: string): Json => ({ $concat: ['arn:', { $ref: 'AWS::Partition' }, ':execute-api:', { $ref: 'AWS::Region' }, ':', { $ref: 'AWS::AccountId' }, ':', { $ref: 'A' }, `/${qualifier}`] });
  const cases: readonly (readonly [name: string, source: string, destination: string, permission: string, expected: Json])[] = [
    ['extends the role that SAM makes', '{Id: F}', '{Id: T}', 'Read', [{ $ref: 'FRole' }]],
    ['extends the role that is given', '{Id: G}', '{Id: T}', 'Read', [{ $ref: 'Own' }]],
    ['extends no role that is elsewhere', '{Id: H}', '{Id: T}', 'Read', null],
    ['extends the role of another type', '{Id: M}', '{Id: T}', 'Read', [{ $ref: 'Own' }]],
    ['extends the role that is named', '{Type: AWS::Lambda::Function, RoleName: !Ref Own}', '{Id: T}', 'Read', [{ $ref: 'Own' }]],
    ['extends none without a role', '{Type: AWS::Lambda::Function}', '{Id: T}', 'Read', null],
    ['extends the role of the target, by its id', '{Id: R}', '{Id: Bus}', 'Write', [{ $ref: 'Second' }]],
    ['extends the role of the target, by its ARN', '{Id: R}', '{Type: AWS::Events::EventBus, Arn: "arn:aws:events:eu-west-1:111122223333:event-bus/b"}', 'Write', [{ $ref: 'Third' }]],
    ['extends none for what is no target', '{Id: R}', '{Type: AWS::Events::EventBus, Arn: "arn:aws:events:eu-west-1:111122223333:event-bus/c"}', 'Write', null],
    ['lets all of an API in', '{Id: A}', '{Id: F}', 'Write', invoking('*')],
    ['lets in what is qualified', '{Id: A, Qualifier: prod/GET/x}', '{Id: F}', 'Write', invoking('prod/GET/x')],
    ['is rejected with an id and a type', '{Id: F, Type: AWS::Lambda::Function}', '{Id: T}', 'Read', null],
    ['is rejected with an id that is not there', '{Id: Nowhere}', '{Id: T}', 'Read', null],
    ['is rejected without a type', '{RoleName: !Ref Own}', '{Id: T}', 'Read', null],
  ];
  for (const [name, source, destination, permission, expected] of cases) {
    it(name, () => assert.deepEqual(connected(source, destination, permission), expected));
  }

  it('names the resource of a target by its ARN', () => {
    const policy = made(`${around}X: {Type: AWS::Serverless::Connector, Properties: {Source: {Id: R}, Destination: {Id: Bus}, Permissions: [Write]}}\n`)['XPolicy'];
    assert.ok(JSON.stringify(policy).includes(JSON.stringify(arn('Bus'))));
  });
});
