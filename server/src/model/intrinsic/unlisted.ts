/** What is known of a text computed from a list when the list itself is not known. */
import type { Node } from '../../syntax/tree.js';
import { derivedFrom, placedAt, unknown } from '../../value/compose.js';
import type { Value } from '../../value/value.js';

/** Computed from a reference, the text is derived from it; CloudFormation rejects anything that is not a list. */
export function unlistedValue(value: Value, at: Node): Value {
  switch (value.kind) {
    case 'ref':
    case 'attribute':
      return derivedFrom(at, value);
    case 'unknown':
      return placedAt(value, at);
    case 'concat': {
      const hole = value.parts.find((part) => part.kind !== 'scalar');
      return hole === undefined ? unknown(at, 'invalid') : unlistedValue(hole, at);
    }
    case 'base64':
      return unlistedValue(value.content, at);
    default:
      return unknown(at, 'invalid');
  }
}
