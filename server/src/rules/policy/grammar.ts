/** A policy that IAM rejects, or does not read as it was meant. */
import type { Defect } from '../../iam/defect.js';
import type { Policy } from '../../iam/policy.js';
import { holdsBrokenVariable } from '../../iam/policy-variable.js';
import { principalTypes } from '../../iam/principal.js';
import type { Node } from '../../syntax/tree.js';
import { correctValue, renameKey } from '../../repair/correct.js';
import { flattenList, nameKind, wrapStatement } from '../../repair/policy/correct-policy.js';
import { offers } from '../../repair/fix.js';
import { gather } from '../../text/gather.js';
import { nearestWord } from '../../text/nearest-word.js';
import { encloses, type Span } from '../../text/span.js';
import type { Guard } from '../../value/guard.js';
import { defineRule } from '../rule.js';

export const grammar = defineRule({
  id: 'policy/grammar',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A policy violates the grammar of the policy language.',
  why: 'IAM rejects a policy with invalid grammar, at the end of a deployment. Worse, in JSON a second `Statement` or `Action` silently hides the first one.',
  remedy:
    'Write every statement with `Effect`, `Action` or `NotAction`, and what its kind of policy needs: `Resource` for identities, `Principal` for resources and roles.',
  references: [
    {
      title: 'Grammar of the IAM JSON policy language',
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html',
    },
  ],
  messages: {
    malformed: { severity: 'error', text: 'Policy `{policy}` is text that is not JSON.' },
    type: { severity: 'error', text: '`{element}` must be {expected}, but is {found}.' },
    nested: {
      severity: 'error',
      text: 'An item of `{element}` is itself a list: CloudFormation does not merge it into the list around it, and the policy is rejected.',
    },
    missing: { severity: 'error', text: 'A statement of policy `{policy}` lacks `{element}`.' },
    noStatement: { severity: 'error', text: 'Policy `{policy}` has no `Statement`, so it says nothing.' },
    conflict: { severity: 'error', text: '`{element}` and `{other}` cannot be used together.' },
    unknown: { severity: 'error', text: '`{element}` is not a policy element.' },
    misspelt: { severity: 'error', text: '`{element}` is not a policy element; it looks like `{nearest}`.' },
    twice: { severity: 'error', text: '`{element}` appears a second time, so one of the two is ignored.' },
    value: { severity: 'error', text: '`{element}` cannot be `{value}`.' },
    empty: { severity: 'warning', text: '`{element}` is empty, so it has no effect.' },
    variable: {
      severity: 'warning',
      text: 'A policy variable is malformed here: it needs a key without spaces around its colon, single quotes around a default, and a closing brace.',
    },
  },

  subject: 'policy',
  check({ policy, name, at }, report) {
    for (const defect of policy.defects) {
      const { element = '', expected = '', found = '', other = '', value = '', nearest = '' } = defect.slots;
      const message = messageFor(defect);
      if (message === null) continue;
      const slots = { policy: name, element, expected, found, other, value, nearest };
      report(message, defect.at ?? at, { slots, when: defect.when });
    }
    for (const [item, when] of brokenVariables(policy)) report('variable', item ?? at, { when });
  },

  fixes: {
    noStatement: (_, { policy }, facts) => offers(wrapStatement(facts, policy.at)),
    // The elements of a statement in the document itself; any other is for its author to explain.
    unknown: (finding, { policy }, facts) => (isOfDocument(finding, policy) ? offers(wrapStatement(facts, policy.at)) : []),
    type: (finding, _, facts) => (finding.slots['element'] === 'Principal' ? offers(nameKind(facts, finding)) : []),
    nested: (finding, _, facts) => (finding.slots['element'] === 'Statement' ? [] : offers(flattenList(facts, finding))),
    misspelt: (finding, _, facts) => {
      const nearest = String(finding.slots['nearest']);
      return [
        renameKey(facts, nearest, {
          at: finding,
          title: `Rename \`${String(finding.slots['element'])}\` to \`${nearest}\``,
          safety: 'suggestion',
        }),
      ];
    },
    value: (finding, _, facts) => {
      const meant = nearestWord(String(finding.slots['value']), ['Allow', 'Deny']);
      const title = `Replace \`${String(finding.slots['value'])}\` with \`${meant ?? ''}\``;
      return meant === null ? [] : [correctValue(facts, meant, { at: finding, title, safety: 'suggestion' })];
    },
  },
});

/** Whether an element stands in a document without statements, rather than in one of these. */
function isOfDocument(element: Span, { at, defects }: Policy): boolean {
  const isBare = defects.some(({ kind, slots }) => kind === 'missing-element' && slots['element'] === 'Statement');
  return isBare && at !== null && encloses(at, element);
}

type MessageId =
  'malformed' | 'type' | 'nested' | 'missing' | 'noStatement' | 'conflict' | 'unknown' | 'misspelt' | 'twice' | 'value' | 'empty';

/** Null for what is reported by another defect, or by the rules about conditions, principals and trust policies. */
function messageFor(defect: Defect): MessageId | null {
  const { element = '', nearest = '' } = defect.slots;
  switch (defect.kind) {
    case 'malformed-json':
      return 'malformed';
    case 'wrong-type':
      return 'type';
    case 'nested-list':
      return 'nested';
    case 'missing-element':
      return element === 'Statement' ? 'noStatement' : 'missing';
    case 'conflicting-elements':
      return 'conflict';
    case 'empty-element':
      return meantElements.has(element) ? 'empty' : null;
    case 'unknown-element':
      return nearest === '' ? 'unknown' : 'misspelt';
    case 'duplicate-element':
      return 'twice';
    case 'unknown-value':
      return 'value';
    default:
      return null;
  }
}

/** Elements that say nothing when they are empty. `NotAction` and its like mean everything then. */
const meantElements: ReadonlySet<string> = new Set(['Action', 'Resource', 'Principal', ...principalTypes]);

/** The places of malformed variables, each once with its guard; none in a version of the language without variables. */
function brokenVariables({ version, statements }: Policy): ReadonlyMap<Node | null, Guard> {
  if (version !== '2012-10-17') return new Map();
  return new Map(
    gather(statements, ({ resource, condition, when }) => {
      const values = condition?.tests.flatMap((test) => test.values) ?? [];
      return [...(resource?.items ?? []), ...values]
        .filter(({ text }) => holdsBrokenVariable(text))
        .map((item) => [item.at, [...when, ...item.when]] as const);
    }),
  );
}
