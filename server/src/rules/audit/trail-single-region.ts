/** A CloudTrail trail, or an event data store for management events, that records one region only. */
import { isForManagement, isRecordedElsewhereInAllRegions, storeType, trailType } from '../../analysis/audit/management-recorder.js';
import { switchedOff } from '../../analysis/switch.js';
import { correctValue } from '../../repair/correct.js';
import { switchOn } from '../../repair/switch-on.js';
import type { Resource } from '../../model/template.js';
import { optionsAt } from '../../value/path.js';
import { booleanOf } from '../../value/read.js';
import { defineRule } from '../rule.js';

export const trailSingleRegion = defineRule({
  id: 'audit/trail-single-region',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A CloudTrail trail or event data store records one region only.',
  why: 'What happens in another region is not recorded, and an intruder picks the region that nobody watches. Sign-ins of the root user and changes to IAM reach the trail of one region only.',
  remedy: 'Set `IsMultiRegionTrail` of a trail, or `MultiRegionEnabled` of an event data store, to `true`.',
  references: [
    {
      title: 'Security best practices in AWS CloudTrail',
      url: 'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html',
    },
    {
      title: 'AWS::CloudTrail::Trail',
      url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudtrail-trail.html',
    },
    {
      title: 'AWS::CloudTrail::EventDataStore',
      url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudtrail-eventdatastore.html',
    },
  ],
  messages: {
    single: { severity: 'warning', text: 'Trail `{trail}` records one region only.' },
    store: { severity: 'warning', text: 'Event data store `{store}` ingests the events of one region only.' },
  },

  subject: 'resource',
  types: [trailType, storeType],
  check(recorder, report, { template }) {
    if (isRecordedElsewhereInAllRegions(recorder, template)) return;
    if (recorder.type === trailType) {
      for (const { at, when } of switchedOff(recorder, 'IsMultiRegionTrail')) report('single', at, { slots: { trail: recorder.id }, when });
    } else if (isForManagement(recorder)) {
      for (const { value, when } of optionsAt(recorder.properties, 'MultiRegionEnabled')) {
        if (booleanOf(value) === false) report('store', value.at ?? recorder.key, { slots: { store: recorder.id }, when });
      }
    }
  },

  fixes: {
    single: (at, trail, facts) => [
      switchOn(facts, trail, {
        path: ['IsMultiRegionTrail'],
        to: true,
        at,
        title: `Record all regions in trail \`${trail.id}\``,
        safety: recordsData(trail) ? 'suggestion' : 'safe',
        also: ['IncludeGlobalServiceEvents'],
      }),
    ],
    store: (at, { id }, facts) => [
      correctValue(facts, true, { at, title: `Have event data store \`${id}\` ingest the events of all regions`, safety: 'suggestion' }),
    ],
  },
});

/** Whether the trail records data events: those of all regions can cost a great deal. */
function recordsData(trail: Resource): boolean {
  return trail.property('EventSelectors') !== null || trail.property('AdvancedEventSelectors') !== null;
}
