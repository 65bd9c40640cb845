/** A policy that is longer than IAM takes. */
import type { PolicySite } from '../../analysis/policy/policy-site.js';
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
  },

  subject: 'policy',
  check(site, report) {
    const limit = limitOf(site);
    if (limit === null || !site.policy.complete || site.form === 'flattened' || roomLeft(site.policy.value, limit) >= 0) return;
    const size = JSON.stringify(printValue(site.policy.value)).length;
    if (size > limit && isWholly(site)) {
      report('long', firstKey(site.policy.value) ?? site.at, { slots: { policy: site.name, size, limit } });
    }
  },
});

/** Characters without white space (IAM User Guide, quotas; AWS Organizations since 2026-05-15). */
function limitOf({ policy, owner }: PolicySite): number | null {
  if (policy.kind === 'organization-scp') return 10_240;
  if (policy.kind === 'trust') return 4_096;
  switch (policy.kind === 'identity' || policy.kind === 'boundary' ? owner?.type : undefined) {
    case 'AWS::IAM::ManagedPolicy':
      return 6_144;
    case 'AWS::IAM::Role':
      return 10_240;
    case 'AWS::IAM::Group':
      return 5_120;
    case 'AWS::IAM::User':
      return 2_048;
    default:
      return null;
  }
}

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
function isWholly({ policy }: PolicySite): boolean {
  return !/"\$(?:ref|getAtt|concat|oneOf|unknown|base64)":/.test(JSON.stringify(printValue(policy.value)));
}
