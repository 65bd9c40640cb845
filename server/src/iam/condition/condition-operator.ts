/** The operators of conditions: every spelling, broken down into its parts. */

export type OperatorName =
  | 'StringEquals'
  | 'StringNotEquals'
  | 'StringEqualsIgnoreCase'
  | 'StringNotEqualsIgnoreCase'
  | 'StringLike'
  | 'StringNotLike'
  | 'NumericEquals'
  | 'NumericNotEquals'
  | 'NumericLessThan'
  | 'NumericLessThanEquals'
  | 'NumericGreaterThan'
  | 'NumericGreaterThanEquals'
  | 'DateEquals'
  | 'DateNotEquals'
  | 'DateLessThan'
  | 'DateLessThanEquals'
  | 'DateGreaterThan'
  | 'DateGreaterThanEquals'
  | 'Bool'
  | 'BinaryEquals'
  | 'IpAddress'
  | 'NotIpAddress'
  | 'ArnEquals'
  | 'ArnLike'
  | 'ArnNotEquals'
  | 'ArnNotLike'
  | 'Null';

/** What an operator compares. */
export type OperatorFamily = 'string' | 'numeric' | 'date' | 'bool' | 'binary' | 'ip' | 'arn' | 'null';

export type Comparison = 'equal' | 'like' | 'less' | 'less-or-equal' | 'greater' | 'greater-or-equal' | 'within' | 'absent';

export interface ConditionOperator {
  readonly name: OperatorName;
  readonly family: OperatorFamily;
  readonly comparison: Comparison;
  readonly negated: boolean;
  readonly ignoreCase: boolean;
  /** `…IfExists`: true for a key that is not in the request, except under `ForAnyValue`, where some value must fit. */
  readonly ifExists: boolean;
  /** How a key with several values is judged; null without a prefix. */
  readonly set: 'ForAllValues' | 'ForAnyValue' | null;
}

type Meaning = Omit<ConditionOperator, 'name' | 'ifExists' | 'set'>;

const meanings: ReadonlyMap<OperatorName, Meaning> = new Map([
  ['StringEquals', meaning('string', 'equal')],
  ['StringNotEquals', negated('string', 'equal')],
  ['StringEqualsIgnoreCase', { ...meaning('string', 'equal'), ignoreCase: true }],
  ['StringNotEqualsIgnoreCase', { ...negated('string', 'equal'), ignoreCase: true }],
  ['StringLike', meaning('string', 'like')],
  ['StringNotLike', negated('string', 'like')],
  ['NumericEquals', meaning('numeric', 'equal')],
  ['NumericNotEquals', negated('numeric', 'equal')],
  ['NumericLessThan', meaning('numeric', 'less')],
  ['NumericLessThanEquals', meaning('numeric', 'less-or-equal')],
  ['NumericGreaterThan', meaning('numeric', 'greater')],
  ['NumericGreaterThanEquals', meaning('numeric', 'greater-or-equal')],
  ['DateEquals', meaning('date', 'equal')],
  ['DateNotEquals', negated('date', 'equal')],
  ['DateLessThan', meaning('date', 'less')],
  ['DateLessThanEquals', meaning('date', 'less-or-equal')],
  ['DateGreaterThan', meaning('date', 'greater')],
  ['DateGreaterThanEquals', meaning('date', 'greater-or-equal')],
  ['Bool', meaning('bool', 'equal')],
  ['BinaryEquals', meaning('binary', 'equal')],
  ['IpAddress', meaning('ip', 'within')],
  ['NotIpAddress', negated('ip', 'within')],
  // ArnEquals and ArnLike are the same operator (IAM User Guide, condition operators).
  ['ArnEquals', meaning('arn', 'like')],
  ['ArnLike', meaning('arn', 'like')],
  ['ArnNotEquals', negated('arn', 'like')],
  ['ArnNotLike', negated('arn', 'like')],
  ['Null', meaning('null', 'absent')],
]);

const namesByLowerCase = new Map([...meanings.keys()].map((name) => [name.toLowerCase(), name]));
const spelling = /^(?:(ForAllValues|ForAnyValue):)?([A-Za-z]+?)(IfExists)?$/i;

/** The names of all operators, without prefix and suffix, among which to look for the one that was meant. */
export const operatorNames: readonly OperatorName[] = [...meanings.keys()];

/** The operator with this spelling, in any letter case; null when there is none. */
export function readOperator(text: string): ConditionOperator | null {
  const [, prefix, word, suffix] = spelling.exec(text) ?? [];
  const name = namesByLowerCase.get((word ?? '').toLowerCase());
  const found = name === undefined ? undefined : meanings.get(name);
  if (name === undefined || found === undefined) return null;
  const set = setOf(prefix);
  return { name, ...found, ifExists: suffix !== undefined && set !== 'ForAnyValue', set };
}

function setOf(prefix: string | undefined): ConditionOperator['set'] {
  if (prefix === undefined) return null;
  return prefix.toLowerCase() === 'forallvalues' ? 'ForAllValues' : 'ForAnyValue';
}

function meaning(family: OperatorFamily, comparison: Comparison): Meaning {
  return { family, comparison, negated: false, ignoreCase: false };
}

function negated(family: OperatorFamily, comparison: Comparison): Meaning {
  return { ...meaning(family, comparison), negated: true };
}
