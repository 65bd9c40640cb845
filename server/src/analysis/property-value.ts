/** The values of a property at a path with stars, each with the steps that lead to it and the conditions under which it exists. */
import type { PropertyPath } from '../data/property-table.js';
import type { Resource } from '../model/template.js';
import { always, conjoin, type Guard } from '../value/guard.js';
import { unknown } from '../value/compose.js';
import type { Dictionary, MapEntry, Value } from '../value/value.js';

export interface PropertyValue {
  /** Neither alternatives nor absent. */
  readonly value: Value;
  /** The steps below `Properties`, with indices as text. */
  readonly path: readonly string[];
  /** When it exists, in addition to the condition of the resource. */
  readonly when: Guard;
  /** The entry that holds it, or null when it is the item of a list. */
  readonly entry: MapEntry | null;
  /** The map of that entry, or null. */
  readonly holder: Dictionary | null;
}

/** The name of a property for messages: the path to it without the positions in lists. */
export function propertyName(path: readonly string[]): string {
  return path.filter((step) => !/^\d+$/.test(step)).join('.');
}

/** The values at a path below the properties of a resource; `*` stands for each item of a list, `{}` for each value of a map. */
export function propertyValues(resource: Resource, path: PropertyPath): readonly PropertyValue[] {
  const [first] = path;
  // Most resources lack the properties in question, which can be seen without resolving them.
  if (first !== undefined && first !== '*' && first !== '{}' && !resource.mayHave(first)) return [];
  return valuesBelow(resource.properties, path);
}

/** The same, below any value. */
export function valuesBelow(value: Value, path: PropertyPath): readonly PropertyValue[] {
  const way: Way = { steps: path, taken: [], found: [] };
  descend({ value, when: always, entry: null, holder: null }, way);
  return way.found;
}

type Place = Omit<PropertyValue, 'path'>;

/** The state of a search: the steps to take, those that led to the current place, and what was found. */
interface Way {
  readonly steps: PropertyPath;
  readonly taken: string[];
  readonly found: PropertyValue[];
}

/** Takes the remaining steps from each of the options at a place. */
function descend(place: Place, way: Way): void {
  const { value } = place;
  if (value.kind !== 'alternatives') {
    if (value.kind !== 'none') stepDown(place, way);
    return;
  }
  for (const option of value.options) {
    const when = conjoin(place.when, option.when);
    if (when !== null && option.value.kind !== 'none') stepDown({ ...place, value: option.value, when }, way);
  }
}

function stepDown(place: Place, way: Way): void {
  const { value, when, entry, holder } = place;
  const step = way.steps[way.taken.length];
  if (step === undefined) way.found.push({ value, path: [...way.taken], when, entry, holder });
  else if (step === '*' && value.kind === 'list') {
    for (const [index, item] of value.items.entries()) take(String(index), { value: item, when, entry: null, holder: null }, way);
  } else if (step === '*') {
    // CloudFormation accepts a single item instead of a list.
    if (value.kind !== 'unknown') take('0', place, way);
  } else if (value.kind === 'map') stepInto(value, step, when, way);
}

/** An entry that may be there, though it is not among the known ones, is unknown. */
function stepInto(map: Dictionary, step: string, when: Guard, way: Way): void {
  let isFound = step === '{}';
  for (const each of map.entries) {
    if (step !== '{}' && each.key !== step) continue;
    isFound = true;
    take(each.key, { value: each.value, when, entry: each, holder: map }, way);
  }
  if (!isFound && map.rest !== undefined) take(step, { value: unknown(map.at, map.rest), when, entry: null, holder: null }, way);
}

function take(step: string, to: Place, way: Way): void {
  way.taken.push(step);
  descend(to, way);
  way.taken.pop();
}
