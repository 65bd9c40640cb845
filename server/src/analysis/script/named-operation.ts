/** Operations of AWS that a document calls by their names: the steps of an automation, the tasks of a state machine. */
import { gather } from '../../text/gather.js';
import { madeText } from '../../value/compose.js';
import { entryOf } from '../../value/read.js';
import type { Value } from '../../value/value.js';
import { valuesBelow } from '../property-value.js';

/** An operation that a step names, and what it hands to it; null if that is in the text of the name. */
export interface NamedOperation {
  readonly value: Value;
  readonly given: Value | null;
}

/** The operations that the steps of an automation name: `aws:executeAwsApi` with `Service` and `Api`. */
export function operationsIn(document: Value): readonly NamedOperation[] {
  return gather(valuesBelow(document, ['mainSteps', '*', 'inputs']), ({ value }) => {
    const service = entryOf(value, 'Service')?.value;
    const operation = entryOf(value, 'Api')?.value;
    if (service === undefined || operation === undefined) return [];
    return [
      { value: { kind: 'concat' as const, at: operation.at, parts: [service, madeText(operation.at, ':'), operation] }, given: value },
    ];
  });
}

/** The operations that the tasks of a definition call: `Resource` of each state, including nested ones. */
export function tasksIn(definition: Value, depth = 0): readonly NamedOperation[] {
  if (depth > 30) return [];
  if (definition.kind === 'list') return gather(definition.items, (item) => tasksIn(item, depth + 1));
  if (definition.kind !== 'map') return [];
  const given =
    ['Parameters', 'Arguments'].map((key) => entryOf(definition, key)?.value).find((value) => value !== undefined) ?? definition;
  return gather(definition.entries, ({ key, value }) => (key === 'Resource' ? [{ value, given }] : tasksIn(value, depth + 1)));
}
