/** Adds to the sections of a template, creating them where they are missing. */
import type { Change, Noted, Place } from '../edit/change.js';
import { type Content, fields } from '../edit/content.js';
import type { Resource, Template } from '../model/template.js';
import { deref, keyText, lookupEntry, mappingAt } from '../syntax/lookup.js';
import type { Entry } from '../syntax/tree.js';
import { mappingOf } from './written-place.js';

/** The entry of a resource as written in the template; null for one that SAM creates, or that is included or looped. */
export function resourceEntry(template: Template, resource: Resource): Entry | null {
  const section = mappingAt(template.root, 'Resources');
  const entry = section?.entries.find(({ key, value }) => key === resource.key && deref(value) === resource.node) ?? null;
  return entry === null || keyText(entry) !== resource.id ? null : entry;
}

/** A resource to add, with the note that says so. */
export interface NewResource extends Noted {
  readonly id: string;
  readonly content: Content;
  readonly place: Place;
}

/** Null when there is no section to add the resource to. */
export function addResource(template: Template, { id, content, place, ...noted }: NewResource): Change | null {
  const mapping = mappingAt(template.root, 'Resources');
  return mapping === null ? null : { kind: 'insert-entry', mapping, key: id, value: content, place, ...noted };
}

/** A new parameter after the others, or in a new section before the resources; null where a function makes the parameters. */
export function addParameter({ root }: Template, name: string, value: Content, noted: Noted): Change | null {
  const section = lookupEntry(root, 'Parameters');
  const resources = lookupEntry(root, 'Resources');
  if (resources === null) return null;
  if (section === null) {
    const place: Place = { kind: 'before', sibling: resources };
    return { kind: 'insert-entry', mapping: root, key: 'Parameters', value: fields({ [name]: value }), place, ...noted };
  }
  const known = section.value?.tag === null ? mappingOf(section.value) : null;
  return known === null ? null : { kind: 'insert-entry', mapping: known, key: name, value, place: { kind: 'last' }, ...noted };
}
