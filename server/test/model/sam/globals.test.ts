/** The section Globals, merged into the resources of SAM. */
import assert from 'node:assert/strict';
import type { Json } from '../../../src/value/print.js';
import { made, properties, samFunction, samTemplate } from './made.js';

function merged(globals: string, own: string, attributes = ''): Readonly<Record<string, Json>> {
  const template = samTemplate(samFunction(own, 'F', attributes), {}, `Globals:\n  Function: ${globals}\n`);
  const { Runtime, Handler, InlineCode, ...rest } = properties(template.resources.get('F'));
  assert.deepEqual([Runtime, Handler, InlineCode], ['nodejs22.x', 'index.handler', '//']);
  return rest;
}

describe('Globals', () => {
  const cases: readonly (readonly [globals: string, own: string, expected: Json, attributes?: string])[] = [
    ['{Timeout: 3, MemorySize: 128}', 'Timeout: 5', { Timeout: 5, MemorySize: 128 }],
    ['{Runtime: python3.13}', 'Timeout: 5', { Timeout: 5 }],
    ['{Environment: {Variables: {A: 1, B: 2}}}', 'Environment: {Variables: {B: 3}}', { Environment: { Variables: { A: 1, B: 3 } } }],
    ['{Environment: {Variables: {A: 1}}}', 'Environment: !Ref AWS::NoValue', {}],
    ['{Environment: {Variables: {A: 1}}}', 'Environment: {Variables: {A: !Ref AWS::NoValue, B: 2}}', { Environment: { Variables: { B: 2 } } }],
    ['{Environment: {Variables: {A: 1}}}', 'Environment: !Ref Name', { Environment: { $ref: 'Name' } }],
    ['{Environment: {Variables: !If [C, {A: 1}, {A: 2}]}}', 'Environment: {Variables: {B: 1}}', { Environment: { Variables: { B: 1 } } }],
    ['{Layers: [a, b]}', 'Layers: [b]', { Layers: ['a', 'b', 'b'] }],
    ['{Layers: [a]}', 'Layers: !Ref Name', { Layers: { $ref: 'Name' } }],
    ['{Architectures: [arm64]}', 'Architectures: [x86_64]', { Architectures: ['x86_64'] }],
    ['{Tags: {A: b}}', 'Tags: [x]', { Tags: ['x'] }],
    ['{Timeout: 3, MemorySize: 128}', 'KmsKeyArn: k', { KmsKeyArn: 'k' }, 'IgnoreGlobals: "*"'],
    ['{Timeout: 3, MemorySize: 128}', 'KmsKeyArn: k', { KmsKeyArn: 'k', MemorySize: 128 }, 'IgnoreGlobals: [Timeout]'],
    ['{Role: arn, Policies: [AdministratorAccess], Events: {}, Timeout: 3}', 'KmsKeyArn: k', { KmsKeyArn: 'k', Timeout: 3 }],
    ['!Ref Name', 'Timeout: 3', { Timeout: 3 }],
    ['{Description: !If [C, a, b]}', 'Timeout: 3', { Description: 'a', Timeout: 3 }, 'Condition: C'],
  ];
  for (const [globals, own, expected, attributes] of cases) {
    it(`${globals} and ${own}${attributes === undefined ? '' : ` with ${attributes}`}`, () => {
      assert.deepEqual(merged(globals, own, attributes), expected);
    });
  }

  it('keep a statement of trust, whatever the function adds', () => {
    const globals = 'Globals: {Function: {AssumeRolePolicyDocument: {Statement: [{Effect: Allow, Principal: "*", Action: sts:AssumeRole}]}}}\n';
    const own = 'AssumeRolePolicyDocument: {Statement: [{Effect: Allow, Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}]}';
    assert.deepEqual(made(samFunction(own), {}, globals)['FRole']?.['AssumeRolePolicyDocument'], { Statement: [
      { Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole' },
      { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
    ] });
  });

  it('are not merged into the result of a decided choice', () => {
    const choice = (yes: string, no: string): string => `!If [C, ${yes}, ${no}]`;
    const template = samTemplate(samFunction(`Layers: ${choice('[c]', '[d]')}\nTags: {B: 1}`), { mode: 'deployed', parameters: { Kind: 'c' } },
      `Globals:\n  Function: {Layers: ${choice('[a]', '[b]')}, Tags: ${choice('{A: 1}', '{A: 2}')}}\n`);
    const { Layers, Tags } = properties(template.resources.get('F'));
    assert.deepEqual([Layers, Tags], [['c'], { B: 1 }]);
  });

  it('leave the resources of other types alone', () => {
    const template = samTemplate('T:\n  Type: AWS::Serverless::SimpleTable\nQ:\n  Type: AWS::SQS::Queue', {}, 'Globals:\n  Function: {Timeout: 3}\n');
    assert.deepEqual([properties(template.resources.get('T')), properties(template.resources.get('Q'))], [{}, {}]);
  });

  it('reach a resource without properties', () => {
    const template = samTemplate('T:\n  Type: AWS::Serverless::SimpleTable', {}, 'Globals:\n  SimpleTable: {SSESpecification: {SSEEnabled: true}}\n');
    assert.deepEqual(properties(template.resources.get('T')), { SSESpecification: { SSEEnabled: true } });
  });

  it('reach the API that the events of functions share', () => {
    const event = samFunction('Events: {E: {Type: Api, Properties: {Path: /, Method: get}}}');
    assert.deepEqual(made(event, {}, 'Globals: {Api: {Name: shared, StageName: x}}\n')['ServerlessRestApi'], { Name: 'shared' });
    assert.deepEqual(made(event, {}, 'Globals: {HttpApi: {Name: shared}}\n')['ServerlessRestApi'], {});
  });

  it('add tags of managed resources only where the capacity provider names the same ones', () => {
    const tagsOf = (own: string): Json | undefined => {
      const provider = `P:\n  Type: AWS::Serverless::CapacityProvider\n  Properties: {ManagedResourceTags: ${own}}`;
      const template = samTemplate(provider, {}, 'Globals:\n  CapacityProvider: {ManagedResourceTags: {A: 1, B: 2}}\n');
      return properties(template.resources.get('P'))['ManagedResourceTags'];
    };
    assert.deepEqual([tagsOf('{B: 3}'), tagsOf('{}')], [{ B: 3 }, { A: 1, B: 2 }]);
  });

  it('point at their own place', () => {
    const template = samTemplate(samFunction('KmsKeyArn: k'), {}, 'Globals:\n  Function: {Description: shared}\n');
    const at = template.resources.get('F')?.property('Description')?.at;
    assert.equal(at?.kind === 'scalar' && at.text, 'shared');
  });
});
