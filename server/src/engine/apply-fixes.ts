/** Chooses fixes that do not conflict, and applies them round by round until nothing changes. */
import type { Addition, Thinning } from '../edit/change.js';
import type { Fix, PlannedEdit } from '../repair/fix.js';
import type { RuleId } from '../rules/rule.js';
import { EditSet } from '../text/edit-set.js';
import { patiently } from '../text/patience.js';
import { byPlace } from '../text/span.js';
import { applyEdits, type TextEdit } from '../text/text-edit.js';
import { composeEdits } from './compose-edits.js';
import type { Finding } from './finding.js';

/** Which fixes to apply: the safe ones, and the first suggestion of each named rule. */
export interface FixWish {
  readonly safe: boolean;
  readonly suggestionsOf: ReadonlySet<RuleId>;
}

export interface FixedText {
  readonly text: string;
  /** The edits that lead from the original text to this one, with the notes of the fixes. */
  readonly edits: readonly PlannedEdit[];
  /** The applied fixes, in order. */
  readonly applied: readonly { readonly rule: RuleId; readonly fix: Fix }[];
}

/** More rounds than any chain of fixes needs; what is still unfixed after the last one stays. */
const mostRounds = 10;

/** After this many rounds, fixes with a shared place are chosen together; one per round would not get through many of them. */
const roundsAlone = 8;

/**
 * Applies the wanted fixes round by round: a fix that overlaps another is planned again in the next round. Once `stop`, which is
 * asked before each fix is planned, returns true, no more are.
 */
export function fixText(
  text: string,
  findingsOf: (text: string) => readonly Finding[],
  wish: FixWish,
  stop: () => boolean = () => false,
): FixedText {
  const applied: FixedText['applied'][number][] = [];
  let current = text;
  let edits: readonly PlannedEdit[] = [];
  for (let round = 0; round < mostRounds; round++) {
    const sharing = round < roundsAlone ? 'one' : 'all';
    const chosen = chooseFixes(findingsOf(current), wish, { sharing, stop });
    const next = applyEdits(current, chosen.edits);
    if (next === current) break;
    current = next;
    edits = round === 0 ? chosen.edits : composeEdits(edits, chosen.edits, current);
    applied.push(...chosen.fixes);
  }
  return { text: current, edits: current === text ? [] : edits, applied };
}

interface Choosing {
  /** How many of the fixes that share a place are chosen. */
  readonly sharing: 'one' | 'all';
  readonly stop: () => boolean;
}

/**
 * The first wanted fix of each finding, as far as they do not touch the same characters; two may share an edit that is the
 * same in both, such as the removal of one key. Suppressed findings are left. What is chosen depends on the findings and
 * not on their order: fixes that add to one place add in the order of the text.
 */
function chooseFixes(
  findings: readonly Finding[],
  wish: FixWish,
  { sharing, stop }: Choosing,
): { readonly fixes: FixedText['applied']; readonly edits: readonly PlannedEdit[] } {
  const fixes: { rule: RuleId; fix: Fix }[] = [];
  const chosen = new EditSet<PlannedEdit>();
  const shared = new Set<number>();
  const gone = new Gone();
  const added = new Added();
  for (const finding of [...findings].sort(byPlaceAndName)) {
    if (finding.suppressed !== null) continue;
    const plans = stop() ? null : patiently(stop, () => finding.fixes());
    if (plans === null) break;
    const fix = plans.find((offer): offer is Fix => offer.kind === 'fix' && isWished(offer, finding.rule, wish));
    if (fix === undefined || !fits(fix, chosen, added)) continue;
    const places = (fix.shared ?? []).map(({ start }) => start);
    const isTaken = sharing === 'one' && places.some((start) => shared.has(start)) && !fixes.some((other) => isPartOf(fix, other.fix));
    if (isTaken || !gone.takes(fix.thinned ?? [])) continue;
    added.add(fix.added ?? []);
    for (const start of places) shared.add(start);
    fixes.push({ rule: finding.rule, fix });
    for (const edit of fix.edits) chosen.add(edit);
  }
  return { fixes, edits: chosen.edits };
}

/** What the chosen fixes take from collections of which each of them leaves something, so that they leave something together. */
class Gone {
  readonly #members = new Map<number, ReadonlySet<number>>();

  /** Takes more along, unless nothing would be left of a collection. */
  takes(thinned: readonly Thinning[]): boolean {
    const together = thinned.map(({ at, gone, of }) => ({ at, of, members: new Set([...(this.#members.get(at) ?? []), ...gone]) }));
    if (together.some(({ members, of }) => members.size === of)) return false;
    for (const { at, members } of together) this.#members.set(at, members);
    return true;
  }
}

/** The keys that the chosen fixes give to mappings, so that none gets the same key twice. */
class Added {
  readonly #places = new Map<string, number>();

  has(addition: Addition): boolean {
    return this.#places.has(nameIn(addition));
  }

  /** Whether the mapping gets this key at no other place. */
  isAtSamePlace(addition: Addition): boolean {
    return (this.#places.get(nameIn(addition)) ?? addition.place) === addition.place;
  }

  add(added: readonly Addition[]): void {
    for (const each of added) this.#places.set(nameIn(each), each.place);
  }
}

/**
 * Whether the edits of a fix can be made beside those of the chosen ones. Several fixes can add to one section, but a key that is
 * given already has to be the same one.
 */
function fits({ edits, added: additions = [] }: Fix, chosen: EditSet<PlannedEdit>, added: Added): boolean {
  if (!additions.some((each) => added.has(each))) return edits.every((edit) => chosen.takes(edit) || addsMore(edit, chosen.at(edit.start)));
  return (
    additions.every((each) => added.isAtSamePlace(each)) &&
    edits.every((edit) => chosen.takes(edit)) &&
    edits.some((edit) => chosen.has(edit))
  );
}

function addsMore({ into }: PlannedEdit, others: readonly PlannedEdit[]): boolean {
  return into !== undefined && others.length > 0 && others.every((other) => other.into === into);
}

function nameIn({ at, key }: Addition): string {
  return `${at} ${key}`;
}

function byPlaceAndName(left: Finding, right: Finding): number {
  return byPlace(left, right) || (nameOf(left) < nameOf(right) ? -1 : 1);
}

function nameOf({ rule, messageId, message }: Finding): string {
  return `${rule} ${messageId} ${message}`;
}

function isWished(fix: Fix, rule: RuleId, wish: FixWish): boolean {
  return fix.safety === 'safe' ? wish.safe || wish.suggestionsOf.has(rule) : wish.suggestionsOf.has(rule);
}

/** Whether two fixes do more together than one of them does alone: several findings of one cause may share a fix. */
export function differ(left: Fix, right: Fix): boolean {
  return !isPartOf(left, right) && !isPartOf(right, left);
}

/** Whether two fixes do the same. */
export function areAlike(left: Fix, right: Fix): boolean {
  return isPartOf(left, right) && isPartOf(right, left);
}

function isPartOf(part: Fix, whole: Fix): boolean {
  return part.edits.every((edit) => whole.edits.some((other) => isSame(edit, other)));
}

function isSame(left: TextEdit, right: TextEdit): boolean {
  return left.start === right.start && left.end === right.end && left.newText === right.newText;
}
