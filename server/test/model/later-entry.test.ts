/** What is resolved only when it is asked for is what it would have been at once. */
import assert from 'node:assert/strict';
import { isPending } from '../../src/model/later-entry.js';
import type { Resource } from '../../src/model/template.js';
import { printValue } from '../../src/value/print.js';
import { templateIn } from './template-in.js';

const frame = `
Parameters:
  Stage: { Type: String, Default: dev, AllowedValues: [dev, prod] }
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
Resources:
  A:
    Type: AWS::S3::Bucket
`;

function resourceWith(properties: string, condition = ''): Resource {
  const resource = templateIn(`${frame}${condition}    Properties:\n${properties}`, { mode: 'open' }).resource('A');
  assert.ok(resource);
  return resource;
}

/** The keys of those entries of the properties whose values wait. */
function pending(resource: Resource): readonly string[] {
  const { properties } = resource;
  assert.ok(properties.kind === 'map');
  return properties.entries.filter(isPending).map(({ key }) => key);
}

describe('an entry of a map', () => {
  it('is resolved later if it is a literal map or list', () => {
    const properties = '      Map: { K: v }\n      List: [v]\n      Text: v\n      Call: !If [IsProd, { K: v }, { K: w }]\n      Long: { Fn::Sub: v }\n      Named: &n { K: v }\n';
    assert.deepEqual(pending(resourceWith(properties)), ['Map', 'List']);
  });

  it('is resolved when it is asked for, while others wait', () => {
    const resource = resourceWith('      One: { K: v }\n      Two: { K: v }\n');
    assert.deepEqual(printValue(resource.property('One', 'K') ?? { kind: 'null', at: null }), 'v');
    assert.deepEqual(pending(resource), ['Two']);
  });

  it('is the same value each time', () => {
    const resource = resourceWith('      One: { K: v }\n');
    assert.equal(resource.property('One'), resource.property('One'));
  });

  it('is absent where a condition removes it', () => {
    const resource = resourceWith('      One: { Gone: !If [IsProd, !Ref AWS::NoValue, { K: v }], Kept: !If [IsProd, [w], v] }\n', '    Condition: IsProd\n');
    assert.deepEqual(pending(resource), ['One']);
    assert.deepEqual(printValue(resource.properties), { One: { Kept: ['w'] } });
  });

  it('is given up at the same depth as without delay', () => {
    const nested = (levels: number, inner: string): string => `${'{ K: '.repeat(levels)}${inner}${' }'.repeat(levels)}`;
    const mapping = `Mappings:\n  M: { T: { K: ${nested(90, 'v')} } }`;
    const template = templateIn(`${mapping}${frame}    Properties: ${nested(150, '!FindInMap [M, T, K]')}\n`, { mode: 'open' });
    let value = template.resource('A')?.properties;
    while (value?.kind === 'map') value = value.entries[0]?.value;
    assert.equal(value?.kind === 'unknown' ? value.reason : value?.kind, 'limit');
    assert.notEqual(template.gaveUpAt, null);
  });
});
