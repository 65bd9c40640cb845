/** Reads YAML into flat events. Only this module knows js-yaml and its exceptions, which quote the text and must not get any further. */
import { parseEvents, YAMLException, type Event } from 'js-yaml';
import { maxDepth } from '../limits.js';
import { readEveryday } from './everyday/everyday-yaml.js';

export type EventReading = { readonly kind: 'read'; readonly events: readonly Event[] } | FailedReading;

export interface FailedReading {
  readonly kind: 'failed';
  readonly offset: number;
  readonly fault: YamlFault;
  /** Everything before this offset reads well by itself: an entry begins here, or the text does. */
  readonly sound: number;
}

/** Why js-yaml stopped, without quoting the text. */
export type YamlFault =
  'too-deep' | 'tab' | 'quote' | 'bracket' | 'indentation' | 'character' | 'alias' | 'escape' | 'comma' | 'colon' | 'tag' | 'other';

/** Reads up to the first error, or to a depth. Never throws. */
export function readEvents(text: string, depth = maxDepth): EventReading {
  const everyday = readEveryday(text, depth);
  return everyday === null ? readUnusual(text, depth) : { kind: 'read', events: everyday };
}

/** The same for a text that is known not to be everyday YAML. */
export function readUnusual(text: string, depth = maxDepth): EventReading {
  try {
    return { kind: 'read', events: parseEvents(text, { maxDepth: depth }) };
  } catch (error) {
    if (!(error instanceof YAMLException)) return { kind: 'failed', offset: 0, fault: 'other', sound: 0 };
    return { kind: 'failed', offset: error.mark?.position ?? 0, fault: faultOf(error.reason), sound: 0 };
  }
}

const faults: readonly (readonly [part: string, fault: YamlFault])[] = [
  ['maxDepth', 'too-deep'],
  ['tab characters', 'tab'],
  ['within a double quoted', 'quote'],
  ['within a single quoted', 'quote'],
  ['within a flow collection', 'bracket'],
  ['indentation', 'indentation'],
  ['null byte', 'character'],
  ['non-printable', 'character'],
  ['valid JSON character', 'character'],
  ['alias node', 'alias'],
  ['escape sequence', 'escape'],
  ['hexadecimal', 'escape'],
  ['comma', 'comma'],
  ["','", 'comma'],
  ["':'", 'colon'],
  ['multiline key', 'colon'],
  ['tag', 'tag'],
];

function faultOf(reason: string): YamlFault {
  return faults.find(([part]) => reason.includes(part))?.[1] ?? 'other';
}
