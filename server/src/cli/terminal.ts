/** What a terminal can show. */
import { colours, noColours, type Paint } from '../report/paint.js';
import type { Host, Output } from './host.js';

/** Colours only on a terminal, and not where somebody does without (https://no-color.org). */
export function paintFor(output: Output, { variables }: Host): Paint {
  const declined = (variables['NO_COLOR'] ?? '') !== '' || variables['TERM'] === 'dumb';
  return output.isTerminal && !declined ? colours : noColours;
}

/** The columns that text is wrapped at: no wider than reads well. */
export function readingWidth(output: Output): number {
  return Math.max(40, Math.min(100, output.columns));
}
