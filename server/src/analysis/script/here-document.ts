/** Here documents: the lines that a shell hands to a command as they stand. */
import type { Span } from '../../text/span.js';

/** What a command waits for, behind the line that it stands in. */
export interface AwaitedDocument {
  readonly delimiter: string;
  /** `<<-`: tabs before the delimiter do not count. */
  readonly indented: boolean;
  /** Where the document goes. */
  readonly documents: Span[];
}

export interface HereDocument {
  /** The lines themselves. */
  readonly span: Span;
  /** Behind the line that ends them. */
  readonly next: number;
}

/** The document that begins at an offset and goes on to a line that is its delimiter, or to the end of the text. */
export function readHereDocument(text: string, from: number, { delimiter, indented }: AwaitedDocument): HereDocument {
  let end = from;
  while (end < text.length) {
    const line = text.slice(end, lineEnd(text, end));
    if ((indented ? line.replace(/^\t+/, '') : line).trimEnd() === delimiter) break;
    end = lineEnd(text, end) + 1;
  }
  const close = Math.min(end, text.length);
  return { span: { start: from, end: close }, next: Math.min(lineEnd(text, close) + 1, text.length) };
}

export function lineEnd(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}
