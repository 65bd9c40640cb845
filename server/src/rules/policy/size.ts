/** A policy that is longer than AWS accepts. */
import type { PolicySite } from '../../analysis/policy/policy-site.js';
import { sizeAbove } from '../../iam/policy-size.js';
import { implies } from '../../value/guard.js';
import { firstKey } from '../../value/read.js';
import { defineRule } from '../rule.js';

export const size = defineRule({
  id: 'policy/size',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A policy is longer than AWS accepts.',
  why: 'IAM rejects the policy, at the end of a deployment.',
  remedy: 'Split the policy into several managed ones, or name resources by patterns.',
  references: [
    { title: 'IAM and AWS STS quotas', url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html' },
    { title: 'Quotas for AWS Organizations', url: 'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html' },
  ],
  messages: {
    long: { severity: 'warning', text: 'Policy `{policy}` has {size} characters, but AWS accepts {limit}.' },
    together: {
      severity: 'warning',
      text: 'The {count} inline policies of `{owner}` have {size} characters together, but AWS accepts {limit}.',
    },
    trust: {
      severity: 'information',
      text: 'Trust policy `{policy}` has {size} characters, but AWS accepts {limit}, unless the account has a higher quota.',
    },
  },

  subject: 'policy',
  check(site, report, { policies }) {
    const limit = limitOf(site);
    if (limit === null) return;
    const place = firstKey(site.policy.value) ?? site.at;
    const size = sizeOf([site], limit);
    const slots = { policy: site.name, size: size ?? 0, limit };
    if (size !== null) report(site.policy.kind === 'trust' ? 'trust' : 'long', place, { slots });
    const beside = sharing(site, policies);
    const sum = beside.some((each) => sizeOf([each], limit) !== null) ? null : sizeOf(beside, limit);
    // Reported once, at the last of those that are there under the same conditions, unless fewer conditions suffice.
    const isReportedElsewhere = beside.some(
      (each) => isAfter(each, site) || (isLooser(each, site) && sizeOf(sharing(each, policies), limit) !== null),
    );
    if (sum !== null && !isReportedElsewhere) {
      report('together', place, { slots: { count: beside.length, owner: site.owner?.id ?? '', size: sum, limit } });
    }
  },
});

function isAfter({ at, when }: PolicySite, site: PolicySite): boolean {
  return at.start > site.at.start && implies(when, site.when);
}

function isLooser({ when }: PolicySite, site: PolicySite): boolean {
  return !implies(when, site.when);
}

/**
 * In characters, without white space: IAM User Guide, quotas, where more can be requested for a trust policy; AWS
 * Organizations User Guide, quotas, for service control policies since 2026-05-15.
 */
function limitOf({ policy, owner }: PolicySite): number | null {
  if (policy.kind === 'organization-scp') return 10_240;
  if (policy.kind === 'organization-rcp') return 5_120;
  if (policy.kind === 'trust') return 2_048;
  if (policy.kind !== 'identity' && policy.kind !== 'boundary') return null;
  return owner?.type === 'AWS::IAM::ManagedPolicy' ? 6_144 : (sharedLimits.get(owner?.type ?? '') ?? null);
}

/** For all inline policies of an identity together. */
const sharedLimits: ReadonlyMap<string, number> = new Map([
  ['AWS::IAM::Role', 10_240],
  ['AWS::IAM::Group', 5_120],
  ['AWS::IAM::User', 2_048],
]);

/** The inline policies that an identity has whenever it has this one, which is among them; none for a policy of another kind. */
function sharing({ owner, policy, when }: PolicySite, policies: readonly PolicySite[]): readonly PolicySite[] {
  if (owner === null || policy.kind !== 'identity' || !sharedLimits.has(owner.type)) return [];
  return policies.filter((each) => each.owner === owner && each.policy.kind === 'identity' && implies(when, each.when));
}

/** Nothing is known of the size of a policy that is spread over properties of a resource. */
function sizeOf(sites: readonly PolicySite[], limit: number): number | null {
  if (sites.some(({ form }) => form === 'flattened')) return null;
  return sizeAbove(
    sites.map(({ policy }) => policy),
    limit,
  );
}
