/** The condition key that was meant, where another one is written. */
import { conditionKey } from '../../data/condition-key.js';
import { listedActions } from '../action-support.js';
import { knownText } from '../partial-text.js';
import type { ConditionTest, Statement } from '../policy.js';

/** The only known key that one without a service is the rest of: a global one, or one of a service of the actions; else null. */
export function keyWithService(key: string, statement: Statement): string | null {
  const prefixes = new Set(['aws', ...listedActions(statement).map(({ prefix }) => prefix)]);
  const known = [...prefixes].map((prefix) => `${prefix}:${key}`).filter((each) => conditionKey(each) !== null);
  return known.length === 1 ? (known[0] ?? null) : null;
}

/** The key that holds what all values of a test are, for one that never does; null where no other key is sure to be meant. */
export function keyOfValues({ key, values }: ConditionTest): string | null {
  const others = keysByValue.get(key.toLowerCase()) ?? [];
  return others.find(([form]) => values.every(({ text }) => form.test(knownText(text) ?? '')))?.[1] ?? null;
}

const endpoint = /^vpce-[0-9a-f]+$/;
const network = /^vpc-[0-9a-f]+$/;
const account = /^\d{12}$/;
const organization = /^o-[a-z0-9]{10,32}$/;

/** By what the keys hold (IAM User Guide, "AWS global condition context keys"). */
const keysByValue: ReadonlyMap<string, readonly (readonly [form: RegExp, key: string])[]> = new Map([
  ['aws:sourcevpc', [[endpoint, 'aws:SourceVpce']]],
  ['aws:sourcevpce', [[network, 'aws:SourceVpc']]],
  ['aws:principalorgid', [[account, 'aws:PrincipalAccount']]],
  ['aws:resourceorgid', [[account, 'aws:ResourceAccount']]],
  ['aws:sourceorgid', [[account, 'aws:SourceAccount']]],
  ['aws:principalaccount', [[organization, 'aws:PrincipalOrgID']]],
  ['aws:resourceaccount', [[organization, 'aws:ResourceOrgID']]],
  ['aws:sourceaccount', [[organization, 'aws:SourceOrgID']]],
]);
