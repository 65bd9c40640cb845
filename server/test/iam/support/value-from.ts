/** Values for tests, written as a template would write them: `Ref`, `Fn::GetAtt`, `Fn::Sub`, `Fn::If`; `$unknown` for the rest. */
import { unwrittenPiece } from '../../../src/value/compose.js';
import type { Value } from '../../../src/value/value.js';

export type Plain = string | number | boolean | null | readonly Plain[] | { readonly [key: string]: Plain };

export function valueFrom(plain: Plain): Value {
  if (plain === null) return { kind: 'null', at: null };
  if (typeof plain === 'string') return scalar('string', plain);
  if (typeof plain === 'number') return scalar('number', String(plain));
  if (typeof plain === 'boolean') return scalar('boolean', String(plain));
  if (isList(plain)) return { kind: 'list', items: plain.map(valueFrom), at: null };
  const [[name, argument] = ['', null], ...others] = Object.entries(plain);
  return (others.length === 0 ? intrinsic(name, argument) : null) ?? {
    kind: 'map',
    entries: Object.entries(plain).map(([key, value]) => ({ key, keyNode: null, value: valueFrom(value) })),
    at: null,
  };
}

function intrinsic(name: string, argument: Plain): Value | null {
  if (name === '$unknown') return { kind: 'unknown', reason: 'import', at: null };
  if (name === 'Ref') return reference(String(argument));
  if (name === 'Fn::Sub') return substitution(String(argument));
  if (argument === null || typeof argument !== 'object' || !isList(argument)) return null;
  const [first = '', second = '', third = ''] = argument;
  if (name === 'Fn::GetAtt') return { kind: 'attribute', id: String(first), name: String(second), at: null };
  if (name !== 'Fn::If') return null;
  const options = [{ holds: true, plain: second }, { holds: false, plain: third }].map(({ holds, plain }) => ({
    when: [{ kind: 'condition' as const, name: String(first), holds }],
    value: valueFrom(plain),
  }));
  return { kind: 'alternatives', options, at: null };
}

function substitution(template: string): Value {
  const parts = template.split(/(\$\{[^}]*\})/).filter((part) => part !== '');
  return { kind: 'concat', at: null, parts: parts.map((part) => {
    const [, name] = /^\$\{([^!].*)\}$/.exec(part) ?? [];
    if (name === undefined) return scalar('string', part.replace('${!', '${'));
    const [id = '', attribute] = name.split('.');
    return attribute === undefined ? reference(id) : { kind: 'attribute', id, name: attribute, at: null };
  }) };
}

function reference(name: string): Value {
  return name === 'AWS::NoValue' ? { kind: 'none', at: null } : { kind: 'ref', name, at: null };
}

function scalar(type: 'string' | 'number' | 'boolean', text: string): Value {
  return { kind: 'scalar', type, text, pieces: [unwrittenPiece(text)], at: null };
}

function isList(plain: Plain): plain is readonly Plain[] {
  return Array.isArray(plain);
}
