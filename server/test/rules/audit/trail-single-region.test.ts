import { trailSingleRegion } from '../../../src/rules/audit/trail-single-region.js';
import { parameter } from '../../support/policy-text.js';
import { testRule } from '../../support/test-rule.js';

const trail = (properties: string, above = '', id = 'Trail'): string => `${above}Resources:
  ${id}:
    Type: AWS::CloudTrail::Trail
    Properties:
      S3BucketName: logs
${properties}`;

const another = (properties: string, type = 'AWS::CloudTrail::Trail'): string => `  Whole:\n    Type: ${type}\n    Properties:\n      Tags: []\n${properties}`;

const store = (properties: string, above = ''): string => `${above}Resources:
  Lake:
    Type: AWS::CloudTrail::EventDataStore
    Properties:
      RetentionPeriod: 365
${properties}`;

const ofCategory = (category: string): string => `      AdvancedEventSelectors: [{ FieldSelectors: [{ Field: eventCategory, Equals: [${category}] }] }]\n`;

const condition = `${parameter}Conditions:\n  IsProd: !Equals [!Ref Given, prod]\n`;

testRule(trailSingleRegion, {
  valid: [
    { name: 'a trail that has it', text: trail('      IsMultiRegionTrail: true\n') },
    { name: 'a parameter without a default', unknown: true, text: trail('      IsMultiRegionTrail: !Ref Given\n', parameter) },
    { name: 'a trail beside one of all regions', text: trail('      IsMultiRegionTrail: false\n') + another('      IsMultiRegionTrail: true\n') },
    { name: 'a trail beside an event data store', text: trail('      IsMultiRegionTrail: false\n') + another('', 'AWS::CloudTrail::EventDataStore') },
    { name: 'a store, which takes in all regions unless a setting prevents it', text: store('') },
    { name: 'a store of one region beside a trail of all', text: store('      MultiRegionEnabled: false\n') + another('      IsMultiRegionTrail: true\n') },
    { name: 'a store of data events', text: store(`${ofCategory('Data')}      MultiRegionEnabled: false\n`) },
    { name: 'a store of events that are not known', unknown: true, text: store('      AdvancedEventSelectors: !Ref Given\n      MultiRegionEnabled: false\n', parameter) },
    { name: 'a store of regions that are not known', unknown: true, text: store('      MultiRegionEnabled: !Ref Given\n', parameter) },
    { name: 'properties from elsewhere', unknown: true, text: trail("      Fn::Transform: { Name: More }\n") },
  ],
  invalid: [
    { name: 'a trail that is there where the other is not', expect: ['single'],
      text: trail('      IsMultiRegionTrail: «false»\n', condition) + another('      IsMultiRegionTrail: true\n').replace('Properties:', 'Condition: IsProd\n    Properties:'),
      safe: true, fixed: trail('      IsMultiRegionTrail: true\n', condition) + another('      IsMultiRegionTrail: true\n').replace('Properties:', 'Condition: IsProd\n    Properties:') },
    { name: 'a trail beside one that is switched off', text: trail('      IsMultiRegionTrail: «false»\n') + another('      IsLogging: false\n      IsMultiRegionTrail: true\n'), expect: ['single'],
      safe: true, fixed: trail('      IsMultiRegionTrail: true\n') + another('      IsLogging: false\n      IsMultiRegionTrail: true\n') },
    { name: 'a trail beside a store of one region', text: trail('      IsMultiRegionTrail: «false»\n') + another('      MultiRegionEnabled: «false»\n', 'AWS::CloudTrail::EventDataStore'), expect: ['single', 'store'],
      safe: true, fixed: trail('      IsMultiRegionTrail: true\n') + another('      MultiRegionEnabled: false\n', 'AWS::CloudTrail::EventDataStore') },
    { name: 'a store of one region', text: store('      MultiRegionEnabled: «false»\n'), expect: ['store'], about: ['Lake'], says: ['`Lake`'],
      fixed: store('      MultiRegionEnabled: true\n') },
    { name: 'a store of management events of one region', text: store(`${ofCategory('Management')}      MultiRegionEnabled: «false»\n`), expect: ['store'],
      fixed: store(`${ofCategory('Management')}      MultiRegionEnabled: true\n`) },
    { name: 'a store of one region under a condition', text: store('      MultiRegionEnabled: !If [IsProd, true, «false»]\n', condition), expect: ['store'], when: ['!IsProd'],
      fixed: store('      MultiRegionEnabled: true\n', condition) },
    { name: 'a trail without it', text: trail('', '', '«Trail»'), expect: ['single'], about: ['Trail'],
      safe: true, fixed: trail('      IsMultiRegionTrail: true\n') },
    { name: 'a trail that says no', text: trail('      IsMultiRegionTrail: «false» # proof\n'), expect: ['single'], says: ['`Trail`'],
      safe: true, fixed: trail('      IsMultiRegionTrail: true # proof\n') },
    { name: 'a trail that also leaves out global services', text: trail('      IncludeGlobalServiceEvents: false # costs\n', '', '«Trail»'), expect: ['single'],
      safe: true, fixed: trail('      IncludeGlobalServiceEvents: true # costs\n      IsMultiRegionTrail: true\n') },
    { name: 'one branch of a condition', text: trail('      IsMultiRegionTrail: !If [IsProd, true, «false»]\n', condition), expect: ['single'], when: ['!IsProd'],
      fixed: trail('      IsMultiRegionTrail: true\n', condition) },
    { name: 'nothing on one branch', text: trail('      IsMultiRegionTrail: !If [IsProd, true, !Ref AWS::NoValue]\n', condition, '«Trail»'), expect: ['single'], when: ['!IsProd'],
      declined: '`IsMultiRegionTrail` of `Trail` comes from a function.' },
    { name: 'a trail with EventSelectors, which cost in each region', text: trail('      EventSelectors: [{ ReadWriteType: All }]\n      IsMultiRegionTrail: «false»\n'), expect: ['single'],
      fixed: trail('      EventSelectors: [{ ReadWriteType: All }]\n      IsMultiRegionTrail: true\n') },
    { name: 'a trail with AdvancedEventSelectors, which cost in each region', text: trail('      AdvancedEventSelectors: [{ FieldSelectors: [{ Field: eventCategory, Equals: [Management] }] }]\n      IsMultiRegionTrail: «false»\n'), expect: ['single'],
      fixed: trail('      AdvancedEventSelectors: [{ FieldSelectors: [{ Field: eventCategory, Equals: [Management] }] }]\n      IsMultiRegionTrail: true\n') },
  ],
});
