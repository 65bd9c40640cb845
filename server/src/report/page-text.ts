/** The running text of a page: links, code, bold text, and line breaks. */
import type { Paint } from './paint.js';
import { visible } from './visible.js';

const unbreakable = '\u00A0';

/** Never breaks within a word, or within code or bold text. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  const joined = linksSpelled(text).replace(/`[^`]{1,300}`|\*\*[^*]{1,300}\*\*/g, (whole) => whole.replaceAll(' ', unbreakable));
  for (const word of joined.split(/ +/)) {
    if (line !== '' && shownLength(line) + 1 + shownLength(word) > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  if (line !== '') lines.push(line);
  return lines.map((joinedLine) => joinedLine.replaceAll(unbreakable, ' '));
}

/** The width of a text without the markers of code and bold text. */
export function shownLength(text: string): number {
  return text.replace(/`|\*\*/g, '').length;
}

/** `[title](address)` as `title (address)`; a link into the documentation itself as its title. */
export function linksSpelled(text: string): string {
  return text.replace(/\[([^\][]{1,300})\]\(([^()\s]{1,500})\)/g, (_whole, title: string, address: string) =>
    /^https?:/.test(address) && title !== address ? `${title} (${address})` : title,
  );
}

/** Paints code and bold text instead of showing their markers, where both ends are on one line. */
export function inline(text: string, paint: Paint): string {
  return visible(text)
    .replace(/`([^`]{1,300})`/g, (_whole, code: string) => paint('code', code))
    .replace(/\*\*([^*]{1,300})\*\*/g, (_whole, strong: string) => paint('strong', strong));
}
