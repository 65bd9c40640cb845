/** The conditions of a template: what each one states, which are decided, and which can hold together. */
import { deref, effectiveEntries, keyText, lookup } from '../../syntax/lookup.js';
import type { Node } from '../../syntax/tree.js';
import type { Assumption, Guard } from '../../value/guard.js';
import type { Value } from '../../value/value.js';
import { callOf, itemsOf } from '../intrinsic/call.js';
import type { Call, Scope } from '../scope.js';
import { equality } from './equality.js';
import { Feasibility, type Domain } from './feasibility.js';
import { and, constant, equals, not, opaque, or, type Formula } from './formula.js';

/** A condition as written; inside a loop its scope knows the loop variables. */
export interface WrittenCondition {
  readonly node: Node | null;
  readonly scope: Scope;
}

/** How deeply conditions may nest, inline or by name. */
const maxDepth = 200;

export class Conditions {
  readonly #written: ReadonlyMap<string, WrittenCondition>;
  readonly #formulas = new Map<string, Formula>();
  readonly #decided = new Map<string, boolean | null>();
  readonly #feasibility: Feasibility;
  #depth = 0;

  /**
   * The scopes must know no more about parameters than what decides conditions. The assertions of `rules` are taken as
   * given.
   */
  constructor(written: ReadonlyMap<string, WrittenCondition>, domain: Domain, rules: () => readonly WrittenCondition[]) {
    this.#written = written;
    const asserted = (): readonly Formula[] =>
      rules()
        .map((rule) => this.#rule(rule))
        .filter((formula) => formula.kind !== 'constant');
    this.#feasibility = new Feasibility((assumption) => this.#assumed(assumption), domain, asserted);
  }

  /** True or false when decided; null when open, or when the condition is defined elsewhere. */
  holds(name: string): boolean | null {
    let decided = this.#decided.get(name);
    if (decided === undefined) {
      decided = this.#decide(name);
      this.#decided.set(name, decided);
    }
    return decided;
  }

  #decide(name: string): boolean | null {
    return this.#feasibility.decided(this.#formula(name));
  }

  #formula(name: string): Formula {
    const known = this.#formulas.get(name);
    if (known !== undefined) return known;
    const condition = this.#written.get(name);
    const open = opaque(`condition ${name}`);
    // Stands in for the condition while it is read, in case it refers back to itself.
    this.#formulas.set(name, open);
    const formula = condition === undefined ? open : this.#read(condition.node, { scope: condition.scope, of: `condition ${name}` });
    this.#formulas.set(name, formula);
    return formula;
  }

  isPossible(guard: Guard): boolean {
    return this.#feasibility.isPossible(guard);
  }

  /** Both guards together, without what is implied; null when they cannot hold together. */
  combine(guard: Guard, more: Guard): Guard | null {
    return this.#feasibility.combine(guard, more);
  }

  #assumed(assumption: Assumption): Formula {
    switch (assumption.kind) {
      case 'condition':
        return assumption.holds ? this.#formula(assumption.name) : not(this.#formula(assumption.name));
      case 'parameter':
        return equals(assumption.name, assumption.value);
      case 'other-value':
        return and(assumption.values.map((value) => not(equals(assumption.name, value))));
    }
  }

  /** The formula of a node of the section. */
  #read(node: Node | null, within: Within): Formula {
    const target = deref(node);
    const call = target === null ? null : conditionCall(target);
    if (call === null || this.#depth >= maxDepth) return openAt(target, within);
    this.#depth += 1;
    const formula = this.#called(call, within);
    this.#depth -= 1;
    return formula;
  }

  #called(call: Call, within: Within): Formula {
    const parts = (): readonly Formula[] => itemsOf(call)?.map((item) => this.#read(item, within)) ?? [openAt(call.node, within)];
    switch (call.name) {
      case 'Condition':
        return this.#named(call, within);
      case 'Fn::Equals':
        return this.#equals(call, within);
      case 'Fn::Not': {
        const [only, more] = parts();
        return only === undefined || more !== undefined ? openAt(call.node, within) : not(only);
      }
      case 'Fn::And':
        return and(parts());
      case 'Fn::Or':
        return or(parts());
      case 'Fn::Contains':
        return this.#contains(call, within);
      default:
        return openAt(call.node, within);
    }
  }

  #named(call: Call, within: Within): Formula {
    const name = deref(call.argument);
    return name?.kind === 'scalar' ? this.#formula(within.scope.textOf(name).text) : openAt(call.node, within);
  }

  #equals(call: Call, within: Within): Formula {
    const { scope } = within;
    const [left, right, more] = itemsOf(call) ?? [];
    if (left === undefined || right === undefined || more !== undefined) return openAt(call.node, within);
    return this.#areEqual(scope.resolve(left), scope.resolve(right), call, within);
  }

  /** Only in rules: whether a text equals one of several others. */
  #contains(call: Call, within: Within): Formula {
    const { scope } = within;
    const [list, text, more] = itemsOf(call) ?? [];
    const values = list === undefined ? null : scope.resolve(list);
    if (values?.kind !== 'list' || text === undefined || more !== undefined) return openAt(call.node, within);
    const wanted = scope.resolve(text);
    return or(values.items.map((item) => this.#areEqual(item, wanted, call, within)));
  }

  #areEqual(left: Value, right: Value, call: Call, within: Within): Formula {
    return equality(left, right, {
      scope: within.scope,
      assumed: (guard) => and(guard.map((part) => this.#assumed(part))),
      open: openAt(call.node, within),
    });
  }

  /** `RuleCondition` implies each `Assert`. */
  #rule({ node, scope }: WrittenCondition): Formula {
    const rule = deref(node);
    if (rule?.kind !== 'mapping') return constant(true);
    const within: Within = { scope, of: 'rule' };
    const condition = lookup(rule, 'RuleCondition');
    const assertions = deref(lookup(rule, 'Assertions'));
    const asserted = (assertions?.kind === 'sequence' ? assertions.items : []).map((item) => {
      const assertion = deref(item);
      const assert = assertion?.kind === 'mapping' ? lookup(assertion, 'Assert') : null;
      return assert === null ? openAt(item, within) : this.#read(assert, within);
    });
    return condition === null ? and(asserted) : or([not(this.#read(condition, within)), and(asserted)]);
  }
}

/** The condition or rule that is being read. */
interface Within {
  readonly scope: Scope;
  /** What it is, in the names of what is open in it. */
  readonly of: string;
}

/** What CloudFormation rejects, or only the deployment knows: true or false, whatever holds of anything else that is open. */
function openAt(node: Node | null, { of }: Within): Formula {
  return opaque(`${of} at ${node?.start ?? ''}`);
}

/** `{Condition: Name}` is a call only inside conditions. */
function conditionCall(node: Node): Call | null {
  const call = callOf(node);
  if (call !== null || node.kind !== 'mapping') return call;
  const [entry, more] = effectiveEntries(node);
  if (entry === undefined || more !== undefined || keyText(entry) !== 'Condition') return null;
  return { name: 'Condition', node, argument: entry.value, isShort: false };
}
