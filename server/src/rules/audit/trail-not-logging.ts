/** A CloudTrail trail that is switched off. */
import { optionsAt } from '../../value/path.js';
import { booleanOf } from '../../value/read.js';
import { correctValue } from '../../repair/correct.js';
import { defineRule } from '../rule.js';

export const trailNotLogging = defineRule({
  id: 'audit/trail-not-logging',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A CloudTrail trail is created but switched off.',
  why: 'A trail that does not log records nothing: what the root user, an administrator or a stolen key did cannot be found out afterwards.',
  remedy: 'Set `IsLogging` to `true`.',
  references: [
    {
      title: 'AWS::CloudTrail::Trail',
      url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudtrail-trail.html',
    },
  ],
  messages: {
    off: { severity: 'error', text: 'Trail `{trail}` is switched off, so it records nothing.' },
  },

  subject: 'resource',
  types: ['AWS::CloudTrail::Trail'],
  check(trail, report) {
    for (const { value, when } of optionsAt(trail.properties, 'IsLogging')) {
      if (booleanOf(value) === false) report('off', value.at ?? trail.key, { slots: { trail: trail.id }, when });
    }
  },

  fixes: {
    off: (at, _, facts) => [correctValue(facts, true, { at, title: 'Switch the trail on', safety: 'safe' })],
  },
});
