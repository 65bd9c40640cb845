/** The parts of a policy, in the words of its grammar: what is read, what rules look at, and what is evaluated. */
import type { Node } from '../syntax/tree.js';
import type { Guard } from '../value/guard.js';
import type { Value } from '../value/value.js';
import type { ConditionOperator } from './condition/condition-operator.js';
import type { Defect } from './defect.js';
import type { PartialText } from './partial-text.js';
import type { Pattern } from './pattern.js';
import type { Principal } from './principal.js';

/**
 * Where a policy is, which decides what it may say. `key`: the policy of a KMS key. `trust`: who may assume a
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
 * condition of the template is in the policy once for each variant, with its guard.
 */
export interface Statement {
  /** Its position among the statements as written; variants share it. */
  readonly index: number;
  readonly value: Value;
  readonly at: Node | null;
  readonly when: Guard;
  /** Null when it is missing, unknown or misspelt; such a statement neither allows nor denies. */
  readonly effect: Effect | null;
  readonly effectAt: Node | null;
  readonly sid: string | null;
  readonly sidAt: Node | null;
  readonly action: Matcher<Pattern> | null;
  readonly resource: Matcher<Pattern> | null;
  readonly principal: Matcher<Principal> | null;
  /** Null when the statement has none. */
  readonly condition: Condition | null;
  /** False when any part of it is not known, so that it may say more or less than what is here. */
  readonly complete: boolean;
}

export type MatcherElement = 'Action' | 'NotAction' | 'Resource' | 'NotResource' | 'Principal' | 'NotPrincipal';

/** `Action`, `NotAction` and their like: the items, and whether these are meant or everything else. */
export interface Matcher<Parsed> {
  readonly element: MatcherElement;
  readonly negated: boolean;
  readonly keyAt: Node | null;
  readonly items: readonly Item<Parsed>[];
  /** False when there may be unknown items, or one is not fully known. */
  readonly complete: boolean;
}

/** One item of a list, or the value that is there instead of a list. */
export interface Item<Parsed> {
  readonly value: Value;
  readonly at: Node | null;
  /** When the item exists, in addition to the guard of its statement. */
  readonly when: Guard;
  /** For a resource in an identity-based policy, with the parts that its ARN lacks and AWS adds. */
  readonly text: PartialText;
  readonly parsed: Parsed;
}

export interface Condition {
  /** All of them must hold. */
  readonly tests: readonly ConditionTest[];
  /** False when there may be tests that are not known. */
  readonly complete: boolean;
}

/** One key under one operator, with the values of which one must match (under a negated operator: none may). */
export interface ConditionTest {
  /** Null for an operator that does not exist. */
  readonly operator: ConditionOperator | null;
  /** As written, `ForAnyValue:StringLikeIfExists`. */
  readonly operatorText: string;
  readonly operatorAt: Node | null;
  /** As written; in a policy that is a string, holes in a key are written `${Name}`. */
  readonly key: string;
  readonly keyAt: Node | null;
  /** The value or the list of values. */
  readonly at: Node | null;
  readonly values: readonly Item<Pattern>[];
  /** False when the key or one of the values is not known. */
  readonly complete: boolean;
}
