/** Resolves nodes: the value of a node of a template, as far as it is known. */
import { deref, effectiveEntries, keyText } from '../syntax/lookup.js';
import type { Entry, Mapping, Node, Scalar, Sequence } from '../syntax/tree.js';
import { joinedText, madeBoolean, madeText, openText, pieceOf, placedAt, unknown } from '../value/compose.js';
import type { Guard } from '../value/guard.js';
import type { KnownScalar, MapEntry, Unknown, Value } from '../value/value.js';
import { callOf, innerCallOf } from './intrinsic/call.js';
import { evaluate } from './intrinsic/function.js';
import { includedEntries, isFilledIn, isInclude, reasonForMore } from './intrinsic/transform.js';
import { LaterEntry, mayWait } from './later-entry.js';
import { isLoop, turns } from './loop.js';
import { withVariables, type Variables } from './loop-variable.js';
import { restrict } from './restrict.js';
import { scalarType, writtenTruth } from './scalar-type.js';
import type { Call, Scope } from './scope.js';
import type { SharedScope } from './shared-scope.js';

/** Limit on nodes visited; a template of a megabyte has about fifty thousand. */
const maxSteps = 2_000_000;
const maxRepeated = 200_000;
/** Limit on loop iterations; CloudFormation accepts five hundred resources. */
const maxTurns = 10_000;
const maxDepth = 200;

/** The value of a node, with the number of nodes and levels that went into it. */
interface Done {
  readonly value: Value;
  readonly size: number;
  readonly levels: number;
}

/** Resolves nodes. Each iteration of a loop has a resolver of its own, which knows the loop's variables. */
export class Resolver implements Scope {
  readonly isOpenToOthers: boolean;
  readonly #around: SharedScope;
  readonly #loops: Variables;
  /** Calls and anchored nodes, once each. Null while one is being resolved: a node that refers back to itself has no value. */
  readonly #done = new Map<Node, Done | null>();

  constructor(around: SharedScope, loops: Variables) {
    this.isOpenToOthers = around.isOpenToOthers;
    this.#around = around;
    this.#loops = loops;
  }

  resolve(node: Node | null): Value {
    const target = deref(node);
    if (target === null) return unknown(node, node?.kind === 'alias' && node.isRefused ? 'limit' : 'invalid');
    if (target.tag === null && target.kind === 'scalar') return this.#scalar(target);
    const call = callOf(target);
    if (call === null && target.anchor === null) return this.#bounded(target, null);
    const known = this.#done.get(target);
    return known === undefined ? this.#once(target, call) : this.#again(target, known);
  }

