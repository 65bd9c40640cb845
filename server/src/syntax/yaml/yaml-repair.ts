/** Proposes patches for the place where a YAML text stops being readable, those that lose least first. */
import { maxDepth } from '../limits.js';
import { constructAt, type Construct } from './yaml-construct.js';
import type { FailedReading, YamlFault } from './yaml-events.js';
import { contentBefore, contentFrom, entryEnd, isItem, lineAt, misfitParent, parentLine, splitLines, type Line } from './yaml-lines.js';
import { blankLines, missingColon, neutralCharacter, onOneLine, type Patch } from './yaml-patch.js';

/** Where and why a reading stops. */
export type Failure = Pick<FailedReading, 'offset' | 'fault'>;

/** What is known about a broken place. */
interface Scene {
  readonly text: string;
  readonly lines: readonly Line[];
  readonly failure: Failure;
  /** The quote or bracket that contains the place. */
  readonly construct: Construct | null;
  /** Lines that may be to blame, the likeliest first. */
  readonly suspects: readonly number[];
}

/** The first and the last line. */
type Range = readonly [first: number, last: number];

/** An entry of fewer lines is small. */
const fewLines = 6;

/** How many entries are proposed for one place. */
const maxEntries = 24;

const bareWord = /^ *(?:- +)*[\w$.:-]*\w(?=[ \t]*$)/;
/** A line that begins a section whose entries are maps. */
const section = /^(?:Resources|Parameters|Outputs|Mappings|Globals|Rules):[ \t]*(?:#.*)?$/;
const sectionName = /^(?:Resources|Parameters|Outputs|Mappings|Globals|Rules|Conditions|Metadata|Hooks)[ \t]*$/;
const tabbed = /^ *\t/;

/** Patches of a few characters or lines. */
export function smallPatches(text: string, failure: Failure): readonly Patch[] {
  const scene = sceneOf(text, failure);
  return [...strayWords(scene), ...characterPatches(scene), ...linePatches(scene)];
}

/** Patches that blank whole entries, smaller ones first. */
export function largePatches(text: string, failure: Failure): readonly Patch[] {
  return entryPatches(sceneOf(text, failure));
}

function sceneOf(text: string, failure: Failure): Scene {
  const lines = splitLines(text);
  const construct = constructAt(text, failure.offset, 0);
  return { text, lines, failure, construct, suspects: suspectLines(text, lines, failure, construct) };
}

/**
 * The line of the failure comes first, unless it fails at its first character: then the line above did not end properly. Words
 * without a colon run on over several lines, so their first line is suspect as well.
 */
function suspectLines(text: string, lines: readonly Line[], failure: Failure, construct: Construct | null): readonly number[] {
  const error = lineAt(lines, failure.offset);
  const above = contentBefore(lines, error);
  const isFirstSign = failure.offset <= (lines[error]?.start ?? 0) + (lines[error]?.indent ?? 0);
  const blameAbove = failure.fault === 'colon' || (isFirstSign && failure.fault !== 'tab');
  const opening = construct === null ? [] : [lineAt(lines, construct.start)];
  const suspects = [...opening, ...(blameAbove ? [above, error] : [error, above]), startOfWords(text, lines, above)];
  return [...new Set(suspects)].filter((line) => lines[line]?.hasContent === true);
}

function startOfWords(text: string, lines: readonly Line[], index: number): number {
  let first = index;
  for (let line = lines[first]; line !== undefined && !text.slice(line.start, line.end).includes(': '); line = lines[first]) {
    const above = contentBefore(lines, first);
    if (above < 0 || text.slice(lines[above]?.start, lines[above]?.end).includes(':')) break;
    first = above;
  }
  return first;
}

function characterPatches(scene: Scene): readonly Patch[] {
  const {
    text,
    failure: { offset },
    construct,
    lines,
  } = scene;
  const patches: Patch[] = [];
  if (construct !== null && construct.end > 0) patches.push(onOneLine(text, construct));
  const sign = text.charAt(offset);
  if (sign !== '' && '@`%'.includes(sign)) patches.push(neutralCharacter(offset, 'A value that begins with this sign needs quotes.'));
  const before = text.slice(lines[lineAt(lines, offset)]?.start, offset);
  if (sign === ':' && /:\s/.test(before)) patches.push(neutralCharacter(offset, 'A value with a colon and a space in it needs quotes.'));
  for (const suspect of scene.suspects) {
    const word = bareWord.exec(lineText(scene, suspect));
    if (word !== null && word[0].trimStart().length > 1) patches.push(missingColon((lines[suspect]?.start ?? 0) + word[0].length));
  }
  return patches;
}

/** Blanks a word that is not indented and does not name a section: what is below belongs to the section above, not to a half-typed key. */
function strayWords(scene: Scene): readonly Patch[] {
  const { lines, suspects } = scene;
  const stray = suspects.filter((suspect) => {
    const line = lineText(scene, suspect);
    return lines[suspect]?.indent === 0 && contentBefore(lines, suspect) >= 0 && bareWord.test(line) && !sectionName.test(line);
  });
  return stray.map((suspect) => blank(scene, [suspect, suspect]));
}

/** Blanks what is misplaced, then a few lines, where that cannot change where the lines below them belong. */
function linePatches(scene: Scene): readonly Patch[] {
  const { text, lines, failure, suspects } = scene;
  const error = lineAt(lines, failure.offset);
  const misplaced = [...misfitRanges(scene, error), ...(failure.fault === 'tab' ? [tabbedLines(scene, error)] : [])];
  const alone = suspects.filter((suspect) => standsAlone(scene, suspect)).map((suspect): Range => [suspect, suspect]);
  const short = suspects.map((suspect): Range => [suspect, entryEnd(text, lines, suspect)]).filter((range) => sizeOf(range) < fewLines);
  return [...misplaced, ...[...alone, ...short].sort(bySize)].map((range) => blank(scene, range));
}

/**
 * Where a line is indented less than its siblings: the line itself, or those before it if they have lost their key, or their
 * parent. A section of a template is where it belongs; any other parent may have lost its own indentation.
 */
function misfitRanges(scene: Scene, error: number): Range[] {
  const { text, lines } = scene;
  const parent = misfitParent(lines, error);
  const first = contentFrom(lines, parent + 1, Number.POSITIVE_INFINITY);
  const sibling = lines[first];
  if (parent < 0 || sibling === undefined) return [];
  const isAlone = lines.every((line) => line === sibling || !line.hasContent || line.indent !== sibling.indent);
  const isInSection = section.test(lineText(scene, parent));
  const own: Range = [error, entryEnd(text, lines, error)];
  const before: Range = [isAlone || isInSection ? parent + 1 : parent, contentBefore(lines, error)];
  // The entries of a section are never plain values: these had a key above them.
  return isInSection && hasValue(lineText(scene, first)) ? [before, own] : [own, before];
}

/** Whether no line below can belong to a line: none is indented deeper, or it has a value already, or it is not a key. */
function standsAlone(scene: Scene, index: number): boolean {
  if (entryEnd(scene.text, scene.lines, index) === index) return true;
  const line = lineText(scene, index);
  return hasValue(line) || !(line.includes(':') || bareWord.test(line) || isItem(scene.text, scene.lines[index]));
}

/** Whether a value follows the key. */
function hasValue(line: string): boolean {
  const colon = line.search(/:\s/);
  const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^(?:\s+[!&]\S*)*\s*/, '');
  return value !== '' && !'|>#'.includes(value.charAt(0));
}

