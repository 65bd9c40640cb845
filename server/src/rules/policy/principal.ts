/** A principal that AWS does not accept. */
import { hasTemplateLanguage, isFunctionOfTool, isLeftToTool, leavesAccountOpen } from '../../iam/left-to-tool.js';
import { knownText, showText } from '../../iam/partial-text.js';
import type { Item, PolicyKind, Statement } from '../../iam/policy.js';
import type { Principal } from '../../iam/principal.js';
import { removeKey } from '../../repair/correct.js';
import { correctPrincipal } from '../../repair/policy/correct-principal.js';
import { isLeftEmpty } from '../../value/origin.js';
import { offers } from '../../repair/fix.js';
import { defineRule } from '../rule.js';

export const principal = defineRule({
  id: 'policy/principal',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A principal is malformed, or is where none is allowed.',
  why: 'IAM rejects the policy, at the end of a deployment. A denial for everybody but one user or role also hits that one, unless it spares the account as well; one that spares everybody guards nothing.',
  remedy: 'Write an ARN, twelve digits, a service or `*` under the key for its kind; leave `Principal` out of identity-based policies.',
  references: [
    {
      title: 'IAM JSON policy elements: Principal',
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html',
    },
  ],
  messages: {
    malformed: { severity: 'error', text: '`{principal}` is not a valid principal{why}.' },
    exempted: {
      severity: 'warning',
      text: 'This denial for everybody but `{principal}` may hit it too: `NotPrincipal` has to name its account{sessions} as well.',
    },
    nobody: { severity: 'warning', text: 'This denial applies to nobody: `NotPrincipal` spares `*`, which is everybody.' },
    forbidden: { severity: 'error', text: '`{element}` is not allowed in an identity-based policy.' },
  },

  subject: 'policy',
  check({ policy, owner, at }, report, { file }) {
    if (policy.kind === 'identity' || policy.kind === 'boundary') {
      for (const { kind, at: place, when, slots } of policy.defects) {
        const { element = '' } = slots;
        if (kind === 'forbidden-element' && element.endsWith('Principal')) report('forbidden', place ?? at, { slots: { element }, when });
      }
      return;
    }
    for (const statement of policy.statements) {
      const { principal, when } = statement;
      const everybody = everybodyExempted(statement);
      if (everybody !== null) report('nobody', everybody.at ?? at, { when: [...when, ...everybody.when] });
      const half = halfExempted(statement);
      if (half !== null) {
        const slots = { principal: showText(half.text), sessions: half.parsed.kind === 'role' ? ' and its sessions' : '' };
        report('exempted', half.at ?? at, { slots, when: [...when, ...half.when] });
      }
      for (const item of principal?.items ?? []) {
        if (!isInvalid(item.parsed, policy.kind) || isLeftEmpty(item.value)) continue;
        const principal = showText(item.text);
        if (isFunctionOfTool(principal)) continue;
        if (isLeftToTool(knownText(item.text) ?? '') && (owner === null || hasTemplateLanguage(file))) continue;
        if (owner === null && leavesAccountOpen(principal)) continue;
        report('malformed', item.at ?? at, {
          slots: { principal, why: reasonFor(principal, item.parsed) },
          when: [...when, ...item.when],
        });
      }
    }
  },

  fixes: {
    malformed: (finding, _, facts) => offers(correctPrincipal(facts, finding)),
    // What `NotPrincipal` leaves out would be included.
    forbidden: (finding, _, facts) => {
      const title = 'Remove `Principal`: the policy is for whoever has it';
      const note = 'Removes what the policy of an identity does not have.';
      return finding.slots['element'] === 'Principal' ? [removeKey(facts, { at: finding, title, safety: 'suggestion' }, note)] : [];
    },
  },
});

/** The `*` by which a denial exempts everybody; null when there is none. */
function everybodyExempted({ effect, principal }: Statement): Item<Principal> | null {
  if (effect !== 'Deny' || principal?.negated !== true) return null;
  return principal.items.find(({ parsed }) => parsed.kind === 'anyone') ?? null;
}

/**
 * The first user or role that a denial exempts without the account that it is of (IAM User Guide, "AWS JSON policy elements:
 * NotPrincipal"); null when there is none, or when one of the others may be that account.
 */
function halfExempted({ effect, principal }: Statement): Item<Principal> | null {
  if (effect !== 'Deny' || principal?.negated !== true || !principal.complete) return null;
  const spared = principal.items.map(({ parsed }) => parsed);
  const mayNameAccount = spared.some(({ kind }) => kind === 'anyone' || kind === 'account' || kind === 'unknown' || kind === 'malformed');
  return mayNameAccount ? null : (principal.items.find(({ parsed }) => parsed.kind === 'user' || parsed.kind === 'role') ?? null);
}

/** Whether AWS rejects a principal: a role cannot be left to every service. */
function isInvalid(principal: Principal, kind: PolicyKind): boolean {
  return principal.kind === 'malformed' || (kind === 'trust' && principal.kind === 'service' && knownText(principal.name) === '*');
}

function reasonFor(text: string, { kind }: Principal): string {
  if (kind === 'service') return ': a service is named in full';
  if (isShortAccount(text)) return ': an account has twelve digits';
  return /[*?]/.test(text) && text !== '*' ? ': a wildcard matches no part of a name' : '';
}

/** Whether it is an account, or of one, whose digits are too few or too many. */
function isShortAccount(principal: string): boolean {
  const [digits] = /(?<=^|^arn:[^:]*:(?:iam|sts)::)\d+(?=:|$)/.exec(principal) ?? [];
  return digits !== undefined && digits.length !== 12;
}
