/** Actions of a statement for whose requests a test can never hold, since they do not carry its key, where those for others do. */
import { gather } from '../../text/gather.js';
import { conjoin, widest, type Guard } from '../../value/guard.js';
import { actionRecord, expandAction } from '../action.js';
import { canCarry, listedActions, serviceCarries } from '../action-support.js';
import { limitKind } from './limit-kind.js';
import { literalOf, type Pattern } from '../pattern.js';
import type { ConditionTest, Item, Statement } from '../policy.js';

export interface ActionWithoutKey {
  readonly item: Item<Pattern>;
  /** When it stands beside an action whose requests carry the key. */
  readonly when: Guard;
}

/** Only actions that are spelled out: a wildcard means what fits. */
export function actionsWithoutKey(test: ConditionTest, statement: Statement): readonly ActionWithoutKey[] {
  const { key } = test;
  if (!failsWithoutKey(test) || !isOfService(key) || !listedActions(statement).some((action) => canCarry(action, key))) return [];
  const items = statement.action?.items ?? [];
  const carrying = items.filter(({ parsed }) => expandAction(parsed).some((action) => canCarry(action, key)));
  return gather(items, (item) => {
    const when = lacksKey(item, key) ? widest(carrying.map((other) => conjoin(item.when, other.when))) : null;
    return when === null ? [] : [{ item, when }];
  });
}

/** Whether a request without the key never passes the test. */
function failsWithoutKey({ operator }: ConditionTest): boolean {
  return operator !== null && operator.family !== 'null' && !operator.negated && !operator.ifExists && operator.set !== 'ForAllValues';
}

/** Whether the key tells something of the request itself, which the reference lists action by action. */
function isOfService(key: string): boolean {
  const prefix = key.slice(0, key.indexOf(':')).toLowerCase();
  return prefix !== '' && prefix !== 'aws' && limitKind(key) === null && !/[.$/]/.test(key) && serviceCarries(prefix, key);
}

function lacksKey({ parsed }: Item<Pattern>, key: string): boolean {
  const record = actionRecord(literalOf(parsed) ?? '');
  return record !== null && !canCarry({ record }, key) && !isOfServiceLinkedRole(record.name, key);
}

/** AWS's guides test the service of a service-linked role for deleting it too, where the reference lists no key. */
function isOfServiceLinkedRole(action: string, key: string): boolean {
  return action.includes('ServiceLinkedRole') && key.toLowerCase() === 'iam:awsservicename';
}
