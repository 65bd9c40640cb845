/** Policies that are written as text: JSON in a string, read such that every part still knows its place. */
import { readText } from '../../syntax/read.js';
import { bareScalar } from '../../syntax/bare-scalar.js';
import { sourceSpan } from '../../syntax/source-span.js';
import type { Node, Scalar } from '../../syntax/tree.js';
import { gather } from '../../text/gather.js';
import { firstIndex } from '../../text/ordered.js';
import { joinedText, slicePieces, unwrittenPiece } from '../../value/compose.js';
import { expandOptions } from '../../value/expand-options.js';
import type { Concat, KnownScalar, MapEntry, Option, Piece, Value } from '../../value/value.js';
import { holeOf, showText } from '../partial-text.js';

export interface PolicyText extends Option {
  /** Whether it is JSON, as far as it is known. */
  readonly isJson: boolean;
}

/** Parts that are nested more deeply count as unknown; policies have seven levels. */
const depthLimit = 40;

/** The content of a string, once for each way in which conditions of the template may decide it. */
export function readPolicyText(value: KnownScalar | Concat): readonly PolicyText[] {
  return expandOptions(value).map(({ when, value: text }) => ({ when, ...readJson(sourceOf(text)) }));
}

/** A text with placeholders for what is not known, and where its characters come from. */
interface Source {
  readonly at: Node | null;
  readonly text: string;
  /** Where each piece begins in the text, in order. */
  readonly runs: readonly { readonly start: number; readonly piece: Piece }[];
  readonly placeholder: string;
  /** By the offset of the placeholder. */
  readonly holes: ReadonlyMap<number, Value>;
  /** Whether a hole takes the place of a value, or of more, instead of being inside a string. */
  readonly hasOpenHole: boolean;
}

function sourceOf(value: Value): Source {
  const parts = value.kind === 'concat' ? value.parts : [value];
  const placeholder = freeCharacter(parts);
  const runs: { start: number; piece: Piece }[] = [];
  const holes = new Map<number, Value>();
  let text = '';
  let isInString = false;
  let hasOpenHole = false;
  for (const part of parts) {
    if (part.kind === 'scalar') {
      for (const piece of part.pieces) {
        runs.push({ start: text.length, piece });
        text += piece.text;
      }
      isInString = endsInString(part.text, isInString);
    } else if (part.kind !== 'none') {
      hasOpenHole ||= !isInString;
      holes.set(text.length + (isInString ? 0 : 1), part);
      text += isInString ? placeholder : `"${placeholder}"`;
    }
  }
  return { at: value.at, text, runs, placeholder, holes, hasOpenHole };
}

/** A character that occurs in no known part. */
function freeCharacter(parts: readonly Value[]): string {
  let code = 0xe000;
  while (parts.some((part) => part.kind === 'scalar' && part.text.includes(String.fromCharCode(code)))) code += 1;
  return String.fromCharCode(code);
}

/** Whether a JSON text ends inside a string, given whether it began inside one. */
function endsInString(text: string, beginsInString: boolean): boolean {
  let isInString = beginsInString;
  for (let offset = 0; offset < text.length; offset++) {
    const char = text.charAt(offset);
    if (char === '"') isInString = !isInString;
    else if (char === '\\' && isInString) offset += 1;
  }
  return isInString;
}

function readJson(source: Source): Omit<PolicyText, 'when'> {
  const tree = readText(source.text, 'json');
  const [root] = tree.documents;
  const isJson = root !== undefined && !tree.problems.some((problem) => problem.kind === 'syntax');
  const unread: Value = { kind: 'unknown', reason: 'invalid', at: source.at };
  return { value: root === undefined ? unread : valueOf(root, source, 0), isJson: isJson || source.hasOpenHole };
}

function valueOf(node: Node | null, source: Source, depth: number): Value {
  const at = node === null ? source.at : placeOf(node, source);
  if (node === null || node.kind === 'alias') return { kind: 'null', at };
  if (depth > depthLimit) return { kind: 'unknown', reason: 'limit', at };
  switch (node.kind) {
    case 'scalar':
      return scalarValue(node, source, at);
    case 'sequence':
      return { kind: 'list', at, items: node.items.map((item) => valueOf(item, source, depth + 1)) };
    case 'mapping':
      return { kind: 'map', at, entries: gather(node.entries, (entry) => entryOf(entry.key, entry.value, source, depth)) };
  }
}

function entryOf(key: Node, value: Node | null, source: Source, depth: number): readonly MapEntry[] {
  if (key.kind !== 'scalar') return [];
  const name = textParts(key, source, null).map((part) => {
    if (part.kind === 'scalar') return part.text;
    const isHole = part.kind === 'ref' || part.kind === 'attribute' || part.kind === 'base64' || part.kind === 'unknown';
    return isHole ? showText([holeOf(part)]) : '${…}';
  });
  return [{ key: name.join(''), keyNode: placeOf(key, source), value: valueOf(value, source, depth + 1) }];
}

