/** The roles that SAM creates: who may assume them, and what they may do. */
import type { Node } from '../../syntax/tree.js';
import { knownJson } from '../../value/print.js';
import type { Value } from '../../value/value.js';
import { valueOf, type MadeValue, type MadeMap } from './made-value.js';

/** What is granted to a role, in SAM's order. */
export interface Grants {
  readonly managed: readonly Value[];
  /** Each has `PolicyName` and `PolicyDocument`. */
  readonly inline: readonly Value[];
}

export const noGrants: Grants = { managed: [], inline: [] };

export function join(...all: readonly Grants[]): Grants {
  return { managed: all.flatMap(({ managed }) => managed), inline: all.flatMap(({ inline }) => inline) };
}

/** Without duplicates; what is not known is no duplicate. */
export function distinct(values: readonly Value[], identity: (value: Value) => Value = (value) => value): readonly Value[] {
  const seen = new Set<string>();
  return values.filter((value) => {
    const json = knownJson(identity(value));
    return json === null || seen.size < seen.add(json).size;
  });
}

/** The trust policy for a service, as SAM writes it. */
export function trustOf(service: string): MadeMap {
  return {
    Version: '2012-10-17',
    Statement: [{ Action: ['sts:AssumeRole'], Effect: 'Allow', Principal: { Service: [service] } }],
  };
}

export function allow(action: MadeValue, resource: MadeValue): MadeMap {
  return { Action: action, Effect: 'Allow', Resource: resource };
}

/** An entry in a role's inline policies; without Version, which SAM leaves out where it may. */
export function inline(name: string, statements: readonly MadeValue[], at: Node | null, version: string | null = null): Value {
  return valueOf({ PolicyName: name, PolicyDocument: { Version: version, Statement: statements } }, at);
}
