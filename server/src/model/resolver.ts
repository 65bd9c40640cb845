/** `resolve`: what is known of the value that a node of a template stands for. */
import { deref, effectiveEntries, keyText } from '../syntax/lookup.js';
import type { Entry, Mapping, Node, Scalar, Sequence } from '../syntax/tree.js';
import { knownText, pieceCutter, pieceOf, placedAt, unknown } from '../value/compose.js';
import type { Guard } from '../value/guard.js';
import type { KnownScalar, MapEntry, Piece, Value } from '../value/value.js';
import { callOf, innerCallOf } from './intrinsic/call.js';
import { evaluate } from './intrinsic/function.js';
import { included, isInclude } from './intrinsic/transform.js';
import { isLoop, turns } from './loop.js';
import { restrict } from './restrict.js';
import { scalarType } from './scalar-type.js';
import type { Call, Scope } from './scope.js';

/** What the values of a template depend on, the same for all of its nodes. */
export interface Surroundings {
  /** The value of a `Ref`, of a parameter or resource. */
  reference(name: string, at: Node): Value;
  attribute(id: string, name: string, at: Node): Value;
  mapping(name: string): Value | null;
  mappingNames(): readonly string[];
  isParameter(name: string): boolean;
  allowedValues(parameter: string): readonly string[] | null;
  conditionHolds(name: string): boolean | null | undefined;
  combine(guard: Guard, more: Guard): Guard | null;
  include(path: string, at: Node): Value | null;
  readonly work: Work;
}

/** Bounds what resolving may cost, over all values of a template. */
export interface Work {
  steps: number;
  turns: number;
  depth: number;
}

export function noWork(): Work {
  return { steps: 0, turns: 0, depth: 0 };
}

/** Nodes looked at; a template of a megabyte has some fifty thousand. */
const maxSteps = 2_000_000;
/** Turns of loops; CloudFormation takes five hundred resources. */
const maxTurns = 10_000;
const maxDepth = 200;

export type Loops = ReadonlyMap<string, KnownScalar>;

export const noLoops: Loops = new Map();

/** Resolves nodes. Loops have a resolver for each turn, which knows their variables. */
export class Resolver implements Scope {
  readonly #around: Surroundings;
  readonly #loops: Loops;
  /** Calls and anchored nodes, once each. Null while one is being resolved: what leads back to itself has no value. */
  readonly #done = new Map<Node, Value | null>();

  constructor(around: Surroundings, loops: Loops) {
    this.#around = around;
    this.#loops = loops;
  }

  resolve(node: Node | null): Value {
    const target = deref(node);
    if (target === null) return unknown(node, 'invalid');
    if (target.tag === null && target.kind === 'scalar') return this.#scalar(target);
    const call = callOf(target);
    if (call === null && target.anchor === null) return this.#bounded(target, null);
    const known = this.#done.get(target);
    if (known !== undefined) return known ?? unknown(target, 'invalid');
    this.#done.set(target, null);
    const value = this.#bounded(target, call);
    this.#done.set(target, value);
    return value;
  }

  argument(call: Call): Value {
    const { argument, isShort } = call;
    if (!isShort || argument === null || argument.kind === 'alias') return this.resolve(argument);
    const inner = innerCallOf(call);
    return inner === null ? this.#literal(argument) : evaluate(inner, this);
  }

  textOf(scalar: Scalar): KnownScalar {
    const whole = knownText(scalar, [pieceOf(scalar)]);
    return this.#loops.size === 0 ? whole : this.#withLoops(whole);
  }

  reference(name: string, at: Node): Value {
    const variable = this.#loops.get(name);
    return variable === undefined ? this.#around.reference(name, at) : placedAt(variable, at);
  }

  attribute(id: string, name: string, at: Node): Value {
    return this.#around.attribute(id, name, at);
  }

  mapping(name: string): Value | null {
    return this.#around.mapping(name);
  }

  mappingNames(): readonly string[] {
    return this.#around.mappingNames();
  }

  isParameter(name: string): boolean {
    return this.#around.isParameter(name);
  }

  allowedValues(parameter: string): readonly string[] | null {
    return this.#around.allowedValues(parameter);
  }

  conditionHolds(name: string): boolean | null | undefined {
    return this.#around.conditionHolds(name);
  }

  combine(guard: Guard, more: Guard): Guard | null {
    return this.#around.combine(guard, more);
  }

