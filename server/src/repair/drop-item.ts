/** Plans that remove items from lists. */
import type { Change } from '../edit/change.js';
import type { Node } from '../syntax/tree.js';
import type { Span } from '../text/span.js';
import { decline, offer } from './draft.js';
import type { Declined, Fix, Safety } from './fix.js';
import type { Scene } from './scene.js';
import { nodeWithSpan } from './written-place.js';

interface Removal {
  readonly title: string;
  readonly safety: Safety;
  /** What the change does, in a sentence; that it removes what is redundant, if left out. */
  readonly note?: string;
  /** What is left to do by hand, in a sentence each. */
  readonly left?: readonly string[];
}

/** Declined for a place that is not a separate item: a value that a function chooses, or a part of a longer text. */
export function dropItem(scene: Scene, at: Span, removal: Removal): Fix | Declined {
  return dropItems(scene, [at], removal);
}

/** The same for several items; the caller makes sure that each list keeps at least one. */
export function dropItems(scene: Scene, places: readonly Span[], removal: Removal): Fix | Declined {
  const { title, safety, note = 'Removes what is redundant.', left = [] } = removal;
  const changes = places.flatMap((at): readonly Change[] => {
    const target = nodeWithSpan(scene.file.tree, at);
    return target === null || !isOwnItem(target) ? [] : [{ kind: 'remove', target, emptied: 'keep', note }];
  });
  return changes.length < places.length
    ? decline(title, 'It is not a separate item of a list.')
    : offer(scene, { title, safety, changes, left });
}

/** Whether a node is one of several items of a list that is written out. */
export function isOwnItem({ parent }: Node): boolean {
  return parent?.kind === 'sequence' && parent.tag === null && parent.items.length > 1 && !isArgument(parent);
}

/** Whether a list holds the arguments of a function. */
function isArgument({ parent }: Node): boolean {
  const [entry] = parent?.kind === 'mapping' && parent.entries.length === 1 ? parent.entries : [];
  return (entry?.key.kind === 'scalar' && entry.key.text.startsWith('Fn::')) || (parent?.kind === 'sequence' && parent.tag !== null);
}