function scalarValue(scalar: Scalar, source: Source, at: Node | null): Value {
  if (scalar.style === 'plain') return wordValue(scalar, at);
  const parts = textParts(scalar, source, at);
  const [first] = parts;
  if (first === undefined) return joinedText(at, []);
  return parts.length === 1 ? { ...first, at } : { kind: 'concat', at, parts };
}

/** A number, or one of the literal names of JSON. */
function wordValue({ text }: Scalar, at: Node | null): Value {
  if (text === 'null') return { kind: 'null', at };
  return { ...joinedText(at, [unwrittenPiece(text)]), type: text === 'true' || text === 'false' ? 'boolean' : 'number' };
}

/** The text of a JSON string: its known parts with their sources, and its holes. */
function textParts(scalar: Scalar, source: Source, at: Node | null): readonly Value[] {
  const parts: Value[] = [];
  let pieces: Piece[] = [];
  const flush = (): void => {
    if (pieces.length > 0) parts.push(joinedText(at, pieces));
    pieces = [];
  };
  for (let offset = scalar.bodyStart; offset < scalar.bodyEnd;) {
    const hole = source.holes.get(offset);
    const escape = source.text.charAt(offset) === '\\' ? readEscape(source.text, offset) : null;
    const end = hole !== undefined ? offset + 1 : (escape?.end ?? plainEnd(source, offset, scalar.bodyEnd));
    if (hole !== undefined) {
      flush();
      parts.push(hole);
    } else if (escape !== null && escape.decoded !== null) {
      pieces.push(unwrittenPiece(escape.decoded));
    } else {
      for (const piece of sourcePieces(source, escape === null ? offset : offset + 1, end)) pieces.push(piece);
    }
    offset = end;
  }
  flush();
  return parts;
}

/** Where text without escapes and holes ends. */
function plainEnd(source: Source, offset: number, bodyEnd: number): number {
  let end = offset + 1;
  while (end < bodyEnd && source.text.charAt(end) !== '\\' && !source.holes.has(end)) end += 1;
  return end;
}

const controls: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['t', '\t'],
  ['r', '\r'],
  ['b', '\b'],
  ['f', '\f'],
]);

/** An escape sequence of JSON; `decoded` is null when the character after the backslash stands for itself. */
function readEscape(text: string, offset: number): { readonly end: number; readonly decoded: string | null } {
  const kind = text.charAt(offset + 1);
  const [hex] = kind === 'u' ? (/^[0-9a-f]{4}/i.exec(text.slice(offset + 2, offset + 6)) ?? []) : [];
  if (hex !== undefined) return { end: offset + 6, decoded: String.fromCharCode(Number.parseInt(hex, 16)) };
  return { end: offset + 2, decoded: controls.get(kind) ?? null };
}

function sourcePieces({ runs }: Source, from: number, to: number): readonly Piece[] {
  return gather(runsWithin(runs, from, to), ({ start, piece }) => slicePieces([piece], Math.max(0, from - start), to - start));
}

/**
 * The node that stands for a part of the text: a scalar of its own that no tree holds, or the whole where no one scalar
 * holds it. The quotes of a string may come from elsewhere than what is in them.
 */
function placeOf(node: Node, source: Source): Node | null {
  const whole = placeBetween(node.start, node.end, source);
  return whole ?? (node.kind === 'scalar' ? placeBetween(node.bodyStart, node.bodyEnd, source) : null) ?? source.at;
}

function placeBetween(start: number, end: number, source: Source): Node | null {
  const within = runsWithin(source.runs, start, end);
  const first = within[0];
  const last = within.at(-1);
  const scalar = first?.piece.scalar ?? null;
  if (first === undefined || last === undefined || scalar === null || last.piece.scalar !== scalar) return null;
  const from = withEscape(scalar.text, first.piece.from + Math.max(0, start - first.start));
  const to = last.piece.from + Math.min(last.piece.text.length, end - last.start);
  return bareScalar(scalar.text.slice(from, to), sourceSpan(scalar, from, to));
}

/** The start of a quote together with the backslashes before it, as in a string within a string. */
function withEscape(text: string, quote: number): number {
  let from = quote;
  if (text.charAt(quote) === '"') while (text.charAt(from - 1) === '\\') from -= 1;
  return from;
}

/** The runs with characters between two offsets. */
function runsWithin(runs: Source['runs'], from: number, to: number): Source['runs'] {
  const first = firstIndex(runs, ({ start, piece }) => start + piece.text.length > from);
  let end = first;
  while ((runs[end]?.start ?? to) < to) end += 1;
  return runs.slice(first, end);
}
