import assert from 'node:assert/strict';
import { isRecordedElsewhere, isRecordedElsewhereInAllRegions, keyGaps, recordingGaps } from '../../../src/analysis/audit/management-recorder.js';
import type { Resource, Template } from '../../../src/model/template.js';
import { guardText } from '../../../src/value/guard.js';
import { factsOfResources } from '../facts-of.js';

const conditions = `
Parameters:
  Where: { Type: String }
Conditions:
  Live: !Equals [!Ref Where, prod]
  Test: !Not [!Condition Live]`;

function read(resources: string): { readonly template: Template; readonly resource: (id: string) => Resource } {
  const { template } = factsOfResources(resources, conditions);
  assert.ok(template);
  return { template, resource: (id) => {
    const resource = template.resource(id);
    assert.ok(resource);
    return resource;
  } };
}

describe('recordingGaps', () => {
  const basic = (selectors: string): string => `{ EventSelectors: ${selectors} }`;
  const advanced = (...fields: readonly string[]): string =>
    `{ AdvancedEventSelectors: [{ FieldSelectors: [{ Field: eventCategory, Equals: [Management] }, ${fields.join(', ')}] }] }`;
  const cases: readonly (readonly [name: string, properties: string, expect: string])[] = [
    ['nothing said', '{}', ''],
    ['global events', '{ IncludeGlobalServiceEvents: true }', ''],
    ['no global events', '{ IncludeGlobalServiceEvents: false }', 'global'],
    ['global events if something holds', '{ IncludeGlobalServiceEvents: !If [Live, true, false] }', 'global if !Live'],
    ['what is not known', '{ IncludeGlobalServiceEvents: !Ref Where, EventSelectors: !Ref Where }', ''],
    ['all of basic selectors', basic('[{ ReadWriteType: All }]'), ''],
    ['no management events', basic('[{ IncludeManagementEvents: false }]'), 'management'],
    ['no management events by one of two selectors', basic('[{ IncludeManagementEvents: false }, { ReadWriteType: All }]'), ''],
    ['a list without selectors', basic('[]'), ''],
    ['a selector that is not known before one that is', basic('[!Ref Where, { IncludeManagementEvents: false }]'), ''],
    ['a selector that is not known', basic('[{ IncludeManagementEvents: false }, !Ref Where]'), ''],
    ['writes alone', basic('[{ ReadWriteType: WriteOnly }]'), 'half WriteOnly'],
    ['reads alone', basic('[{ ReadWriteType: ReadOnly }]'), 'half ReadOnly'],
    ['reads and writes by two selectors', basic('[{ ReadWriteType: ReadOnly }, { ReadWriteType: WriteOnly }]'), ''],
    ['writes alone, beside data', basic('[{ ReadWriteType: WriteOnly }, { ReadWriteType: All, IncludeManagementEvents: false }]'), 'half WriteOnly'],
    ['all but the events of identities', basic('[{ ExcludeManagementEventSources: [iam.amazonaws.com] }]'), 'sources iam.amazonaws.com'],
    ['all but the events of keys, which are judged apart', basic('[{ ExcludeManagementEventSources: [kms.amazonaws.com] }]'), ''],
    ['all of advanced selectors', advanced('{ Field: readOnly, Equals: ["true", "false"] }'), ''],
    ['data alone', '{ AdvancedEventSelectors: [{ FieldSelectors: [{ Field: eventCategory, Equals: [Data] }] }] }', 'category none'],
    ['reads alone, by a field', advanced('{ Field: readOnly, Equals: ["true"] }'), 'field ReadOnly'],
    ['all but the events of sessions, by a field', advanced('{ Field: eventSource, NotEquals: [sts.amazonaws.com] }'), 'sources sts.amazonaws.com'],
    ['two gaps', '{ IncludeGlobalServiceEvents: false, EventSelectors: [{ ReadWriteType: WriteOnly }] }', 'global, half WriteOnly'],
    ['selectors that a condition chooses', basic('!If [Live, [{ ReadWriteType: All }], [{ ReadWriteType: WriteOnly }]]'), 'half if !Live WriteOnly'],
  ];
  for (const [name, properties, expect] of cases) {
    it(`${name}: ${expect === '' ? 'none' : expect}`, () => {
      const trail = read(`T: { Type: AWS::CloudTrail::Trail, Properties: ${properties} }`).resource('T');
      const found = recordingGaps(trail).map(({ lacks, when, kind }) =>
        `${lacks}${when.length === 0 ? '' : ` if ${String(guardText(when))}`}${kind === '' ? '' : ` ${kind}`}`);
      assert.equal(found.join(', '), expect);
    });
  }
});

