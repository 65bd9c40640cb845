/** Tokens in the header by which requests authorize themselves. */
import { Redacted } from '../../text/redacted.js';
import type { Detection } from './detection.js';
import { looksGenerated } from './generated-text.js';

/** `Authorization: Bearer …`, and the same in a pair of key and value. */
const header = /authorization["'`]?[\s"'`:=,>]{1,24}(?:value["'`]?\s{0,4}[:=]\s{0,4}["'`]?)?(?:bearer|basic|token)\s{1,4}([\w.~+/=-]{16,2048})(?![\w${<(])/iy;

/** The token of the header whose name begins at the offset. */
export function headerTokenAt(text: string, offset: number): Detection | null {
  header.lastIndex = offset;
  const match = header.exec(text);
  const [whole = '', token = ''] = match ?? [];
  if (match === null || !looksGenerated(token)) return null;
  const start = offset + whole.length - token.length;
  return { kind: 'token', secret: new Redacted('token', token), issuer: null, name: 'Authorization', start, end: start + token.length };
}
