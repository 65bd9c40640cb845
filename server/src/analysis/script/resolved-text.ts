/** Text that a template assembles from pieces, with a way back from each character to where it is written. */
import { sourceSpan } from '../../syntax/source-span.js';
import type { Node, Scalar } from '../../syntax/tree.js';
import { hole } from '../../text/hole.js';
import { firstIndex } from '../../text/ordered.js';
import type { Span } from '../../text/span.js';
import { joinedText, madeText } from '../../value/compose.js';
import { always, conjoin, type Guard } from '../../value/guard.js';
import type { KnownScalar, Piece, Value } from '../../value/value.js';
import { decodeBase64Text } from '../../value/base64.js';

export interface ResolvedText {
  readonly text: string;
  /** The conditions under which this is the text. */
  readonly when: Guard;
  /** Whether one scalar of the file has all of it, as it is written. */
  readonly isOnePiece: boolean;
  /** Where the characters between two offsets are written, in the first of several scalars. Null when they are not written in the file. */
  spanAt(from: number, to: number): Span | null;
  /** The same, on to the end of what is filled in between them, if they begin and go on in one scalar. */
  stretchAt(from: number, to: number): Span | null;
  /** The value that fills the hole at an offset; null where there is none. */
  holeAt(offset: number): Value | null;
  /** The parts between two offsets: known ones with their sources, and the values that fill the holes. */
  partsAt(from: number, to: number): readonly Value[];
  /** The same text with holes where defaults of parameters are in it; null if there are none, or this is an excerpt. */
  opened(): ResolvedText | null;
}

/** At most this many readings of one text are distinguished, of at most this length. */
const maxReadings = 4;
const maxLength = 1 << 20;

/** The origin of a run of characters: a part of a scalar, a whole node, a hole, or nothing that is written. */
type Origin =
  | { readonly kind: 'scalar'; readonly scalar: Scalar; readonly from: number }
  | { readonly kind: 'node'; readonly node: Node | null }
  | { readonly kind: 'hole'; readonly value: Value };

interface Run {
  readonly start: number;
  readonly end: number;
  readonly origin: Origin;
}

/**
 * The readings of a value as text, the first ones of its alternatives first; a list is its items joined by `glue`.
 * Base64 is read as what it encodes. No reading at all for a value that is wholly unknown.
 */
export function resolvedTexts(value: Value, glue = '\n'): readonly ResolvedText[] {
  const readings: ResolvedText[] = [];
  for (let choice = 0; choice < maxReadings; choice++) {
    const builder = new TextBuilder(choice, glue, false);
    builder.add(value, 0);
    const reading = builder.finish(() => openedText(value, choice, glue));
    if (reading !== null && !readings.some(({ text }) => text === reading.text)) readings.push(reading);
    if (!builder.hasMore) break;
  }
  return readings;
}

function openedText(value: Value, choice: number, glue: string): ResolvedText | null {
  const builder = new TextBuilder(choice, glue, true);
  builder.add(value, 0);
  return builder.finish(() => null);
}

class TextBuilder {
  /** Whether some alternatives have options that have not been chosen yet. */
  hasMore = false;
  #hasDefaults = false;
  readonly #isOpen: boolean;
  readonly #choice: number;
  readonly #glue: string;
  readonly #runs: Run[] = [];
  #text = '';
  #when: Guard | null = always;

  /** `isOpen`: whether each default of a parameter is read as a hole. */
  constructor(choice: number, glue: string, isOpen: boolean) {
    this.#choice = choice;
    this.#glue = glue;
    this.#isOpen = isOpen;
  }

