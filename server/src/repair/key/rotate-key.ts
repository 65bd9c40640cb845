/** The plan by which stack updates rotate an access key. */
import { word } from '../../edit/content.js';
import type { Resource } from '../../model/template.js';
import { decline, offer } from '../draft.js';
import type { Declined, Fix } from '../fix.js';
import { hasTemplate, type Scene } from '../scene.js';
import { resourceEntry } from '../section.js';
import { setAtPath } from '../set-at-path.js';

/** Adds a `Serial`, which rotates the key whenever it is incremented. */
export function countRotations(scene: Scene, key: Resource): Fix | Declined {
  const title = `Rotate access key \`${key.id}\` by a \`Serial\``;
  const isWritten = hasTemplate(scene) && resourceEntry(scene.template, key) !== null;
  const change = isWritten ? setAtPath(key, ['Serial'], word(1), 'Counts the rotations of the key.') : null;
  if (change === null) return decline(title, 'The key is not defined on its own in this file.');
  return offer(scene, {
    title,
    safety: 'suggestion',
    changes: [change],
    left: [
      `The next update of the stack replaces the key: whoever has a copy of \`${key.id}\` needs the new one.`,
      'Increment `Serial` every 90 days at most.',
    ],
  });
}
