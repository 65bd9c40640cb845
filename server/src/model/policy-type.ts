/** Which type of policy a standalone document is, as far as its shape tells. */
import { deref, lookup, scalarText } from '../syntax/lookup.js';
import type { Mapping, Node } from '../syntax/tree.js';
import type { PolicyType } from './document.js';

/**
 * Statements that only say who may assume a role make a trust policy. A policy with a principal is a resource policy, one
 * without is an identity policy. Guard rails of an organisation deny: to everybody on everything, or without naming anybody.
 */
export function policyTypeOf(policy: Mapping): PolicyType {
  const statements = statementsOf(policy);
  const hasPrincipal = statements.some((statement) => has(statement, 'Principal') || has(statement, 'NotPrincipal'));
  const onlyDenies = statements.length > 0 && statements.every((statement) => scalarAt(statement, 'Effect') === 'Deny');
  if (!hasPrincipal) return onlyDenies ? 'organization' : 'identity';
  if (statements.every(isTrust)) return 'trust';
  const isForAll = statements.every((statement) => scalarAt(statement, 'Principal') === '*' && scalarAt(statement, 'Resource') === '*');
  return onlyDenies && isForAll ? 'organization' : 'resource';
}

function statementsOf(policy: Mapping): readonly Mapping[] {
  const list = deref(lookup(policy, 'Statement'));
  const items: readonly (Node | null)[] = list?.kind === 'sequence' ? list.items : [list];
  return items.map(deref).filter((item) => item?.kind === 'mapping');
}

function isTrust(statement: Mapping): boolean {
  const action = deref(lookup(statement, 'Action'));
  const names = action?.kind === 'sequence' ? action.items.map(deref) : [action];
  return (
    !has(statement, 'Resource') &&
    names.every((name) => name?.kind === 'scalar' && /^sts:(?:AssumeRole|TagSession|SetSourceIdentity|SetContext|\*)/i.test(name.text))
  );
}

function has(statement: Mapping, key: string): boolean {
  return lookup(statement, key) !== null;
}

/** The text of a scalar, or of the only scalar in a list. */
function scalarAt(statement: Mapping, key: string): string | null {
  let node = deref(lookup(statement, key));
  if (node?.kind === 'sequence' && node.items.length === 1) node = deref(node.items[0] ?? null);
  return scalarText(node);
}
