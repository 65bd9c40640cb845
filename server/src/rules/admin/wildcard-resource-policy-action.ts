/** A resource or role whose callers may do anything with it, or change its policy. */
import { allowedPrincipals } from '../../analysis/caller.js';
import type { Facts } from '../../analysis/facts.js';
import { isWholeService } from '../../analysis/grant.js';
import { isLimitedToOwnAccount, isOwnPrincipal } from '../../analysis/own-caller.js';
import type { PolicySite, StatementSite } from '../../analysis/policy/policy-site.js';
import { expandAction } from '../../iam/action.js';
import { testsOn } from '../../iam/condition/key-test.js';
import { knownText } from '../../iam/partial-text.js';
import type { Pattern } from '../../iam/pattern.js';
import type { Principal } from '../../iam/principal.js';
import { changesPolicy, onlyChangesPolicy } from '../../iam/resource/policy-change.js';
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
  check(subject, report, facts) {
    const { statement, site, at, when } = subject;
    const { action } = statement;
    const callers = action === null || action.negated ? null : callersOf(subject, facts);
    if (action === null || callers === null) return;
    for (const item of action.items) {
      const message = messageOn(item.parsed, callers, site);
      if (message === null) continue;
      const slots = { policy: site.name, action: item.parsed.text, parameter: callers.parameter ?? '' };
      report(message, item.at ?? at, { slots, when: [...when, ...item.when] });
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

/** Who may do what a statement allows. */
interface Callers {
  readonly kind: 'things' | 'own' | 'others';
  readonly principals: readonly Principal[];
  /** The parameter that names one of one's own callers, which may be of any account. */
  readonly parameter: string | null;
}

/** Null where nothing can be said against any action, as with the account of the resource itself. */
function callersOf({ statement, site }: StatementSite, { environment, template }: Facts): Callers | null {
  if (site.isForDevices) return statement.effect === 'Allow' ? { kind: 'things', principals: [], parameter: null } : null;
  const principals = allowedPrincipals(statement)
    .map((item) => item.parsed)
    .filter(({ kind }) => kind !== 'unknown' && kind !== 'malformed');
  if (!judged.has(site.policy.kind) || principals.length === 0) return null;
  if (testsOn(statement.condition, 's3:DataAccessPointAccount').length > 0) return null;
  if (isLimitedToOwnAccount(statement, principals, environment)) return ownCallers(principals, null);
  return principals.every((principal) => isOwnPrincipal(principal, environment))
    ? ownCallers(principals, givenBy(principals, template))
    : { kind: 'others', principals, parameter: null };
}

function ownCallers(principals: readonly Principal[], parameter: string | null): Callers | null {
  return principals.every(({ kind }) => kind === 'account') ? null : { kind: 'own', principals, parameter };
}

const judged: ReadonlySet<string> = new Set(['resource', 'key', 'trust']);

/** The parameter that names one of some principals: an account, or an ARN, which may be of any account. */
function givenBy(principals: readonly Principal[], template: Template | null): string | null {
  const names = principals.flatMap((each) => (each.kind === 'reference' && each.attribute === null ? [each.id] : []));
  return names.find((name) => template?.parameters.has(name) === true) ?? null;
}

type Message = 'everything' | 'ownEverything' | 'givenEverything' | 'policy' | 'things' | 'function';

function messageOn(action: Pattern, callers: Callers, { owner }: PolicySite): Message | null {
  if (isWholeService(action)) {
    if (callers.kind === 'things') return 'things';
    if (callers.kind === 'others') return 'everything';
    return callers.parameter === null ? 'ownEverything' : 'givenEverything';
  }
  if (owner?.type === 'AWS::Lambda::Permission' && isMoreThanCalling(action, callers)) return 'function';
  return callers.kind === 'others' && changesPolicy(action) ? 'policy' : null;
}

/** Lambda itself, which copies functions to the edge locations where they run. */
const replicating: ReadonlySet<string> = new Set(['edgelambda.amazonaws.com', 'replicator.lambda.amazonaws.com']);

/** Whether a Lambda permission gives more than its callers need to call the function. */
function isMoreThanCalling(action: Pattern, { principals }: Callers): boolean {
  if (principals.every((each) => each.kind === 'service' && replicating.has(knownText(each.name) ?? ''))) return false;
  return !changesPolicy(action) && expandAction(action).some(({ record }) => !record.name.startsWith('Invoke'));
}
