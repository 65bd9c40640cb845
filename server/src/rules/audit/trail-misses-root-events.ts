/** A trail or an event data store that leaves out the events that show root and IAM. */
import { isRecordedElsewhere, keyGaps, recordingGaps, storeType, trailType } from '../../analysis/audit/management-recorder.js';
import { correctValue } from '../../repair/correct.js';
import { recordBoth, selectManagement, switchOnManagement } from '../../repair/audit/record-management.js';
import { defineRule } from '../rule.js';

export const trailMissesRootEvents = defineRule({
  id: 'audit/trail-misses-root-events',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A trail or an event data store leaves out the events that show root and IAM.',
  why: 'Sign-ins of the root user and changes in IAM are management events of global services. A trail that leaves them out looks alive, but sees none of them.',
  remedy: 'Record management events, both reads and writes, and those of global services.',
  references: [
    {
      title: 'Logging management events',
      url: 'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-management-events-with-cloudtrail.html',
    },
    {
      title: 'AdvancedEventSelector',
      url: 'https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_AdvancedEventSelector.html',
    },
    {
      title: 'AWS::CloudTrail::Trail',
      url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudtrail-trail.html',
    },
  ],
  messages: {
    global: {
      severity: 'warning',
      text: 'Trail `{trail}` leaves out the events of global services, including those of IAM and of the root user.',
    },
    management: { severity: 'warning', text: 'Trail `{trail}` records no management events, so neither sign-ins nor changes to IAM.' },
    half: { severity: 'warning', text: 'Trail `{trail}` records `{kind}` management events, so only part of what root does.' },
    category: { severity: 'warning', text: 'Trail `{trail}` records no management events, so neither sign-ins nor changes to IAM.' },
    field: { severity: 'warning', text: '{recorder} `{trail}` records `{kind}` management events, so only part of what root does.' },
    sources: { severity: 'warning', text: '{recorder} `{trail}` leaves out the events of `{kind}`, and so part of what root does.' },
    keys: {
      severity: 'information',
      text: '{recorder} `{trail}` leaves out the events of AWS KMS, and so changes to keys and to who may use them.',
    },
    root: { severity: 'warning', text: '{recorder} `{trail}` leaves out the sign-ins of the root user, by `{kind}`.' },
  },

  subject: 'resource',
  types: [trailType, storeType],
  check(recorder, report, { template }) {
    if (isRecordedElsewhere(recorder, template)) return;
    const { id: trail } = recorder;
    const isStore = recorder.type === storeType;
    const words = isStore ? 'Event data store' : 'Trail';
    for (const { at, when } of keyGaps(recorder)) report('keys', at, { slots: { trail, recorder: words }, when });
    for (const { lacks, at, when, kind } of recordingGaps(recorder)) {
      switch (lacks) {
        case 'half':
          report(lacks, at, { slots: { trail, kind }, when });
          break;
        case 'field':
        case 'sources':
        case 'root':
          report(lacks, at, { slots: { trail, kind, recorder: words }, when });
          break;
        default:
          // A store without management events is for other ones: data, insights, configurations.
          if (!isStore) report(lacks, at, { slots: { trail }, when });
      }
    }
  },

  fixes: {
    global: (at, { id }, facts) => [
      correctValue(facts, true, { at, title: `Record the events of global services in trail \`${id}\``, safety: 'safe' }),
    ],
    management: (at, trail, facts) => [switchOnManagement(facts, trail, at)],
    category: (at, trail, facts) => [selectManagement(facts, trail, at)],
    half: (at, { id }, facts) => [
      correctValue(facts, 'All', { at, title: `Record reads and writes in trail \`${id}\``, safety: 'suggestion' }),
    ],
    field: (at, recorder, facts) => [recordBoth(facts, recorder, at)],
  },
});
