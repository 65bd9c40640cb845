/** A filter or rule that is to see the root user, and cannot. */
import { rootWatchFaults } from '../../analysis/audit/root-watch-fault.js';
import { defineRule } from '../rule.js';

export const rootFilterNeverMatches = defineRule({
  id: 'audit/root-filter-never-matches',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A filter that is to see the root user never matches.',
  why: 'An alarm that never rings looks like an account in which root is never used.',
  remedy: 'Compare `userIdentity.type` with `Root`, spelt so; leave out what services do with `invokedBy NOT EXISTS` and `eventType != "AwsServiceEvent"`.',
  references: [
    { title: 'CloudTrail userIdentity element', url: 'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html' },
    { title: 'Filter pattern syntax', url: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html' },
    { title: 'AWS Management Console sign-in events', url: 'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-aws-console-sign-in-events.html' },
  ],
  messages: {
    letters: { severity: 'warning', text: '`{filter}` compares with `{value}`; CloudTrail writes `Root`, so it never matches.' },
    field: { severity: 'warning', text: '`{filter}` looks for root in `{field}`, which no event has; it is `{meant}`.' },
    detailType: { severity: 'warning', text: '`{filter}` waits for `{value}`, which no event is called; it is `{meant}`.' },
    region: { severity: 'warning', text: '`{filter}` waits in `{region}`, but the root user signs in in `us-east-1`.' },
    services: { severity: 'information', text: '`{filter}` also counts what services do in the name of root.' },
  },

  subject: 'resource',
  types: ['AWS::Logs::MetricFilter', 'AWS::Events::Rule'],
  check(resource, report, { environment }) {
    const filter = resource.id;
    for (const { kind, value, meant, at, when } of rootWatchFaults(resource, environment.region)) {
      switch (kind) {
        case 'letters': report('letters', at, { slots: { filter, value }, when }); break;
        case 'field': report('field', at, { slots: { filter, field: value, meant }, when }); break;
        case 'detail-type': report('detailType', at, { slots: { filter, value, meant }, when }); break;
        case 'region': report('region', at, { slots: { filter, region: value }, when }); break;
        case 'services': report('services', at, { slots: { filter }, when }); break;
      }
    }
  },
});
