/** Plans that keep requests without a key from passing a test. */
import { text } from '../../edit/content.js';
import { conditionKey } from '../../data/condition-key.js';
import { isCarriedByNone } from '../../iam/action-support.js';
import { hasWildcardSign } from '../../iam/partial-text.js';
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
    const plain = operatorText.replace(/^ForAllValues:/i, '');
    // A star that is no wildcard would now shut everybody out.
    const meant = test.values.some(({ text: value }) => hasWildcardSign(value)) ? plain.replace(/^(String|Arn)Equals$/i, '$1Like') : plain;
    return compareWith(scene, test, meant, 'suggestion', [leftWithout(key)]);
  }
  if (isNeverThere(key, statement)) return null;
  return requireCondition(scene, statement, {
    title: `Require that \`${key}\` is there, with \`Null\``,
    operator: 'Null',
    key,
    value: text('false'),
    note: 'Lets no requests through that do not carry the key.',
    left: [leftWithout(key)],
  });
}

function leftWithout(key: string): string {
  return `Requests without \`${key}\` will no longer be allowed: make sure that those you want carry it.`;
}

/** Whether no request for the actions carries a key that comes with what is requested: the statement would allow nothing. */
function isNeverThere(key: string, statement: Statement): boolean {
  return /^aws:(?!TagKeys$)/i.test(key) ? false : isCarriedByNone(key, statement);
}

/** `NullIfExists` asks nothing, `Null` asks whether the key is there. */
export function askForKey(scene: Scene, test: ConditionTest): Fix | Declined {
  return compareWith(scene, test, test.operatorText.replace(/IfExists$/i, ''), 'suggestion');
}
