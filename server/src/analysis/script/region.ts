/** The comments and strings of a script, as opposed to its code. */
import { firstIndex } from '../../text/ordered.js';
import type { Span } from '../../text/span.js';

/** `document`: the body of a here document, which is text that the script hands on. */
export type RegionKind = 'comment' | 'string' | 'document';

/** Regions are ordered and do not overlap; everything between them is code. */
export interface Region extends Span {
  readonly kind: RegionKind;
}

/** The region that holds an offset, or null for code. */
export function regionAt(regions: readonly Region[], offset: number): Region | null {
  const region = regions[firstIndex(regions, ({ end }) => end > offset)];
  return region !== undefined && region.start <= offset ? region : null;
}

/** The text with its comments blanked out, so that offsets stay valid. */
export function withoutComments(text: string, regions: readonly Region[]): string {
  let result = '';
  let done = 0;
  for (const { kind, start, end } of regions) {
    if (kind !== 'comment') continue;
    result += text.slice(done, start) + text.slice(start, end).replaceAll(/[^\n]/g, ' ');
    done = end;
  }
  return result + text.slice(done);
}
