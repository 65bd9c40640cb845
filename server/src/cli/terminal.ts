/** What a terminal can display. */
import { colours, noColours, type Paint } from '../report/paint.js';
import type { Host, Output } from './host.js';

/** Colours only on a terminal, and not if the user has turned them off (https://no-color.org). */
export function paintFor(output: Output, { variables }: Host): Paint {
  const declined = (variables['NO_COLOR'] ?? '') !== '' || variables['TERM'] === 'dumb';
  return output.isTerminal && !declined ? colours : noColours;
}

/** The column at which text is wrapped: no wider than is comfortable to read. */
export function readingWidth(output: Output): number {
  return Math.max(40, Math.min(100, output.columns));
}
