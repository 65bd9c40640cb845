/** User data in several parts (MIME multipart), as cloud-init accepts it. */
import { excerpt } from './excerpt.js';
import type { ResolvedText } from './resolved-text.js';

const boundary = /^Content-Type:[ \t]*multipart\/[^"']{0,120}?boundary=["']?([^"'\s;]{1,70})/im;
const maxParts = 64;

/** The parts without their headers; the text itself if it has no parts. */
export function partsOf(whole: ResolvedText): readonly ResolvedText[] {
  const [, delimiter] = boundary.exec(whole.text) ?? [];
  if (delimiter === undefined) return [whole];
  const parts: ResolvedText[] = [];
  let start = after(whole.text, delimiter, 0);
  while (start !== null && parts.length < maxParts) {
    const next = whole.text.indexOf(`\n--${delimiter}`, start);
    const end = next < 0 ? whole.text.length : next + 1;
    const body = bodyStart(whole.text, start, end);
    const content = whole.text.slice(body, end);
    if (content.trim() !== '') parts.push(excerpt(whole, content, (from, to) => ({ start: body + from, end: body + to })));
    start = next < 0 ? null : after(whole.text, delimiter, next);
  }
  return parts.length === 0 ? [whole] : parts;
}

/** The offset after the next delimiter line; null after the last one. */
function after(text: string, delimiter: string, from: number): number | null {
  const at = text.indexOf(`\n--${delimiter}`, from);
  const end = at < 0 ? -1 : text.indexOf('\n', at + 1);
  return end < 0 || text.startsWith('--', at + 3 + delimiter.length) ? null : end + 1;
}

/** Headers end with an empty line. */
function bodyStart(text: string, start: number, end: number): number {
  const [headers] = /^(?:[A-Za-z-]{1,64}:[^\n]*\n|[ \t]+\S[^\n]*\n)*[ \t]*\r?\n/.exec(text.slice(start, Math.min(end, start + 4096))) ?? [];
  return start + (headers?.length ?? 0);
}
