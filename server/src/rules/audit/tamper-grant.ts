/** A grant to switch the audit trail off. */
import type { Facts } from '../../analysis/facts.js';
import { everywhereOf, grantOf, itemFor, type Grant } from '../../analysis/grant.js';
import { reachesEvery } from '../../iam/resource/resource-reach.js';
import { readArn } from '../../iam/arn.js';
import { knownText, type PartialText } from '../../iam/partial-text.js';
import type { Pattern } from '../../iam/pattern.js';
import type { Item } from '../../iam/policy.js';
import type { Resource } from '../../model/template.js';
import { dropItems } from '../../repair/drop-item.js';
import type { Declined, Fix } from '../../repair/fix.js';
import { listed } from '../../text/wording.js';
import type { StatementSite } from '../../analysis/policy/policy-site.js';
import { defineRule, type ReportedFinding } from '../rule.js';

export const tamperGrant = defineRule({
  id: 'audit/tamper-grant',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A statement allows switching the audit trail off.',
  why: 'The first thing an intruder does is to stop the recording. Whoever may do that everywhere can act unseen.',
  remedy: 'Remove the actions, or name the trail under `Resource`; deny them with a service control policy.',
  references: [
    {
      title: 'Security best practices in AWS CloudTrail',
      url: 'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html',
    },
    { title: 'Grant least privilege', url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html' },
  ],
  messages: {
    tamper: { severity: 'warning', text: 'Policy `{policy}` allows `{action}` {where}, and so lets its holder act unseen.' },
    workload: { severity: 'error', text: 'Policy `{policy}` lets a workload use `{action}` {where}, and so act unseen.' },
  },

  subject: 'statement',
  check(subject, report, facts) {
    const { site, at, when } = subject;
    const grant = grantOf(subject, facts);
    if (grant === null || grant.isAdministration) return;
    const [first] = tamperings(grant);
    if (first === undefined) return;
    const { action, item, everywhere } = first;
    report(isOfWorkload(site.owner, facts) ? 'workload' : 'tamper', item.at ?? at, {
      slots: { policy: site.name, action, where: whereOf(everywhere.text) },
      when: [...when, ...item.when, ...everywhere.when],
    });
  },

  fixes: {
    tamper: withdraw,
    workload: withdraw,
  },
});

/** Takes the actions out of the statement. None where one is part of a wildcard, and where no other action would be left. */
function withdraw(_: ReportedFinding, subject: StatementSite, facts: Facts): readonly (Fix | Declined)[] {
  const grant = grantOf(subject, facts);
  const found = grant === null ? [] : tamperings(grant);
  const places = new Set(found.flatMap(({ item }) => item.at ?? []));
  const isSpelledOut = found.every(({ item, action }) => knownText(item.text)?.toLowerCase() === action.toLowerCase());
  if (grant === null || !isSpelledOut || places.size < found.length || places.size >= grant.actions.length) return [];
  const actions = listed(found.map(({ action }) => action));
  return [
    dropItems(facts, [...places], {
      title: `Remove ${actions} from policy \`${subject.site.name}\``,
      safety: 'suggestion',
      note: 'Removes an action with which the audit trail is switched off.',
      left: [
        'Whoever changes or removes what is recorded with this policy needs another way, such as a role that is assumed for that alone.',
      ],
    }),
  ];
}

interface Tampering {
  readonly action: string;
  readonly item: Item<Pattern>;
  /** The resource that stands for all there are. */
  readonly everywhere: Item<Pattern>;
}

/** What a statement allows to be done to every record of its kind. */
function tamperings(grant: Grant): readonly Tampering[] {
  return tampering.flatMap((action) => {
    const item = itemFor(grant, action);
    const everywhere = item === null ? null : everyTarget(grant, action.slice(0, action.indexOf(':')));
    return item === null || everywhere === null ? [] : [{ action, item, everywhere }];
  });
}

/** What stops, narrows or deletes a record (API references of the services). Only the first one found is reported, so the order matters. */
const tampering = [
  'cloudtrail:StopLogging',
  'cloudtrail:DeleteTrail',
  'cloudtrail:UpdateTrail',
  'cloudtrail:PutEventSelectors',
  'cloudtrail:UpdateEventDataStore',
  'cloudtrail:DeleteEventDataStore',
  'cloudtrail:StopEventDataStoreIngestion',
  'config:StopConfigurationRecorder',
  'config:DeleteConfigurationRecorder',
  'config:DeleteDeliveryChannel',
  'guardduty:DeleteDetector',
  'guardduty:UpdateDetector',
  'guardduty:DisassociateFromAdministratorAccount',
  'guardduty:DisassociateFromMasterAccount',
  'guardduty:DisassociateMembers',
  'guardduty:StopMonitoringMembers',
  'guardduty:DeleteMembers',
  'guardduty:DeletePublishingDestination',
  'securityhub:DisableSecurityHub',
  'securityhub:BatchDisableStandards',
  'securityhub:DisassociateMembers',
  'securityhub:DeleteMembers',
  'securityhub:DisassociateFromAdministratorAccount',
  'access-analyzer:DeleteAnalyzer',
  'detective:DeleteGraph',
  'ec2:DeleteFlowLogs',
  'logs:DeleteLogGroup',
  'logs:DeleteLogStream',
] as const;

/**
 * The resource that stands for every trail, detector or recorder, at least of one account or region; for log groups it must
 * be all there are.
 */
function everyTarget(grant: Grant, service: string): Item<Pattern> | null {
  const isEvery = ({ text }: Item<Pattern>): boolean => knownText(readArn(text)?.service ?? []) === service && reachesEvery(text, '');
  return everywhereOf(grant, service) ?? (service === 'logs' ? null : (grant.resources.find(isEvery) ?? null));
}

/** Trails, detectors and recorders are regional, so a region that is named, or unknown, is a single one. */
function whereOf(text: PartialText): 'everywhere' | 'in a whole region' {
  const arn = readArn(text);
  return arn === null || knownText(arn.region) === '*' ? 'everywhere' : 'in a whole region';
}

function isOfWorkload(owner: Resource | null, { workloads }: Facts): boolean {
  return owner !== null && workloads.some(({ roles }) => roles.some(({ role }) => role === owner));
}
