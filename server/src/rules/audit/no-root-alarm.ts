/** A template that watches CloudTrail, but not the root user. */
import { cloudTrailFilters, mayWatchRoot } from '../../analysis/audit/event-watch.js';
import { rootAlarmFaults, type RootAlarmFault } from '../../analysis/audit/root-alarm.js';
import type { Template } from '../../model/template.js';
import { hearFilter, unmute, watchRoot } from '../../repair/audit/alarm-on-root.js';
import { correctValue } from '../../repair/correct.js';
import { defineRule, type ReportedFinding } from '../rule.js';

export const noRootAlarm = defineRule({
  id: 'audit/no-root-alarm',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A template watches CloudTrail, but not the root user.',
  why: 'The root user is hardly ever needed, so every use of it is worth an alert. Without an alarm, a stolen root password is noticed when the bill comes.',
  remedy: 'Add a metric filter on `$.userIdentity.type = "Root"` with an alarm, next to the others.',
  references: [
    { title: 'Monitor and secure your root user', url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/root-user-best-practices.html' },
    {
      title: 'Creating CloudWatch alarms for CloudTrail events',
      url: 'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudwatch-alarms-for-cloudtrail.html',
    },
  ],
  messages: {
    unwatched: { severity: 'information', text: 'Filter `{filter}` and {others} more watch CloudTrail, and none of them the root user.' },
    unheard: { severity: 'information', text: 'Filter `{name}` sees the root user, but no alarm watches its metric.' },
    mute: { severity: 'information', text: 'Alarm `{name}` is about the root user, but notifies nobody.' },
    deaf: { severity: 'information', text: 'Alarm `{name}` does not go off when the root user is used once.' },
    constant: {
      severity: 'information',
      text: 'Alarm `{name}` goes off while nobody uses the root user, so it says nothing new when somebody does.',
    },
    elsewhere: {
      severity: 'information',
      text: 'Filter `{name}` looks for the root user in a log group that no trail of the template writes to.',
    },
    untold: { severity: 'information', text: 'Rule `{name}` sees the root user, but has no target to notify.' },
  },

  subject: 'template',
  check(template, report) {
    const [first, ...others] = cloudTrailFilters(template);
    for (const { kind, resource, at, when, meant = null } of rootAlarmFaults(template)) {
      const related = meant === null ? [] : [{ message: 'This alarm watches another metric.', at: meant }];
      report(kind, at, { slots: { name: resource.id }, about: resource.id, when, related });
    }
    if (first === undefined || others.length < fewestOthers || mayWatchRoot(template)) return;
    report('unwatched', first.key, { slots: { filter: first.id, others: others.length }, about: first.id });
  },

  fixes: {
    unwatched: (_, template, facts) =>
      cloudTrailFilters(template)
        .slice(0, 1)
        .map((first) => watchRoot(facts, first)),
    // An alarm that seems meant for the filter is to be corrected, and only its author knows in which of the two places.
    unheard: (finding, template, facts) =>
      faultAt(finding, template)
        .filter(({ meant = null }) => meant === null)
        .map(({ resource }) => hearFilter(facts, resource)),
    mute: (finding, template, facts) => faultAt(finding, template).map(({ resource }) => unmute(facts, resource, finding)),
    constant: (finding, template, facts) =>
      faultAt(finding, template).map(({ resource: { id } }) =>
        correctValue(facts, 'notBreaching', {
          at: finding,
          title: `Treat periods without events as good in alarm \`${id}\``,
          safety: 'suggestion',
        }),
      ),
  },
});

function faultAt({ messageId, start }: ReportedFinding, template: Template): readonly RootAlarmFault[] {
  return rootAlarmFaults(template)
    .filter(({ kind, at }) => kind === messageId && at.start === start)
    .slice(0, 1);
}

/** A lone filter may belong to a set in another template. */
const fewestOthers = 2;
