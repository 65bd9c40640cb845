/** Adds items to a list property of a resource, or creates the list. */
import type { Change, Noted } from '../edit/change.js';
import { type Content, fields, items } from '../edit/content.js';
import { copy } from '../edit/copy.js';
import type { Resource } from '../model/template.js';
import { lookupEntry } from '../syntax/lookup.js';
import type { Node } from '../syntax/tree.js';
import { mappingOf, propertyEntry } from './written-place.js';

/** Null when the list is a function. */
export function appendToProperty(resource: Resource, property: string, added: readonly Content[], noted: Noted): readonly Change[] | null {
  if (added.length === 0) return [];
  const entry = propertyEntry(resource, property);
  if (entry === null) return [setProperty(resource, property, items(...added), noted)].filter((change) => change !== null);
  const { value } = entry;
  if (value === null) return [{ kind: 'set', target: entry, value: items(...added), ...noted }];
  if (value.kind === 'sequence' && value.tag === null) {
    return added.map((each) => ({ kind: 'insert-item', sequence: value, value: each, place: { kind: 'last' }, ...noted }));
  }
  const single = isFunction(value) ? null : copy(value);
  return single === null ? null : [{ kind: 'set', target: entry, value: items(single, ...added), ...noted }];
}

/** A new property after the others; null when the properties are not a plain map. */
function setProperty(resource: Resource, property: string, value: Content, noted: Noted): Change | null {
  const entry = lookupEntry(resource.node, 'Properties');
  if (entry === null) {
    return {
      kind: 'insert-entry',
      mapping: resource.node,
      key: 'Properties',
      value: fields({ [property]: value }),
      place: { kind: 'last' },
      ...noted,
    };
  }
  const properties = entry.value?.tag === null ? mappingOf(entry.value) : null;
  return properties === null
    ? null
    : { kind: 'insert-entry', mapping: properties, key: property, value, place: { kind: 'sorted' }, ...noted };
}

function isFunction(node: Node): boolean {
  if (node.tag !== null || node.kind === 'alias') return true;
  const [entry] = node.kind === 'mapping' && node.entries.length === 1 ? node.entries : [];
  return entry?.key.kind === 'scalar' && (entry.key.text === 'Ref' || entry.key.text.startsWith('Fn::'));
}
