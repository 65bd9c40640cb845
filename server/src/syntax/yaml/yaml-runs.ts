/**
 * Reads a YAML text. One that is unusual or broken is read piece by piece, where that gives the same result, so that unchanged
 * pieces need not be read again.
 */
import { COLLECTION_STYLE, EVENT_ID, type Event } from 'js-yaml';
import { maxDepth } from '../limits.js';
import { indentAt } from '../line.js';
import type { EventRun } from './event-run.js';
import { readEveryday } from './everyday/everyday-yaml.js';
import { readEvents, readUnusual, type EventReading, type FailedReading } from './yaml-events.js';
import { cutYaml, maxSections, type Piece } from './yaml-pieces.js';
import { recut, type Cut } from './yaml-recut.js';

export type RunReading = { readonly kind: 'read'; readonly runs: readonly EventRun[] } | FailedReading;

/** A shorter text is just as fast to read as a whole. */
const worthCutting = 8_000;

/** How many levels are missing around a piece that is read alone. */
const levelsAround = 1 + maxSections;

/** What was read of the pieces of a text, kept for its next version. How a piece is read depends on nothing else. */
export class PieceMemory {
  #last: ReadonlyMap<string, readonly Event[]> = new Map();
  #now = new Map<string, readonly Event[]>();
  /** The cut of the version itself, before anything in it is mended. */
  #cut: Cut | null = null;
  #isCut = false;

  /** Whether no version had to be cut. */
  get isEmpty(): boolean {
    return this.#last.size === 0 && this.#now.size === 0;
  }

  /** Begins another version, and forgets what was read only for the version before the last. */
  turn(): void {
    this.#last = this.#now;
    this.#now = new Map();
    this.#isCut = false;
  }

  cut(text: string): readonly Piece[] | null {
    const pieces = (this.#cut === null ? null : recut(this.#cut, text)) ?? cutYaml(text);
    if (!this.#isCut && pieces !== null) this.#cut = { text, pieces };
    this.#isCut = true;
    return pieces;
  }

  read(piece: string): EventReading {
    const known = this.#now.get(piece) ?? this.#last.get(piece);
    const reading: EventReading = known === undefined ? readEvents(piece, maxDepth - levelsAround) : { kind: 'read', events: known };
    if (reading.kind === 'read') this.#now.set(piece, reading.events);
    return reading;
  }
}

/** Reads up to the first error. Never throws. The result does not depend on the memory. */
export function readRuns(text: string, memory: PieceMemory): RunReading {
  // If a previous version had to be cut, most pieces are known, and the quick reader may well reject this version too.
  const { isEmpty } = memory;
  const everyday = isEmpty ? readEveryday(text, maxDepth) : null;
  if (everyday !== null) return { kind: 'read', runs: [inOne(everyday)] };
  const pieces = text.length < worthCutting ? null : memory.cut(text);
  const inPieces = pieces === null ? null : readPieces(text, pieces, memory);
  if (inPieces !== null) return inPieces;
  const reading = isEmpty ? readUnusual(text) : readEvents(text);
  return reading.kind === 'failed' ? reading : { kind: 'read', runs: [inOne(reading.events)] };
}

function inOne(events: readonly Event[]): EventRun {
  return { events, from: 0, to: events.length, base: 0 };
}

/** Null when a piece turns out not to be an entry of a mapping. */
function readPieces(text: string, pieces: readonly Piece[], memory: PieceMemory): RunReading | null {
  const runs: EventRun[] = [];
  for (const [index, piece] of pieces.entries()) {
    const reading = memory.read(text.slice(piece.start, piece.end));
    if (reading.kind === 'failed') return failureAt(text, piece, pieces[index + 1]?.end ?? text.length);
    const run = runOf(reading.events, piece);
    if (run === null) return null;
    runs.push(run);
    if (piece.closes > 0) runs.push(ends(piece.closes));
  }
  return { kind: 'read', runs: [...runs, ends(2)] };
}

function ends(count: number): EventRun {
  const pop: Event = { type: EVENT_ID.POP };
  return { events: Array.from({ length: count }, () => pop), from: 0, to: count, base: 0 };
}

/**
 * The part of a piece's events that belongs in the whole: the first piece begins the document and the mapping, and none of them
 * ends them.
 */
function runOf(events: readonly Event[], { start, opens }: Piece): EventRun | null {
  const open = 2 + opens;
  if (events[0]?.type !== EVENT_ID.DOCUMENT || !isPlainMapping(events[1])) return null;
  for (let key = 2; key < 2 * open - 2; key += 2) {
    if (events[key]?.type !== EVENT_ID.SCALAR || !isPlainMapping(events[key + 1])) return null;
  }
  if (!events.slice(-open).every(({ type }) => type === EVENT_ID.POP)) return null;
  return { events, from: start === 0 ? 0 : 2, to: events.length - open, base: start };
}

function isPlainMapping(event: Event | undefined): boolean {
  return event?.type === EVENT_ID.MAPPING && event.style === COLLECTION_STYLE.BLOCK && event.anchorStart < 0 && event.tagStart < 0;
}

/**
 * Where the whole text fails, given its first bad piece: what follows the piece may be part of the error, what precedes it is
 * not. Reading up to `nearEnd`, the end of the next piece, is enough if it fails within this piece.
 */
function failureAt(text: string, piece: Piece, nearEnd: number): FailedReading | null {
  const sections = piece.around.map((indent) => `${' '.repeat(indent)}around:\n`).join('');
  const head = piece.start === 0 ? '' : `${sections}${' '.repeat(indentAt(text, piece.start))}before: it\n`;
  const near = readEvents(head + text.slice(piece.start, nearEnd));
  const isNear = near.kind === 'failed' && near.offset < head.length + piece.end - piece.start;
  const reading = isNear ? near : readEvents(head + text.slice(piece.start));
  if (reading.kind === 'read' || reading.offset < head.length || reading.fault === 'too-deep') return null;
  return { ...reading, offset: reading.offset - head.length + piece.start, sound: piece.start };
}
