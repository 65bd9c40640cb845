/** A policy that is longer than IAM takes. */
import { onceWith } from '../../text/once.js';
import type { PolicySite } from '../../analysis/policy/policy-site.js';
import type { Policy } from '../../iam/policy.js';
import { implies } from '../../value/guard.js';
import { printValue } from '../../value/print.js';
import { firstKey } from '../../value/read.js';
import type { Value } from '../../value/value.js';
import { defineRule } from '../rule.js';

export const size = defineRule({
  id: 'policy/size',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A policy is longer than AWS takes.',
  why: 'IAM refuses the policy, at the end of a deployment.',
  remedy: 'Split the policy into several managed ones, or name resources by patterns.',
  references: [
    { title: 'IAM and AWS STS quotas', url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html' },
    { title: 'Quotas for AWS Organizations', url: 'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_reference_limits.html' },
  ],
  messages: {
    long: { severity: 'warning', text: 'Policy `{policy}` has {size} characters where AWS takes {limit}.' },
    together: {
      severity: 'warning',
      text: 'The {count} inline policies of `{owner}` have {size} characters together where AWS takes {limit}.',
    },
    trust: {
      severity: 'information',
      text: 'Trust policy `{policy}` has {size} characters where AWS takes {limit}, unless the account was given more.',
    },
  },

  subject: 'policy',
  check(site, report, { policies }) {
    const limit = limitOf(site);
    if (limit === null) return;
    const place = firstKey(site.policy.value) ?? site.at;
    const size = sizeAbove([site], limit);
    const slots = { policy: site.name, size: size ?? 0, limit };
    if (size !== null) report(site.policy.kind === 'trust' ? 'trust' : 'long', place, { slots });
    const beside = sharing(site, policies);
    const sum = beside.some((each) => sizeAbove([each], limit) !== null) ? null : sizeAbove(beside, limit);
    // Told at the last of those that are there under the same conditions, unless fewer conditions are enough.
    const isTold = beside.some(
      (each) => isAfter(each, site) || (isLooser(each, site) && sizeAbove(sharing(each, policies), limit) !== null),
    );
    if (sum !== null && !isTold) {
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
 * Characters without white space: IAM User Guide, quotas, where a trust policy can be given more by request;
 * AWS Organizations User Guide, quotas, for service control policies since 2026-05-15.
 */
function limitOf({ policy, owner }: PolicySite): number | null {
  if (policy.kind === 'organization-scp') return 10_240;
  if (policy.kind === 'organization-rcp') return 5_120;
  if (policy.kind === 'trust') return 2_048;
  if (policy.kind !== 'identity' && policy.kind !== 'boundary') return null;
  return owner?.type === 'AWS::IAM::ManagedPolicy' ? 6_144 : (sharedLimits.get(owner?.type ?? '') ?? null);
}

/** What all inline policies of an identity have together. */
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

/** How long policies are together when that is more than the limit; null when it is not, or not known. */
function sizeAbove(sites: readonly PolicySite[], limit: number): number | null {
  if (sites.some(({ policy, form }) => !policy.complete || form === 'flattened')) return null;
  const room = sites.reduce((left, { policy }) => roomLeft(policy.value, left), limit);
  if (room >= 0 || room === -Infinity) return null;
  const size = sites.reduce((sum, { policy }) => sum + printedSize(policy), 0);
  return size > limit && size < Infinity ? size : null;
}

/** Without white space; endless for a policy that has parts of no known length. */
const printedSize = onceWith((policy: Policy): number => {
  const text = JSON.stringify(printValue(policy.value));
  return isWhole(text) ? text.replace(/\s/g, '').length : Infinity;
});

/**
 * What is left at least of so many characters when a value is printed. Less than none says nothing: every character is
 * taken for one that JSON escapes, and parts that are filled in later are taken for endless.
 */
function roomLeft(value: Value, characters: number): number {
  if (characters < 0) return characters;
  switch (value.kind) {
    case 'scalar':
      return characters - longestString(value.text);
    case 'null':
    case 'none':
      return characters - 'null,'.length;
    case 'list':
      return value.items.reduce((left, item) => roomLeft(item, left), characters - '[],'.length);
    case 'map':
      return value.entries.reduce((left, entry) => roomLeft(entry.value, left - longestString(entry.key)), characters - '{},'.length);
    default:
      return -Infinity;
  }
}

/** Within quotes, and with what sets it apart from the next. */
function longestString(text: string): number {
  return '\\u0000'.length * text.length + '"",'.length;
}

/** Parts that are filled in later have no known length. */
function isWhole(text: string): boolean {
  return !/"\$(?:ref|getAtt|concat|oneOf|unknown|base64)":/.test(text);
}
