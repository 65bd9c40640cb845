/** The changes that can be requested of a tree, the edits that make them, and the reasons to refuse them. */
import type { Entry, Mapping, Node, Scalar, Sequence } from '../syntax/tree.js';
import type { TextEdit } from '../text/text-edit.js';
import type { Content } from './content.js';

/** Where a new entry or item goes: beside an existing one, at an end, or in the sort order of its siblings. */
export type Place = { readonly kind: 'first' | 'last' | 'sorted' } | { readonly kind: 'before' | 'after'; readonly sibling: Entry | Node };

/** What happens to a collection that a removal empties: `keep` leaves `{}` or `[]`, `remove` removes it in turn. */
export type Emptied = 'keep' | 'remove';

export interface Noted {
  /** What this change does, in words, for a preview. */
  readonly note?: string;
  /** This particular change needs review; hosts leave it unticked in a preview. */
  readonly needsConfirmation?: boolean;
}

export type Change = Noted &
  (
    | { readonly kind: 'set'; readonly target: Entry | Node; readonly value: Content }
    | { readonly kind: 'insert-entry'; readonly mapping: Mapping; readonly key: string; readonly value: Content; readonly place: Place }
    | { readonly kind: 'insert-item'; readonly sequence: Sequence; readonly value: Content; readonly place: Place }
    | { readonly kind: 'remove'; readonly target: Entry | Node; readonly emptied: Emptied }
    | { readonly kind: 'rename'; readonly entry: Entry; readonly key: string }
    /** Replaces a part of a scalar's text, given in offsets of the decoded text. */
    | { readonly kind: 'splice'; readonly scalar: Scalar; readonly from: number; readonly to: number; readonly text: string }
  );

/** An edit that knows its purpose. */
export interface PlannedEdit extends TextEdit, Noted {
  /** The offset of the section (`Resources`, …) to which it does nothing but add entries, so that another plan can add more there. */
  readonly into?: number;
}

/**
 * `anchored`: the place is shared through an alias, so editing it would change other places too. `merged`: a merge key would
 * bring the key back. `repeated`: an earlier entry of the same key would count instead. `complex-key`: an explicit `?` key is in
 * the way. `broken`: the text around the place was not read. `key-exists`: there is an entry with that key already.
 * `unclear-text`: the way a scalar is written hides where a part of it is.
 */
export type RefusalReason = 'anchored' | 'merged' | 'repeated' | 'complex-key' | 'broken' | 'key-exists' | 'unclear-text';

export interface Refusal {
  readonly kind: 'refusal';
  readonly reason: RefusalReason;
}

export interface EditPlan {
  readonly kind: 'edits';
  readonly edits: readonly PlannedEdit[];
  readonly thinned: readonly Thinning[];
  readonly added: readonly Addition[];
}

/** A key that a mapping gets, by a new entry or a renamed one: plans that give it the same key elsewhere would leave it there twice. */
export interface Addition {
  /** The offset of the mapping. */
  readonly at: number;
  readonly key: string;
  /** The offset of the key before it is renamed, or the end of what the new entry goes behind. */
  readonly place: number;
}

/**
 * A collection from which some members are removed while others stay: plans that together remove all of them would leave it
 * empty.
 */
export interface Thinning {
  /** The offset of the collection. */
  readonly at: number;
  /** The indices of the removed members. */
  readonly gone: readonly number[];
  /** The number of members. */
  readonly of: number;
}

export function noteOf({ note, needsConfirmation }: Noted): Noted {
  return { ...(note === undefined ? {} : { note }), ...(needsConfirmation === undefined ? {} : { needsConfirmation }) };
}

/** The notes of two changes that become one edit. */
export function bothNotes(left: Noted, right: Noted): Noted {
  const notes = [...new Set([left.note, right.note])].filter((note) => note !== undefined);
  const needsConfirmation = left.needsConfirmation === true || right.needsConfirmation === true;
  return noteOf({
    ...(notes.length === 0 ? {} : { note: notes.join(' ') }),
    ...(needsConfirmation ? { needsConfirmation } : {}),
  });
}
