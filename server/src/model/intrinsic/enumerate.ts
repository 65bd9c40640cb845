/** What a parameter can be, when it is unknown or has a default and only some of its values lead anywhere. */
import type { Node } from '../../syntax/tree.js';
import type { Assumption } from '../../value/guard.js';
import type { KnownScalar, Option, Piece, Value } from '../../value/value.js';
import { nameOf } from '../../value/read.js';
import { flatten, type Scope } from '../scope.js';
import { isArgument } from './call.js';

/** A parameter whose value or default, between a known prefix and suffix, makes up a text. */
interface Hole {
  readonly parameter: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** What a text selects from, such as the rows of a mapping. */
export interface Selection {
  /** The texts that select something. */
  readonly candidates: () => readonly string[];
  readonly found: (candidate: string) => Value;
  /** The result for every other text; null when no other text can be deployed. */
  readonly otherwise: Value | null;
}

/** One option for each candidate that the text can equal, under the guard that makes it so; null when no guard can express it. */
export function enumerate(text: Value, selection: Selection, at: Node, scope: Scope): Value | null {
  const hole = holeOf(text, scope);
  if (hole === null) return null;
  const { parameter } = hole;
  const allowed = scope.allowedValues(parameter);
  const values = new Map<string, string>();
  for (const candidate of selection.candidates()) {
    const value = valueFor(candidate, hole);
    if (value !== null && (allowed === null || allowed.includes(value))) values.set(value, candidate);
  }
  return flatten(at, optionsFor(parameter, values, allowed, selection), scope);
}

/**
 * What a known text selects. If the text is a default and the template is open, what other values would select comes beside
 * it, unless it is only a part of a text or the key of another selection: there the alternatives would multiply.
 */
export function chosen(text: KnownScalar, selection: Selection, at: Node, scope: Scope): Value {
  const isOpen = scope.isOpenToOthers && defaultHole(text, scope) !== null && !isArgument(at);
  const all = isOpen ? enumerate(text, selection, at, scope) : null;
  return all === null || all.kind === 'unknown' ? selection.found(nameOf(text) ?? text.text) : all;
}

/** Options that CloudFormation would reject are left out. */
function* optionsFor(
  parameter: string,
  values: ReadonlyMap<string, string>,
  allowed: readonly string[] | null,
  { found, otherwise }: Selection,
): Iterable<Option> {
  for (const [value, candidate] of values) {
    const result = found(candidate);
    if (result.kind !== 'unknown' || result.reason !== 'invalid') {
      yield { when: [{ kind: 'parameter', name: parameter, value }], value: result };
    }
  }
  if (otherwise === null) return;
  for (const assumption of others(parameter, [...values.keys()], allowed)) yield { when: [assumption], value: otherwise };
}

function others(name: string, named: readonly string[], allowed: readonly string[] | null): readonly Assumption[] {
  if (allowed === null) return [{ kind: 'other-value', name, values: named }];
  return allowed.filter((value) => !named.includes(value)).map((value) => ({ kind: 'parameter', name, value }));
}

function holeOf(text: Value, scope: Scope): Hole | null {
  if (text.kind === 'scalar') return defaultHole(text, scope);
  const parts = text.kind === 'concat' ? text.parts : [text];
  const place = parts.findIndex((part) => part.kind !== 'scalar');
  const hole = parts[place];
  if (hole?.kind !== 'ref' || hole.derived === true || !scope.isParameter(hole.name) || parts.length > place + 2) return null;
  const [before, after] = [parts[place - 1], parts[place + 1]];
  if (after !== undefined && after.kind !== 'scalar') return null;
  return { parameter: hole.name, prefix: before?.kind === 'scalar' ? before.text : '', suffix: after?.text ?? '' };
}

/**
 * A text with a single parameter's default is a hole too: another value may be given. An item of a list is none: no guard can
 * say what one item of a list is, and a loop runs over all of them.
 */
function defaultHole({ pieces }: KnownScalar, scope: Scope): Hole | null {
  const place = pieces.findIndex(isDefault);
  const parameter = pieces[place]?.parameter ?? null;
  if (parameter === null || scope.isListParameter(parameter) === true || pieces.slice(place + 1).some(isDefault)) return null;
  const textOf = (parts: readonly Piece[]): string => parts.map(({ text }) => text).join('');
  return { parameter, prefix: textOf(pieces.slice(0, place)), suffix: textOf(pieces.slice(place + 1)) };
}

/** Whether a piece is a default from the template; a given value has no scalar. */
function isDefault({ parameter, scalar }: Piece): boolean {
  return parameter !== null && scalar !== null;
}

function valueFor(candidate: string, { prefix, suffix }: Hole): string | null {
  if (candidate.length < prefix.length + suffix.length) return null;
  if (!candidate.startsWith(prefix) || !candidate.endsWith(suffix)) return null;
  return candidate.slice(prefix.length, candidate.length - suffix.length);
}
