/** The parts of a policy, in the words of its grammar: what the parser finds, the rules look at and evaluation judges. */
import type { Node } from '../syntax/tree.js';
import type { Guard } from '../value/guard.js';
import type { Value } from '../value/value.js';
import type { ConditionOperator } from './condition-operator.js';
import type { Defect } from './defect.js';
import type { PartialText } from './partial-text.js';
import type { Pattern } from './pattern.js';
import type { Principal } from './principal.js';

/**
 * Where a policy stands, which decides what it may say. `key`: the policy of a KMS key. `trust`: who may assume a
 * role. `endpoint`: of a VPC endpoint. `session`: given along when a session begins.
 */
export type PolicyKind =
  'identity' | 'boundary' | 'session' | 'trust' | 'resource' | 'key' | 'endpoint' | 'organization-scp' | 'organization-rcp';

const limiting: ReadonlySet<PolicyKind> = new Set(['boundary', 'session', 'endpoint', 'organization-scp', 'organization-rcp']);

/** Whether policies of a kind grant nothing by themselves, but limit what others grant. */
export function onlyLimits(kind: PolicyKind): boolean {
  return limiting.has(kind);
}

/** `absent` counts as `2008-10-17`: policy variables are plain text under both. */
export type PolicyVersion = '2012-10-17' | '2008-10-17' | 'absent' | 'invalid' | 'unknown';

export interface Policy {
  readonly kind: PolicyKind;
  readonly value: Value;
  readonly at: Node | null;
  readonly version: PolicyVersion;
  /** The value of `Version`; null when absent. */
  readonly versionAt: Node | null;
  readonly statements: readonly Statement[];
  readonly defects: readonly Defect[];
  /** False when the policy may hold statements that are not known. */
  readonly complete: boolean;
}

export type Effect = 'Allow' | 'Deny';

/**
 * One statement, in one variant of its effect and condition: a statement whose effect or condition depends on a
 * condition of the template stands in the policy once for each variant, with its guard.
 */
export interface Statement {
  /** Its position among the statements as written; variants share it. */
  readonly index: number;
  readonly value: Value;
  readonly at: Node | null;
  readonly when: Guard;
  /** Null when missing, not known or not spelt as it must be; such a statement neither allows nor denies. */
  readonly effect: Effect | null;
  readonly effectAt: Node | null;
  readonly sid: string | null;
  readonly sidAt: Node | null;
  readonly action: Matcher<Pattern> | null;
  readonly resource: Matcher<Pattern> | null;
  readonly principal: Matcher<Principal> | null;
  /** Null when the statement has none. */
  readonly condition: Condition | null;
  /** False when any part of it is not known: then what it says may be more or less than what stands here. */
  readonly complete: boolean;
}

export type MatcherElement = 'Action' | 'NotAction' | 'Resource' | 'NotResource' | 'Principal' | 'NotPrincipal';

/** `Action` or `NotAction` and their like: the items, and whether they are meant or everything but them. */
export interface Matcher<Parsed> {
  readonly element: MatcherElement;
  readonly negated: boolean;
  readonly keyAt: Node | null;
  readonly items: readonly Item<Parsed>[];
  /** False when there may be items that are not known, or when one is not known wholly. */
  readonly complete: boolean;
}

/** One item of a list, or the value that stands in the place of the list. */
export interface Item<Parsed> {
  readonly value: Value;
  readonly at: Node | null;
  /** When the item is there, beyond the guard of its statement. */
  readonly when: Guard;
  /** Of a resource in the policy of an identity with the parts that the ARN lacks, which AWS completes. */
  readonly text: PartialText;
  readonly parsed: Parsed;
}

export interface Condition {
  /** All of them must hold. */
  readonly tests: readonly ConditionTest[];
  /** False when there may be tests that are not known. */
  readonly complete: boolean;
}

/** One key under one operator, with the values of which one must fit (under a negated operator: none may). */
export interface ConditionTest {
  /** Null for an operator that does not exist. */
  readonly operator: ConditionOperator | null;
  /** As written, `ForAnyValue:StringLikeIfExists`. */
  readonly operatorText: string;
  readonly operatorAt: Node | null;
  /** As written; holes of a key in a string policy as `${Name}`. */
  readonly key: string;
  readonly keyAt: Node | null;
  /** The value or the list of values. */
  readonly at: Node | null;
  readonly values: readonly Item<Pattern>[];
  /** False when the key or one of the values is not known. */
  readonly complete: boolean;
}
