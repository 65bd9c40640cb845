/** A part of a text that a template assembles, such as a command in a build specification, read on its own. */
import type { Span } from '../../text/span.js';
import { madeText } from '../../value/compose.js';
import type { Value } from '../../value/value.js';
import type { ResolvedText } from './resolved-text.js';

/** A text that is an excerpt of another resolved text, such as a command in a build specification. */
export function excerpt(whole: ResolvedText, text: string, spanIn: (from: number, to: number) => Span): ResolvedText {
  return {
    text,
    when: whole.when,
    isOnePiece: whole.isOnePiece,
    spanAt: (from, to) => {
      const inner = spanIn(from, to);
      return whole.spanAt(inner.start, inner.end);
    },
    stretchAt: (from, to) => {
      const inner = spanIn(from, to);
      return whole.stretchAt(inner.start, inner.end);
    },
    holeAt: (offset) => whole.holeAt(spanIn(offset, offset + 1).start),
    partsAt: (from, to) => plainRuns(text, from, to, spanIn).flatMap((run) => partsOfRun(whole, run)),
    opened: () => null,
  };
}

/** A run of an excerpt; `span` is the place of the same characters in the whole, null if they are written differently there. */
interface PlainRun {
  readonly text: string;
  readonly span: Span | null;
}

function plainRuns(text: string, from: number, to: number, spanIn: (from: number, to: number) => Span): readonly PlainRun[] {
  const runs: { text: string; span: { start: number; end: number } | null }[] = [];
  for (let at = from; at < to; at++) {
    const { start, end } = spanIn(at, at + 1);
    const last = runs.at(-1);
    const char = text.charAt(at);
    if (end - start !== 1) runs.push({ text: char, span: null });
    else if (last?.span?.end === start) {
      last.text += char;
      last.span.end = end;
    } else runs.push({ text: char, span: { start, end } });
  }
  return runs;
}

function partsOfRun(whole: ResolvedText, { text, span }: PlainRun): readonly Value[] {
  return span === null ? [madeText(null, text)] : whole.partsAt(span.start, span.end);
}
