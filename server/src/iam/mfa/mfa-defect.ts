/** Tests of MFA that do not ask for it: by their operator or value, by the effect of their statement, or by contradicting each other. */
import type { ConditionTest, Policy, Statement } from '../policy.js';
import { passesNobody, whoPasses, type MfaAnswers } from './mfa-caller.js';
import { isAboutMfa, isMfaAge } from './mfa-condition.js';

export type MfaDefectKind =
  /** Asks whether the key is there, not whether it is true. */
  | 'presence'
  /** A request without the key passes. */
  | 'vacuous'
  /** Compares the key as text. */
  | 'text'
  /** An `Allow` for requests without MFA alone. */
  | 'only-without'
  /** An `Allow` that begins to hold long after MFA. */
  | 'only-late'
  /** A `Deny` for requests with MFA. */
  | 'denies-mfa'
  /** No request has what the test asks for. */
  | 'never-true'
  /** The tests of a `Deny` ask for a missing key and for a false one at once. */
  | 'missing-and-false'
  /** The tests of a `Deny` ask for no MFA and for an age of MFA at once. */
  | 'absent-and-aged';

export interface MfaDefect {
  readonly kind: MfaDefectKind;
  readonly test: ConditionTest;
}

/** The defects of the tests of MFA in a statement; a misplaced `IfExists` aside, which has rules of its own. */
export function mfaDefects(statement: Statement, policy: Policy): readonly MfaDefect[] {
  const { effect, condition } = statement;
  const tests = condition?.tests.filter((test) => test.operator !== null && isAboutMfa(test.key)) ?? [];
  if (effect === null || tests.length === 0) return [];
  const [impossible] = tests.filter(isNeverTrue);
  if (impossible !== undefined) return [{ kind: 'never-true', test: impossible }];
  return effect === 'Allow' ? allowDefects(tests, statement, policy) : denyDefects(tests, statement);
}

/** An `Allow` should hold shortly after MFA, and for nobody who has not shown it. */
function allowDefects(tests: readonly ConditionTest[], statement: Statement, policy: Policy): readonly MfaDefect[] {
  const { key, session, fresh, late } = whoPasses(tests);
  const asText = textDefects(tests);
  if (fresh === 'yes') {
    return key === 'yes' || session === 'yes' ? tests.flatMap((test) => openDefect(test, whoPasses([test]))) : asText;
  }
  const [test] = tests;
  if (fresh !== 'no' || test === undefined || !isOnlyAboutMfa(statement) || isForEnrolment(statement, policy)) return asText;
  if (key === 'yes' || session === 'yes') return [{ kind: 'only-without', test }];
  return late === 'yes' ? [{ kind: 'only-late', test: tests.find((each) => isMfaAge(each.key)) ?? test }] : asText;
}

/** Why one test of an `Allow` passes without MFA. */
function openDefect(test: ConditionTest, { key, session, fresh }: MfaAnswers): readonly MfaDefect[] {
  const { operator } = test;
  if (operator === null || fresh !== 'yes') return textDefects([test]);
  if (key === 'yes' && (operator.negated || operator.set === 'ForAllValues')) return [{ kind: 'vacuous', test }];
  if (operator.family === 'string') return textDefects([test]);
  return session === 'yes' && (operator.family === 'null' || operator.family === 'bool') ? [{ kind: 'presence', test }] : [];
}

/** A `Deny` should spare those who have just shown MFA, and must apply to somebody. */
function denyDefects(tests: readonly ConditionTest[], statement: Statement): readonly MfaDefect[] {
  const passing = whoPasses(tests);
  const [first] = tests;
  if (passesNobody(passing)) {
    const missing = tests.find(({ operator }) => operator?.name === 'Null');
    if (missing !== undefined) return [{ kind: 'missing-and-false', test: missing }];
    const aged = tests.find(({ key }) => isMfaAge(key));
    return aged === undefined ? textDefects(tests) : [{ kind: 'absent-and-aged', test: aged }];
  }
  const sparesSome = Object.values(passing).includes('no');
  if (first !== undefined && passing.fresh === 'yes' && sparesSome && isOnlyAboutMfa(statement)) {
    return [{ kind: 'denies-mfa', test: first }];
  }
  return textDefects(tests);
}

/** Whether no caller passes a test, because its operator or its value does not fit the key. */
function isNeverTrue(test: ConditionTest): boolean {
  return passesNobody(whoPasses([test])) && test.operator?.family !== 'string' && !isOneAge(test);
}

/** A session has any given age, if only for an instant. */
function isOneAge({ operator, key }: ConditionTest): boolean {
  return isMfaAge(key) && operator?.family === 'numeric' && operator.comparison === 'equal';
}

function textDefects(tests: readonly ConditionTest[]): readonly MfaDefect[] {
  return tests.flatMap((test): readonly MfaDefect[] => (test.operator?.family === 'string' ? [{ kind: 'text', test }] : []));
}

/** Other tests beside those of MFA may be the reason why these look the wrong way round. */
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
