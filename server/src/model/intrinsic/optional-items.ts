/** Lists some of whose items may be `AWS::NoValue`, and texts made of them with something between. */
import type { Node } from '../../syntax/tree.js';
import { concat, unknown } from '../../value/compose.js';
import type { Value } from '../../value/value.js';
import { flatten, type Scope } from '../scope.js';

export function isOptional(item: Value): boolean {
  return item.kind === 'alternatives' && item.options.some((option) => option.value.kind === 'none');
}

/** What comes of a list, for each way in which its first `count` items can be there or not. */
export function withPresentItems(
  items: readonly Value[], count: number, at: Node, scope: Scope, change: (items: readonly Value[]) => Value,
): Value {
  const index = items.findIndex((item, place) => place < count && (isOptional(item) || item.kind === 'none'));
  const item = items[index];
  if (item === undefined) return change(items);
  const without = items.filter((_, place) => place !== index);
  if (item.kind !== 'alternatives') return withPresentItems(without, count, at, scope, change);
  const options = item.options.map(({ when, value }) => {
    const present = value.kind === 'none' ? without : items.map((other, place) => (place === index ? value : other));
    return { when, value: withPresentItems(present, count, at, scope, change) };
  });
  return flatten(at, options, scope);
}

/**
 * The items as one text with the delimiter between those that are there. An optional item takes its delimiter with it,
 * which stands towards an item that is always there.
 */
export function joined(items: readonly Value[], delimiter: Value, at: Node, scope: Scope): Value {
  const firm = items.findIndex((item) => !isOptional(item) && item.kind !== 'none');
  if (firm < 0) {
    if (items.length > maxOptionalItems) return unknown(at, 'limit');
    return withPresentItems(items, items.length, at, scope, (present) => concat(at, withDelimiters(present, delimiter)));
  }
  const parts = items.flatMap((item, index): readonly Value[] => {
    if (item.kind === 'none') return [];
    if (index === firm) return [item];
    const order = (value: Value): readonly Value[] => (index < firm ? [value, delimiter] : [delimiter, value]);
    return isOptional(item) && item.kind === 'alternatives' ? [withDelimiter(item, order, at, scope)] : order(item);
  });
  return concat(at, parts);
}

/** Two to the power of this many ways are still looked at. */
const maxOptionalItems = 8;

function withDelimiter(
  item: Extract<Value, { kind: 'alternatives' }>, order: (value: Value) => readonly Value[], at: Node, scope: Scope,
): Value {
  return flatten(at, item.options.map(({ when, value }) => ({
    when, value: concat(at, value.kind === 'none' ? [] : order(value)),
  })), scope);
}

function withDelimiters(items: readonly Value[], delimiter: Value): readonly Value[] {
  return items.flatMap((item, index) => (index === 0 ? [item] : [delimiter, item]));
}
