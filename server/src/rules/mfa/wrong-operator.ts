/** A test of MFA with an operator or a value that does not ask for it. */
import { isAboutMfa, isMfaAge, isMfaPresence, isPassedWithMfa } from '../../iam/mfa-condition.js';
import { literalOf } from '../../iam/pattern.js';
import type { ConditionTest, Effect, Policy, Statement } from '../../iam/policy.js';
import { defineRule } from '../rule.js';

export const wrongOperator = defineRule({
  id: 'mfa/wrong-operator',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A test of MFA has an operator or a value that does not ask for it.',
  why: '`Null` asks whether the key is there, not whether it is true: temporary credentials without MFA have it too, with the value false. `ForAllValues` is true for a missing key. Text operators compare a boolean as text. An `Allow` that asks for `false`, and a `Deny` that asks for `true`, say the contrary of what is meant.',
  remedy: 'Use `Bool` in an `Allow`, and `BoolIfExists` in a `Deny`.',
  references: [
    {
      title: 'Global condition keys: aws:MultiFactorAuthPresent',
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html',
    },
    {
      title: 'IAM JSON policy elements: condition operators',
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html',
    },
  ],
  messages: {
    presence: { severity: 'error', text: 'Policy `{policy}` asks whether the MFA key is there, not whether there was MFA.' },
    vacuous: { severity: 'error', text: 'Policy `{policy}` asks for MFA with `{operator}`, which a request without the key passes.' },
    text: { severity: 'warning', text: 'Policy `{policy}` compares the MFA key with `{operator}`, which is meant for text.' },
    without: { severity: 'error', text: 'Policy `{policy}` allows this without MFA, and only without.' },
    denied: { severity: 'error', text: 'Policy `{policy}` denies this to those with MFA, and to nobody else.' },
    never: { severity: 'error', text: 'Policy `{policy}` asks for a missing and a false MFA key at once, so it never applies.' },
  },

  subject: 'statement',
  check({ statement, site, when }, report) {
    const { effect, condition } = statement;
    if (effect === null) return;
    for (const test of condition?.tests ?? []) {
      const message =
        defectOf(test, effect, condition?.tests ?? []) ??
        (isContrary(test, statement) && !isForEnrolment(statement, site.policy) ? contrary[effect] : null);
      if (message === null || test.operatorAt === null) continue;
      const slots = { policy: site.name };
      if (message === 'vacuous' || message === 'text') {
        report(message, test.operatorAt, { slots: { ...slots, operator: test.operatorText }, when });
      } else report(message, test.operatorAt, { slots, when });
    }
  },
});

function defectOf(test: ConditionTest, effect: Effect, all: readonly ConditionTest[]): 'presence' | 'vacuous' | 'text' | 'never' | null {
  const { operator, key, values } = test;
  if (operator === null || !isAboutMfa(key)) return null;
  if (operator.name === 'Null') {
    if (effect === 'Allow') return isMfaPresence(key, values, 'false') && !all.some(asksForTruth) ? 'presence' : null;
    return isMfaPresence(key, values, 'true') && all.some(asksForFalsehood) ? 'never' : null;
  }
  if (operator.name === 'Bool' && effect === 'Allow' && takesEither(values)) return 'presence';
  if (operator.set === 'ForAllValues' && effect === 'Allow') return 'vacuous';
  return operator.family === 'string' ? 'text' : null;
}

/** Of several values one is enough. */
function takesEither(values: ConditionTest['values']): boolean {
  return ['true', 'false'].every((value) => values.some(({ parsed }) => literalOf(parsed)?.toLowerCase() === value));
}

function asksForTruth({ operator, key, values }: ConditionTest): boolean {
  return operator?.name === 'Bool' && operator.set !== 'ForAllValues' && isMfaPresence(key, values, 'true');
}

function asksForFalsehood({ operator, key, values }: ConditionTest): boolean {
  return operator?.name === 'Bool' && !operator.ifExists && isMfaPresence(key, values, 'false');
}

const contrary = { Allow: 'without', Deny: 'denied' } as const;

/** Whether a statement turns on MFA alone, and the wrong way round. With other tests beside it there may be a reason. */
function isContrary(test: ConditionTest, { effect, condition }: Statement): boolean {
  const { operator, key, values } = test;
  if (operator === null || condition?.complete !== true || !condition.tests.every((each) => isAboutMfa(each.key))) return false;
  const isOnly = condition.tests.length === 1;
  if (effect === 'Deny') return isOnly && isPassedWithMfa(test);
  return (
    (operator.name === 'Bool' && isMfaPresence(key, values, 'false')) ||
    (isOnly && operator.comparison.startsWith('greater') && isMfaAge(key))
  );
}

/** Whoever has no device yet enrols one without MFA. */
function isForEnrolment({ action }: Statement, { kind }: Policy): boolean {
  return (
    kind === 'identity' &&
    action !== null &&
    !action.negated &&
    action.items.every(({ parsed }) => /^(?:iam:|sts:getsessiontoken$)/i.test(parsed.text))
  );
}
