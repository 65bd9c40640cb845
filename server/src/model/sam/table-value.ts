/** Values from SAM's own tables: JSON with `Ref`, `Fn::GetAtt` and `Fn::Sub`, and texts with names in them. */
import type { Node } from '../../syntax/tree.js';
import type { Value } from '../../value/value.js';
import { filled, named, type Lowering, type Names } from './lowering.js';
import { valueOf } from './made-value.js';

/** The value of a piece of a table. `names` gives its parameters; every node it yields is placed at `at`. */
export function tableValue(json: unknown, at: Node | null, lowering: Lowering, names: Names): Value {
  const inner = (part: unknown): Value => tableValue(part, at, lowering, names);
  if (Array.isArray(json)) return { kind: 'list', at, items: json.map(inner) };
  if (typeof json === 'object' && json !== null) {
    const entries: readonly (readonly [string, unknown])[] = Object.entries(json);
    const [[key, argument] = ['', null]] = entries;
    if (key === 'Ref') return names(String(argument)) ?? named(String(argument), at, lowering);
    if (key === 'Fn::GetAtt') return named(Array.isArray(argument) ? argument.join('.') : '', at, lowering);
    if (key === 'Fn::Sub') return substituted(argument, at, lowering, names);
    return { kind: 'map', at, entries: entries.map(([name, value]) => ({ key: name, keyNode: null, value: inner(value) })) };
  }
  if (typeof json === 'number' || typeof json === 'boolean') return valueOf(json, at);
  return filled(String(json), at, lowering, names);
}

function substituted(argument: unknown, at: Node | null, lowering: Lowering, names: Names): Value {
  const parts: readonly unknown[] = Array.isArray(argument) ? argument : [argument];
  const [text, variables] = parts;
  const values = typeof variables === 'object' && variables !== null ? tableValue(variables, at, lowering, names) : null;
  return filled(String(text), at, lowering, (name) => {
    const entry = values?.kind === 'map' ? values.entries.find(({ key }) => key === name) : undefined;
    return entry?.value ?? names(name);
  });
}
