/** Builds values in their normal form: texts flat and merged, alternatives flat and limited in number. */
import type { Node, Scalar } from '../syntax/tree.js';
import { gather } from '../text/gather.js';
import { hole } from '../text/hole.js';
import type { Alternatives, Attribute, Concat, KnownScalar, Option, Piece, Reference, Unknown, UnknownReason, Value } from './value.js';

/** A value with more options becomes unknown. A table of images has about 20 regions for each of about 20 releases. */
export const maxOptions = 1_024;

export function unknown(at: Node | null, reason: UnknownReason): Unknown {
  return { kind: 'unknown', at, reason };
}

/** A known text, joined from pieces. */
export function joinedText(at: Node | null, pieces: readonly Piece[]): KnownScalar {
  const text = pieces.length === 1 ? (pieces[0]?.text ?? '') : pieces.map((piece) => piece.text).join('');
  return { kind: 'scalar', at, type: 'string', text, pieces };
}

/** A known text that is written in no scalar. */
export function madeText(at: Node | null, text: string): KnownScalar {
  return joinedText(at, [unwrittenPiece(text)]);
}

export function madeBoolean(at: Node | null, text: 'true' | 'false'): KnownScalar {
  return { kind: 'scalar', at, type: 'boolean', text, pieces: [unwrittenPiece(text)] };
}

export function madeNumber(at: Node | null, number: number): KnownScalar {
  const text = String(number);
  return { kind: 'scalar', at, type: 'number', text, pieces: [unwrittenPiece(text)] };
}

/** The part of a scalar's decoded text between two offsets. */
export function pieceOf(scalar: Scalar, from = 0, to = scalar.text.length): Piece {
  return { text: from === 0 && to === scalar.text.length ? scalar.text : scalar.text.slice(from, to), scalar, from, parameter: null };
}

/** Text that is written in no scalar; `parameter`: the one whose value it is. */
export function unwrittenPiece(text: string, parameter: string | null = null): Piece {
  return { text, scalar: null, from: 0, parameter };
}

/** Cuts pieces out of a text from front to back: each cut starts where the one before ended, or after that. */
export function pieceCutter(pieces: readonly Piece[]): (from: number, to: number) => readonly Piece[] {
  let index = 0;
  let start = 0;
  return (from, to) => {
    const cut: Piece[] = [];
    for (let piece = pieces[index]; piece !== undefined && start < to; piece = pieces[index]) {
      const end = start + piece.text.length;
      if (end > from && from < to) cut.push(cutPiece(piece, Math.max(0, from - start), Math.min(piece.text.length, to - start)));
      if (end > to) break;
      start = end;
      index += 1;
    }
    return cut;
  };
}

/** The pieces of a known text from one offset to another. */
export function slicePieces(pieces: readonly Piece[], from: number, to: number): readonly Piece[] {
  return pieceCutter(pieces)(from, to);
}

function cutPiece(piece: Piece, from: number, to: number): Piece {
  if (from === 0 && to === piece.text.length) return piece;
  const { text, scalar, parameter } = piece;
  return { text: text.slice(from, to), scalar, from: piece.from + from, parameter };
}

/** Like `pieceCutter`, but the cuts are texts at a node. */
export function textCutter(value: KnownScalar, at: Node | null): (from: number, to: number) => KnownScalar {
  const cut = pieceCutter(value.pieces);
  return (from, to) => joinedText(at, cut(from, to));
}

/** A known text, in which the parts that an outer template fills in are unknown. */
export function openText(value: KnownScalar): Value {
  if (!value.text.includes(hole)) return value;
  const cut = textCutter(value, value.at);
  const parts: Value[] = [];
  let done = 0;
  for (let at = value.text.indexOf(hole); at >= 0; at = value.text.indexOf(hole, done)) {
    if (at > done) parts.push(cut(done, at));
    parts.push(unknown(value.at, 'macro'));
    done = at + hole.length;
  }
  if (done < value.text.length) parts.push(cut(done, value.text.length));
  const [only] = parts;
  return only !== undefined && parts.length === 1 ? only : { kind: 'concat', at: value.at, parts };
}

/** The same value at another node. */
export function placedAt(value: Value, at: Node | null): Value {
  if (value.at === at) return value;
  if (value.kind !== 'scalar') return { ...value, at };
  const { kind, type, text, pieces } = value;
  return { kind, at, type, text, pieces };
}

/**
 * Texts and holes put together: nested texts are opened, neighbouring known ones merged, empty ones dropped.
 * What is no text makes an unknown piece. A single hole stands for itself.
 */
export function concat(at: Node | null, values: readonly Value[]): Value {
  const parts: Value[] = [];
  let pieces: Piece[] = [];
  for (const part of texts(values)) {
    if (part.kind === 'scalar') {
      appendPieces(pieces, part.pieces);
      continue;
    }
    if (pieces.length > 0) parts.push(joinedText(at, pieces));
    parts.push(part);
    pieces = [];
  }
  if (parts.length === 0) return joinedText(at, pieces);
  if (pieces.length > 0) parts.push(joinedText(at, pieces));
  const [only] = parts;
  return only !== undefined && parts.length === 1 && !isDerived(only) ? placedAt(only, at) : { kind: 'concat', at, parts };
}

function appendPieces(pieces: Piece[], more: readonly Piece[]): void {
  // The empty value of a parameter is kept, because under another condition it may not be empty.
  for (const piece of more) if (piece.text !== '' || piece.parameter !== null) pieces.push(piece);
}

/** What values contribute to a text, with nested texts taken apart. */
function texts(values: readonly Value[]): readonly Value[] {
  return gather(values, (value) => {
    const text = textual(value);
    return text.kind === 'concat' ? text.parts : text;
  });
}

/** What a value contributes to a text. */
function textual(value: Value): Value {
  switch (value.kind) {
    case 'list':
    case 'map':
    case 'none':
    case 'null':
      return unknown(value.at, 'invalid');
    case 'alternatives':
      return mapOptions(value, textual);
    case 'scalar':
      return openText(value);
    default:
      return value;
  }
}

/** Applies `change` to each option; returns the same object when none changes. */
function mapOptions(value: Alternatives, change: (value: Value) => Value): Alternatives {
  const options = value.options.map((option) => {
    const changed = change(option.value);
    return changed === option.value ? option : { when: option.when, value: changed };
  });
  return options.every((option, index) => option === value.options[index]) ? value : { ...value, options };
}

function isDerived(value: Value): boolean {
  return (value.kind === 'ref' || value.kind === 'attribute') && value.derived === true;
}

/** Text computed from something known only after deployment: a part of it, or its items joined. */
export function derivedFrom(at: Node | null, source: Reference | Attribute): Concat {
  return { kind: 'concat', at, parts: [source.derived === true ? source : { ...source, derived: true }] };
}

/** A value with these options; the value itself when a single one always applies, and no value when every option is that. */
export function alternatives(at: Node | null, options: readonly Option[]): Value {
  const [first] = options;
  if (first === undefined) return unknown(at, 'invalid');
  if (options.length === 1 && first.when.length === 0) return first.value;
  if (options.length > maxOptions) return unknown(at, 'limit');
  if (options.every(({ value }) => value.kind === 'none')) return { kind: 'none', at };
  return { kind: 'alternatives', at, options };
}
