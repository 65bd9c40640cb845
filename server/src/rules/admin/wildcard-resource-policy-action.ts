/** A resource or role whose callers may do anything with it, or change its policy. */
import type { ActionRecord } from '../../data/action-catalogue.js';
import { allowedPrincipals, closenessOf, narrowing } from '../../analysis/caller.js';
import type { Environment } from '../../analysis/environment.js';
import type { Facts } from '../../analysis/facts.js';
import { isWholeService } from '../../analysis/grant.js';
import type { StatementSite } from '../../analysis/policy/policy-site.js';
import { expandAction } from '../../iam/action.js';
import { testsOn } from '../../iam/condition/key-test.js';
import { knownText } from '../../iam/partial-text.js';
import type { Pattern } from '../../iam/pattern.js';
import type { Principal } from '../../iam/principal.js';
import type { Template } from '../../model/template.js';
import { dropItem } from '../../repair/drop-item.js';
import { offers, type Declined, type Fix } from '../../repair/fix.js';
import { allowPurposeAlone } from '../../repair/policy/allow-purpose.js';
import { defineRule, type ReportedFinding } from '../rule.js';

export const wildcardResourcePolicyAction = defineRule({
  id: 'admin/wildcard-resource-policy-action',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A resource policy allows every action, or changing the policy itself.',
  why: 'Every action includes deleting, and changing the policy: whoever has access can give it to others and shut the owner out.',
  remedy: 'List the actions on the data that callers need.',
  references: [
    {
      title: 'Identity-based policies and resource-based policies',
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_identity-vs-resource.html',
    },
    {
      title: 'Actions, resources, and condition keys for AWS services',
      url: 'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
    },
  ],
  messages: {
    everything: { severity: 'error', text: 'Policy `{policy}` allows its callers every action (`{action}`).' },
    ownEverything: { severity: 'warning', text: 'Policy `{policy}` allows principals of its own account every action (`{action}`).' },
    givenEverything: {
      severity: 'warning',
      text: 'Policy `{policy}` allows whoever parameter `{parameter}` names every action (`{action}`).',
    },
    policy: { severity: 'error', text: 'Policy `{policy}` allows its callers `{action}`, and so lets them change who has access.' },
    things: {
      severity: 'warning',
      text: 'Policy `{policy}` allows its things every action (`{action}`), not only connecting and exchanging messages.',
    },
    function: { severity: 'warning', text: 'Permission `{policy}` allows `{action}`, which is more than calling the function.' },
  },

  subject: 'statement',
  check(subject, report, { environment, template }) {
    const { statement, site, at, when } = subject;
    const { action } = statement;
    const callers = allowedPrincipals(statement)
      .map((item) => item.parsed)
      .filter(({ kind }) => kind !== 'unknown' && kind !== 'malformed');
    if (action === null || action.negated) return;
    if (site.isForDevices && statement.effect === 'Allow') {
      for (const item of action.items.filter(({ parsed }) => isWholeService(parsed))) {
        report('things', item.at ?? at, { slots: { policy: site.name, action: item.parsed.text }, when: [...when, ...item.when] });
      }
    }
    if (!isJudged(subject) || callers.length === 0) return;
    if (testsOn(statement.condition, 's3:DataAccessPointAccount').length > 0) return;
    const isLimited = isLimitedToOwn(subject, callers, environment);
    const isOwn = isLimited || callers.every((caller) => isOwnPrincipal(caller, environment));
    if (isOwn && callers.every((caller) => caller.kind === 'account')) return;
    const parameter = isLimited ? null : givenBy(callers, template);
    for (const item of action.items) {
      const wide = isWholeService(item.parsed);
      const slots = { policy: site.name, action: item.parsed.text };
      const details = { slots, when: [...when, ...item.when] };
      if (!wide && isMoreThanCalling(item.parsed, subject, callers)) {
        report('function', item.at ?? at, details);
        continue;
      }
      if (!wide && (isOwn || !changesPolicy(item.parsed))) continue;
      if (wide && isOwn && parameter !== null) {
        report('givenEverything', item.at ?? at, { ...details, slots: { ...slots, parameter } });
      } else report(!wide ? 'policy' : isOwn ? 'ownEverything' : 'everything', item.at ?? at, details);
    }
  },

  fixes: {
    everything: listPurpose,
    ownEverything: listPurpose,
    givenEverything: listPurpose,
    policy: (finding, { statement, site }, facts) => {
      const { action } = statement;
      const item = action?.items.find(({ at }) => at !== null && at.start === finding.start && at.end === finding.end);
      // Whoever administers a key has to be able to change its policy, or nobody can.
      if (item === undefined || action?.items.length === 1 || site.policy.kind === 'key' || !onlyChangesPolicy(item.parsed)) return [];
      const title = `Remove \`${item.parsed.text}\` from policy \`${site.name}\``;
      return [dropItem(facts, finding, { title, safety: 'suggestion', note: 'Removes an action that changes the policy.', left })];
    },
  },
});

