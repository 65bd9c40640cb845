/** The changes that can be asked of a tree, the edits that answer them, and the reasons to refuse. */
import type { Entry, Mapping, Node, Scalar, Sequence } from '../syntax/tree.js';
import type { TextEdit } from '../text/text-edit.js';
import type { Content } from './content.js';

/** Where a new entry or item goes: beside one that is there, at an end, or where the order of its siblings wants it. */
export type Place = { readonly kind: 'first' | 'last' | 'sorted' } | { readonly kind: 'before' | 'after'; readonly sibling: Entry | Node };

/** What becomes of a collection that a removal empties: `keep` leaves `{}` or `[]`, `remove` removes it in turn. */
export type Emptied = 'keep' | 'remove';

export interface Noted {
  /** What this change does, in words, for a preview. */
  readonly note?: string;
  /** A person must judge this very change; hosts leave it unticked in a preview. */
  readonly needsConfirmation?: boolean;
}

export type Change = Noted &
  (
    | { readonly kind: 'set'; readonly target: Entry | Node; readonly value: Content }
    | { readonly kind: 'insert-entry'; readonly mapping: Mapping; readonly key: string; readonly value: Content; readonly place: Place }
    | { readonly kind: 'insert-item'; readonly sequence: Sequence; readonly value: Content; readonly place: Place }
    | { readonly kind: 'remove'; readonly target: Entry | Node; readonly emptied: Emptied }
    | { readonly kind: 'rename'; readonly entry: Entry; readonly key: string }
    /** Puts text in the place of a part of what a scalar says, given in offsets of its decoded text. */
    | { readonly kind: 'splice'; readonly scalar: Scalar; readonly from: number; readonly to: number; readonly text: string }
  );

/** An edit that knows what it is for. */
export interface PlannedEdit extends TextEdit, Noted {}

/**
 * `anchored`: the place is shared through an alias, so that editing it would change other places too.
 * `merged`: the key would come back from a merge key. `complex-key`: an explicit `?` key stands in the way.
 * `broken`: the text around the place was not read. `key-exists`: there is an entry with that key already.
 * `unclear-text`: the way a scalar is written does not tell where a part of it stands.
 */
export type RefusalReason = 'anchored' | 'merged' | 'complex-key' | 'broken' | 'key-exists' | 'unclear-text';

export interface Refusal {
  readonly kind: 'refusal';
  readonly reason: RefusalReason;
}

export interface EditPlan {
  readonly kind: 'edits';
  readonly edits: readonly PlannedEdit[];
  readonly thinned: readonly Thinning[];
}

/** What some members are taken from, and others stay: plans that take all of them together would leave it empty. */
export interface Thinning {
  /** Where the collection begins. */
  readonly at: number;
  /** Indexes of the members that go. */
  readonly gone: readonly number[];
  /** How many there are. */
  readonly of: number;
}

export function noteOf({ note, needsConfirmation }: Noted): Noted {
  return { ...(note === undefined ? {} : { note }), ...(needsConfirmation === undefined ? {} : { needsConfirmation }) };
}

/** What two changes do that become one edit. */
export function bothNotes(left: Noted, right: Noted): Noted {
  const notes = [...new Set([left.note, right.note])].filter((note) => note !== undefined);
  const needsConfirmation = left.needsConfirmation === true || right.needsConfirmation === true;
  return noteOf({
    ...(notes.length === 0 ? {} : { note: notes.join(' ') }),
    ...(needsConfirmation ? { needsConfirmation } : {}),
  });
}
