/** A test of MFA with an operator or a value that does not ask for it. */
import { passesNobody, whoPasses, type MfaAnswers } from '../../iam/mfa-caller.js';
import { isAboutMfa, isMfaAge } from '../../iam/mfa-condition.js';
import type { ConditionTest, Policy, Statement } from '../../iam/policy.js';
import { compareAsBoolean } from '../../repair/mfa-presence.js';
import { defineRule } from '../rule.js';

export const wrongOperator = defineRule({
  id: 'mfa/wrong-operator',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A test of MFA has an operator or a value that does not ask for it.',
  why: '`Null` asks whether the key is there, not whether it is true: temporary credentials without MFA have it too, with the value false. `ForAllValues` is true for a missing key. Text operators compare a boolean as text. An `Allow` that asks for `false`, and a `Deny` that asks for `true`, say the contrary of what is meant. A guard that never applies guards nothing.',
  remedy: 'Use `Bool` in an `Allow`, and `BoolIfExists` in a `Deny`; a limit of the age in a `Deny` of its own.',
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
    late: { severity: 'error', text: 'Policy `{policy}` allows this long after MFA, and only then.' },
    denied: { severity: 'error', text: 'Policy `{policy}` denies this to those with MFA.' },
    unfit: { severity: 'error', text: 'Policy `{policy}` denies nothing: `{operator}` asks `{key}` for what it never is.' },
    idle: { severity: 'warning', text: 'Policy `{policy}` allows nothing: `{operator}` asks `{key}` for what it never is.' },
    never: { severity: 'error', text: 'Policy `{policy}` asks for a missing and a false MFA key at once, so it never applies.' },
    apart: {
      severity: 'error',
      text: 'Policy `{policy}` asks for no MFA and for an age of MFA at once, so it never applies; each belongs into a statement of its own.',
    },
  },

  subject: 'statement',
  check({ statement, site, when }, report) {
    const { effect, condition } = statement;
    const tests = condition?.tests.filter((test) => test.operator !== null && isAboutMfa(test.key)) ?? [];
    if (effect === null || tests.length === 0) return;
    const defects = effect === 'Allow' ? allowDefects(tests, statement, site.policy) : denyDefects(tests, statement);
    for (const { message, test } of defects) {
      if (test.operatorAt === null) continue;
      const slots = { policy: site.name };
      const place = test.operatorAt;
      switch (message) {
        case 'vacuous':
        case 'text':
          report(message, place, { slots: { ...slots, operator: test.operatorText }, when });
          break;
        case 'unfit':
        case 'idle':
          report(message, place, { slots: { ...slots, operator: test.operatorText, key: test.key }, when });
          break;
        default:
          report(message, place, { slots, when });
      }
    }
  },

  fixes: {
    text: (finding, _, facts) => {
      const fix = compareAsBoolean(facts, finding, String(finding.slots['operator']));
      return fix === null ? [] : [fix];
    },
  },
});

type Message = 'presence' | 'vacuous' | 'text' | 'without' | 'late' | 'denied' | 'unfit' | 'idle' | 'never' | 'apart';

interface Defect {
  readonly message: Message;
  readonly test: ConditionTest;
}

/** An `Allow` is to be passed soon after MFA, and by nobody who has not shown it. */
function allowDefects(tests: readonly ConditionTest[], statement: Statement, policy: Policy): readonly Defect[] {
  const unfit = unfitTest(tests);
  if (unfit !== undefined) return [{ message: 'idle', test: unfit }];
  const { key, session, fresh, late } = whoPasses(tests);
  const spelt = textTests(tests);
  if (fresh === 'yes') {
    return key === 'yes' || session === 'yes' ? tests.flatMap((test) => openDefect(test, whoPasses([test]))) : spelt;
  }
  const [test] = tests;
  if (fresh !== 'no' || test === undefined || !isOnlyAboutMfa(statement) || isForEnrolment(statement, policy)) return spelt;
  if (key === 'yes' || session === 'yes') return [{ message: 'without', test }];
  return late === 'yes' ? [{ message: 'late', test: tests.find((each) => isMfaAge(each.key)) ?? test }] : spelt;
}

/** Why one test of an `Allow` is passed without MFA; a rule of its own tells of `IfExists`. */
function openDefect(test: ConditionTest, { key, session, fresh }: MfaAnswers): readonly Defect[] {
  const { operator } = test;
  if (operator === null || fresh !== 'yes') return textTests([test]);
  if (key === 'yes' && (operator.negated || operator.set === 'ForAllValues')) return [{ message: 'vacuous', test }];
  if (operator.family === 'string') return textTests([test]);
  return session === 'yes' && (operator.family === 'null' || operator.family === 'bool') ? [{ message: 'presence', test }] : [];
}

/** A `Deny` is to spare those who have just shown MFA, and must apply to somebody. */
function denyDefects(tests: readonly ConditionTest[], statement: Statement): readonly Defect[] {
  const unfit = unfitTest(tests);
  if (unfit !== undefined) return [{ message: 'unfit', test: unfit }];
  const passing = whoPasses(tests);
  const [first] = tests;
  if (passesNobody(passing)) {
    const missing = tests.find(({ operator }) => operator?.name === 'Null');
    if (missing !== undefined) return [{ message: 'never', test: missing }];
    const aged = tests.find(({ key }) => isMfaAge(key));
    return aged === undefined ? textTests(tests) : [{ message: 'apart', test: aged }];
  }
  const sparesSome = Object.values(passing).includes('no');
  if (first !== undefined && passing.fresh === 'yes' && sparesSome && isOnlyAboutMfa(statement)) {
    return [{ message: 'denied', test: first }];
  }
  return textTests(tests);
}

/** A test that no caller passes, for its operator or its value does not fit the key. */
function unfitTest(tests: readonly ConditionTest[]): ConditionTest | undefined {
  return tests.find((test) => passesNobody(whoPasses([test])) && test.operator?.family !== 'string' && !isOneAge(test));
}

/** Of all ages there is one for an instant. */
function isOneAge({ operator, key }: ConditionTest): boolean {
  return isMfaAge(key) && operator?.family === 'numeric' && operator.comparison === 'equal';
}

function textTests(tests: readonly ConditionTest[]): readonly Defect[] {
  return tests.flatMap((test): readonly Defect[] => (test.operator?.family === 'string' ? [{ message: 'text', test }] : []));
}

/** With other tests beside it there may be a reason for what turns on MFA the wrong way round. */
function isOnlyAboutMfa({ condition }: Statement): boolean {
  return condition?.complete === true && condition.tests.every((each) => isAboutMfa(each.key));
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
