/** Statements for tests, written as a policy would write them. */
import assert from 'node:assert/strict';
import type { Policy, PolicyKind, Statement } from '../../../src/iam/policy.js';
import { readPolicy } from '../../../src/iam/read/read-policy.js';
import { valueFrom, type Plain } from './value-from.js';

export type PlainStatement = Readonly<Record<string, Plain>>;

/** A policy with these statements, in the version that expands variables. */
export function policyOf(statements: readonly PlainStatement[], kind: PolicyKind): Policy {
  return readPolicy(valueFrom({ Version: '2012-10-17', Statement: statements }), kind);
}

/** What is not said is everything: an `Allow` of all actions, on all resources where the kind of policy has any. */
export function statementOf(statement: PlainStatement, kind: PolicyKind = 'identity'): Statement {
  const scope = 'Action' in statement || 'NotAction' in statement ? {} : { Action: '*' };
  const place = kind === 'trust' || 'Resource' in statement || 'NotResource' in statement ? {} : { Resource: '*' };
  const [read] = policyOf([{ Effect: 'Allow', ...scope, ...place, ...statement }], kind).statements;
  assert.ok(read);
  return read;
}
