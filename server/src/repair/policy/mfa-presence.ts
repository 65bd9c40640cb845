/** Plans that change how a test of MFA treats requests without the MFA condition key. */
import { keyText } from '../../syntax/lookup.js';
import type { Span } from '../../text/span.js';
import { decline, offer } from '../draft.js';
import type { Declined, Fix } from '../fix.js';
import { putUnder } from './move-test.js';
import type { Scene } from '../scene.js';
import { entryWithKey, mappingOf } from '../written-place.js';

/** What a test is turned into, and why. */
interface Turn {
  /** The operator is what the test has in the end. */
  title(operator: string): string;
  readonly note: string;
  /** What is left to do by hand, in a sentence each. */
  readonly left: readonly string[];
  operator(name: string): string;
  /** The MFA condition keys that it applies to; all of them when left out. */
  readonly keys?: RegExp;
}

const leftWithKeys =
  'Requests that an access key alone signs will be denied: people have to begin a session with MFA first (`aws sts get-session-token`), and programs need a role.';

/**
 * Turns `Bool` at a place into `BoolIfExists`, for the MFA key alone: other keys under the operator stay as they are. A
 * suggestion, because it locks out whoever uses an access key.
 */
export function denyWithoutMfaPresence(scene: Scene, operatorAt: Span): Fix | Declined {
  return turned(scene, operatorAt, {
    title: (operator) => `Also deny requests without MFA information, with \`${operator}\``,
    note: 'Also denies requests that carry no MFA information, such as those signed with an access key.',
    left: [leftWithKeys],
    // With `ForAnyValue`, the test would fail for a missing key despite `IfExists`.
    operator: (name) => `${name.replace(/^ForAnyValue:/i, '').replace(/IfExists$/i, '')}IfExists`,
  });
}

/** The opposite, for a permission: a request without the key is no longer allowed. A suggestion for the same reason. */
export function allowOnlyWithMfa(scene: Scene, operatorAt: Span): Fix | Declined {
  return turned(scene, operatorAt, {
    title: (operator) => `Require MFA information in every request, with \`${operator}\``,
    note: 'No longer allows requests that carry no MFA information, such as those signed with an access key.',
    left: [leftWithKeys],
    operator: (name) => name.replace(/IfExists$/i, ''),
  });
}

/**
 * Replaces a text operator with `Bool`, which means the same, or in a denial with `BoolIfExists`, which also applies without
 * the key. Null for any other operator.
 */
export function compareAsBoolean(scene: Scene, operatorAt: Span, { operator, denies }: TextTest): Fix | Declined | null {
  if (!textOperator.test(operator)) return null;
  return turned(scene, operatorAt, {
    title: (name) => `Compare the MFA key with \`${name}\``,
    note: denies ? 'Compares the key as a boolean, and also denies requests without it.' : 'Compares the key as a boolean.',
    left: denies ? [leftWithKeys] : [],
    operator: (name) => (denies ? 'BoolIfExists' : name.replace(textOperator, 'Bool')),
    keys: /^aws:MultiFactorAuthPresent$/i,
  });
}

interface TextTest {
  readonly operator: string;
  /** Whether the statement denies. */
  readonly denies: boolean;
}

const textOperator = /^String(?:Equals(?:IgnoreCase)?|Like)(?=$|IfExists$)/i;

function turned(scene: Scene, operatorAt: Span, turn: Turn): Fix | Declined {
  const operator = entryWithKey(scene.file.tree, operatorAt);
  const tests = mappingOf(operator?.value);
  const name = operator === null ? null : keyText(operator);
  const turnedInto = turn.operator(name ?? 'Bool');
  const title = turn.title(turnedInto);
  const { keys = mfaKeys } = turn;
  const test = tests?.entries.find((entry) => keys.test(keyText(entry) ?? ''));
  if (operator === null || tests === null || name === null || test === undefined) {
    return decline(title, 'The condition is part of a longer text.');
  }
  const changes = putUnder(operator, test, turnedInto, turn.note);
  if (changes === null) return decline(title, 'The condition tests the same key already.');
  return offer(scene, { title, safety: 'suggestion', changes, left: turn.left });
}

const mfaKeys = /^aws:MultiFactorAuth(?:Present|Age)$/i;
