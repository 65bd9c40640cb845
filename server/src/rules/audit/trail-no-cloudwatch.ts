/** A trail that is not sent to a log group, where filters and alarms could watch it. */
import { destinationFor } from '../../analysis/audit/trail-log-group.js';
import { refersToNothing } from '../../analysis/switch.js';
import { sendToLogGroup } from '../../repair/audit/send-to-log-group.js';
import { defineRule } from '../rule.js';

export const trailNoCloudwatch = defineRule({
  id: 'audit/trail-no-cloudwatch',
  preset: 'strict',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A CloudTrail trail is not sent to CloudWatch Logs.',
  why: 'Log files in a bucket are read after the event. In a log group, a metric filter can raise an alarm within minutes when the root user signs in.',
  remedy: 'Set `CloudWatchLogsLogGroupArn` and `CloudWatchLogsRoleArn`.',
  references: [
    {
      title: 'Sending events to CloudWatch Logs',
      url: 'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/send-cloudtrail-events-to-cloudwatch-logs.html',
    },
    {
      title: 'AWS::CloudTrail::Trail',
      url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cloudtrail-trail.html',
    },
  ],
  messages: {
    unwatched: { severity: 'information', text: 'Trail `{trail}` is not sent to a log group, so no alarm can watch it.' },
  },

  subject: 'resource',
  types: ['AWS::CloudTrail::Trail'],
  check(trail, report) {
    for (const { at, when } of refersToNothing(trail, 'CloudWatchLogsLogGroupArn')) {
      report('unwatched', at, { slots: { trail: trail.id }, when });
    }
  },

  fixes: {
    unwatched: (_, trail, facts) => [sendToLogGroup(facts, trail, destinationFor(facts))],
  },
});
