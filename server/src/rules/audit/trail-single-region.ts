/** A CloudTrail trail that records one region only. */
import { isRecordedElsewhereInAllRegions } from '../../analysis/audit/management-recorder.js';
import { switchedOff } from '../../analysis/switch.js';
import { switchOn } from '../../repair/switch-on.js';
import type { Resource } from '../../model/template.js';
import { defineRule } from '../rule.js';

export const trailSingleRegion = defineRule({
  id: 'audit/trail-single-region',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A CloudTrail trail records one region only.',
  why: 'What happens in another region is not recorded, and an intruder picks the region that nobody watches. Sign-ins of the root user and changes to IAM reach the trail of one region only.',
  remedy: 'Set `IsMultiRegionTrail` to `true`.',
  references: [
    {
      title: 'Security best practices in AWS CloudTrail',
      url: 'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html',
    },
    {
      title: 'AWS::CloudTrail::Trail',
      url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudtrail-trail.html',
    },
  ],
  messages: {
    single: { severity: 'warning', text: 'Trail `{trail}` records one region only.' },
  },

  subject: 'resource',
  types: ['AWS::CloudTrail::Trail'],
  check(trail, report, { template }) {
    if (isRecordedElsewhereInAllRegions(trail, template)) return;
    for (const { at, when } of switchedOff(trail, 'IsMultiRegionTrail')) {
      report('single', at, { slots: { trail: trail.id }, when });
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
  },
});

/** Whether the trail records data events: those of all regions can cost a great deal. */
function recordsData(trail: Resource): boolean {
  return trail.property('EventSelectors') !== null || trail.property('AdvancedEventSelectors') !== null;
}
