/** Where an identity may have policies that the template does not show: through groups elsewhere, or in unknown lists. */
import type { Resource, Template } from '../../model/template.js';
import { gather } from '../../text/gather.js';
import { conjoin, type Guard } from '../../value/guard.js';
import { optionsOf } from '../../value/read.js';
import type { Value } from '../../value/value.js';
import { outsideGroups } from './attachment.js';

export interface UnlistedPolicies {
  /** The group, or the property of the identity. */
  readonly name: string;
  readonly when: Guard;
}

export function unlistedPolicies(identity: Resource, template: Template): readonly UnlistedPolicies[] {
  const groups = identity.type === 'AWS::IAM::User' ? outsideGroups(identity, template) : [];
  return [...groups, ...gather(optionsOf(identity.properties), ({ when, value }) => unlistedIn(value, when))];
}

/** The lists of policies that may be unknown; an unknown list of ARNs is among the named policies instead. */
const lists: ReadonlySet<string> = new Set([
  'Policies',
  'ManagedPolicyArns',
  'ManagedPolicies',
  'CustomerManagedPolicyReferences',
  'Groups',
]);

function unlistedIn(properties: Value, when: Guard): readonly UnlistedPolicies[] {
  if (properties.kind !== 'map') return properties.kind === 'none' ? [] : [{ name: 'Properties', when }];
  return gather(properties.entries, ({ key, value }): readonly UnlistedPolicies[] => {
    if (key.startsWith('Fn::')) return [{ name: 'Properties', when }];
    return lists.has(key) ? openGuards(value, key === 'Policies', when).map((guard) => ({ name: key, when: guard })) : [];
  });
}

/** When a list, or one of its items where these must be maps, is not known. */
function openGuards(list: Value, ofMaps: boolean, under: Guard): readonly Guard[] {
  return gather(optionsOf(list), ({ when, value }): readonly Guard[] => {
    const both = conjoin(under, when);
    if (both === null) return [];
    if (value.kind === 'list' && ofMaps) return gather(value.items, (item) => openGuards(item, true, both));
    return value.kind === 'unknown' || (ofMaps && isOpen(value)) ? [both] : [];
  });
}

function isOpen({ kind }: Value): boolean {
  return kind === 'ref' || kind === 'attribute' || kind === 'concat';
}
