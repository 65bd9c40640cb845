/** A filter or rule that is meant to see the root user, but cannot. */
import { filterType } from '../../analysis/audit/event-watch.js';
import { rootFilterFaults } from '../../analysis/audit/root-filter-fault.js';
import { rootRuleFaults } from '../../analysis/audit/root-rule-fault.js';
import type { Facts } from '../../analysis/facts.js';
import type { Resource } from '../../model/template.js';
import { askForAbsence, compareWildcard, enableRule, filterForRoot, spellForRoot } from '../../repair/audit/watch-root.js';
import type { Declined, Fix } from '../../repair/fix.js';
import { defineRule, type ReportedFinding } from '../rule.js';

export const rootFilterNeverMatches = defineRule({
  id: 'audit/root-filter-never-matches',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A filter that is meant to see the root user never matches.',
  why: 'An alarm that never goes off looks like an account in which root is never used.',
  remedy:
    'Compare `userIdentity.type` with `Root`, spelt exactly like that; leave out what services do with `invokedBy NOT EXISTS` and `eventType != "AwsServiceEvent"`.',
  references: [
    {
      title: 'CloudTrail userIdentity element',
      url: 'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html',
    },
    { title: 'Filter pattern syntax', url: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html' },
    {
      title: 'AWS Management Console sign-in events',
      url: 'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-aws-console-sign-in-events.html',
    },
  ],
  messages: {
    letters: { severity: 'warning', text: '`{filter}` compares with `{value}`; CloudTrail writes `{meant}`, so it never matches.' },
    field: { severity: 'warning', text: '`{filter}` looks for root in `{field}`, which no event has; it is `{meant}`.' },
    leftOut: { severity: 'warning', text: '`{filter}` sees nothing that the root user does: `{test}` leaves it out.' },
    absent: {
      severity: 'warning',
      text: '`{filter}` sees nothing that the root user does: `{test}` asks for a field that is present and null; it is absent (`{meant}`).',
    },
    detailType: { severity: 'warning', text: '`{filter}` waits for `{value}`, but no event has that name; it is `{meant}`.' },
    region: { severity: 'warning', text: '`{filter}` waits in `{region}`, but root sign-ins are recorded in `us-east-1`.' },
    source: { severity: 'warning', text: '`{filter}` waits for sign-ins from `{value}`; they come from `{meant}`.' },
    star: { severity: 'warning', text: '`{filter}` compares with `{value}` literally: a star is a wildcard only in `{meant}`.' },
    disabled: { severity: 'warning', text: '`{filter}` is meant to see the root user, but is switched off.' },
    everybody: { severity: 'warning', text: '`{filter}` counts what everybody does: its tests are joined by `||`, so one is enough.' },
    services: { severity: 'information', text: '`{filter}` also counts what services do in the name of root.' },
  },

  subject: 'resource',
  types: [filterType, 'AWS::Events::Rule'],
  check(resource, report, { environment }) {
    const filter = resource.id;
    const faults = resource.type === filterType ? rootFilterFaults(resource) : rootRuleFaults(resource, environment.region);
    for (const { kind, value, meant, at, when } of faults) {
      switch (kind) {
        case 'letters':
          report('letters', at, { slots: { filter, value, meant }, when });
          break;
        case 'field':
          report('field', at, { slots: { filter, field: value, meant }, when });
          break;
        case 'left-out':
          report('leftOut', at, { slots: { filter, test: value }, when });
          break;
        case 'null':
          report('absent', at, { slots: { filter, test: value, meant }, when });
          break;
        case 'detail-type':
          report('detailType', at, { slots: { filter, value, meant }, when });
          break;
        case 'region':
          report('region', at, { slots: { filter, region: value }, when });
          break;
        case 'source':
          report('source', at, { slots: { filter, value, meant }, when });
          break;
        case 'star':
          report('star', at, { slots: { filter, value, meant }, when });
          break;
        case 'disabled':
        case 'everybody':
        case 'services':
          report(kind, at, { slots: { filter }, when });
          break;
      }
    }
  },

  fixes: {
    letters: (finding, resource, facts) => spelling(finding, resource, facts, 'value'),
    field: (finding, resource, facts) => spelling(finding, resource, facts, 'field'),
    detailType: (finding, resource, facts) => spelling(finding, resource, facts, 'value'),
    source: (finding, resource, facts) => spelling(finding, resource, facts, 'value'),
    leftOut: (finding, resource, facts) => (resource.type === filterType ? [filterForRoot(facts, resource, finding)] : []),
    absent: (finding, resource, facts) =>
      resource.type === filterType
        ? [filterForRoot(facts, resource, finding)]
        : askForAbsence(facts, resource, finding, String(finding.slots['test'])),
    star: (finding, resource, facts) => compareWildcard(facts, resource, finding, String(finding.slots['value'])),
    disabled: (finding, resource, facts) => [enableRule(facts, resource, finding)],
    everybody: (finding, resource, facts) => [filterForRoot(facts, resource, finding)],
    services: (finding, resource, facts) => [filterForRoot(facts, resource, finding)],
  },
});

function spelling(finding: ReportedFinding, resource: Resource, facts: Facts, slot: 'value' | 'field'): readonly (Fix | Declined)[] {
  const [written, meant] = [String(finding.slots[slot]), String(finding.slots['meant'])];
  return resource.type === filterType
    ? [filterForRoot(facts, resource, finding)]
    : spellForRoot(facts, resource, { at: finding, written, meant });
}