function listPurpose(finding: ReportedFinding, subject: StatementSite, facts: Facts): readonly (Fix | Declined)[] {
  return offers(allowPurposeAlone(facts, finding, subject));
}

const left = ['Callers that change the policy need another way, such as a role of the account that owns the resource.'];

const judged: ReadonlySet<string> = new Set(['resource', 'key', 'trust']);

function isJudged({ site }: StatementSite): boolean {
  return judged.has(site.policy.kind);
}

/** The parameter that names one of some principals: an account, or an ARN, which may be of any account. */
function givenBy(callers: readonly Principal[], template: Template | null): string | null {
  const names = callers.flatMap((caller) => (caller.kind === 'reference' && caller.attribute === null ? [caller.id] : []));
  return names.find((name) => template?.parameters.has(name) === true) ?? null;
}

/** Whether a principal belongs to the account of the resource, whose administrators can do everything anyway, or nothing says that it does not. */
function isOwnPrincipal(principal: Principal, environment: Environment): boolean {
  if (principal.kind === 'reference') return true;
  if (principal.kind !== 'account' && principal.kind !== 'user' && principal.kind !== 'role' && principal.kind !== 'assumed-role') {
    return false;
  }
  return closenessOf(principal.account, environment) === 'own';
}

/** Whether a condition admits only principals of the account of the resource, as in the policy that SNS gives every topic. */
function isLimitedToOwn({ statement }: StatementSite, callers: readonly Principal[], environment: Environment): boolean {
  return (
    callers.every(({ kind }) => kind !== 'service') &&
    narrowing(statement, environment).limits.some(({ kind, scope }) => kind === 'account' && scope === 'own')
  );
}

/** Lambda itself, which copies functions to the edge locations where they run. */
const replicating: ReadonlySet<string> = new Set(['edgelambda.amazonaws.com', 'replicator.lambda.amazonaws.com']);

/** Whether a Lambda permission gives more than its callers need to call the function. */
function isMoreThanCalling(pattern: Pattern, { site: { owner } }: StatementSite, callers: readonly Principal[]): boolean {
  if (
    owner?.type !== 'AWS::Lambda::Permission' ||
    callers.every((caller) => caller.kind === 'service' && replicating.has(knownText(caller.name) ?? ''))
  ) {
    return false;
  }
  return !changesPolicy(pattern) && expandAction(pattern).some(({ record }) => !record.name.startsWith('Invoke'));
}

/** Actions that change the resource's own policy, by the names that AWS gives them. */
const policyActions = /^(?:Put|Set|Delete|Add|Remove)\w*(?:Policy|Permission|TopicAttributes|QueueAttributes)$/;

/** Policies that say what becomes of the data, not who is let in, such as when images expire or files are backed up. */
const otherPolicies =
  /(?:AutoScaling|AutoTermination|Backup|Cors|DataProtection|DataRetrieval|Index|Lifecycle|ManagedScaling|Metric|Retention|Scaling|StorageTier)Policy$/;

/** Whether a pattern covers such an action. */
function changesPolicy(pattern: Pattern): boolean {
  return expandAction(pattern).some(
    ({ record }) => policyActions.test(record.name) && !otherPolicies.test(record.name) && !isOnPolicies(record),
  );
}

/** Whether an action is on policies that are resources themselves, such as the service control policies of an organization. */
function isOnPolicies({ name, resourceTypes }: ActionRecord): boolean {
  return /^(?:Put|Delete)Policy$/.test(name) && resourceTypes.some((type) => type.name === 'policy');
}

function onlyChangesPolicy(pattern: Pattern): boolean {
  return expandAction(pattern).every(({ record }) => policyActions.test(record.name));
}
