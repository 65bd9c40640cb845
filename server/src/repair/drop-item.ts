/** The plan that takes one item out of a list. */
import type { Node } from '../syntax/tree.js';
import type { Span } from '../text/span.js';
import { decline, offer } from './draft.js';
import type { Declined, Fix, Safety } from './fix.js';
import type { Scene } from './scene.js';
import { nodeWithSpan } from './written-place.js';

/** Declined for what is no item of its own: a value that a function chooses, or a part of a longer text. */
export function dropItem(scene: Scene, at: Span, title: string, safety: Safety): Fix | Declined {
  const item = nodeWithSpan(scene.file.tree, at);
  const list = item?.parent;
  if (item === null || list?.kind !== 'sequence' || list.tag !== null || list.items.length < 2 || isArgument(list)) {
    return decline(title, 'It is no item of its own in a list.');
  }
  return offer(scene, { title, safety, changes: [{ kind: 'remove', target: item, emptied: 'keep', note: 'Removes what is said already.' }] });
}

/** The list that a function takes its arguments from. */
function isArgument({ parent }: Node): boolean {
  const [entry] = parent?.kind === 'mapping' && parent.entries.length === 1 ? parent.entries : [];
  return (entry?.key.kind === 'scalar' && entry.key.text.startsWith('Fn::')) || (parent?.kind === 'sequence' && parent.tag !== null);
}
