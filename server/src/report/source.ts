/** A text that a report quotes from: its lines, and the secrets in it that no quotation shows. */
import { LineIndex } from '../text/line-index.js';
import type { Span } from '../text/span.js';

export interface Source {
  /** The path as people are shown it, with `/`. */
  readonly name: string;
  readonly text: string;
  readonly lines: LineIndex;
  /** The spans of all detected secrets, by place; worked out at first use. */
  secrets(): readonly Span[];
}

export function makeSource(name: string, text: string, secrets: () => readonly Span[]): Source {
  return { name, text, lines: new LineIndex(text), secrets };
}
