/** An action, a resource, a principal or a statement that another one covers. */
import { referencesBelow } from '../../analysis/reference.js';
import { unknownAction } from '../../iam/action.js';
import { showText } from '../../iam/partial-text.js';
import type { Policy } from '../../iam/policy.js';
import { coveredItems, coveredPrincipals, coveredStatements } from '../../iam/redundancy.js';
import type { Template } from '../../model/template.js';
import { dropItem, dropItems } from '../../repair/drop-item.js';
import type { Node } from '../../syntax/tree.js';
import { gather } from '../../text/gather.js';
import { onceWith } from '../../text/once.js';
import { defineRule, type Printable } from '../rule.js';

export const redundant = defineRule({
  id: 'policy/redundant',
  preset: 'strict',
  stage: 'stable',
  since: '0.1.0',

  summary: 'Part of a policy is covered by another part: an action, a resource, a principal or a whole statement.',
  why: 'What is said twice gets changed once: removing it in one place changes nothing, and nobody notices.',
  remedy: 'Remove what is covered.',
  references: [
    {
      title: 'IAM JSON policy elements: Action',
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_action.html',
    },
  ],
  messages: {
    covered: { severity: 'hint', text: '`{action}` {how}.' },
    resource: { severity: 'hint', text: '`{resource}` {how}.' },
    principal: { severity: 'hint', text: '`{principal}` {how}.' },
    statement: { severity: 'hint', text: 'Another statement of policy `{policy}` says all that this one does.' },
  },

  subject: 'statement',
  check({ statement, site, when }, report, { template }) {
    const isSettled = (part: Written): boolean => !dependsOnValues(part, template);
    for (const { item, wider } of coveredItems(statement.action, isSettled)) {
      // An action that does not exist is reported as that.
      if (item.at?.kind !== 'scalar' || unknownAction(item.parsed) !== null) continue;
      report('covered', item.at, { slots: { action: item.parsed.text, how: howCovered(item.parsed.text, wider.parsed.text) }, when });
    }
    for (const { item, wider } of coveredItems(statement.resource, isSettled)) {
      if (item.at?.parent?.kind !== 'sequence') continue;
      const resource = showText(item.text);
      report('resource', item.at, { slots: { resource, how: howCovered(resource, showText(wider.text)) }, when });
    }
    for (const { item, wider } of coveredPrincipals(statement.principal)) {
      if (item.at === null || !isSettled(item)) continue;
      const principal = showText(item.text);
      report('principal', item.at, { slots: { principal, how: howCovered(principal, showText(wider.text)) }, when });
    }
    const [first, ...others] = coveredIn(site.policy, template);
    if (first !== undefined && first.at === statement.at) {
      report('statement', first.at, {
        slots: { policy: site.name },
        when,
        related: [
          ...(first.wider.at === null ? [] : [{ message: 'This statement says it too.', at: first.wider.at }]),
          ...others.map(({ at }) => ({ message: 'This statement is covered too.', at })),
        ],
      });
    }
  },

  fixes: {
    covered: (at, _, facts) => [dropItem(facts, at, { title: removal(at.slots['action'], at.slots['how']), safety: 'safe' })],
    resource: (at, _, facts) => [dropItem(facts, at, { title: removal(at.slots['resource'], at.slots['how']), safety: 'safe' })],
    statement: (_, { site }, facts) => [
      dropItems(
        facts,
        coveredIn(site.policy, facts.template).map(({ at }) => at),
        { title: 'Remove what another statement covers', safety: 'suggestion' },
      ),
    ],
  },
});

/** `how` continues what the message says of the item: that it is listed twice, or covered. */
function removal(item: Printable | undefined, how: Printable | undefined): string {
  return `Remove \`${String(item)}\`, which ${String(how)}`;
}

function howCovered(text: string, wider: string): string {
  return text.toLowerCase() === wider.toLowerCase() ? 'is listed twice' : `is already covered by \`${wider}\``;
}

const coverage = onceWith(({ statements }: Policy) => coveredStatements(statements));

/** A statement, and another one that covers it. */
interface CoveredStatement {
  readonly at: Node;
  readonly wider: Written;
}

/** The statements of a policy that others cover. They are reported together, for often they repeat the same one over and over. */
function coveredIn(policy: Policy, template: Template | null): readonly CoveredStatement[] {
  return gather([...coverage(policy)], ([{ at }, wider]) =>
    at?.parent?.kind === 'sequence' && !dependsOnValues({ at }, template) && !dependsOnValues(wider, template) ? [{ at, wider }] : [],
  );
}

/** A part of a policy; null when nothing in the text stands for it. */
interface Written {
  readonly at: Node | null;
}

/** Whether other parameter values would make it a different text, which may not be covered. */
function dependsOnValues({ at }: Written, template: Template | null): boolean {
  const names = at === null || template === null ? [] : [...referencesBelow(at).keys()];
  return names.some((name) => (template?.parameters.get(name)?.default ?? null) !== null);
}
