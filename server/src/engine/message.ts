/** Fills the slots of a message. */
import type { Printable } from '../rules/rule.js';

/** `{name}` becomes the slot's text. A secret becomes the name of its kind, and long text is cut. */
export function fillMessage(text: string, slots: Readonly<Record<string, Printable>>): string {
  return text.replace(/\{([a-zA-Z]+)\}/g, (whole, name: string) => {
    const value = slots[name];
    return value === undefined ? whole : shorten(String(value));
  });
}

const longestSlot = 120;

function shorten(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length <= longestSlot ? line : `${line.slice(0, longestSlot - 1)}…`;
}
