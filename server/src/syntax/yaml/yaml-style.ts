/** What js-yaml's events say about how something is written. */
import { COLLECTION_STYLE, getScalarValue, SCALAR_STYLE } from 'js-yaml';
import type { MappingEvent, ScalarEvent, SequenceEvent } from 'js-yaml';
import { isLineBreak } from '../line.js';
import type { CollectionStyle, ScalarStyle } from '../tree.js';

/** Tag and anchor, which scalars and collections can have. */
export type EventProperties = Pick<ScalarEvent, 'anchorStart' | 'anchorEnd' | 'tagStart' | 'tagEnd'>;

/** The offset of the anchor's sign; -1 without one. */
export function ampersand(event: EventProperties): number {
  return event.anchorStart < 0 ? -1 : event.anchorStart - 1;
}

export function collectionStyle(event: MappingEvent | SequenceEvent): CollectionStyle {
  return event.style === COLLECTION_STYLE.FLOW ? 'flow' : 'block';
}

/** A block scalar at the end of a text without a final line break has none either: that is how YAML 1.1 has it. */
export function scalarText(text: string, event: ScalarEvent): string {
  const value = getScalarValue(text, event);
  const isCut =
    event.valueEnd === text.length && isBlock(event) && value.endsWith('\n') && !isLineBreak(text.charCodeAt(event.valueEnd - 1));
  return isCut ? value.slice(0, -1) : value;
}

function isBlock(event: ScalarEvent): boolean {
  return event.style === SCALAR_STYLE.LITERAL_BLOCK || event.style === SCALAR_STYLE.FOLDED_BLOCK;
}

export function scalarStyle(event: ScalarEvent): ScalarStyle {
  switch (event.style) {
    case SCALAR_STYLE.PLAIN:
      return 'plain';
    case SCALAR_STYLE.SINGLE_QUOTED:
      return 'single';
    case SCALAR_STYLE.DOUBLE_QUOTED:
      return 'double';
    case SCALAR_STYLE.LITERAL_BLOCK:
      return 'literal';
    case SCALAR_STYLE.FOLDED_BLOCK:
      return 'folded';
  }
}
