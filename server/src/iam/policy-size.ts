/** How many characters a policy has, counted as AWS counts them: without white space. */
import { onceWith } from '../text/once.js';
import { printValue } from '../value/print.js';
import type { Value } from '../value/value.js';
import type { Policy } from './policy.js';

/** The size of several policies together when it exceeds `limit`, in characters; null when it does not, or is not known. */
export function sizeAbove(policies: readonly Policy[], limit: number): number | null {
  if (policies.some(({ complete }) => !complete)) return null;
  const room = policies.reduce((left, { value }) => leastRoomLeft(value, left), limit);
  if (room >= 0 || room === -Infinity) return null;
  const size = policies.reduce((sum, policy) => sum + printedSize(policy), 0);
  return size > limit && size < Infinity ? size : null;
}

/** Infinite for a policy with parts of unknown length. */
const printedSize = onceWith((policy: Policy): number => {
  const text = JSON.stringify(printValue(policy.value));
  return hasUnknownParts(text) ? Infinity : text.replace(/\s/g, '').length;
});

/** Parts that are filled in later have no known length. */
function hasUnknownParts(text: string): boolean {
  return /"\$(?:ref|getAtt|concat|oneOf|unknown|base64)":/.test(text);
}

/**
 * How many of so many characters are left at least once a value is printed; a quick estimate that spares most policies the
 * printing. Below zero it says nothing: every character counts as one that JSON escapes, and parts that are filled in
 * later count as infinite.
 */
function leastRoomLeft(value: Value, characters: number): number {
  if (characters < 0) return characters;
  switch (value.kind) {
    case 'scalar':
      return characters - longestString(value.text);
    case 'null':
    case 'none':
      return characters - 'null,'.length;
    case 'list':
      return value.items.reduce((left, item) => leastRoomLeft(item, left), characters - '[],'.length);
    case 'map':
      return value.entries.reduce((left, entry) => leastRoomLeft(entry.value, left - longestString(entry.key)), characters - '{},'.length);
    default:
      return -Infinity;
  }
}

/** In quotes, with the punctuation that follows. */
function longestString(text: string): number {
  return '\\u0000'.length * text.length + '"",'.length;
}
