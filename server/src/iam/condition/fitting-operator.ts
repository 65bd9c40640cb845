/** The operator that a test was meant to have: misspelt, or of another type than its key or its values. */
import type { ConditionType } from '../../data/condition-key.js';
import { misspeltWord } from '../../text/nearest-word.js';
import { readArn } from '../arn.js';
import { operatorNames, readOperator, type ConditionOperator, type OperatorName } from './condition-operator.js';
import { callersOfFunction } from './condition-defect.js';
import { unreadableIn } from './condition-value.js';
import { hasWildcardSign, knownText, onlyHole, type PartialText } from '../partial-text.js';
import type { ConditionTest } from '../policy.js';

const affixes = /^((?:ForAllValues|ForAnyValue):)?(.*?)(IfExists)?$/i;

/** The only operator that a misspelt one is a letter or two away from, with prefix and suffix; null when there are several, or none. */
export function meantOperator(written: string): string | null {
  const [, prefix = '', word = '', suffix = ''] = affixes.exec(written) ?? [];
  const meant = misspeltWord(word, operatorNames);
  return meant === null ? null : `${prefix}${meant}${suffix}`;
}

/**
 * The operator that asks of a key of this type what the test asks, with prefix and suffix; null when there is none, or a
 * value cannot be read as that type.
 */
export function operatorFor(type: ConditionType, test: ConditionTest): string | null {
  const { operator, operatorText, values } = test;
  if (operator === null || operator.ignoreCase || isEverybody(test)) return null;
  const isLike = operator.family === 'string' && operator.comparison === 'like';
  const name = nameFor(type, operator, isLike || values.some(({ text }) => hasWildcardSign(text)));
  if (name === null) return null;
  const spelled = operatorText.replace(affixes, (_, prefix = '', _word: string, suffix = '') => `${prefix}${name}${suffix}`);
  const turned = { ...test, operator: readOperator(spelled), operatorText: spelled };
  const isReadable = unreadableIn(turned) === undefined && (type !== 'ARN' || values.every(({ text }) => isComparable(text)));
  return isReadable ? spelled : null;
}

/** For the callers of a function a star means everybody, which it would not under an operator with wildcards. */
function isEverybody({ key, values }: ConditionTest): boolean {
  return key.toLowerCase() === callersOfFunction && values.some(({ text }) => knownText(text) === '*');
}

function nameFor(type: ConditionType, { name, comparison, negated }: ConditionOperator, isLike: boolean): OperatorName | null {
  const isEquality = comparison === 'equal' || comparison === 'like' || comparison === 'within';
  if (type === 'Numeric' && name.startsWith('Date')) return operatorNames.find((each) => each === name.replace('Date', 'Numeric')) ?? null;
  if (!isEquality || (isLike && type !== 'String' && type !== 'ARN')) return null;
  switch (type) {
    case 'String':
      return isLike ? (negated ? 'StringNotLike' : 'StringLike') : negated ? 'StringNotEquals' : 'StringEquals';
    case 'ARN':
      return isLike ? (negated ? 'ArnNotLike' : 'ArnLike') : negated ? 'ArnNotEquals' : 'ArnEquals';
    case 'Bool':
      return negated ? null : 'Bool';
    case 'Numeric':
      return negated ? 'NumericNotEquals' : 'NumericEquals';
    case 'Date':
      return negated ? 'DateNotEquals' : 'DateEquals';
    case 'IPAddress':
      return negated ? 'NotIpAddress' : 'IpAddress';
  }
}

/** Whether an `Arn` operator can compare a text part by part, which takes as many as an ARN has: not so `arn:aws:ses:*`. */
function isComparable(text: PartialText): boolean {
  return readArn(text) !== null || onlyHole(text) !== null || (text.length === 1 && text[0] === '*');
}

/**
 * Whether values are ARNs without wildcards and variables, so that it is the same to compare them as text or part by part.
 * What a parameter holds is not known.
 */
export function isSameAsArn({ values }: ConditionTest): boolean {
  return values.every(({ text }) => readArn(text) !== null && text.every(isOrdinary));
}

function isOrdinary(piece: PartialText[number]): boolean {
  return typeof piece === 'string' ? !/[*?$]/.test(piece) : piece.filling !== 'anything' && piece.filling !== 'text';
}
