/** What a value is where a guard holds: options that cannot be are gone, and what the guard implies goes unsaid. */
import { concat, alternatives } from '../value/compose.js';
import type { Guard } from '../value/guard.js';
import type { Option, Value } from '../value/value.js';

/** Both guards together without what the first implies; null when they cannot hold together. */
type Combine = (guard: Guard, more: Guard) => Guard | null;

/** Values without alternatives come back as they are. */
export function restrict(value: Value, guard: Guard, combine: Combine): Value {
  return guard.length === 0 ? value : restrictAll(value, { guard, combine, done: new Map() });
}

interface Restriction {
  readonly guard: Guard;
  readonly combine: Combine;
  /** Anchored values stand in several places. */
  readonly done: Map<Value, Value>;
}

function restrictAll(value: Value, restriction: Restriction): Value {
  if (!isOpen(value)) return value;
  const known = restriction.done.get(value);
  if (known !== undefined) return known;
  const restricted = restrictParts(value, restriction);
  restriction.done.set(value, restricted);
  return restricted;
}

function restrictParts(value: Value, restriction: Restriction): Value {
  switch (value.kind) {
    case 'alternatives': return restrictOptions(value.at, value.options, restriction);
    case 'list': return { ...value, items: value.items.map((item) => restrictAll(item, restriction)).filter(isThere) };
    case 'map': {
      const entries = value.entries.map((entry) => ({ ...entry, value: restrictAll(entry.value, restriction) }));
      return { ...value, entries: entries.filter((entry) => isThere(entry.value)) };
    }
    case 'concat': return concat(value.at, value.parts.map((part) => restrictAll(part, restriction)));
    case 'base64': return { ...value, content: restrictAll(value.content, restriction) };
    default: return value;
  }
}

function restrictOptions(at: Value['at'], options: readonly Option[], restriction: Restriction): Value {
  const { guard, combine } = restriction;
  const possible: Option[] = [];
  for (const option of options) {
    const both = combine(guard, option.when);
    if (both !== null) possible.push({ when: both.slice(guard.length), value: restrictAll(option.value, restriction) });
  }
  const [only] = possible;
  return possible.length === 1 && only !== undefined ? only.value : alternatives(at, possible);
}

function isThere(value: Value): boolean {
  return value.kind !== 'none';
}

const openness = new WeakMap<Value, boolean>();

/** Whether there are alternatives anywhere in a value. */
function isOpen(value: Value): boolean {
  switch (value.kind) {
    case 'alternatives': return true;
    case 'list': case 'map': case 'concat': case 'base64': break;
    default: return false;
  }
  const known = openness.get(value);
  if (known !== undefined) return known;
  const open = partsOf(value).some(isOpen);
  openness.set(value, open);
  return open;
}

function partsOf(value: Extract<Value, { kind: 'list' | 'map' | 'concat' | 'base64' }>): readonly Value[] {
  switch (value.kind) {
    case 'list': return value.items;
    case 'map': return value.entries.map((entry) => entry.value);
    case 'concat': return value.parts;
    case 'base64': return [value.content];
  }
}
