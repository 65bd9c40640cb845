/** Settings that are only safe when they are switched on: where one is off, and under which conditions. */
import type { Resource } from '../model/template.js';
import type { Span } from '../text/span.js';
import type { Guard } from '../value/guard.js';
import { absencesAt, optionsAt } from '../value/path.js';
import { booleanOf } from '../value/read.js';
import type { Value } from '../value/value.js';

export interface SwitchedOff {
  /** The value that switches it off, or what lacks it. */
  readonly at: Span;
  readonly when: Guard;
}

/** Where a boolean property is `false`, or missing and so off by default; nothing where it is not known. */
export function switchedOff(resource: Resource, ...path: readonly string[]): readonly SwitchedOff[] {
  return switchedOffIn(resource.properties, resource.key, ...path);
}

/** The same within any map; `lacking` is the place to point at when the path is missing. */
export function switchedOffIn(value: Value, lacking: Span, ...path: readonly string[]): readonly SwitchedOff[] {
  const off = optionsAt(value, ...path).filter((option) => booleanOf(option.value) === false);
  return [
    ...absencesAt(value, ...path).map((when) => ({ when, at: lacking })),
    ...off.map((option) => ({ when: option.when, at: option.value.at ?? lacking })),
  ];
}

/** Where a property is missing for sure. */
export function missing(resource: Resource, ...path: readonly string[]): readonly SwitchedOff[] {
  return absencesAt(resource.properties, ...path).map((when) => ({ when, at: resource.key }));
}
