/** The plan that sets a policy to the current version of the policy language. */
import type { Policy } from '../../iam/policy.js';
import { text } from '../../edit/content.js';
import { lookupEntry } from '../../syntax/lookup.js';
import { correctValue } from '../correct.js';
import { decline, offer } from '../draft.js';
import type { Declined, Fix } from '../fix.js';
import type { Scene } from '../scene.js';

const current = '2012-10-17';

/** Safe if the policy contains no text that would become a variable, so that its meaning stays the same. */
export function writeVersion(scene: Scene, { value, versionAt, defects }: Policy, safety: Fix['safety']): Fix | Declined {
  const title = `Set \`Version\` to \`${current}\``;
  if (versionAt !== null) return correctValue(scene, current, { at: versionAt, title, safety });
  const mapping = value.kind === 'map' ? value.at : null;
  const isWhole =
    mapping?.kind === 'mapping' &&
    (lookupEntry(mapping, 'Statement') !== null || defects.some(({ slots }) => slots['nearest'] === 'Statement'));
  if (!isWhole || mapping.tag !== null) return decline(title, 'The policy is assembled elsewhere, or is part of a longer text.');
  return offer(scene, {
    title,
    safety,
    changes: [{ kind: 'insert-entry', mapping, key: 'Version', value: text(current), place: { kind: 'first' }, note: 'Adds `Version`.' }],
  });
}
