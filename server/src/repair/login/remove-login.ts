/** The plan that takes the console password from a user. */
import type { Resource } from '../../model/template.js';
import { decline, offer } from '../draft.js';
import type { Declined, Fix } from '../fix.js';
import { parametersLeft, removeUnusedParameters } from '../key/unused-parameter.js';
import { hasTemplate, type Scene } from '../scene.js';
import { resourceEntry } from '../section.js';
import { propertyEntry } from '../written-place.js';

/** Removes the login profile, with parameters that only gave it its password. */
export function removeLogin(scene: Scene, user: Resource): Fix | Declined {
  const title = `Remove the console password of user \`${user.id}\``;
  const entry = propertyEntry(user, 'LoginProfile');
  if (!hasTemplate(scene) || resourceEntry(scene.template, user) === null || entry === null) {
    return decline(title, `\`${user.id}\` is not written in this file.`);
  }
  const gone = [{ start: entry.start, end: entry.end }];
  return offer(scene, {
    title,
    safety: 'suggestion',
    changes: [
      { kind: 'remove', target: entry, emptied: 'remove', note: 'Removes the console password.' },
      ...removeUnusedParameters(scene, gone),
    ],
    shared: parametersLeft(scene, gone),
    left: [
      `\`${user.id}\` will no longer be able to sign in to the console: give the person a permission set in IAM Identity Center first.`,
    ],
  });
}
