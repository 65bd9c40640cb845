/** The values of a property at a path with stars, each with the steps that lead to it and the conditions it is there under. */
import type { PropertyPath } from '../data/property-table.js';
import type { Resource } from '../model/template.js';
import { always, conjoin, type Guard } from '../value/guard.js';
import { entryOf } from '../value/read.js';
import type { Dictionary, MapEntry, Value } from '../value/value.js';

export interface PropertyValue {
  /** Never alternatives, never absent. */
  readonly value: Value;
  /** Steps from `Properties` down, indices as text. */
  readonly path: readonly string[];
  /** When it is there, beyond the condition of the resource. */
  readonly when: Guard;
  /** The entry that holds it, or null when it is the item of a list. */
  readonly entry: MapEntry | null;
  /** The map of that entry, or null. */
  readonly holder: Dictionary | null;
}

/** What stands at a path below the properties of a resource; `*` is each item of a list, `{}` each value of a map. */
export function propertyValues(resource: Resource, path: PropertyPath): readonly PropertyValue[] {
  const [first] = path;
  // Most resources have none of the properties that are looked for, and need not be resolved to know it.
  if (first !== undefined && first !== '*' && first !== '{}' && !resource.mayHave(first)) return [];
  return valuesBelow(resource.properties, path);
}

/** The same below any value. */
export function valuesBelow(value: Value, path: PropertyPath): readonly PropertyValue[] {
  const [first] = path;
  if (value.kind === 'map' && first !== undefined && first !== '{}' && entryOf(value, first) === null) return [];
  let found = optionsAt({ value, path: [], when: always, entry: null, holder: null });
  for (const step of path) {
    if (found.length === 0) return found;
    found = found.flatMap((place) => stepDown(place, step)).flatMap(optionsAt);
  }
  return found;
}

function stepDown(place: PropertyValue, step: string): PropertyValue[] {
  const { value, path, when } = place;
  if (step === '*') {
    // CloudFormation takes a lone item where a list belongs.
    if (value.kind !== 'list') return value.kind === 'unknown' ? [] : [{ ...place, path: [...path, '0'] }];
    return value.items.map((item, index) => ({ value: item, path: [...path, String(index)], when, entry: null, holder: null }));
  }
  if (value.kind !== 'map') return [];
  return value.entries.filter((entry) => step === '{}' || entry.key === step)
    .map((entry) => ({ value: entry.value, path: [...path, entry.key], when, entry, holder: value }));
}

function optionsAt(place: PropertyValue): PropertyValue[] {
  if (place.value.kind === 'none') return [];
  if (place.value.kind !== 'alternatives') return [place];
  return place.value.options.flatMap((option) => {
    const when = conjoin(place.when, option.when);
    return when === null || option.value.kind === 'none' ? [] : [{ ...place, value: option.value, when }];
  });
}
