/**
 * What a value is where a guard holds: impossible options are removed, and what the guard implies is dropped from the rest.
 */
import { alternatives, concat, joinedText } from '../value/compose.js';
import type { Guard } from '../value/guard.js';
import type { Alternatives, Dictionary, KnownScalar, List, MapEntry, Option, Value } from '../value/value.js';
import { isPending, LaterEntry } from './later-entry.js';

/** Limit on the parts visited, over all values of a template; beyond it, values are left as they are. */
const maxParts = 500_000;

/** Counts the parts visited. */
export interface Effort {
  parts: number;
}

/** What restricting a value needs to know about its template. */
export interface Around {
  /** Both guards together, without what the first already implies; null when they cannot hold together. */
  combine(guard: Guard, more: Guard): Guard | null;
  /** The default used as the value of a parameter; null for a parameter with a given value or without a default. */
  defaultOf(parameter: string): string | null;
  readonly work: Effort;
}

/** Values that do not change are returned as they are, so that anchored values stay shared. */
export function restrict(value: Value, guard: Guard, around: Around): Value {
  return guard.length === 0 ? value : restrictAll(value, { guard, around, done: new Map(), excluded: new Map() });
}

interface Restriction {
  readonly guard: Guard;
  readonly around: Around;
  /** For each parameter, whether the guard rules out its default. */
  readonly excluded: Map<string, boolean>;
  /** Results for anchored values, which can appear in several places. */
  readonly done: Map<Value, Value>;
}

function restrictAll(value: Value, restriction: Restriction): Value {
  if (!isOpen(value)) return value;
  const known = restriction.done.get(value);
  if (known !== undefined) return known;
  const { work } = restriction.around;
  work.parts += 1;
  const restricted = work.parts > maxParts ? value : restrictParts(value, restriction);
  restriction.done.set(value, restricted);
  return restricted;
}

function restrictParts(value: Value, restriction: Restriction): Value {
  switch (value.kind) {
    case 'alternatives':
      return restrictOptions(value, restriction);
    case 'scalar':
      return restrictText(value, restriction);
    case 'list': {
      const parameter = listParameter(value);
      if (parameter !== null && isExcluded(parameter, restriction)) return { kind: 'ref', at: value.at, name: parameter };
      const items = value.items.map((item) => restrictAll(item, restriction));
      return areSame(items, value.items) ? value : { ...value, items: items.filter(isThere) };
    }
    case 'map':
      return restrictMap(value, restriction);
    case 'concat': {
      const parts = value.parts.map((part) => restrictAll(part, restriction));
      return areSame(parts, value.parts) ? value : concat(value.at, parts);
    }
    case 'base64': {
      const content = restrictAll(value.content, restriction);
      return content === value.content ? value : { ...value, content };
    }
    default:
      return value;
  }
}

function restrictMap(map: Dictionary, restriction: Restriction): Dictionary {
  const entries = map.entries.map((entry) => restrictEntry(entry, restriction));
  const isSame = entries.every((entry, index) => entry === map.entries[index]);
  return isSame ? map : { ...map, entries: entries.filter((entry) => entry !== null) };
}

/** Null for an absent entry. Entries that have not been resolved yet stay unresolved. */
function restrictEntry(entry: MapEntry, restriction: Restriction): MapEntry | null {
  const { key, keyNode } = entry;
  if (isPending(entry)) return new LaterEntry(key, keyNode, () => restrictAll(entry.value, restriction));
  const value = restrictAll(entry.value, restriction);
  if (value === entry.value) return entry;
  return isThere(value) ? { key, keyNode, value } : null;
}

/**
 * A default that the guard rules out, such as an empty one under a condition that excludes it, leaves its parameter open.
 */
function restrictText(value: KnownScalar, restriction: Restriction): Value {
  const open = value.pieces.map((piece): Value => {
    const { parameter } = piece;
    if (parameter === null || !isExcluded(parameter, restriction)) return joinedText(value.at, [piece]);
    const isWhole = piece.text === restriction.around.defaultOf(parameter);
    return { kind: 'ref', at: value.at, name: parameter, ...(isWhole ? {} : { derived: true }) };
  });
  return open.some(({ kind }) => kind === 'ref') ? concat(value.at, open) : value;
}

function isExcluded(parameter: string, { guard, around, excluded }: Restriction): boolean {
  const known = excluded.get(parameter);
  if (known !== undefined) return known;
  const value = around.defaultOf(parameter);
  const isOut = value !== null && around.combine(guard, [{ kind: 'parameter', name: parameter, value }]) === null;
  excluded.set(parameter, isOut);
  return isOut;
}

/** The parameter that a list consists of; null for a list that is written out. */
function listParameter({ at, items }: List): string | null {
  const [first] = items;
  const parameter = first?.kind === 'scalar' && first.at === at ? first.pieces[0]?.parameter : null;
  return parameter ?? null;
}

function areSame(left: readonly Value[], right: readonly Value[]): boolean {
  return left.every((value, index) => value === right[index]);
}

function restrictOptions(value: Alternatives, restriction: Restriction): Value {
  const { guard, around } = restriction;
  const possible: Option[] = [];
  for (const option of value.options) {
    const both = around.combine(guard, option.when);
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

/** Whether a value contains alternatives or values of parameters, or may do so in parts that are not yet resolved. */
function isOpen(value: Value): boolean {
  switch (value.kind) {
    case 'alternatives':
      return true;
    case 'scalar':
      return value.pieces.some(({ parameter }) => parameter !== null);
    case 'list':
    case 'map':
    case 'concat':
    case 'base64':
      break;
    default:
      return false;
  }
  const known = openness.get(value);
  if (known !== undefined) return known;
  const open = (value.kind === 'map' && value.entries.some(isPending)) || partsOf(value).some(isOpen);
  openness.set(value, open);
  return open;
}

function partsOf(value: Extract<Value, { kind: 'list' | 'map' | 'concat' | 'base64' }>): readonly Value[] {
  switch (value.kind) {
    case 'list':
      return value.items;
    case 'map':
      return value.entries.map((entry) => entry.value);
    case 'concat':
      return value.parts;
    case 'base64':
      return [value.content];
  }
}
