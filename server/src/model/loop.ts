/** `Fn::ForEach`: the iterations of a loop, each with a resolver that knows the value of its variable. */
import { deref } from '../syntax/lookup.js';
import type { Mapping, Node } from '../syntax/tree.js';
import { unknown } from '../value/compose.js';
import type { KnownScalar, Unknown, Value } from '../value/value.js';

const prefix = 'Fn::ForEach::';

export function isLoop(key: string): boolean {
  return key.startsWith(prefix);
}

/** What a loop needs from the resolver that encounters it. */
interface LoopScope<Self> {
  resolve(node: Node | null): Value;
  withVariable(name: string, value: KnownScalar): Self;
  spendTurn(): boolean;
  giveUp(at: Node | null): Unknown;
}

export interface Turn<Self> {
  readonly scope: Self;
  readonly body: Mapping;
}

export interface Turns<Self> {
  readonly kind: 'turns';
  readonly turns: readonly Turn<Self>[];
}

/** `[Variable, Collection, { Key: Value }]`; unknown unless the collection is completely known. */
export function turns<Self extends LoopScope<Self>>(loop: Node | null, scope: Self): Turns<Self> | Unknown {
  const list = deref(loop);
  const [variable, collection, body, more] = list?.kind === 'sequence' ? list.items : [];
  const name = deref(variable ?? null);
  const fragment = deref(body ?? null);
  if (name?.kind !== 'scalar' || name.text === '' || fragment?.kind !== 'mapping' || collection === undefined || more !== undefined) {
    return unknown(loop, 'invalid');
  }
  const values = scope.resolve(collection);
  if (values.kind !== 'list') return unknown(loop, values.kind === 'unknown' ? values.reason : 'invalid');
  const known: Turn<Self>[] = [];
  for (const value of values.items) {
    if (value.kind !== 'scalar') return unknown(loop, value.kind === 'unknown' ? value.reason : 'invalid');
    if (!scope.spendTurn()) return scope.giveUp(loop);
    // Numbers and booleans are filled in as text.
    known.push({ scope: scope.withVariable(name.text, { ...value, type: 'string' }), body: fragment });
  }
  return { kind: 'turns', turns: known };
}
