/** Private keys in PEM and PuTTY form, also where the whole block is encoded in base64, and in JSON Web Keys. */
import { matchAt } from '../../../text/match.js';
import { Redacted } from '../../../text/redacted.js';
import { decodeBase64 } from '../../../value/base64.js';
import type { Detection } from './detection.js';

const pemHeader = /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/y;
const puttyHeader = /PuTTY-User-Key-File-\d/y;
const encoded = /LS0tLS1CRUdJTi[A-Za-z0-9+/]{20,65536}={0,2}/y;
/** The same, with the lines that follow: tools break Base64 after 64 or 76 characters. */
const encodedLines = /LS0tLS1CRUdJTi[A-Za-z0-9+/\s]{20,4096}/y;
const pemFooter = /-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/g;
/** How far a key is read after its header. */
const reach = 16384;

/** The private key whose header begins at the offset; null for a header without a key. */
export function privateKeyAt(text: string, offset: number): Detection | null {
  const block = encodedAt(text, offset) ?? pemAt(text, offset);
  if (block === null) return null;
  return {
    kind: 'private-key',
    secret: new Redacted('private-key', block),
    issuer: null,
    name: null,
    start: offset,
    end: offset + block.length,
  };
}

function pemAt(text: string, offset: number): string | null {
  const header = matchAt(pemHeader, text, offset) ?? matchAt(puttyHeader, text, offset);
  if (header === null) return null;
  const rest = text.slice(offset + header.length, offset + header.length + reach);
  pemFooter.lastIndex = 0;
  const footer = pemFooter.exec(rest);
  const body = footer === null ? rest.slice(0, 400) : rest.slice(0, footer.index);
  if (!holdsKey(body)) return null;
  return header + (footer === null ? '' : body + footer[0]);
}

/** The lines of a key may be split over quoted strings; what counts is how much of it is there. */
function holdsKey(body: string): boolean {
  if (/example|\.\.\.\.|<[^>]{0,80}>|\$\{/i.test(body)) return false;
  const packed = body.replaceAll(/\\[nr]|[\s"',+>|-]/g, '');
  return /[A-Za-z0-9+/]{40}/.test(packed);
}

function encodedAt(text: string, offset: number): string | null {
  const block = matchAt(encoded, text, offset);
  if (block === null) return null;
  const decoded = decodeBase64(beginningOf(block.endsWith('=') ? block : (matchAt(encodedLines, text, offset) ?? block)));
  return decoded !== null && pemAt(decoded, 0) !== null ? block : null;
}

/** As much as shows whether there is a key, in whole groups of Base64. */
function beginningOf(block: string): string {
  const packed = block.replaceAll(/\s+/g, '').slice(0, 1024);
  return packed.slice(0, packed.length - (packed.length % 4));
}

/** How far to look for the private part of a JSON Web Key on either side of its type. */
const reachOfWebKey = 4096;
/** RFC 7518, sections 6.2.2, 6.3.2 and 6.4.1: `d` of elliptic curves and RSA, `k` of symmetric keys; also within a text of JSON. */
const privatePart = /\\?"[dk]\\?"\s{0,8}:\s{0,8}\\?"([\w-]{32,1024})\\?"/d;

/** The private part of the JSON Web Key whose type (`kty`) is at the offset; null for a public key. */
export function privateWebKeyAt(text: string, offset: number): Detection | null {
  if (!/^kty\\?"\s{0,8}:/.test(text.slice(offset, offset + 24))) return null;
  const before = text.slice(Math.max(0, offset - reachOfWebKey), offset);
  const after = text.slice(offset, offset + reachOfWebKey);
  const [opened, closed] = [before.lastIndexOf('{'), after.indexOf('}')];
  if (opened < 0 || closed < 0) return null;
  const from = offset - before.length + opened;
  const [start, end] = privatePart.exec(text.slice(from, offset + closed))?.indices?.[1] ?? [];
  if (start === undefined || end === undefined) return null;
  return {
    kind: 'private-key',
    secret: new Redacted('private-key', text.slice(from + start, from + end)),
    issuer: null,
    name: null,
    start: from + start,
    end: from + end,
  };
}
