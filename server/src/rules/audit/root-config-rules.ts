/** A set of Config rules about identities that leaves out the root user. */
import { allResources } from '../../analysis/all-resources.js';
import type { Resource, Template } from '../../model/template.js';
import { addConfigRules } from '../../repair/audit/add-config-rules.js';
import { gather } from '../../text/gather.js';
import { textOf } from '../../value/read.js';
import { defineRule } from '../rule.js';

export const rootConfigRules = defineRule({
  id: 'audit/root-config-rules',
  preset: 'strict',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A set of Config rules about identities leaves out the root user.',
  why: 'Whether the root user has access keys, and whether it has MFA, cannot be seen in a template: only an AWS Config rule can tell.',
  remedy: 'Add the managed rules `IAM_ROOT_ACCESS_KEY_CHECK` and `ROOT_ACCOUNT_MFA_ENABLED` or `ROOT_ACCOUNT_HARDWARE_MFA_ENABLED`.',
  references: [
    {
      title: 'AWS Config rule iam-root-access-key-check',
      url: 'https://docs.aws.amazon.com/config/latest/developerguide/iam-root-access-key-check.html',
    },
    {
      title: 'AWS Config rule root-account-mfa-enabled',
      url: 'https://docs.aws.amazon.com/config/latest/developerguide/root-account-mfa-enabled.html',
    },
  ],
  messages: {
    missing: { severity: 'hint', text: '`{rule}` and {others} more rules are about identities, and none is {missing}.' },
  },

  subject: 'template',
  check(template, report) {
    const gap = gapIn(template);
    if (gap === null) return;
    const missing = gap.missing.map((name) => `\`${name}\``).join(' or ');
    report('missing', gap.first.key, { slots: { rule: gap.first.id, others: gap.others, missing }, about: gap.first.id });
  },

  fixes: {
    missing: (_, template, facts) => {
      const gap = gapIn(template);
      return gap === null ? [] : [addConfigRules(facts, gap.first, gap.missing)];
    },
  },
});

interface Gap {
  /** The first rule about identities, and the number of further ones. */
  readonly first: Resource;
  readonly others: number;
  /** The rules for root that are missing. */
  readonly missing: readonly string[];
}

/** Null for a template without a set of rules about identities, and for one with all that should be in it. */
function gapIn(template: Template): Gap | null {
  const resources = allResources(template);
  if (resources.some(mayCheckRoot)) return null;
  const rules = gather(resources, managedRule);
  const names = new Set(rules.map(({ name }) => name));
  const [first, ...others] = rules.filter(({ name }) => isAboutIdentities(name));
  if (first === undefined || others.length < fewestOthers || rules.some(({ name }) => name === null)) return null;
  const missing = wantedRules.filter((alike) => !alike.some((name) => names.has(name))).map(([name]) => name);
  return missing.length === 0 ? null : { first: first.rule, others: others.length, missing };
}

/** Of each inner list, one rule is enough. */
const wantedRules = [['IAM_ROOT_ACCESS_KEY_CHECK'], ['ROOT_ACCOUNT_MFA_ENABLED', 'ROOT_ACCOUNT_HARDWARE_MFA_ENABLED']] as const;

/** With fewer, the rules are not a set about identities but part of something else. */
const fewestOthers = 2;

interface ManagedRule {
  readonly rule: Resource;
  /** Null when it is not known. */
  readonly name: string | null;
}

function managedRule(rule: Resource): readonly ManagedRule[] {
  if (rule.type === 'AWS::Config::ConfigRule' && textOf(rule.property('Source', 'Owner')) === 'AWS') {
    return [{ rule, name: textOf(rule.property('Source', 'SourceIdentifier')) }];
  }
  const organization =
    rule.type === 'AWS::Config::OrganizationConfigRule' ? rule.property('OrganizationManagedRuleMetadata', 'RuleIdentifier') : null;
  return organization === null ? [] : [{ rule, name: textOf(organization) }];
}

/** A custom rule with root in its name, or Security Hub, whose standards bring rules of their own. */
function mayCheckRoot(resource: Resource): boolean {
  if (resource.type === 'AWS::SecurityHub::Standard' || resource.type === 'AWS::SecurityHub::Hub') return true;
  const isOwn = resource.type === 'AWS::Config::ConfigRule' && textOf(resource.property('Source', 'Owner')) !== 'AWS';
  return isOwn && /root/i.test(`${resource.id} ${textOf(resource.property('ConfigRuleName')) ?? ''}`);
}

function isAboutIdentities(name: string | null): boolean {
  return name !== null && /^(?:IAM_|MFA_ENABLED_FOR_IAM|ROOT_ACCOUNT_|ACCESS_KEYS_ROTATED)/.test(name);
}
