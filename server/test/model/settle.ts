/** What a value with holes and alternatives comes to, once everything is given: worked out without the resolver. */
import { encodeBase64 } from '../../src/value/base64.js';
import type { Guard } from '../../src/value/guard.js';
import type { Value } from '../../src/value/value.js';

/** What decides a value: parameters by name (a list for a list parameter), and conditions. */
export interface Decision {
  readonly parameters: ReadonlyMap<string, string | readonly string[]>;
  holds(condition: string): boolean;
}

/** Stands for what stays unknown, or cannot be said with a value's own words. */
export const unsettled = Symbol('unsettled');

export type Settled = typeof unsettled | undefined | null | string | number | boolean | readonly Settled[] | { readonly [key: string]: Settled };

/** Plain JSON; `undefined` for what is not there, `unsettled` for what depends on more than parameters. */
export function settle(value: Value, decision: Decision): Settled {
  switch (value.kind) {
    case 'scalar': return value.type === 'string' ? value.text : value.type === 'number' ? Number(value.text) : value.text === 'true';
    case 'null': return null;
    case 'none': return undefined;
    case 'unknown': case 'attribute': return unsettled;
    case 'ref': return value.derived === true ? unsettled : decision.parameters.get(value.name) ?? unsettled;
    case 'base64': return mapText(settle(value.content, decision), encodeBase64);
    case 'list': return all(value.items.map((item) => settle(item, decision)).filter((item) => item !== undefined), (items) => items);
    case 'map': {
      const entries = value.entries.map((entry) => [entry.key, settle(entry.value, decision)] as const).filter(([, item]) => item !== undefined);
      return all(entries.map(([, item]) => item), (items) => Object.fromEntries(entries.map(([key], index) => [key, items[index]])));
    }
    case 'concat': return all(value.parts.map((part) => settle(part, decision)), (parts) =>
      (parts.every((part) => typeof part !== 'object') ? parts.map(String).join('') : unsettled));
    case 'alternatives': {
      const options = value.options.filter((option) => guardHolds(option.when, decision));
      const [only] = options;
      if (options.length > 1) throw new Error('several options hold at once');
      return only === undefined ? unsettled : settle(only.value, decision);
    }
  }
}

function all(parts: readonly Settled[], change: (parts: readonly Settled[]) => Settled): Settled {
  return parts.includes(unsettled) ? unsettled : change(parts);
}

function mapText(text: Settled, change: (text: string) => string): Settled {
  return text === unsettled || typeof text === 'object' ? unsettled : change(String(text));
}

function guardHolds(guard: Guard, decision: Decision): boolean {
  return guard.every((assumption) => {
    switch (assumption.kind) {
      case 'condition': return decision.holds(assumption.name) === assumption.holds;
      case 'parameter': return decision.parameters.get(assumption.name) === assumption.value;
      case 'other-value': return !assumption.values.some((value) => decision.parameters.get(assumption.name) === value);
    }
  });
}
