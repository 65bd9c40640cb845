/** Plain JSON as values: the documents of AWS managed policies, and results of parsing. */
import { scalarType, writtenTruth } from '../model/scalar-type.js';
import { deref, effectiveEntries, keyText } from '../syntax/lookup.js';
import type { TornMaps } from '../syntax/torn.js';
import type { Mapping, Node, Scalar } from '../syntax/tree.js';
import { joinedText, madeBoolean, madeText, pieceOf } from '../value/compose.js';
import type { Value } from '../value/value.js';

/** A value without places. */
export function valueOfJson(json: unknown): Value {
  if (json === null || json === undefined) return { kind: 'null', at: null };
  if (Array.isArray(json)) return { kind: 'list', at: null, items: json.map(valueOfJson) };
  if (typeof json === 'object') {
    const entries = Object.entries(json).map(([key, value]) => ({ key, keyNode: null, value: valueOfJson(value) }));
    return { kind: 'map', at: null, entries };
  }
  const text = typeof json === 'string' ? json : JSON.stringify(json);
  const type = typeof json === 'number' ? 'number' : typeof json === 'boolean' ? 'boolean' : 'string';
  return { ...madeText(null, text), type };
}

/** The value of JSON in a string, at the place of the string; any other value as it is. */
export function parsedValue(value: Value): Value {
  if (value.kind !== 'scalar') return value;
  try {
    return { ...valueOfJson(JSON.parse(value.text)), at: value.at };
  } catch {
    return value;
  }
}

/** Parts of a policy document that are nested more deeply count as unknown. */
const maxDepth = 60;

/**
 * The value of a node by itself. Functions, which somebody will fill in before the document is used, are not known, nor whether
 * what is `torn` has further entries.
 */
export function valueOfNode(node: Node | null, torn: TornMaps, depth = 0): Value {
  const target = deref(node);
  if (target === null) return { kind: 'unknown', reason: 'invalid', at: node };
  if (depth > maxDepth) return { kind: 'unknown', reason: 'limit', at: target };
  switch (target.kind) {
    case 'scalar':
      return valueOfScalar(target);
    case 'sequence':
      return { kind: 'list', at: target, items: target.items.map((item) => valueOfNode(item, torn, depth + 1)) };
    case 'mapping': {
      if (isFunction(target)) return { kind: 'unknown', reason: 'macro', at: target };
      const entries = effectiveEntries(target).flatMap((entry) => {
        const key = keyText(entry);
        return key === null ? [] : [{ key, keyNode: entry.key, value: valueOfNode(entry.value, torn, depth + 1) }];
      });
      return { kind: 'map', at: target, entries, ...(torn.has(target) && { rest: 'invalid' }) };
    }
  }
}

/** Whether a map is a function such as `{ "Ref": … }` or `{ "Fn::Sub": … }`, so that the document is a part of a template. */
function isFunction({ entries: [entry, ...others] }: Mapping): boolean {
  const key = entry === undefined || others.length > 0 ? null : keyText(entry);
  return key !== null && (key === 'Ref' || key.startsWith('Fn::'));
}

function valueOfScalar(scalar: Scalar): Value {
  const truth = writtenTruth(scalar);
  if (truth !== null) return madeBoolean(scalar, truth);
  const type = scalarType(scalar);
  return type === 'null' ? { kind: 'null', at: scalar } : { ...joinedText(scalar, [pieceOf(scalar)]), type };
}