describe('keyGaps', () => {
  const cases: readonly (readonly [name: string, sources: string, expect: number])[] = [
    ['no source left out', '[]', 0],
    ['keys left out', '[kms.amazonaws.com]', 1],
    ['keys and identities left out, which is reported of the identities', '[kms.amazonaws.com, iam.amazonaws.com]', 0],
    ['another source left out', '[rdsdata.amazonaws.com]', 0],
  ];
  for (const [name, sources, expect] of cases) {
    it(`${name}: ${String(expect)}`, () => {
      const text = `T: { Type: AWS::CloudTrail::Trail, Properties: { EventSelectors: [{ ExcludeManagementEventSources: ${sources} }] } }`;
      assert.equal(keyGaps(read(text).resource('T')).length, expect);
    });
  }
});

describe('isRecordedElsewhere', () => {
  const trail = '{ Type: AWS::CloudTrail::Trail, Properties: { IsLogging: true } }';
  const everywhere = '{ Type: AWS::CloudTrail::Trail, Properties: { IsLogging: true, IsMultiRegionTrail: true } }';
  const store = '{ Type: AWS::CloudTrail::EventDataStore }';
  const cases: readonly (readonly [name: string, others: string, inRegion: boolean, inAllRegions: boolean])[] = [
    ['nothing else', '', false, false],
    ['another trail', `U: ${trail}`, true, false],
    ['another trail of all regions', `U: ${everywhere}`, true, true],
    ['a trail that is off', `U: { Type: AWS::CloudTrail::Trail, Properties: { IsLogging: false, IsMultiRegionTrail: true } }`, false, false],
    ['a trail with a gap', `U: { Type: AWS::CloudTrail::Trail, Properties: { IsLogging: true, IsMultiRegionTrail: true, IncludeGlobalServiceEvents: false } }`, false, false],
    ['a store, which is for all regions by default', `U: ${store}`, true, true],
    ['a store of one region', 'U: { Type: AWS::CloudTrail::EventDataStore, Properties: { MultiRegionEnabled: false } }', true, false],
    ['a store that takes nothing in', 'U: { Type: AWS::CloudTrail::EventDataStore, Properties: { IngestionEnabled: false } }', false, false],
    ['a store of some events', 'U: { Type: AWS::CloudTrail::EventDataStore, Properties: { AdvancedEventSelectors: [{ FieldSelectors: [{ Field: eventCategory, Equals: [Management] }, { Field: eventName, Equals: [ConsoleLogin] }] }] } }', false, false],
    ['something that records nothing', 'U: { Type: AWS::S3::Bucket }', false, false],
    ['a trail under a condition', `U: { Type: AWS::CloudTrail::Trail, Condition: Live, Properties: { IsLogging: true, IsMultiRegionTrail: true } }`, false, false],
    ['trails under a condition and its opposite', ['Live', 'Test'].map((condition) =>
      `${condition}Trail: { Type: AWS::CloudTrail::Trail, Condition: ${condition}, Properties: { IsLogging: true, IsMultiRegionTrail: true } }`).join('\n'), true, true],
  ];
  for (const [name, others, inRegion, inAllRegions] of cases) {
    it(`${name}: ${String(inRegion)}, in all regions ${String(inAllRegions)}`, () => {
      const { template, resource } = read(`T: ${everywhere}\n${others}`);
      assert.equal(isRecordedElsewhere(resource('T'), template), inRegion);
      assert.equal(isRecordedElsewhereInAllRegions(resource('T'), template), inAllRegions);
    });
  }

  it('takes nothing for recorded elsewhere without a template', () => {
    const { resource } = read(`T: ${everywhere}`);
    assert.equal(isRecordedElsewhere(resource('T'), null), false);
    assert.equal(isRecordedElsewhereInAllRegions(resource('T'), null), false);
  });
});