  restrict(value: Value, guard: Guard): Value {
    return restrict(value, guard, (left, right) => this.combine(left, right));
  }

  include(path: string, at: Node): Value | null {
    return this.#around.include(path, at);
  }

  /** A resolver for one turn of a loop. */
  withVariable(name: string, value: KnownScalar): Resolver {
    return new Resolver(this.#around, new Map([...this.#loops, [name, value]]));
  }

  /** Whether there is work left for another turn of a loop. */
  spendTurn(): boolean {
    this.#around.work.turns += 1;
    return this.#around.work.turns <= maxTurns;
  }

  #bounded(node: Exclude<Node, { kind: 'alias' }>, call: Call | null): Value {
    const { work } = this.#around;
    work.steps += 1;
    if (work.depth >= maxDepth || work.steps > maxSteps) return unknown(node, 'limit');
    work.depth += 1;
    const value = call === null ? this.#literal(node) : evaluate(call, this);
    work.depth -= 1;
    return value;
  }

  #literal(node: Exclude<Node, { kind: 'alias' }>): Value {
    switch (node.kind) {
      case 'scalar': return this.#scalar(node);
      case 'sequence': return this.#list(node);
      case 'mapping': return this.#map(node);
    }
  }

  #scalar(scalar: Scalar): Value {
    const type = scalarType(scalar);
    if (type === 'null') return { kind: 'null', at: scalar };
    const text = this.textOf(scalar);
    return type === 'string' || text.text !== scalar.text ? text : { ...text, type };
  }

  #list(node: Sequence): Value {
    const items: Value[] = [];
    for (const item of node.items) {
      const value = this.resolve(item);
      if (value.kind !== 'none') items.push(value);
    }
    return { kind: 'list', at: node, items };
  }

  #map(node: Mapping): Value {
    const entries: MapEntry[] = [];
    for (const entry of effectiveEntries(node)) {
      const key = keyText(entry);
      if (key === null) continue;
      if (key === 'Fn::Transform') {
        const macro = this.resolve(entry.value);
        if (!isInclude(macro)) return unknown(node, 'macro');
        for (const added of this.#included(macro, entry.key)) entries.push(added);
      } else if (isLoop(key)) {
        for (const repeated of this.#looped(entry)) entries.push(repeated);
      } else {
        const value = this.resolve(entry.value);
        if (value.kind !== 'none') entries.push({ key: this.keyOf(key), keyNode: entry.key, value });
      }
    }
    return { kind: 'map', at: node, entries };
  }

  /** What an include adds; the entry itself, unknown, when the file is not at hand. */
  #included(macro: Value, key: Node): readonly MapEntry[] {
    const value = included(macro, key, this);
    return value?.kind === 'map' ? value.entries : [{ key: 'Fn::Transform', keyNode: key, value: unknown(key, 'macro') }];
  }

  /** The entries of all turns; the loop itself, unknown, when its turns are not known. */
  #looped(entry: Entry): readonly MapEntry[] {
    const all = turns<Resolver>(entry.value, this);
    if (all.kind === 'unknown') return [{ key: keyText(entry) ?? '', keyNode: entry.key, value: all }];
    return all.turns.flatMap(({ scope, body }) => {
      const value = scope.#map(body);
      return value.kind === 'map' ? value.entries : [];
    });
  }

  /** A key with the variables of the loops around it put in. */
  keyOf(key: string): string {
    return this.#loops.size === 0 ? key : this.#withLoops(knownText(null, [{ text: key, scalar: null, from: 0 }])).text;
  }

  /** `${Name}` and `&{Name}` of the loops around become their values, the latter without what is no letter or digit. */
  #withLoops(whole: KnownScalar): KnownScalar {
    const cut = pieceCutter(whole.pieces);
    const pieces: Piece[] = [];
    let done = 0;
    for (const match of whole.text.matchAll(/[$&]\{([A-Za-z0-9]+)\}/g)) {
      const variable = this.#loops.get(match[1] ?? '');
      if (variable === undefined) continue;
      pieces.push(...cut(done, match.index));
      if (match[0].startsWith('$')) pieces.push(...variable.pieces);
      else pieces.push({ text: variable.text.replace(/[^A-Za-z0-9]/g, ''), scalar: null, from: 0 });
      done = match.index + match[0].length;
    }
    if (done === 0) return whole;
    return knownText(whole.at, [...pieces, ...cut(done, whole.text.length)]);
  }
}
