/** Where an identity may have policies that the template does not show: through groups elsewhere, or in unknown lists. */
import type { Resource, Template } from '../../model/template.js';
import { gather } from '../../text/gather.js';
import { conjoined, type Guard } from '../../value/guard.js';
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
    if (!lists.has(key)) return [];
    const guards = key === 'Policies' ? openDocuments(value, when) : openList(value, when);
    return guards.map((guard) => ({ name: key, when: guard }));
  });
}

/** When a list is not known. */
function openList(list: Value, under: Guard): readonly Guard[] {
  return gather(optionsOf(list), ({ when, value }) => (value.kind === 'unknown' ? conjoined(under, when) : []));
}

/** When a list of policies, or one of its items, is not known: these are maps, which nothing can stand for. */
function openDocuments(list: Value, under: Guard): readonly Guard[] {
  return gather(optionsOf(list), ({ when, value }) => {
    const guards = conjoined(under, when);
    if (value.kind === 'list') return gather(guards, (guard) => gather(value.items, (item) => openDocuments(item, guard)));
    return isOpen(value) ? guards : [];
  });
}

function isOpen({ kind }: Value): boolean {
  return kind === 'unknown' || kind === 'ref' || kind === 'attribute' || kind === 'concat';
}