  add(value: Value, depth: number): void {
    if (depth > 50 || this.#text.length > maxLength) return;
    switch (value.kind) {
      case 'scalar': {
        const decoded = depth === 0 ? decodeBase64Script(value.text) : null;
        if (decoded !== null) return this.#push(decoded, { kind: 'node', node: value.at });
        for (const piece of value.pieces) this.#addPiece(piece, value);
        return;
      }
      case 'concat':
        for (const part of value.parts) this.add(part, depth + 1);
        return;
      case 'list':
        for (const [index, item] of value.items.entries()) {
          if (index > 0) this.#push(this.#glue, { kind: 'node', node: null });
          this.add(item, depth + 1);
        }
        return;
      case 'base64':
        return this.add(value.content, depth + 1);
      case 'alternatives':
        return this.#choose(value.options, depth);
      case 'ref':
      case 'attribute':
      case 'unknown':
        return this.#push(hole, { kind: 'hole', value });
      case 'none':
      case 'null':
      case 'map':
        return;
    }
  }

  #addPiece({ text, scalar, from, parameter }: Piece, { at, pieces }: KnownScalar): void {
    const isDefault = scalar !== null && parameter !== null;
    if (isDefault) this.#hasDefaults = true;
    // A default without text stands for what is yet to be given.
    if (isDefault && (this.#isOpen || (text === '' && pieces.length > 1))) {
      this.#push(hole, { kind: 'hole', value: { kind: 'ref', name: parameter, at } });
    } else this.#push(text, scalar === null ? { kind: 'node', node: at } : { kind: 'scalar', scalar, from });
  }

  finish(open: () => ResolvedText | null): ResolvedText | null {
    const runs = this.#runs;
    const when = this.#when;
    if (when === null || runs.every(({ origin }) => origin.kind === 'hole')) return null;
    return {
      text: this.#text,
      when,
      isOnePiece: runs.filter(({ origin }) => origin.kind !== 'hole').length === 1 && runs.some(({ origin }) => origin.kind === 'scalar'),
      spanAt: (from, to) => spanOf(runAt(runs, from), from, to),
      stretchAt: (from, to) => stretchOf(runs, from, to),
      holeAt: (offset) => holeIn(runAt(runs, offset)),
      partsAt: (from, to) => runsWithin(runs, from, to).map((run) => partOf(run, this.#text, from, to)),
      opened: this.#hasDefaults ? open : () => null,
    };
  }

  #choose(options: readonly { readonly when: Guard; readonly value: Value }[], depth: number): void {
    if (options.length > this.#choice + 1) this.hasMore = true;
    const possible = options.filter(({ when }) => this.#when !== null && conjoin(this.#when, when) !== null);
    const option = possible[Math.min(this.#choice, possible.length - 1)];
    if (option === undefined) return;
    this.#when = this.#when === null ? null : conjoin(this.#when, option.when);
    this.add(option.value, depth + 1);
  }

  #push(text: string, origin: Origin): void {
    if (text === '') return;
    this.#runs.push({ start: this.#text.length, end: this.#text.length + text.length, origin });
    this.#text += text;
  }
}

/** User data that was encoded by hand; short words that happen to be valid base64 do not count. */
function decodeBase64Script(text: string): string | null {
  return text.length >= 24 && !/[^A-Za-z0-9+/=\s]/.test(text) ? decodeBase64Text(text) : null;
}

function runAt(runs: readonly Run[], offset: number): Run | null {
  return runs[firstIndex(runs, ({ end }) => end > offset)] ?? runs.at(-1) ?? null;
}

/** The runs with characters between two offsets. */
function runsWithin(runs: readonly Run[], from: number, to: number): readonly Run[] {
  return runs.slice(
    firstIndex(runs, ({ end }) => end > from),
    firstIndex(runs, ({ start }) => start >= to),
  );
}

function spanOf(run: Run | null, from: number, to: number): Span | null {
  if (run === null) return null;
  const { origin } = run;
  if (origin.kind === 'node') return origin.node;
  if (origin.kind === 'hole') return origin.value.at;
  const first = origin.from + from - run.start;
  return sourceSpan(origin.scalar, first, first + Math.max(0, Math.min(to, run.end) - from));
}

function stretchOf(runs: readonly Run[], from: number, to: number): Span | null {
  const run = runAt(runs, from);
  if (run?.origin.kind !== 'scalar') return spanOf(run, from, to);
  const { scalar, from: offset } = run.origin;
  const first = offset + from - run.start;
  return sourceSpan(scalar, first, Math.max(first, endIn(scalar, runs, from, to)));
}

/** Where the characters between two offsets end in a scalar in which they begin. */
function endIn(scalar: Scalar, runs: readonly Run[], from: number, to: number): number {
  let end = 0;
  for (let index = firstIndex(runs, (run) => run.end > from); index < runs.length; index++) {
    const run = runs[index];
    const own = run?.origin.kind === 'scalar' && run.origin.scalar === scalar ? run.origin.from : null;
    if (run === undefined || run.start >= to) return Math.max(end, own ?? end);
    if (own !== null) end = own + Math.min(to, run.end) - run.start;
    // What is filled in at the very end of a scalar has nothing of it behind.
    else if (index === runs.length - 1) return scalar.text.length;
  }
  return end;
}

function partOf({ start, end, origin }: Run, text: string, from: number, to: number): Value {
  if (origin.kind === 'hole') return origin.value;
  const first = Math.max(start, from);
  const part = text.slice(first, Math.min(end, to));
  if (origin.kind === 'node') return madeText(origin.node, part);
  return joinedText(origin.scalar, [{ text: part, scalar: origin.scalar, from: origin.from + first - start, parameter: null }]);
}

function holeIn(run: Run | null): Value | null {
  return run?.origin.kind === 'hole' ? run.origin.value : null;
}
