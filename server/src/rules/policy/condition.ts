/** A condition that compares what cannot be compared, or asks for what is not there. */
import type { Facts } from '../../analysis/facts.js';
import { nameInsteadOfArn } from '../../analysis/name-instead-of-arn.js';
import { isOfAuthor } from '../../analysis/policy/policy-site.js';
import { unfilledVariable } from '../../analysis/unfilled-variable.js';
import type { ConditionType } from '../../data/condition-key.js';
import { conditionDefect, type ConditionDefect } from '../../iam/condition/condition-defect.js';
import { meantOperator } from '../../iam/condition/fitting-operator.js';
import { actionsWithoutKey } from '../../iam/condition/uncarried-key.js';
import { showText } from '../../iam/partial-text.js';
import type { ConditionTest, Policy, Statement } from '../../iam/policy.js';
import type { Template } from '../../model/template.js';
import { renameKey } from '../../repair/correct.js';
import { offers, type Declined, type Fix } from '../../repair/fix.js';
import { correctTest, testWith, type TestDefect } from '../../repair/policy/correct-test.js';
import { fillIn } from '../../repair/policy/fill-in.js';
import { referToArn } from '../../repair/policy/write-arn.js';
import type { Node } from '../../syntax/tree.js';
import { gather } from '../../text/gather.js';
import { andOthers } from '../../text/wording.js';
import { always, type Guard } from '../../value/guard.js';
import { defineRule, type ReportedFinding } from '../rule.js';

export const condition = defineRule({
  id: 'policy/condition',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A condition cannot hold, or does not test what it seems to.',
  why: 'A test of a key that the request does not carry, with an operator of the wrong type or with a star that is not a wildcard, is never true: an `Allow` allows nothing, a `Deny` denies nothing.',
  remedy: 'Use a key that the actions support, and an operator for its type; `StringLike` or `ArnLike` where stars are wildcards.',
  references: [
    {
      title: 'IAM JSON policy elements: condition operators',
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html',
    },
    {
      title: 'Actions, resources, and condition keys for AWS services',
      url: 'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
    },
  ],
  messages: {
    operator: { severity: 'warning', text: '`{operator}` is not a condition operator{hint}.' },
    key: { severity: 'warning', text: '`{key}` is not a condition key; `{nearest}` is.' },
    keyForm: { severity: 'warning', text: '`{key}` is not a condition key: it needs a service, or `aws`, before a colon.' },
    tag: { severity: 'warning', text: '`{key}` names no tag; it belongs after a slash, as in `aws:PrincipalTag/team`.' },
    type: { severity: 'warning', text: '`{operator}` does not fit `{key}`, which holds {type}.' },
    arnAsText: { severity: 'hint', text: '`{operator}` compares the ARN in `{key}` as text; an `Arn` operator compares it part by part.' },
    value: { severity: 'warning', text: '`{value}` is not {type}, which `{operator}` compares with.' },
    name: {
      severity: 'warning',
      text: '`Ref` of `{resource}` returns no ARN, which `{operator}` compares with; its attribute `Arn` does.',
    },
    unfilled: {
      severity: 'warning',
      text: '`{value}` stays as it is, for only `Fn::Sub` fills in `{variable}`; it is never what `{key}` holds.',
    },
    both: { severity: 'warning', text: '`{operator}` with both values does not test what `{key}` is.' },
    transport: { severity: 'warning', text: 'This `{effect}` is the wrong way round: it applies only to requests that come {manner}.' },
    set: {
      severity: 'warning',
      text: '`{key}` can have several values, and `{operator}` without `ForAnyValue` or `ForAllValues` does not say how many of them must match.',
    },
    stray: { severity: 'warning', text: '`{value}` is never what `{key}` holds: that is {form}.' },
    star: { severity: 'warning', text: 'A star in a value of `{key}` is not a wildcard under `{operator}`.' },
    none: { severity: 'warning', text: '`{operator}` has no values to compare `{key}` with, so it is never true.' },
    unsupported: { severity: 'warning', text: 'None of the actions supports `{key}`.' },
    notAllowed: {
      severity: 'information',
      text: 'Requests for `{action}`{more} do not carry `{key}`, so this `Allow` never applies to them.',
    },
    notDenied: { severity: 'warning', text: 'Requests for `{action}`{more} do not carry `{key}`, so this `Deny` never applies to them.' },
  },

  subject: 'policy',
  check(site, report, facts) {
    const { policy, at } = site;
    for (const { at: place, when, slots } of policy.defects.filter(({ kind }) => kind === 'unknown-operator')) {
      const { operator = '', nearest = '' } = slots;
      report('operator', place ?? at, { slots: { operator, hint: nearest === '' ? '' : `; \`${nearest}\` is` }, when });
    }
    for (const statement of policy.statements) {
      for (const test of statement.condition?.tests ?? []) {
        if (!isOfAuthor(test.operatorAt, site)) continue;
        for (const { message, at: place, slots, when } of faultsOf(test, statement, policy, facts)) {
          report(message, place ?? at, { slots, when: [...statement.when, ...when] });
        }
      }
    }
  },

  fixes: {
    operator: (finding, _, facts) => renamed(finding, facts, 'operator', meantOperator(String(finding.slots['operator']))),
    key: (finding, _, facts) => renamed(finding, facts, 'key', String(finding.slots['nearest'])),
    name: (finding, _, facts) => [referToArn(facts, String(finding.slots['resource']), finding)],
    unfilled: (finding, _, facts) => offers(fillIn(facts, finding)),
    keyForm: (finding, { policy }, facts) => corrected('service', finding, policy, facts),
    type: (finding, { policy }, facts) => corrected('type', finding, policy, facts),
    arnAsText: (finding, { policy }, facts) => corrected('type', finding, policy, facts),
    star: (finding, { policy }, facts) => corrected('type', finding, policy, facts),
    set: (finding, { policy }, facts) => corrected('set', finding, policy, facts),
    stray: (finding, { policy }, facts) => corrected('value', finding, policy, facts),
    transport: (finding, { policy }, facts) => corrected('transport', finding, policy, facts),
  },
});

