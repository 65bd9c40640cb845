/** An action, a resource, a principal or a statement that another one covers. */
import type { Facts } from '../../analysis/facts.js';
import { gather } from '../../text/gather.js';
import { onceWith } from '../../text/once.js';
import { referencesBelow } from '../../analysis/reference.js';
import { coveredPrincipals, coveredStatements } from '../../iam/covered-statement.js';
import { unknownAction } from '../../iam/action.js';
import { covers } from '../../iam/coverage.js';
import { showText } from '../../iam/partial-text.js';
import type { Pattern } from '../../iam/pattern.js';
import type { Item, Matcher, Policy } from '../../iam/policy.js';
import type { Template } from '../../model/template.js';
import { dropItem, dropItems } from '../../repair/drop-item.js';
import type { Node } from '../../syntax/tree.js';
import { defineRule, type Printable } from '../rule.js';

export const redundant = defineRule({
  id: 'policy/redundant',
  preset: 'strict',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A part of a policy is covered by another one: an action, a resource, a principal or a whole statement.',
  why: 'What is said twice is changed once: taking it away in one place changes nothing, and nobody notices.',
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
  check({ statement, site, when }, report, facts) {
    const { action, resource } = statement;
    for (const { item, wider } of coveredItems(action, facts)) {
      // What is no action is told as that.
      if (item.at?.kind === 'scalar' && unknownAction(item.parsed) === null) {
        report('covered', item.at, { slots: { action: item.parsed.text, how: howCovered(item.parsed.text, wider.parsed.text) }, when });
      }
    }
    for (const { item, wider } of coveredItems(resource, facts)) {
      if (item.at?.parent?.kind === 'sequence') {
        report('resource', item.at, {
          slots: { resource: showText(item.text), how: howCovered(showText(item.text), showText(wider.text)) },
          when,
        });
      }
    }
    for (const { item, wider } of coveredPrincipals(statement.principal)) {
      if (item.at !== null && !dependsOnValues(item, facts.template)) {
        report('principal', item.at, {
          slots: { principal: showText(item.text), how: howCovered(showText(item.text), showText(wider.text)) },
          when,
        });
      }
    }
    const [first, ...others] = coveredIn(site.policy, facts);
    if (first !== undefined && first === statement.at) {
      report('statement', first, {
        slots: { policy: site.name },
        when,
        related: others.map((at) => ({ message: 'Another statement says all that this one does too.', at })),
      });
    }
  },

  fixes: {
    covered: (at, _, facts) => [dropItem(facts, at, removal(at.slots['action'], at.slots['how']), 'safe')],
    resource: (at, _, facts) => [dropItem(facts, at, removal(at.slots['resource'], at.slots['how']), 'safe')],
    statement: (_, { site }, facts) => [
      dropItems(facts, coveredIn(site.policy, facts), 'Remove what another statement covers', 'suggestion'),
    ],
  },
});

/** `how` goes on from what is said of the item in the message: it stands there twice, or is covered. */
function removal(item: Printable | undefined, how: Printable | undefined): string {
  return `Remove \`${String(item)}\`, which ${String(how)}`;
}

const coverage = onceWith(({ statements }: Policy) => coveredStatements(statements));

/** The statements of a policy that others cover, told together: they often are the same one over and over. */
function coveredIn(policy: Policy, { template }: Facts): readonly Node[] {
  return gather([...coverage(policy)], ([{ at }, wider]) =>
    at?.parent?.kind === 'sequence' && !dependsOnValues({ at }, template) && !dependsOnValues(wider, template) ? [at] : [],
  );
}

function howCovered(text: string, wider: string): string {
  return text.toLowerCase() === wider.toLowerCase() ? 'stands there twice' : `is covered by \`${wider}\` beside it`;
}

interface Covered {
  readonly item: Item<Pattern>;
  readonly wider: Item<Pattern>;
}

/** Items that another one covers; of two that say the same the later one. What SAM's policy templates say is not for the author to change. */
function coveredItems(matcher: Matcher<Pattern> | null, { template }: Facts): readonly Covered[] {
  const items = (matcher?.items ?? []).filter((item) => item.when.length === 0);
  if (items.length > mostItems) return [];
  return gather(items, (item, index) => {
    const wider = items.find(
      (other, place) =>
        place !== index &&
        covers(other.parsed, item.parsed) === 'yes' &&
        (place < index || covers(item.parsed, other.parsed) === 'no') &&
        !dependsOnValues(other, template),
    );
    return wider === undefined || dependsOnValues(item, template) ? [] : [{ item, wider }];
  });
}

/** With other values of its parameters it is another text, which nothing need cover. */
function dependsOnValues({ at }: { readonly at: Node | null }, template: Template | null): boolean {
  const names = at === null || template === null ? [] : [...referencesBelow(at).keys()];
  return names.some((name) => (template?.parameters.get(name)?.default ?? null) !== null);
}

/** Every pair is compared: a longer list is left alone. */
const mostItems = 100;
