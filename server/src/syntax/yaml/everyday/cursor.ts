/** A place in a text of everyday YAML, and js-yaml's events for everything before it. */
import { CHOMPING_MODE, COLLECTION_STYLE, EVENT_ID, type Event, type ScalarEvent } from 'js-yaml';
import type { Span } from '../../../text/span.js';
import { carriageReturn, hash, isLineBreak, lineEnd, lineFeed, space, tab } from '../../line.js';

/** The tag span of a node that has no tag. */
export const noTag: Span = { start: -1, end: -1 };

type Written = Pick<ScalarEvent, 'style' | 'chomping' | 'indent' | 'fast'>;

/** How a plain or quoted scalar is written; `isVerbatim`: there is nothing to decode. */
export function flowScalar(style: ScalarEvent['style'], isVerbatim: boolean): Written {
  return { style, chomping: CHOMPING_MODE.CLIP, indent: -1, fast: isVerbatim };
}

export class Cursor {
  readonly text: string;
  readonly events: Event[] = [];
  at = 0;
  /** Where the line of `at` begins. */
  lineStart = 0;

  constructor(text: string) {
    this.text = text;
  }

  /** The position of `at` in its line, from 0. */
  get column(): number {
    return this.at - this.lineStart;
  }

  get isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  get code(): number {
    return this.text.charCodeAt(this.at);
  }

  /** Moves to the next token, past blanks, comments and line breaks. False at a tab, which may or may not be an error. */
  skip(): boolean {
    const { text } = this;
    let { at } = this;
    for (;;) {
      let code = text.charCodeAt(at);
      while (code === space) code = text.charCodeAt(++at);
      if (code === hash && this.#isComment(at)) {
        at = lineEnd(text, at);
        code = text.charCodeAt(at);
      }
      if (!isLineBreak(code)) {
        this.at = at;
        return code !== tab;
      }
      at = behindBreak(text, at);
      this.lineStart = at;
    }
  }

  /** Moves to the next token, which has to be on another line. */
  endLine(): boolean {
    const start = this.lineStart;
    return this.skip() && (this.lineStart > start || this.isAtEnd);
  }

  skipSpaces(): void {
    while (this.code === space) this.at += 1;
  }

  scalar(start: number, end: number, tag: Span, { style, chomping, indent, fast }: Written): void {
    this.events.push({
      type: EVENT_ID.SCALAR,
      valueStart: start,
      valueEnd: end,
      anchorStart: -1,
      anchorEnd: -1,
      tagStart: tag.start,
      tagEnd: tag.end,
      style,
      chomping,
      indent,
      fast,
    });
  }

  mapping(start: number, tag: Span, style: Collection): void {
    const [tagStart, tagEnd] = [tag.start, tag.end];
    this.events.push({ type: EVENT_ID.MAPPING, start, anchorStart: -1, anchorEnd: -1, tagStart, tagEnd, style: collectionStyles[style] });
  }

  sequence(start: number, tag: Span, style: Collection): void {
    const [tagStart, tagEnd] = [tag.start, tag.end];
    this.events.push({ type: EVENT_ID.SEQUENCE, start, anchorStart: -1, anchorEnd: -1, tagStart, tagEnd, style: collectionStyles[style] });
  }

  close(): void {
    this.events.push({ type: EVENT_ID.POP });
  }

  #isComment(at: number): boolean {
    if (at === this.lineStart) return true;
    const before = this.text.charCodeAt(at - 1);
    return before === space || isLineBreak(before);
  }
}

type Collection = 'block' | 'flow';

const collectionStyles = { block: COLLECTION_STYLE.BLOCK, flow: COLLECTION_STYLE.FLOW } as const;

/** The offset after the line break at `at`, which may be two characters. */
export function behindBreak(text: string, at: number): number {
  return at + (text.charCodeAt(at) === carriageReturn && text.charCodeAt(at + 1) === lineFeed ? 2 : 1);
}
