/** Sets properties of a resource, whether they exist or not. */
import type { Change } from '../edit/change.js';
import { type Content, fields } from '../edit/content.js';
import type { Resource } from '../model/template.js';
import { lookupEntry } from '../syntax/lookup.js';
import { mappingOf } from './written-place.js';

/** Sets a property at a path of keys below `Properties`, and creates the maps on the way; null where a function chooses one of these. */
export function setAtPath(resource: Resource, path: readonly string[], value: Content, note: string): Change | null {
  let holder = resource.node;
  const steps = ['Properties', ...path];
  for (let depth = 0; depth < steps.length; depth++) {
    const key = steps[depth] ?? '';
    const entry = lookupEntry(holder, key);
    if (entry === null) {
      const rest = steps.slice(depth + 1).reduceRight<Content>((inner, step) => fields({ [step]: inner }), value);
      return { kind: 'insert-entry', mapping: holder, key, value: rest, place: { kind: 'sorted' }, note };
    }
    if (depth === steps.length - 1) return { kind: 'set', target: entry, value, note };
    const next = entry.value?.tag === null ? mappingOf(entry.value) : null;
    if (next === null) return null;
    holder = next;
  }
  return null;
}
