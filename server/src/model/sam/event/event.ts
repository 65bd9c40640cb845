/** The events of a function or state machine, and the resources that each creates. */
import type { Node } from '../../../syntax/tree.js';
import { gather } from '../../../text/gather.js';
import { textOf } from '../../../value/read.js';
import type { Value } from '../../../value/value.js';
import type { Resource } from '../../template.js';
import { givenAt } from '../as-written.js';
import type { MadeValue, MadeMap } from '../made-value.js';
import { noGrants, type Grants } from '../role.js';

export interface SamEvent {
  /** The logical ID of the event: that of its resource, followed by its name. */
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly properties: Value;
  readonly at: Node | null;
  readonly owner: Resource;
}

/** What events invoke: a function or state machine, or its alias. */
export interface Target {
  /** What a permission names. */
  readonly name: Value;
  readonly arn: Value;
  /** The logical ID of what is invoked. */
  readonly id: string;
}

export interface Made {
  readonly resources: readonly Resource[];
  /** What else the execution role needs. */
  readonly grants: Grants;
}

export function making(...resources: readonly Resource[]): Made {
  return { resources, grants: noGrants };
}

/** The events in the order of the text. */
export function eventsOf(owner: Resource): readonly SamEvent[] {
  const events = givenAt(owner.properties, 'Events');
  if (events?.kind !== 'map') return [];
  return gather(events.entries, ({ key, value }) => {
    const type = textOf(givenAt(value, 'Type'));
    if (type === null) return [];
    const properties: Value = givenAt(value, 'Properties') ?? { kind: 'map', at: null, entries: [] };
    return [{ id: `${owner.id}${key}`, name: key, type, properties, at: value.at, owner }];
  });
}

/** The present ones of some properties, under the same names. */
export function picked(properties: Value, names: readonly string[]): MadeMap {
  return Object.fromEntries(names.map((name): [string, MadeValue | null] => [name, givenAt(properties, name)]));
}
