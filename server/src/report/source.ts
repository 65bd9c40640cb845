/** A text that a report quotes: its lines, and the secrets that must not be shown. */
import { LineIndex } from '../text/line-index.js';
import type { Span } from '../text/span.js';

export interface Source {
  /** The path as shown to users, with `/`. */
  readonly name: string;
  readonly text: string;
  readonly lines: LineIndex;
  /** The spans of all detected secrets, ordered by place; worked out when first asked for. */
  secrets(): readonly Span[];
}

export function makeSource(name: string, text: string, secrets: () => readonly Span[]): Source {
  return { name, text, lines: new LineIndex(text), secrets };
}
