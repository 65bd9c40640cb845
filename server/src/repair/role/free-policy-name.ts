/** Finds a name for one more policy in a role. */
import type { Resource } from '../../model/template.js';
import { lookup } from '../../syntax/lookup.js';
import type { TemplateScene } from '../scene.js';
import { propertyEntry, sequenceOf } from '../written-place.js';

/** The wished name if possible: the policies of a role must have different names. */
export function freePolicyName({ template }: TemplateScene, role: Resource, wished: string): string {
  const taken = (sequenceOf(propertyEntry(role, 'Policies')?.value)?.items ?? []).flatMap((policy) => {
    const name = policy.kind === 'mapping' ? lookup(policy, 'PolicyName') : null;
    const value = name === null ? null : template.resolve(name);
    return value?.kind === 'scalar' ? [value.text] : [];
  });
  let name = wished;
  for (let number = 2; taken.includes(name); number++) name = `${wished}${String(number)}`;
  return name;
}
