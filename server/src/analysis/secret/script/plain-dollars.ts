/** Dollars in a script's values that stand for themselves. */
import type { Span } from '../../../text/span.js';

/**
 * Whether a shell leaves the dollars of a value as they are: the value ends with a single quote, and none is before a
 * name, which something else may fill in.
 */
export function hasPlainDollars(text: string, { start, end }: Span): boolean {
  return text[end] === "'" && !/^\$|\$[A-Za-z_({]/.test(text.slice(start, end).replaceAll('$$', ''));
}