/** Blanks entries: those of the suspects, then those around them, and finally everything up to the next entry. */
function entryPatches(scene: Scene): readonly Patch[] {
  const { text, lines, failure, construct } = scene;
  const error = lineAt(lines, failure.offset);
  const entry = lines[contentFrom(lines, 0, Number.POSITIVE_INFINITY)];
  const ranges: Range[] = [[error, contentBefore(lines, contentFrom(lines, error + 1, entry?.indent ?? 0))]];
  if (construct !== null) ranges.push([lineAt(lines, construct.start), contentBefore(lines, error)]);
  for (const suspect of scene.suspects) {
    for (let line = suspect; line >= 0; line = parentLine(lines, line)) ranges.push([line, entryEnd(text, lines, line)]);
  }
  const smallest = ranges
    .filter((range) => sizeOf(range) > 0)
    .sort(bySize)
    .slice(0, maxEntries);
  return smallest.map((range) => blank(scene, range));
}

function sizeOf([first, last]: Range): number {
  return last - first + 1;
}

function bySize(left: Range, right: Range): number {
  return sizeOf(left) - sizeOf(right);
}

/** The lines around a line that are indented with a tab as well, and what is below the last of them. */
function tabbedLines(scene: Scene, index: number): Range {
  const { lines } = scene;
  let first = index;
  let last = index;
  while (first > 0 && tabbed.test(lineText(scene, first - 1))) first -= 1;
  while (tabbed.test(lineText(scene, last + 1))) last += 1;
  if (hasValue(lineText(scene, last))) return [first, last];
  const below = lines[contentFrom(lines, last + 1, Number.POSITIVE_INFINITY)]?.indent ?? 0;
  return [first, Math.max(last, contentBefore(lines, contentFrom(lines, last + 1, below - 1)))];
}

function blank(scene: Scene, [first, last]: Range): Patch {
  const { text, lines, failure, construct } = scene;
  const isOpening =
    construct !== null && staysOpen(text, construct) && !ownFaults.has(failure.fault) && first <= lineAt(lines, construct.start);
  const message = isOpening ? unclosed(text.charAt(construct.start)) : messageOf(failure.fault);
  return blankLines(text, lines[first]?.start ?? 0, lines[last]?.end ?? text.length, message);
}

/** Whether a construct is still open at the end of its line. */
function staysOpen(text: string, { start, end }: Construct): boolean {
  return end < 0 || /[\r\n]/.test(text.slice(start, end));
}

/** Faults that say more than that a quote or a bracket is open. */
const ownFaults: ReadonlySet<YamlFault> = new Set(['too-deep', 'tab', 'character', 'escape', 'tag', 'alias']);

function unclosed(sign: string): string {
  return sign === '"' || sign === "'"
    ? 'This value never ends: a closing quote is missing.'
    : 'This value never ends: a closing bracket is missing.';
}

export function messageOf(fault: YamlFault): string {
  switch (fault) {
    case 'too-deep':
      return `Nested more than ${maxDepth} levels deep; it is not read.`;
    case 'tab':
      return 'Tabs cannot indent YAML.';
    case 'quote':
      return unclosed('"');
    case 'bracket':
      return unclosed('[');
    case 'indentation':
      return 'This is indented in a way that fits nowhere, or does not belong here.';
    case 'character':
      return 'This contains a character that YAML does not allow.';
    case 'alias':
      return 'An alias is not allowed here.';
    case 'escape':
      return 'A value in double quotes contains an escape that YAML does not know.';
    case 'comma':
      return 'A comma or a bracket is missing.';
    case 'colon':
      return 'A colon is missing after a key.';
    case 'tag':
      return 'A tag is not well formed.';
    case 'other':
      return 'This is not YAML.';
  }
}

function lineText(scene: Scene, index: number): string {
  const line = scene.lines[index];
  return line === undefined ? '' : scene.text.slice(line.start, line.end);
}
