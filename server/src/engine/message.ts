/** Fills the slots of a message. */
import type { Printable } from '../rules/rule.js';

/**
 * `{name}` becomes the slot's text. A secret becomes the name of its kind, long text is cut, a long list says how many more
 * there are, the thousands of a number are set apart, and between backquotes an empty text is shown as one.
 */
export function fillMessage(text: string, slots: Readonly<Record<string, Printable>>): string {
  const filled = text.replace(/\{([a-zA-Z]+)\}/g, (whole, name: string) => {
    const value = slots[name];
    if (value === undefined) return whole;
    return typeof value === 'number' ? grouped(value) : shorten(String(value));
  });
  return filled.replaceAll('``', "`''`");
}

function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');
}

const longestSlot = 120;

/** Two names or more as `listed` writes them: `` `a`, `b` and `c` ``. */
const list = /^`[^`]*`(?:, `[^`]*`)* (?:and|or) `[^`]*`$/;

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  if (line.length <= longestSlot) return line;
  return (list.test(line) ? firstNames(line) : null) ?? cut(line);
}

/** As many names of a list as there is room for, and how many more there are; null when not even one has room. */
function firstNames(line: string): string | null {
  const names = line.match(/`[^`]*`/g) ?? [];
  const word = / or `[^`]*`$/.test(line) ? 'or' : 'and';
  for (let count = names.length - 1; count > 0; count -= 1) {
    const shown = `${names.slice(0, count).join(', ')} ${word} ${names.length - count} more`;
    if (shown.length <= longestSlot) return shown;
  }
  return null;
}

/** What is cut within backquotes keeps both of them, or the rest of the message would be taken for code; no character is halved. */
function cut(line: string): string {
  const kept = line.slice(0, longestSlot - 1).replace(/[\uD800-\uDBFF]$/, '');
  const isOpen = backquotes(kept) % 2 === 1 && backquotes(line) % 2 === 0;
  return `${kept}…${isOpen ? '`' : ''}`;
}

function backquotes(text: string): number {
  return text.split('`').length - 1;
}