function renamed(finding: ReportedFinding, facts: Facts, slot: 'operator' | 'key', meant: string | null): readonly (Fix | Declined)[] {
  const title = `Replace \`${String(finding.slots[slot])}\` with \`${meant ?? ''}\``;
  return meant === null ? [] : [renameKey(facts, meant, { at: finding, title, safety: 'suggestion' })];
}

function corrected(defect: TestDefect, finding: ReportedFinding, policy: Policy, facts: Facts): readonly (Fix | Declined)[] {
  const found = testWith(policy, finding, String(finding.slots['key']));
  return offers(found === null ? null : correctTest(facts, defect, found));
}

/** What is wrong with a test, beside the condition of its statement. */
interface Fault {
  readonly message:
    (typeof messageOf)[keyof typeof messageOf] | 'key' | 'name' | 'notAllowed' | 'notDenied' | 'stray' | 'type' | 'unfilled' | 'value';
  /** Null for the whole policy. */
  readonly at: Node | null;
  readonly slots: Readonly<Record<string, string>>;
  readonly when: Guard;
}

/** Of a test without a defect, the actions to which it never lets its statement apply are one. */
function faultsOf(test: ConditionTest, statement: Statement, { kind }: Policy, { template, file }: Facts): readonly Fault[] {
  const defect = conditionDefect(test, statement);
  const isLeftAlone = defect?.kind === 'arn-as-text' && kind.startsWith('organization');
  return [
    ...misnamed(test, template),
    ...unfilled(test, template, file),
    ...(defect === null ? leftOut(test, statement) : isLeftAlone ? [] : [faultOf(defect, test, statement)]),
  ];
}

/** The values of an ARN operator that are the name of a resource. */
function misnamed({ operator, operatorText, values }: ConditionTest, template: Template | null): readonly Fault[] {
  return gather(operator?.family === 'arn' ? values : [], ({ text, at, when }) => {
    const resource = nameInsteadOfArn(text, template);
    return resource === null ? [] : [{ message: 'name', at, slots: { operator: operatorText, resource }, when }];
  });
}

/** The values with a variable that nothing fills in. */
function unfilled({ key, values }: ConditionTest, template: Template | null, file: Facts['file']): readonly Fault[] {
  return gather(values, (item) => {
    const variable = unfilledVariable(item, template, file);
    const slots = { key, value: showText(item.text), variable: variable ?? '' };
    return variable === null ? [] : [{ message: 'unfilled', at: item.at, slots, when: item.when }];
  });
}

function faultOf(defect: ConditionDefect, { operatorText: operator, key }: ConditionTest, { effect }: Statement): Fault {
  const { at } = defect;
  switch (defect.kind) {
    case 'misspelt-key':
      return { message: 'key', at, slots: { key, nearest: defect.nearest }, when: always };
    case 'stray-value':
      return { message: 'stray', at, slots: { key, value: defect.value, form: defect.form }, when: defect.when };
    case 'wrong-type':
      return { message: 'type', at, slots: { operator, key, type: typeWords[defect.type] }, when: always };
    case 'unreadable-value':
      return { message: 'value', at, slots: { operator, value: defect.value, type: typeWords[defect.type] }, when: always };
    default: {
      const manner = effect === 'Deny' ? 'encrypted' : 'in plain text';
      return { message: messageOf[defect.kind], at, slots: { operator, key, effect: effect ?? '', manner }, when: always };
    }
  }
}

function leftOut(test: ConditionTest, statement: Statement): readonly Fault[] {
  const [first, ...others] = actionsWithoutKey(test, statement);
  if (first === undefined || statement.effect === null) return [];
  const slots = { key: test.key, action: showText(first.item.text), more: andOthers(others.length, 'action') };
  return [{ message: statement.effect === 'Deny' ? 'notDenied' : 'notAllowed', at: first.item.at, slots, when: first.when }];
}

const messageOf = {
  'key-without-service': 'keyForm',
  'key-without-tag': 'tag',
  'arn-as-text': 'arnAsText',
  'both-values': 'both',
  'wrong-transport': 'transport',
  'no-set-operator': 'set',
  'literal-star': 'star',
  'no-values': 'none',
  'unsupported-key': 'unsupported',
} as const;

const typeWords: Readonly<Record<ConditionType, string>> = {
  String: 'text',
  ARN: 'an ARN',
  Bool: 'true or false',
  Numeric: 'a number',
  Date: 'a date',
  IPAddress: 'an address',
};
