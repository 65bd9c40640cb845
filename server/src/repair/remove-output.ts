/** The plan that removes an output from a template. */
import { templatePath } from '../analysis/place.js';
import type { Output } from '../model/template.js';
import { decline, offer } from './draft.js';
import type { Declined, Fix } from './fix.js';
import type { Scene } from './scene.js';
import { entryWithKey } from './written-place.js';

export function removeOutput(scene: Scene, output: Output): Fix | Declined {
  const title = `Remove output \`${output.name}\``;
  const entry = entryWithKey(scene.file.tree, output.key);
  if (entry === null) return decline(title, 'The output is not defined in this file.');
  // A loop or an include whose last output is removed is not valid.
  if (templatePath(output.key).id !== output.name) return decline(title, 'The output is made by a loop or an include.');
  const isExported = output.entry('Export') !== null;
  const left = isExported
    ? [`Stacks that import what \`${output.name}\` exports have to stop importing it first.`]
    : [`Whoever reads output \`${output.name}\` has to get the value another way.`];
  return offer(scene, {
    title,
    safety: 'suggestion',
    left,
    changes: [
      { kind: 'remove', target: entry, emptied: 'remove', note: `Removes output \`${output.name}\`.`, needsConfirmation: isExported },
    ],
  });
}
