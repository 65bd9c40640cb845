/** The plan that removes an empty statement ID. */
import { entryOf, keyText } from '../../syntax/lookup.js';
import type { Span } from '../../text/span.js';
import { decline, offer } from '../draft.js';
import type { Declined, Fix } from '../fix.js';
import type { Scene } from '../scene.js';
import { nodeWithSpan } from '../written-place.js';

/** `at`: the empty ID. Safe, because nothing refers to the ID of a statement. */
export function dropSid(scene: Scene, at: Span): Fix | Declined {
  const title = 'Remove the empty `Sid`';
  const node = nodeWithSpan(scene.file.tree, at);
  const entry = node === null ? null : entryOf(node);
  if (entry === null || keyText(entry) !== 'Sid') return decline(title, 'It is part of a longer text.');
  return offer(scene, {
    title,
    safety: 'safe',
    changes: [{ kind: 'remove', target: entry, emptied: 'keep', note: 'Removes the empty `Sid`.' }],
  });
}
