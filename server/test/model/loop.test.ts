import assert from 'node:assert/strict';
import type { Template } from '../../src/model/template.js';
import { guardText } from '../../src/value/guard.js';
import { printValue, type Json } from '../../src/value/print.js';
import { asJson } from './forms.js';
import { templateIn } from './template-in.js';

const head = `Transform: AWS::LanguageExtensions
Parameters:
  Names: {Type: CommaDelimitedList, Default: 'a,b'}
  Open: {Type: CommaDelimitedList}
`;

/** Resources with their properties, conditions and outputs, as a reader of `inspect` sees them. */
function shown(template: Template): Json {
  const resources = [...template.resources.values()].map((resource) => [resource.id, {
    when: guardText(resource.when), properties: printValue(resource.properties),
  }] as const);
  const outputs = [...template.outputs.values()].map(({ name, value }) => [name, value === null ? null : printValue(value)] as const);
  const conditions = [...template.conditions.values()].map(({ name, decided }) => [name, decided] as const);
  return { resources: Object.fromEntries(resources), outputs: Object.fromEntries(outputs), conditions: Object.fromEntries(conditions) };
}

const bucket = (properties: Json, when: string | null = null): Json => ({ when, properties });

const cases: readonly (readonly [name: string, text: string, resources: Json, outputs?: Json, conditions?: Json])[] = [
  ['resources', `
Resources:
  Fn::ForEach::Buckets:
    - Name
    - [one, 'two-2']
    - 'Bucket&{Name}':
        Type: AWS::S3::Bucket
        Properties: {BucketName: !Ref Name, Tag: !Sub 'x-\${Name}-\${AWS::Region}', Plain: 'is \${Name}', '\${Name}Key': 1}
`, {
    Bucketone: bucket({ BucketName: 'one', Tag: { $concat: ['x-one-', { $ref: 'AWS::Region' }] }, Plain: 'is one', oneKey: 1 }),
    Buckettwo2: bucket({ BucketName: 'two-2', Tag: { $concat: ['x-two-2-', { $ref: 'AWS::Region' }] }, Plain: 'is two-2', 'two-2Key': 1 }),
  }],
  ['a parameter', `
Resources:
  Fn::ForEach::Buckets: [Name, !Ref Names, {'B\${Name}': {Type: AWS::S3::Bucket, Properties: {X: !Ref Name, Y: !GetAtt 'B\${Name}.Arn'}}}]
`, {
    Ba: bucket({ X: 'a', Y: { $getAtt: ['Ba', 'Arn'] } }), Bb: bucket({ X: 'b', Y: { $getAtt: ['Bb', 'Arn'] } }),
  }],
  ['loops within loops', `
Resources:
  Fn::ForEach::Outer:
    - X
    - [a, b]
    - Fn::ForEach::Inner: [Y, ['1', 2], {'R\${X}\${Y}': {Type: AWS::S3::Bucket, Properties: {V: !Sub '\${X}\${Y}', W: !Ref Y}}}]
`, {
    Ra1: bucket({ V: 'a1', W: '1' }), Ra2: bucket({ V: 'a2', W: '2' }), Rb1: bucket({ V: 'b1', W: '1' }), Rb2: bucket({ V: 'b2', W: '2' }),
  }],
  ['properties', `
Resources:
  A:
    Type: AWS::S3::Bucket
    Properties:
      Before: 1
      Fn::ForEach::P: [X, [a, b], {'P\${X}': !Ref X}]
`, { A: bucket({ Before: 1, Pa: 'a', Pb: 'b' }) }],
  ['conditions and outputs', `
Conditions:
  Fn::ForEach::C: [X, [a, b], {'Is\${X}': !Equals [!Ref X, a], 'Not\${X}': !Not [!Condition 'Is\${X}']}]
Resources:
  Fn::ForEach::R: [X, [a, b], {'R\${X}': {Type: AWS::S3::Bucket, Condition: 'Is\${X}', Properties: {V: !If ['Not\${X}', 1, 2]}}}]
Outputs:
  Fn::ForEach::O: [X, [a], {'O\${X}': {Value: !GetAtt ['R\${X}', Arn]}}]
`, { Ra: bucket({ V: 2 }) }, { Oa: { $getAtt: ['Ra', 'Arn'] } }, { Isa: true, Nota: false, Isb: false, Notb: true }],
  ['an empty collection', `
Resources:
  A: {Type: AWS::S3::Bucket}
  Fn::ForEach::R: [X, [], {'R\${X}': {Type: AWS::S3::Bucket}}]
`, { A: bucket({}) }],
  ['a collection that is not known', `
Resources:
  Fn::ForEach::R: [X, !Ref Open, {'R\${X}': {Type: AWS::S3::Bucket}}]
  A: {Type: AWS::S3::Bucket, Properties: {X: !Ref Ra, Fn::ForEach::P: [X, !Ref Open, {'P\${X}': 1}]}}
`, { A: bucket({ X: { $ref: 'Ra' }, 'Fn::ForEach::P': { $unknown: 'invalid' } }) }],
  ['bad forms', `
Resources:
  Fn::ForEach::One: [X, [a]]
  Fn::ForEach::Two: [[X], [a], {'R\${X}': {Type: AWS::S3::Bucket}}]
  Fn::ForEach::Three: [X, [a], text]
  Fn::ForEach::Four: [X, [[a]], {'R\${X}': {Type: AWS::S3::Bucket}}]
  Fn::ForEach::Five: text
  A: {Type: AWS::S3::Bucket}
`, { A: bucket({}) }],
];

describe('Fn::ForEach', () => {
  for (const [name, text, resources, outputs = {}, conditions = {}] of cases) {
    it(`repeats over ${name}`, () => {
      const yaml = head + text;
      for (const template of [templateIn(yaml, {}, 'yaml'), templateIn(asJson(yaml), {}, 'json')]) {
        assert.deepEqual(shown(template), { resources, outputs, conditions });
      }
    });
  }

  it('points at the collection for its items', () => {
    const text = `${head}Resources:\n  Fn::ForEach::R: [X, [first, second], {'R\${X}': {Type: AWS::S3::Bucket, Properties: {V: 'a \${X} b'}}}]\n`;
    const value = templateIn(text).resource('Rsecond')?.property('V');
    assert.ok(value?.kind === 'scalar');
    assert.deepEqual(value.pieces.map((piece) => [piece.text, piece.scalar?.text, piece.from]),
      [['a ', 'a ${X} b', 0], ['second', 'second', 0], [' b', 'a ${X} b', 6]]);
  });

  it('gives up a loop of loops that would never end', () => {
    const items = Array.from({ length: 200 }, (_, index) => `i${index}`).join(', ');
    const loop = (depth: number): string => (depth === 0 ? "{'R': 1}" : `{'Fn::ForEach::L${depth}': [V${depth}, [${items}], ${loop(depth - 1)}]}`);
    const template = templateIn(`Resources:\n  A: {Type: AWS::S3::Bucket, Properties: ${loop(4)}}\n`);
    assert.equal(template.resource('A')?.properties.kind, 'map');
  });
});
