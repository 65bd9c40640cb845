/** Keys among the variables that a definition, written as a map, passes to the containers it starts. */
import { untypedCarriers } from '../../data/untyped-carrier.js';
import type { Resource } from '../../model/template.js';
import type { Node } from '../../syntax/tree.js';
import { gather } from '../../text/gather.js';
import { entryOf, optionsOf, textOf } from '../../value/read.js';
import type { Value } from '../../value/value.js';
import { propertyValues } from '../property-value.js';
import { isAwsCredentialName } from '../secret/secret-name.js';
import { isEmptied } from './own-key-name.js';

export interface PassedKey {
  readonly name: string;
  readonly nameAt: Node;
  readonly value: Value;
}

/** In `Name` and `Value` as ECS and Batch have them in overrides, at any depth of a `Definition`. */
export function passedKeys(resource: Resource): readonly PassedKey[] {
  const definitions = untypedCarriers(resource.type).filter(
    ({ purpose, shape, path }) => purpose === 'document' && shape === 'tree' && path[0] === 'Definition',
  );
  return gather(definitions, ({ path }) => gather(propertyValues(resource, path), ({ value }) => keysBelow(value, 0)));
}

/** Far deeper than the states of a definition nest. */
const maxDepth = 60;

function keysBelow(value: Value, depth: number): readonly PassedKey[] {
  if (depth > maxDepth) return [];
  if (value.kind === 'alternatives') return gather(optionsOf(value), (option) => keysBelow(option.value, depth + 1));
  if (value.kind === 'list') return gather(value.items, (item) => keysBelow(item, depth + 1));
  if (value.kind !== 'map') return [];
  return [...keyIn(value), ...gather(value.entries, (entry) => keysBelow(entry.value, depth + 1))];
}

function keyIn(pair: Value): readonly PassedKey[] {
  const name = entryOf(pair, 'Name')?.value;
  const value = entryOf(pair, 'Value')?.value;
  const known = textOf(name);
  const nameAt = name?.at ?? null;
  if (known === null || nameAt === null || value === undefined) return [];
  return isAwsCredentialName(known) && !isEmptied(value) ? [{ name: known, nameAt, value }] : [];
}
