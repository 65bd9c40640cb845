/** Plans that keep requests without a key from passing a test. */
import { text } from '../../edit/content.js';
import { conditionKey } from '../../data/condition-key.js';
import { isCarriedByNone } from '../../iam/action-support.js';
import type { ConditionTest, Statement } from '../../iam/policy.js';
import type { Declined, Fix } from '../fix.js';
import { compareWith } from './move-test.js';
import { requireCondition } from './require-condition.js';
import type { Scene } from '../scene.js';

/**
 * For a test with `ForAllValues`: of a key with one value it becomes an ordinary one, beside that of a key with several the
 * presence of the key is required. Suggestions, because requests without the key are shut out. Null for a negated test, which
 * such requests pass without the prefix as well.
 */
export function demandKey(scene: Scene, statement: Statement, test: ConditionTest): Fix | Declined | null {
  const { operator, operatorText, key } = test;
  if (operator === null) return null;
  if (conditionKey(key)?.multivalued !== true) {
    if (operator.negated || operator.ifExists) return null;
    return compareWith(scene, test, operatorText.replace(/^ForAllValues:/i, ''), 'suggestion');
  }
  if (isNeverThere(key, statement)) return null;
  return requireCondition(scene, statement, {
    title: `Require that \`${key}\` is there, with \`Null\``,
    operator: 'Null',
    key,
    value: text('false'),
    note: 'Lets no requests through that do not carry the key.',
    left: [],
  });
}

/** Whether no request for the actions carries a key that comes with what is requested: the statement would allow nothing. */
function isNeverThere(key: string, statement: Statement): boolean {
  return /^aws:(?!TagKeys$)/i.test(key) ? false : isCarriedByNone(key, statement);
}

/** `NullIfExists` asks nothing, `Null` asks whether the key is there. */
export function askForKey(scene: Scene, test: ConditionTest): Fix | Declined {
  return compareWith(scene, test, test.operatorText.replace(/IfExists$/i, ''), 'suggestion');
}
