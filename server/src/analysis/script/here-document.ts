/** Here documents: lines that a shell hands to a command as they are. */
import type { Span } from '../../text/span.js';

/** A document that a command expects after its line. */
export interface AwaitedDocument {
  readonly delimiter: string;
  /** `<<-`: tabs before the delimiter are ignored. */
  readonly indented: boolean;
  /** The list that the document is added to. */
  readonly documents: Span[];
}

export interface HereDocument {
  /** The lines themselves. */
  readonly span: Span;
  /** The offset after the line that ends them. */
  readonly next: number;
}

/** The document from an offset to a line that is its delimiter, or to the end of the text. */
export function readHereDocument(text: string, from: number, { delimiter, indented }: AwaitedDocument): HereDocument {
  let end = from;
  while (end < text.length) {
    const line = text.slice(end, lineFeedFrom(text, end));
    if ((indented ? line.replace(/^\t+/, '') : line).trimEnd() === delimiter) break;
    end = lineFeedFrom(text, end) + 1;
  }
  const close = Math.min(end, text.length);
  return { span: { start: from, end: close }, next: Math.min(lineFeedFrom(text, close) + 1, text.length) };
}

/** The offset of the line feed that ends a line, or the end of the text. */
export function lineFeedFrom(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}