  #once(node: Exclude<Node, { kind: 'alias' }>, call: Call | null): Value {
    const { work } = this.#around;
    const { deepest } = work;
    const before = work.steps + work.repeated;
    this.#done.set(node, null);
    work.deepest = work.depth;
    work.measuring += 1;
    const value = this.#bounded(node, call);
    work.measuring -= 1;
    this.#done.set(node, { value, levels: work.deepest - work.depth, size: work.steps + work.repeated - before });
    work.deepest = Math.max(deepest, work.deepest);
    return value;
  }

  /** Aliases of nodes that contain aliases can make values far deeper and wider than the text. */
  #again(node: Node, done: Done | null): Value {
    if (done === null) return unknown(node, 'invalid');
    const { work } = this.#around;
    if (node.anchor !== null) work.repeated += done.size;
    if (work.depth + done.levels > maxDepth || work.repeated > maxRepeated) return this.giveUp(node);
    work.deepest = Math.max(work.deepest, work.depth + done.levels);
    return done.value;
  }

  argument(call: Call): Value {
    const { argument, isShort } = call;
    if (!isShort || argument === null || argument.kind === 'alias') return this.resolve(argument);
    const inner = innerCallOf(call);
    return inner === null ? this.#literal(argument) : evaluate(inner, this);
  }

  textOf(scalar: Scalar): KnownScalar {
    const whole = joinedText(scalar, [pieceOf(scalar)]);
    return withVariables(whole, this.#loops);
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

  isListParameter(name: string): boolean | null {
    return this.#around.isListParameter(name);
  }

  allowedValues(parameter: string): readonly string[] | null {
    return this.#around.allowedValues(parameter);
  }

  conditionHolds(name: string): boolean | null {
    return this.#around.conditionHolds(name);
  }

  combine(guard: Guard, more: Guard): Guard | null {
    return this.#around.combine(guard, more);
  }

  restrict(value: Value, guard: Guard): Value {
    return restrict(value, guard, this.#around);
  }

  include(path: string, at: Node): Value | null {
    return this.#around.include(path, at);
  }

  giveUp(at: Node | null): Unknown {
    this.#around.work.gaveUpAt ??= at;
    return unknown(at, 'limit');
  }

  /** A resolver for one iteration of a loop. */
  withVariable(name: string, value: KnownScalar): Resolver {
    return new Resolver(this.#around, new Map([...this.#loops, [name, value]]));
  }

  /** Whether the budget allows another iteration of a loop. */
  spendTurn(): boolean {
    this.#around.work.turns += 1;
    return this.#around.work.turns <= maxTurns;
  }

  #bounded(node: Exclude<Node, { kind: 'alias' }>, call: Call | null): Value {
    const { work } = this.#around;
    work.steps += 1;
    if (work.depth >= maxDepth || work.steps > maxSteps) return this.giveUp(node);
    work.depth += 1;
    work.deepest = Math.max(work.deepest, work.depth);
    const value = call === null ? this.#literal(node) : evaluate(call, this);
    work.depth -= 1;
    if (value.kind === 'unknown' && value.reason === 'limit') work.gaveUpAt ??= node;
    return value;
  }

  #literal(node: Exclude<Node, { kind: 'alias' }>): Value {
    switch (node.kind) {
      case 'scalar':
        return this.#scalar(node);
      case 'sequence':
        return this.#list(node);
      case 'mapping':
        return isFilledIn(node) ? unknown(node, 'macro') : this.#map(node);
    }
  }

  #scalar(scalar: Scalar): Value {
    const truth = writtenTruth(scalar);
    if (truth !== null) return madeBoolean(scalar, truth);
    const type = scalarType(scalar);
    if (type === 'null') return { kind: 'null', at: scalar };
    const text = this.textOf(scalar);
    return type === 'string' || text.text !== scalar.text ? openText(text) : { ...text, type };
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
        for (const added of includedEntries(macro, entry.key, this)) entries.push(added);
      } else if (isLoop(key)) {
        for (const repeated of this.#looped(entry)) entries.push(repeated);
      } else {
        const added = this.#entry(this.keyOf(key), entry);
        if (added !== null) entries.push(added);
      }
    }
    const rest = this.#around.isTorn(node) ? 'invalid' : reasonForMore(entries);
    return { kind: 'map', at: node, entries, ...(rest !== null && { rest }) };
  }

  /** Null for an absent entry. Most maps and lists of a template are never needed, so they are resolved only on demand. */
  #entry(key: string, { key: keyNode, value: node }: Entry): MapEntry | null {
    const { work } = this.#around;
    if (work.measuring === 0 && node !== null && mayWait(node) && callOf(node) === null) {
      return new LaterEntry(key, keyNode, this.#later(node, work.depth));
    }
    const value = this.resolve(node);
    return value.kind === 'none' ? null : { key, keyNode, value };
  }

  /** Resolves a node later as it would be now, at this depth. */
  #later(node: Mapping | Sequence, depth: number): () => Value {
    return () => {
      const { work } = this.#around;
      const now = work.depth;
      work.depth = depth;
      const value = this.#bounded(node, null);
      work.depth = now;
      return value;
    };
  }

  /** The entries of all iterations; the loop itself as an unknown entry when its items are not known. */
  #looped(entry: Entry): readonly MapEntry[] {
    const all = turns<Resolver>(entry.value, this);
    if (all.kind === 'unknown') return [{ key: keyText(entry) ?? '', keyNode: entry.key, value: all }];
    return all.turns.flatMap(({ scope, body }) => {
      const value = scope.#map(body);
      return value.kind === 'map' ? value.entries : [];
    });
  }

  /** A key with the variables of enclosing loops filled in. */
  keyOf(key: string): string {
    return this.#loops.size === 0 ? key : withVariables(madeText(null, key), this.#loops).text;
  }
}
