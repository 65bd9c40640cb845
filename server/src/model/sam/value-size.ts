/** How large a value is, with shared parts measured only once. */
import type { Value } from '../../value/value.js';

const sizes = new WeakMap<Value, number>();

/** The number of values within a value, itself included; shared parts count at every occurrence. */
export function sizeOf(value: Value): number {
  const parts = partsOf(value);
  if (parts === null) return 1;
  const known = sizes.get(value);
  if (known !== undefined) return known;
  let size = 1;
  for (const part of parts()) size += sizeOf(part);
  sizes.set(value, size);
  return size;
}

/** Null for a value without parts. */
function partsOf(value: Value): (() => readonly Value[]) | null {
  switch (value.kind) {
    case 'list':
      return () => value.items;
    case 'map':
      return () => value.entries.map((entry) => entry.value);
    case 'concat':
      return () => value.parts;
    case 'base64':
      return () => [value.content];
    case 'alternatives':
      return () => value.options.map((option) => option.value);
    default:
      return null;
  }
}
