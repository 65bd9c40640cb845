/** What a value is where a guard holds: options that cannot be are gone, and what the guard implies goes unsaid. */
import { concat, alternatives } from '../value/compose.js';
import type { Guard } from '../value/guard.js';
import type { Alternatives, Option, Value } from '../value/value.js';

/** Both guards together without what the first implies; null when they cannot hold together. */
type Combine = (guard: Guard, more: Guard) => Guard | null;

/** Parts looked at, over all values of a template; beyond that values stay as wide as they are. */
const maxParts = 500_000;

/** Counts the parts looked at. */
export interface Effort {
  parts: number;
}

/** What does not change comes back as it is, so that anchored values stay shared. */
export function restrict(value: Value, guard: Guard, combine: Combine, effort: Effort): Value {
  return guard.length === 0 ? value : restrictAll(value, { guard, combine, effort, done: new Map() });
}

interface Restriction {
  readonly guard: Guard;
  readonly combine: Combine;
  readonly effort: Effort;
  /** Anchored values stand in several places. */
  readonly done: Map<Value, Value>;
}

function restrictAll(value: Value, restriction: Restriction): Value {
  if (!isOpen(value)) return value;
  const known = restriction.done.get(value);
  if (known !== undefined) return known;
  restriction.effort.parts += 1;
  const restricted = restriction.effort.parts > maxParts ? value : restrictParts(value, restriction);
  restriction.done.set(value, restricted);
  return restricted;
}

function restrictParts(value: Value, restriction: Restriction): Value {
  switch (value.kind) {
    case 'alternatives': return restrictOptions(value, restriction);
    case 'list': {
      const items = value.items.map((item) => restrictAll(item, restriction));
      return areSame(items, value.items) ? value : { ...value, items: items.filter(isThere) };
    }
    case 'map': {
      const values = value.entries.map((entry) => restrictAll(entry.value, restriction));
      if (values.every((changed, index) => changed === value.entries[index]?.value)) return value;
      const entries = value.entries.map((entry, index) => ({ ...entry, value: values[index] ?? entry.value }));
      return { ...value, entries: entries.filter((entry) => isThere(entry.value)) };
    }
    case 'concat': {
      const parts = value.parts.map((part) => restrictAll(part, restriction));
      return areSame(parts, value.parts) ? value : concat(value.at, parts);
    }
    case 'base64': {
      const content = restrictAll(value.content, restriction);
      return content === value.content ? value : { ...value, content };
    }
    default: return value;
  }
}

function areSame(left: readonly Value[], right: readonly Value[]): boolean {
  return left.every((value, index) => value === right[index]);
}

function restrictOptions(value: Alternatives, restriction: Restriction): Value {
  const { guard, combine } = restriction;
  const possible: Option[] = [];
  for (const option of value.options) {
    const both = combine(guard, option.when);
    if (both === null) continue;
    const inside = restrictAll(option.value, restriction);
    const isSame = inside === option.value && both.length === guard.length + option.when.length;
    possible.push(isSame ? option : { when: both.slice(guard.length), value: inside });
  }
  const [only] = possible;
  if (possible.length === 1 && only !== undefined) return only.value;
  const isSame = possible.length === value.options.length && possible.every((option, index) => option === value.options[index]);
  return isSame ? value : alternatives(value.at, possible);
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
