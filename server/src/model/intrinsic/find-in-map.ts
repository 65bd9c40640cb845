/** `Fn::FindInMap`, with computed keys and a default value (AWS::LanguageExtensions). */
import { deref, lookup } from '../../syntax/lookup.js';
import type { Node } from '../../syntax/tree.js';
import { placedAt, unknown } from '../../value/compose.js';
import { entryOf } from '../../value/read.js';
import type { Value } from '../../value/value.js';
import { mapOptions, type Call, type Scope } from '../scope.js';
import { itemsOf } from './call.js';
import { chosen, enumerate } from './enumerate.js';

export function findInMap(call: Call, scope: Scope): Value {
  const { node } = call;
  const [map, top, second, options, more] = itemsOf(call) ?? [];
  if (map === undefined || top === undefined || second === undefined || more !== undefined) return unknown(node, 'invalid');
  const otherwise = options === undefined ? null : defaultValue(options, scope);
  if (options !== undefined && otherwise === null) return unknown(node, 'invalid');
  const search: Search = { call, scope, otherwise };
  return byKey(
    scope.resolve(map),
    search,
    scope.mappingNames(),
    (name) => scope.mapping(name),
    (mapping) => inMap(mapping, top, search, (row) => inMap(row, second, search, (value) => placedAt(value, node))),
  );
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
  const keys = map.entries.map((entry) => entry.key);
  return byKey(search.scope.resolve(key), search, keys, (name) => entryOf(map, name)?.value ?? null, found);
}

function byKey(
  key: Value,
  search: Search,
  keys: readonly string[],
  get: (key: string) => Value | null,
  found: (value: Value) => Value,
): Value {
  const {
    call: { node },
    scope,
    otherwise,
  } = search;
  const missing = otherwise === null ? unknown(node, 'invalid') : placedAt(otherwise, node);
  return mapOptions(key, node, scope, (name) => {
    if (name.kind === 'unknown') return placedAt(name, node);
    const step = (candidate: string): Value => {
      const value = get(candidate);
      return value === null ? missing : found(value);
    };
    const missed = otherwise === null ? null : missing;
    if (name.kind === 'scalar') return chosen(name, () => keys, node, scope, step, missed);
    return enumerate(name, keys, node, scope, step, missed) ?? unknown(node, 'invalid');
  });
}
