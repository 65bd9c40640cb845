/** `Fn::FindInMap`, with computed keys and a default value (AWS::LanguageExtensions). */
import { deref, lookup } from '../../syntax/lookup.js';
import type { Node } from '../../syntax/tree.js';
import { placedAt, unknown } from '../../value/compose.js';
import { entryOf } from '../../value/read.js';
import type { Value } from '../../value/value.js';
import { mapOptions, type Call, type Scope } from '../scope.js';
import { itemsOf } from './call.js';
import { chosen, enumerate, type Selection } from './enumerate.js';

export function findInMap(call: Call, scope: Scope): Value {
  const { node } = call;
  const [map, top, second, options, more] = itemsOf(call) ?? [];
  if (map === undefined || top === undefined || second === undefined || more !== undefined) return unknown(node, 'invalid');
  const otherwise = options === undefined ? null : defaultValue(options, scope);
  if (options !== undefined && otherwise === null) return unknown(node, 'invalid');
  const search: Search = { call, scope, otherwise };
  const mappings: Level = { keys: () => scope.mappingNames(), valueAt: (name) => scope.mapping(name) };
  return byKey(scope.resolve(map), mappings, search, (mapping) =>
    inMap(mapping, top, search, (row) => inMap(row, second, search, (value) => placedAt(value, node))),
  );
}

/** What one key is looked up in: the mappings of the template, the rows of one, or the columns of one of its rows. */
interface Level {
  readonly keys: () => readonly string[];
  readonly valueAt: (key: string) => Value | null;
}

interface Search {
  readonly call: Call;
  readonly scope: Scope;
  readonly otherwise: Value | null;
}

function defaultValue(options: Node, scope: Scope): Value | null {
  const map = deref(options);
  const value = map?.kind === 'mapping' ? lookup(map, 'DefaultValue') : null;
  return value === null ? null : scope.resolve(value);
}

function inMap(map: Value, key: Node, search: Search, found: (value: Value) => Value): Value {
  if (map.kind !== 'map') return unknown(search.call.node, map.kind === 'unknown' ? map.reason : 'invalid');
  const level: Level = { keys: () => map.entries.map((entry) => entry.key), valueAt: (name) => entryOf(map, name)?.value ?? null };
  return byKey(search.scope.resolve(key), level, search, found);
}

function byKey(key: Value, level: Level, search: Search, found: (value: Value) => Value): Value {
  const {
    call: { node },
    scope,
    otherwise,
  } = search;
  const missing = otherwise === null ? unknown(node, 'invalid') : placedAt(otherwise, node);
  const selection: Selection = {
    candidates: level.keys,
    found: (candidate) => {
      const value = level.valueAt(candidate);
      return value === null ? missing : found(value);
    },
    otherwise: otherwise === null ? null : missing,
  };
  return mapOptions(key, node, scope, (name) => {
    if (name.kind === 'unknown') return placedAt(name, node);
    if (name.kind === 'scalar') return chosen(name, selection, node, scope);
    return enumerate(name, selection, node, scope) ?? unknown(node, 'invalid');
  });
}
