/** The values of a property at a path with stars, each with the steps that lead to it and the conditions it is there under. */
import type { PropertyPath } from '../data/property-table.js';
import type { Resource } from '../model/template.js';
import { always, conjoin, type Guard } from '../value/guard.js';
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
  const found: PropertyValue[] = [];
  descend({ value, path: [], when: always, entry: null, holder: null }, path, found);
  return found;
}

/** Takes the steps that are left, from each of the options at a place. */
function descend(place: PropertyValue, steps: PropertyPath, found: PropertyValue[]): void {
  const { value } = place;
  if (value.kind !== 'alternatives') {
    if (value.kind !== 'none') stepDown(place, steps, found);
    return;
  }
  for (const option of value.options) {
    const when = conjoin(place.when, option.when);
    if (when !== null && option.value.kind !== 'none') stepDown({ ...place, value: option.value, when }, steps, found);
  }
}

function stepDown(place: PropertyValue, steps: PropertyPath, found: PropertyValue[]): void {
  const { value, path, when } = place;
  const step = steps[path.length];
  if (step === undefined) found.push(place);
  else if (step === '*' && value.kind === 'list') {
    for (const [index, item] of value.items.entries()) {
      descend({ value: item, path: [...path, String(index)], when, entry: null, holder: null }, steps, found);
    }
  } else if (step === '*') {
    // CloudFormation takes a lone item where a list belongs.
    if (value.kind !== 'unknown') stepDown({ ...place, path: [...path, '0'] }, steps, found);
  } else if (value.kind === 'map') {
    for (const entry of value.entries) {
      if (step !== '{}' && entry.key !== step) continue;
      descend({ value: entry.value, path: [...path, entry.key], when, entry, holder: value }, steps, found);
    }
  }
}
