/** Lists in which items may be `AWS::NoValue`, and the texts joined from them. */
import type { Node } from '../../syntax/tree.js';
import { gather } from '../../text/gather.js';
import { concat, maxOptions, unknown } from '../../value/compose.js';
import type { Value } from '../../value/value.js';
import { flatten, mapOptions, type Scope } from '../scope.js';

export function isOptional(item: Value): boolean {
  return item.kind === 'alternatives' && item.options.some((option) => option.value.kind === 'none');
}

/** How many combinations are looked at before giving up. */
const maxWays = 2 * maxOptions;

/** A list, and how many of its first items have to be settled as present or absent. */
export interface OpenItems {
  readonly items: readonly Value[];
  readonly settled: number;
}

/** The result for a list, for each combination in which the items to settle can be present or absent. */
export function withPresentItems(list: OpenItems, at: Node, scope: Scope, change: (items: readonly Value[]) => Value): Value {
  const { items, settled } = list;
  let ways = 0;
  const eachWay = (present: readonly Value[]): Value => {
    ways += 1;
    const index = present.findIndex((item, place) => place < settled && isOptional(item));
    const item = present[index];
    if (item === undefined) return change(present);
    if (ways > maxWays) return unknown(at, 'limit');
    return mapOptions(item, at, scope, (value) =>
      eachWay([...present.slice(0, index), ...(value.kind === 'none' ? [] : [value]), ...present.slice(index + 1)]),
    );
  };
  return eachWay(items.filter((item) => item.kind !== 'none'));
}

/**
 * The items as one text, with the delimiter between those that are present. An optional item takes along the delimiter on
 * the side of an item that is always present.
 */
export function joined(items: readonly Value[], delimiter: Value, at: Node, scope: Scope): Value {
  const firm = items.findIndex((item) => !isOptional(item) && item.kind !== 'none');
  if (firm < 0) {
    const list: OpenItems = { items, settled: items.length };
    return withPresentItems(list, at, scope, (present) => concat(at, withDelimiters(present, delimiter)));
  }
  const parts = gather(items, (item, index): readonly Value[] => {
    if (item.kind === 'none') return [];
    if (index === firm) return [item];
    const order = (value: Value): readonly Value[] => (index < firm ? [value, delimiter] : [delimiter, value]);
    return isOptional(item) && item.kind === 'alternatives' ? [withDelimiter(item, order, at, scope)] : order(item);
  });
  return concat(at, parts);
}

function withDelimiter(
  item: Extract<Value, { kind: 'alternatives' }>,
  order: (value: Value) => readonly Value[],
  at: Node,
  scope: Scope,
): Value {
  return flatten(
    at,
    item.options.map(({ when, value }) => ({
      when,
      value: concat(at, value.kind === 'none' ? [] : order(value)),
    })),
    scope,
  );
}

function withDelimiters(items: readonly Value[], delimiter: Value): readonly Value[] {
  return gather(items, (item, index) => (index === 0 ? [item] : [delimiter, item]));
}
