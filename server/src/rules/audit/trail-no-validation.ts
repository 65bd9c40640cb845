/** A CloudTrail trail whose log files are not validated. */
import { switchedOff } from '../../analysis/switch.js';
import { switchOn } from '../../repair/switch-on.js';
import { defineRule } from '../rule.js';

export const trailNoValidation = defineRule({
  id: 'audit/trail-no-validation',
  preset: 'strict',
  stage: 'stable',
  since: '0.1.0',

  summary: 'The log files of a CloudTrail trail are not validated.',
  why: 'Without digest files, nobody can prove that the log files are complete: an intruder who reaches the bucket can remove the traces of what the root user or a stolen key did.',
  remedy: 'Set `EnableLogFileValidation` to `true`.',
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
    unproven: { severity: 'warning', text: 'Trail `{trail}` writes no digest files, so removed or changed log files go unnoticed.' },
  },

  subject: 'resource',
  types: ['AWS::CloudTrail::Trail'],
  check(trail, report) {
    for (const { at, when } of switchedOff(trail, 'EnableLogFileValidation')) {
      report('unproven', at, { slots: { trail: trail.id }, when });
    }
  },

  fixes: {
    unproven: (at, trail, facts) => [
      switchOn(facts, trail, {
        path: ['EnableLogFileValidation'],
        to: true,
        at,
        title: `Have CloudTrail sign the log files of \`${trail.id}\`, so that changes show`,
        safety: 'safe',
      }),
    ],
  },
});
