/** A text within another text, and how places in it map to places in the outer text and back. */
import { sourceSpan } from '../syntax/source-span.js';
import type { Scalar } from '../syntax/tree.js';
import { hole } from '../text/hole.js';
import { firstIndex, firstNumber } from '../text/ordered.js';
import { moved, type Span } from '../text/span.js';

export interface EmbeddedText {
  readonly text: string;
  /** The place in the outer text where a part of this one is written. */
  outside(span: Span): Span;
  /** How a text has to be written in the outer one to be inserted here; null when that is impossible. */
  written(text: string): string | null;
}

/**
 * The text of a scalar. For a literal block it is the lines as written, with their indentation, so that lines inserted
 * between them keep it.
 */
export function textIn(scalar: Scalar, source: string): EmbeddedText {
  const { style, bodyStart, bodyEnd } = scalar;
  if (style === 'literal') {
    return { text: source.slice(bodyStart, bodyEnd), outside: (span) => moved(span, bodyStart), written: (text) => text };
  }
  return {
    text: scalar.text,
    outside: ({ start, end }) => sourceSpan(scalar, start, end),
    written: style === 'double' ? (text) => JSON.stringify(text).slice(1, -1) : () => null,
  };
}

/** The text after `Fn::Sub`: each substitution is a hole, and `${!Name}` becomes `${Name}`. */
export function filledIn(template: EmbeddedText): EmbeddedText {
  const runs: Run[] = [];
  let text = '';
  const add = (known: string, from: number, to: number): void => {
    if (known !== '') runs.push({ at: text.length, length: known.length, from, to });
    text += known;
  };
  let done = 0;
  for (const { index, 0: whole } of template.text.matchAll(/\$\{\s*!|\$\{[^{}!]*\}/g)) {
    const end = index + whole.length;
    const isLiteral = whole.endsWith('!');
    add(template.text.slice(done, isLiteral ? end - 1 : index), done, isLiteral ? end - 1 : index);
    if (!isLiteral) add(hole, index, end);
    done = end;
  }
  add(template.text.slice(done), done, template.text.length);
  return {
    text,
    outside: (span) => template.outside(spanIn(runs, span)),
    written: (more) => (more.includes(hole) ? null : template.written(more.replaceAll('${', '${!'))),
  };
}

/** Characters that start at `at` and are written between `from` and `to` in the template; a hole is one character for many. */
interface Run {
  readonly at: number;
  readonly length: number;
  readonly from: number;
  readonly to: number;
}

function spanIn(runs: readonly Run[], { start, end }: Span): Span {
  const first = runAt(runs, start);
  const from = first === undefined ? 0 : isCopy(first) ? first.from + start - first.at : first.from;
  if (end <= start) return { start: from, end: from };
  const last = runAt(runs, end - 1);
  return { start: from, end: last === undefined ? from : isCopy(last) ? last.from + end - last.at : last.to };
}

function isCopy({ length, from, to }: Run): boolean {
  return to - from === length;
}

/** The run that holds an offset; the last one for an offset after all of them. */
function runAt(runs: readonly Run[], offset: number): Run | undefined {
  return runs[Math.max(0, firstIndex(runs, ({ at }) => at > offset) - 1)];
}

/** The part of this text that is written within a span of the outer one: the inverse of `outside`. */
export function inside(embedded: EmbeddedText, { start, end }: Span): Span {
  const { length } = embedded.text;
  const placeOf = (offset: number): Span => embedded.outside({ start: offset, end: offset + 1 });
  const from = firstNumber(length, (offset) => placeOf(offset).end > start);
  const to = firstNumber(length, (offset) => placeOf(offset).start >= end);
  return { start: from, end: Math.max(from, to) };
}
