/** Mistakes that people seldom make only once: each is patched throughout the text in one go. */
import { indentAt, lineStart } from '../line.js';
import { constructsIn, type Construct } from './yaml-construct.js';
import type { YamlFault } from './yaml-events.js';
import { blankLines, neutralCharacter, onOneLine, type Patch } from './yaml-patch.js';

/** The lines with which a version control system marks a merge conflict; both sides are then read. */
export function conflictMarkers(text: string): readonly Patch[] {
  const markers = text.matchAll(/^(?:<{7}|={7}|>{7}|\|{7})(?![^ \r\n])[^\r\n]*/gm);
  return Array.from(markers, (match) =>
    blankLines(text, match.index, match.index + match[0].length, 'A merge conflict is not resolved here.'),
  );
}

/** Statements of a template language that fill a whole line. */
export function templateLines(text: string): readonly Patch[] {
  if (!text.includes('{%')) return [];
  const statements = text.matchAll(/^[ \t]*\{%[^\r\n]*%\}[ \t]*$/gm);
  return Array.from(statements, (match) =>
    blankLines(text, match.index, match.index + match[0].length, 'This is a template language, not YAML.'),
  );
}

/** Replaces each tab of an indentation with one space, as if all lines were indented with tabs. */
export function tabsAsSpaces(text: string): readonly Patch[] {
  const tabs = Array.from(text.matchAll(/^\t+/gm));
  return tabs.map((match, index) => ({
    start: match.index,
    replacement: ' '.repeat(match[0].length),
    message: index === 0 ? 'Tabs cannot indent YAML.' : null,
    isColon: false,
  }));
}

/** Puts each shallow construct from the beginning of an entry on onto one line. */
export function shallowConstructs(text: string, from: number): readonly Patch[] {
  return Array.from(constructsIn(text, from))
    .filter((construct) => isShallow(text, construct))
    .map((construct) => onOneLine(text, construct));
}

/** Whether a quoted value or bracket has a line that is indented no deeper than the line it begins on, as YAML 1.1 allows. */
export function isShallow(text: string, { start, end }: Construct): boolean {
  const continuations = Array.from(
    text.slice(start, Math.max(start, end)).matchAll(/[\r\n]( *)(?=[^ \r\n])/g),
    (match) => match[1]?.length ?? 0,
  );
  if (continuations.length === 0) return false;
  const indent = indentAt(text, lineStart(text, start));
  return continuations.some((continuation) => continuation <= indent);
}

/** Patches for all characters like the one at which a reading failed; none when the failure is of another kind. */
export function patchesEverywhere(text: string, fault: YamlFault, offset: number): readonly Patch[] {
  if (fault === 'character') return replaceAll(text, forbidden, 'This character is not allowed in YAML.');
  if (fault === 'alias' && text[offset - 1] === '*') return replaceAll(text, loneStar, null);
  return [];
}

const forbidden =
  /[\0-\x08\x0B\x0C\x0E-\x1F\x7F-\x84\x86-\x9F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** A star in the place of a value. Replacing stars in other places does no harm, since scalars are decoded from the original. */
const loneStar = /\*(?<=[:[,{-][ \t]*\*)(?=[\s,\]}]|$)/g;

/** How many characters are reported one by one; the rest are reported together. */
const fewCharacters = 20;

function replaceAll(text: string, pattern: RegExp, message: string | null): readonly Patch[] {
  const places = Array.from(text.matchAll(pattern), (match) => match.index);
  const patches = places.slice(0, fewCharacters).map((start) => neutralCharacter(start, message));
  const start = places[fewCharacters];
  const last = places.at(-1);
  if (start === undefined || last === undefined) return patches;
  return [...patches, { start, replacement: text.slice(start, last + 1).replace(pattern, 'x'), message, isColon: false }];
}
