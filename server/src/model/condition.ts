/** The conditions of a template: what each says, which are decided, and which can hold together. */
import { deref, effectiveEntries, keyText } from '../syntax/lookup.js';
import type { Node } from '../syntax/tree.js';
import { conjoin, guardText, type Assumption, type Guard } from '../value/guard.js';
import { callOf, itemsOf } from './intrinsic/call.js';
import { equality } from './equality.js';
import { and, canHold, not, or, type Domain, type Formula } from './formula.js';
import type { Call, Scope } from './scope.js';

/** A condition as written; in a loop its scope knows the variables. */
export interface WrittenCondition {
  readonly node: Node | null;
  readonly scope: Scope;
}

export class Conditions {
  readonly #written: ReadonlyMap<string, WrittenCondition>;
  readonly #domain: Domain;
  readonly #formulas = new Map<string, Formula>();
  readonly #possible = new Map<string, boolean>();

  /** The scopes of the conditions must know no more of parameters than what decides conditions. */
  constructor(written: ReadonlyMap<string, WrittenCondition>, domain: Domain) {
    this.#written = written;
    this.#domain = domain;
  }

  /** True or false when decided, null when open, undefined when there is no such condition. */
  holds(name: string): boolean | null | undefined {
    if (!this.#written.has(name)) return undefined;
    const formula = this.formula(name);
    if (formula.kind === 'constant') return formula.holds;
    if (!this.isPossible([{ kind: 'condition', name, holds: true }])) return false;
    return this.isPossible([{ kind: 'condition', name, holds: false }]) ? null : true;
  }

  formula(name: string): Formula {
    const known = this.#formulas.get(name);
    if (known !== undefined) return known;
    const condition = this.#written.get(name);
    const opaque: Formula = { kind: 'opaque', id: `condition ${name}` };
    // A condition that leads back to itself finds this here.
    this.#formulas.set(name, opaque);
    const formula = condition === undefined ? opaque : this.#read(condition.node, condition.scope, opaque);
    this.#formulas.set(name, formula);
    return formula;
  }

  isPossible(guard: Guard): boolean {
    const key = guardText(guard);
    return key === null || this.#canHold(key, () => guard.map((assumption) => this.assumed(assumption)));
  }

  /** Both guards together, without what is implied; null when they cannot hold together. */
  combine(guard: Guard, more: Guard): Guard | null {
    let combined = guard;
    for (const assumption of more) {
      const both = conjoin(combined, [assumption]);
      if (both === null || (both.length > combined.length && !this.isPossible(both))) return null;
      if (both.length > combined.length && !this.#implies(combined, assumption)) combined = both;
    }
    return combined;
  }

  assumed(assumption: Assumption): Formula {
    switch (assumption.kind) {
      case 'condition': return assumption.holds ? this.formula(assumption.name) : not(this.formula(assumption.name));
      case 'parameter': return { kind: 'equals', name: assumption.name, value: assumption.value };
      case 'other-value': return and(assumption.values.map((value) => not({ kind: 'equals', name: assumption.name, value })));
    }
  }

  #implies(guard: Guard, assumption: Assumption): boolean {
    const [key, implied] = [guardText(guard), guardText([assumption])];
    if (key === null) return false;
    return !this.#canHold(`${key} && !(${implied})`, () => [...guard.map((part) => this.assumed(part)), not(this.assumed(assumption))]);
  }

  #canHold(key: string, formulas: () => readonly Formula[]): boolean {
    const known = this.#possible.get(key);
    if (known !== undefined) return known;
    const possible = canHold(formulas(), this.#domain);
    this.#possible.set(key, possible);
    return possible;
  }

  /** What a node of the section says; `opaque` for what CloudFormation refuses. */
  #read(node: Node | null, scope: Scope, opaque: Formula): Formula {
    const target = deref(node);
    const call = target === null ? null : conditionCall(target);
    if (call === null) return opaque;
    const parts = (): readonly Formula[] | null => itemsOf(call)?.map((item) => this.#read(item, scope, opaque)) ?? null;
    switch (call.name) {
      case 'Condition': return this.#named(call, scope, opaque);
      case 'Fn::Equals': return this.#equals(call, scope, opaque);
      case 'Fn::Not': {
        const [only, more] = parts() ?? [];
        return only === undefined || more !== undefined ? opaque : not(only);
      }
      case 'Fn::And': return and(parts() ?? [opaque]);
      case 'Fn::Or': return or(parts() ?? [opaque]);
      default: return opaque;
    }
  }

  #named(call: Call, scope: Scope, opaque: Formula): Formula {
    const name = deref(call.argument);
    if (name?.kind !== 'scalar') return opaque;
    const { text } = scope.textOf(name);
    return this.#written.has(text) ? this.formula(text) : opaque;
  }

  #equals(call: Call, scope: Scope, opaque: Formula): Formula {
    const [left, right, more] = itemsOf(call) ?? [];
    if (left === undefined || right === undefined || more !== undefined) return opaque;
    return equality(scope.resolve(left), scope.resolve(right), scope, (guard) => and(guard.map((part) => this.assumed(part))));
  }
}

/** `{Condition: Name}` is a call nowhere but here. */
function conditionCall(node: Node): Call | null {
  const call = callOf(node);
  if (call !== null || node.kind !== 'mapping') return call;
  const [entry, more] = effectiveEntries(node);
  if (entry === undefined || more !== undefined || keyText(entry) !== 'Condition') return null;
  return { name: 'Condition', node, argument: entry.value, isShort: false };
}
