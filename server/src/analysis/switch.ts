/** Settings that must be switched on or present: where one is off or missing, and under which conditions. */
import type { Resource } from '../model/template.js';
import type { Span } from '../text/span.js';
import type { Guard } from '../value/guard.js';
import { isWrittenHere } from '../value/origin.js';
import { absencesAt, optionsAt } from '../value/path.js';
import { booleanOf, textOf } from '../value/read.js';
import type { Value } from '../value/value.js';

export interface SwitchedOff {
  /** The value that switches it off, or the place that lacks it. */
  readonly at: Span;
  readonly when: Guard;
}

/** Where a boolean property is `false`, or is missing and therefore off by default; none where it is not known. */
export function switchedOff(resource: Resource, ...path: readonly string[]): readonly SwitchedOff[] {
  return switchedOffIn(resource.properties, resource.key, ...path);
}

/** The same within any map; `lacking`: the place to point at when the path is missing. */
export function switchedOffIn(value: Value, lacking: Span, ...path: readonly string[]): readonly SwitchedOff[] {
  const off = optionsAt(value, ...path).filter((option) => booleanOf(option.value) === false);
  return [
    ...absencesAt(value, ...path).map((when) => ({ when, at: lacking })),
    ...off.map((option) => ({ when: option.when, at: option.value.at ?? lacking })),
  ];
}

/** Where a property is certainly missing. */
export function missing(resource: Resource, ...path: readonly string[]): readonly SwitchedOff[] {
  return absencesAt(resource.properties, ...path).map((when) => ({ when, at: resource.key }));
}

/** Where a property that refers to something is certainly missing, or is an empty text, which takes the reference away. */
export function refersToNothing(resource: Resource, ...path: readonly string[]): readonly SwitchedOff[] {
  const empty = optionsAt(resource.properties, ...path).filter(({ value }) => isEmptyText(value));
  return [...missing(resource, ...path), ...empty.map(({ when, value }) => ({ when, at: value.at ?? resource.key }))];
}

/** An empty text as it is written; the empty default of a parameter waits for what is given. */
function isEmptyText(value: Value): boolean {
  return textOf(value) === '' && isWrittenHere(value);
}
