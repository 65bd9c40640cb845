/** Turns the changes of a plan into the fix that is offered, or into the reason why there is none. */
import type { Change, RefusalReason } from '../edit/change.js';
import { planEdits } from '../edit/plan.js';
import { mappingAt } from '../syntax/lookup.js';
import type { Span } from '../text/span.js';
import { capabilityLeft } from './capability.js';
import type { Declined, Fix, Safety } from './fix.js';
import type { Scene } from './scene.js';

export interface Draft {
  /** Imperative, without a period. */
  readonly title: string;
  readonly safety: Safety;
  readonly changes: readonly Change[];
  /** What is left to do by hand, in a sentence each. */
  readonly left?: readonly string[];
  readonly shared?: readonly Span[];
}

const refusals: Readonly<Record<RefusalReason, string>> = {
  anchored: 'A YAML anchor shares this place, so an edit would change other places too.',
  merged: 'A YAML merge key would bring the key back.',
  repeated: 'The key is in the mapping twice, and the other one would count instead.',
  'complex-key': 'A key at this place is written with `?`, which cannot be edited.',
  broken: 'The text around this place could not be read.',
  'key-exists': 'An entry with the new key exists already.',
  'unclear-text': 'The text is written in a way that hides where its parts are.',
};

/** The fix with its edits, and with what a person has to acknowledge; declined where one of the changes cannot be written. */
export function offer(scene: Scene, draft: Draft): Fix | Declined {
  if (leavesNoResource(scene, draft.changes)) {
    return decline(draft.title, 'The template would have no resources left, which CloudFormation rejects: delete the stack instead.');
  }
  const plan = planEdits(scene.file.tree, draft.changes);
  if (plan.kind === 'refusal') return decline(draft.title, refusals[plan.reason]);
  const { title, safety, shared = [] } = draft;
  const left = new Set([...(draft.left ?? []), ...capabilityLeft(scene, draft.changes)]);
  return {
    kind: 'fix',
    title,
    safety,
    edits: plan.edits,
    ...(left.size === 0 ? {} : { left: [...left] }),
    ...(shared.length === 0 ? {} : { shared }),
    ...(plan.thinned.length === 0 ? {} : { thinned: plan.thinned }),
    ...(plan.added.length === 0 ? {} : { added: plan.added }),
  };
}

function leavesNoResource({ template }: Scene, changes: readonly Change[]): boolean {
  const resources = template === null ? null : mappingAt(template.root, 'Resources');
  if (resources === null || changes.some((change) => change.kind === 'insert-entry' && change.mapping === resources)) return false;
  const gone = new Set(changes.flatMap((change) => (change.kind === 'remove' ? [change.target] : [])));
  return gone.size > 0 && resources.entries.every((entry) => gone.has(entry));
}

export function decline(title: string, reason: string): Declined {
  return { kind: 'declined', title, reason };
}
