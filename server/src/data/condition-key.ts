/** The type of a condition key, and whether a request can carry several values of it. */
import { misspeltWord } from '../text/nearest-word.js';
import { serviceConditionKeys } from './action-catalogue.js';
import { type ConditionKey, readConditionKeys } from './condition-key-list.js';
import { foreignConditionKeyTable, globalConditionKeyTable } from './generated/action-catalogue.js';

export type { ConditionKey, ConditionType } from './condition-key-list.js';

let globalKeys: readonly ConditionKey[] | undefined;
let foreignPrefixes: readonly (readonly string[])[] | undefined;

/** A global condition key (`aws:…`) or one that a service lists; null for an unknown one. Case does not matter. */
export function conditionKey(key: string): ConditionKey | null {
  globalKeys ??= readConditionKeys(globalConditionKeyTable);
  const name = key.toLowerCase();
  const find = (keys: readonly ConditionKey[]) => keys.find((known) => matches(known.key.toLowerCase(), name));
  const found = find(globalKeys);
  if (found !== undefined) return found;
  for (const service of servicesWithKeysOf(name.split(':', 1)[0] ?? '')) {
    const listed = find(serviceConditionKeys(service));
    if (listed !== undefined) return listed;
  }
  return null;
}

/** Shorter names are close to each other by chance. */
const leastName = 5;

/** The key, global or of the service, that a misspelt one was probably meant to be; null when there is none. Tag names are not compared. */
export function meantKey(key: string): string | null {
  const [prefix = '', suffix = ''] = key.toLowerCase().split(':', 2);
  if (suffix.length < leastName || conditionKey(key) !== null) return null;
  const [name = '', ...tag] = key.split('/');
  const names = keysOf(prefix)
    .filter((known) => known.key.endsWith('/*') === tag.length > 0)
    .map((known) => known.key.replace('/*', ''));
  const meant = misspeltWord(name, names);
  return meant === null ? null : [meant, ...tag].join('/');
}

function keysOf(prefix: string): readonly ConditionKey[] {
  if (prefix !== 'aws') return serviceConditionKeys(prefix).filter(({ key }) => key.toLowerCase().startsWith(`${prefix}:`));
  return (globalKeys ??= readConditionKeys(globalConditionKeyTable));
}

/** The service with that prefix, then others that list such keys: those of identity providers are listed with `sts`. */
function servicesWithKeysOf(prefix: string): readonly string[] {
  foreignPrefixes ??= foreignConditionKeyTable.split('\n').map((line) => line.split(' '));
  const foreign = foreignPrefixes.filter(([pattern = '']) => matches(pattern, prefix));
  return [prefix, ...foreign.flatMap(([, ...services]) => services)];
}

function matches(pattern: string, text: string): boolean {
  const star = pattern.indexOf('*');
  if (star < 0) return pattern === text;
  return text.length > pattern.length - 1 && text.startsWith(pattern.slice(0, star)) && text.endsWith(pattern.slice(star + 1));
}
