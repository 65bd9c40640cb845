/** The plan that gives a KMS key back to the administrators of its account. */
import type { Change } from '../../edit/change.js';
import { fields, items, text } from '../../edit/content.js';
import { copy } from '../../edit/copy.js';
import type { Resource } from '../../model/template.js';
import { lookupEntry } from '../../syntax/lookup.js';
import { decline, offer } from '../draft.js';
import type { Declined, Fix } from '../fix.js';
import { sub } from '../reference-content.js';
import { hasTemplate, type Scene } from '../scene.js';
import { resourceEntry } from '../section.js';
import { mappingOf, propertyEntry } from '../written-place.js';

/** Adds the statement of the default key policy (KMS developer guide, "Default key policy") before the others. */
export function administerKey(scene: Scene, key: Resource): Fix | Declined {
  const title = `Let the account administer key \`${key.id}\``;
  const policy = propertyEntry(key, 'KeyPolicy')?.value;
  const statements = policy?.tag === null ? lookupEntry(mappingOf(policy) ?? key.node, 'Statement') : null;
  const isWritten = hasTemplate(scene) && resourceEntry(scene.template, key) !== null && mappingOf(policy) !== null;
  const list = isWritten ? (statements?.value ?? null) : null;
  const added = fields({
    Sid: text('EnableIamPolicies'),
    Effect: text('Allow'),
    Principal: fields({ AWS: sub('arn:${AWS::Partition}:iam::${AWS::AccountId}:root') }),
    Action: text('kms:*'),
    Resource: text('*'),
  });
  const note = 'Lets policies of the account decide who may use and change the key.';
  const single = list?.kind === 'mapping' && list.tag === null ? copy(list) : null;
  const change: Change | null =
    list?.kind === 'sequence' && list.tag === null
      ? { kind: 'insert-item', sequence: list, value: added, place: { kind: 'first' }, note }
      : list !== null && single !== null
        ? { kind: 'set', target: list, value: items(added, single), note }
        : null;
  if (change === null) return decline(title, 'The policy is put together elsewhere, or is part of a longer text.');
  const left = ['Whoever is allowed `kms:*`, or actions on the key, by a policy of the account will be able to take them.'];
  return offer(scene, { title, safety: 'suggestion', changes: [change], left });
}
