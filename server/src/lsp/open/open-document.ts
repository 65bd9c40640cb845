/** The texts that are open in the editor; each version is an immutable value. */
import type { TextDocumentContentChangeEvent } from 'vscode-languageserver/node';
import { LineIndex } from '../../text/line-index.js';
import { spanOf, type Encoding } from '../wire/position.js';

/** One version of an open text. */
export interface OpenDocument {
  readonly uri: string;
  readonly version: number;
  readonly text: string;
  readonly lines: LineIndex;
}

export function openDocument(uri: string, version: number, text: string): OpenDocument {
  return { uri, version, text, lines: new LineIndex(text) };
}

/** The next version: changes apply one after the other, each to the result of the one before. */
export function changedDocument(
  document: OpenDocument,
  version: number,
  changes: readonly TextDocumentContentChangeEvent[],
  encoding: Encoding,
): OpenDocument {
  let { text, lines } = document;
  for (const change of changes) {
    if ('range' in change) {
      const span = spanOf(lines, change.range, encoding);
      const end = Math.max(span.start, span.end);
      text = text.slice(0, span.start) + change.text + text.slice(end);
      lines = lines.changed({ start: span.start, end }, text);
    } else {
      text = change.text;
      lines = new LineIndex(text);
    }
  }
  return { ...document, version, text, lines };
}
