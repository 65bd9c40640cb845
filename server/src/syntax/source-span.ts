/** Where the characters of a decoded scalar are written, despite escapes, folds, indentation and doubled quotes. */
import { firstIndex } from '../text/ordered.js';
import type { Span } from '../text/span.js';
import { scalarRuns, type Run } from './scalar-runs.js';
import { textOf } from './source-text.js';
import type { Scalar } from './tree.js';

/**
 * The place of a part of the decoded text, between two offsets. An escape or a fold belongs to every character that it stands
 * for. It is the whole scalar when the scalar's source is not known, or when the scalar was not decoded according to YAML or
 * JSON.
 */
export function sourceSpan(scalar: Scalar, from: number, to: number): Span {
  const runs = runsOf(scalar);
  if (runs === 'unknown') return { start: scalar.start, end: scalar.end };
  if (runs === 'same') return { start: scalar.bodyStart + from, end: scalar.bodyStart + to };
  const start = placeOf(runs, from, scalar).start;
  return { start, end: to > from ? placeOf(runs, to - 1, scalar).end : start };
}

/** `same`: as written. `unknown`: cannot be known. */
type Runs = readonly Run[] | 'same' | 'unknown';

/** Determined once for each scalar that is asked about. */
const known = new WeakMap<Scalar, Runs>();

function runsOf(scalar: Scalar): Runs {
  let runs = known.get(scalar);
  if (runs === undefined) {
    runs = findRuns(scalar);
    known.set(scalar, runs);
  }
  return runs;
}

function findRuns(scalar: Scalar): Runs {
  const { text, bodyStart, bodyEnd } = scalar;
  const source = textOf(scalar);
  if (source === null) return bodyEnd - bodyStart === text.length ? 'same' : 'unknown';
  if (bodyEnd - bodyStart === text.length && source.startsWith(text, bodyStart)) return 'same';
  const runs = scalarRuns(source, scalar);
  const isTrue =
    runs.reduce((length, run) => length + run.text.length, 0) === text.length && runs.every((run) => text.startsWith(run.text, run.offset));
  return isTrue ? runs : 'unknown';
}

/** The source of one character; for the offset after the last one, the end of the scalar's own characters. */
function placeOf(runs: readonly Run[], offset: number, scalar: Scalar): Span {
  const run = runs[firstIndex(runs, (each) => each.offset > offset) - 1];
  if (run === undefined) return { start: scalar.bodyStart, end: scalar.bodyStart };
  const within = offset - run.offset;
  if (within >= run.text.length) return { start: run.end, end: run.end };
  return run.isCopy ? { start: run.start + within, end: run.start + within + 1 } : run;
}
