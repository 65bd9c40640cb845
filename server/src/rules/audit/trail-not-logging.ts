/** A CloudTrail trail or event data store that is switched off. */
import type { Script } from '../../analysis/script/script.js';
import type { Call } from '../../analysis/use/call.js';
import { callsOf } from '../../analysis/use/calls-of.js';
import { isRecordedElsewhere, storeType, trailType } from '../../analysis/audit/management-recorder.js';
import { gather } from '../../text/gather.js';
import { optionsAt } from '../../value/path.js';
import { booleanOf } from '../../value/read.js';
import { correctValue } from '../../repair/correct.js';
import { defineRule } from '../rule.js';

export const trailNotLogging = defineRule({
  id: 'audit/trail-not-logging',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A CloudTrail trail or event data store is created but switched off.',
  why: 'A trail that is switched off records nothing: afterwards, nobody can find out what the root user, an administrator or a stolen key did.',
  remedy: 'Set `IsLogging` of the trail, or `IngestionEnabled` of the event data store, to `true`.',
  references: [
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
    off: { severity: 'error', text: 'Trail `{trail}` is switched off, so it records nothing.' },
    script: { severity: 'warning', text: 'This {stops}, which then records nothing.' },
    store: { severity: 'warning', text: 'Event data store `{store}` does not ingest events, so it records nothing.' },
  },

  subject: 'resource',
  check(recorder, report, facts) {
    const { template } = facts;
    for (const { call, stops } of gather(facts.scriptsOf(recorder), stopsIn)) report('script', call.at, { slots: { stops } });
    if (recorder.type !== trailType && recorder.type !== storeType) return;
    for (const { value, when } of optionsAt(recorder.properties, recorder.type === trailType ? 'IsLogging' : 'IngestionEnabled')) {
      if (booleanOf(value) !== false) continue;
      const at = value.at ?? recorder.key;
      if (recorder.type === trailType) report('off', at, { slots: { trail: recorder.id }, when });
      // A store that holds what a trail recorded earlier ingests nothing either.
      else if (!isRecordedElsewhere(recorder, template)) {
        report('store', at, { slots: { store: recorder.id }, when });
      }
    }
  },

  fixes: {
    off: (at, { id }, facts) => [correctValue(facts, true, { at, title: `Switch on trail \`${id}\``, safety: 'safe' })],
    store: (at, { id }, facts) => [
      correctValue(facts, true, { at, title: `Have event data store \`${id}\` ingest events`, safety: 'suggestion' }),
    ],
  },
});

/** How scripts stop the recording, and what starts it again. */
const ways = [
  { action: 'cloudtrail:StopLogging', undoneBy: 'cloudtrail:StartLogging', stops: 'switches a trail off' },
  { action: 'cloudtrail:DeleteTrail', undoneBy: 'cloudtrail:CreateTrail', stops: 'deletes a trail' },
  {
    action: 'cloudtrail:StopEventDataStoreIngestion',
    undoneBy: 'cloudtrail:StartEventDataStoreIngestion',
    stops: 'switches an event data store off',
  },
  {
    action: 'config:StopConfigurationRecorder',
    undoneBy: 'config:StartConfigurationRecorder',
    stops: 'switches the recorder of AWS Config off',
  },
] as const;

interface Stopping {
  readonly call: Call;
  readonly stops: string;
}

/** Where a script stops the recording, unless it starts it again. */
function stopsIn(script: Script): readonly Stopping[] {
  return gather(ways, ({ action, undoneBy, stops }) => {
    const calls = callsOf(script, action);
    return calls.length === 0 || callsOf(script, undoneBy).length > 0 ? [] : calls.map((call) => ({ call, stops }));
  });
}
