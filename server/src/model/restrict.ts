/** What a value is where a guard holds: options that cannot be are gone, and what the guard implies goes unsaid. */
import { alternatives, concat, joinedText } from '../value/compose.js';
import type { Guard } from '../value/guard.js';
import type { Alternatives, Dictionary, KnownScalar, List, MapEntry, Option, Value } from '../value/value.js';
import { isPending, LaterEntry } from './later-entry.js';

/** Parts looked at, over all values of a template; beyond that values stay as wide as they are. */
const maxParts = 500_000;

/** Counts the parts looked at. */
export interface Effort {
  parts: number;
}

/** What restricting needs to know of the template around a value. */
export interface Around {
  /** Both guards together without what the first implies; null when they cannot hold together. */
  combine(guard: Guard, more: Guard): Guard | null;
  /** The default that stands for a parameter in values; null for one that is given, or has none. */
  defaultOf(parameter: string): string | null;
  readonly work: Effort;
}

/** What does not change comes back as it is, so that anchored values stay shared. */
export function restrict(value: Value, guard: Guard, around: Around): Value {
  return guard.length === 0 ? value : restrictAll(value, { guard, around, done: new Map(), excluded: new Map() });
}

interface Restriction {
  readonly guard: Guard;
  readonly around: Around;
  /** Whether the guard rules out that a parameter has its default, by its name. */
  readonly excluded: Map<string, boolean>;
  /** Anchored values stand in several places. */
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

/** Null for what is not there. What nobody has asked for yet can wait here, too. */
function restrictEntry(entry: MapEntry, restriction: Restriction): MapEntry | null {
  const { key, keyNode } = entry;
  if (isPending(entry)) return new LaterEntry(key, keyNode, () => restrictAll(entry.value, restriction));
  const value = restrictAll(entry.value, restriction);
  if (value === entry.value) return entry;
  return isThere(value) ? { key, keyNode, value } : null;
}

/** A default that cannot be the value here, such as the empty one where a condition asks for another, leaves its parameter open. */
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

/** The parameter whose items a list is; null for a list that is written out. */
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

/** Whether there are alternatives or values of parameters anywhere in a value, or may be as far as it is resolved. */
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
