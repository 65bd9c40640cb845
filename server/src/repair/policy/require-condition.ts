/** The plan that adds one test to the condition of a statement. */
import type { Change } from '../../edit/change.js';
import { type Content, fields } from '../../edit/content.js';
import type { Statement } from '../../iam/policy.js';
import { keyText, lookupEntry } from '../../syntax/lookup.js';
import type { Mapping } from '../../syntax/tree.js';
import { decline, offer } from '../draft.js';
import type { Declined, Fix } from '../fix.js';
import type { Scene } from '../scene.js';

interface Test {
  readonly operator: string;
  readonly key: string;
  readonly value: Content;
  /** What the change does, in a sentence. */
  readonly note: string;
}

export interface Demand extends Test {
  readonly title: string;
  /** What is left to do by hand, in a sentence each. */
  readonly left: readonly string[];
  /** Changes that come with it, such as a new parameter for the value. */
  readonly beside?: readonly Change[];
  /** Tests that come with it. */
  readonly also?: readonly Test[];
}

/** A suggestion, because it may lock somebody out. */
export function requireCondition(scene: Scene, { at }: Statement, demand: Demand): Fix | Declined {
  const tests = [demand, ...(demand.also ?? [])];
  const changes = tests.flatMap((test) => (at?.kind === 'mapping' && at.tag === null ? (demandIn(at, test) ?? []) : []));
  return changes.length < tests.length
    ? decline(demand.title, 'The statement or its condition is assembled elsewhere, or is part of a longer text.')
    : offer(scene, { title: demand.title, safety: 'suggestion', changes: [...(demand.beside ?? []), ...changes], left: demand.left });
}

function demandIn(statement: Mapping, { operator, key, value, note }: Test): Change | null {
  if (lookupEntry(statement, 'Effect') === null) return null;
  const test = fields({ [key]: value });
  const condition = lookupEntry(statement, 'Condition');
  if (condition === null) {
    return {
      kind: 'insert-entry',
      mapping: statement,
      key: 'Condition',
      value: fields({ [operator]: test }),
      place: { kind: 'last' },
      note,
    };
  }
  const tests = plainMap(condition.value);
  const same = tests === null ? null : entryNamed(tests, operator);
  if (tests === null) return null;
  if (same === null) return { kind: 'insert-entry', mapping: tests, key: operator, value: test, place: { kind: 'last' }, note };
  const keys = plainMap(same.value);
  return keys === null || entryNamed(keys, key) !== null
    ? null
    : { kind: 'insert-entry', mapping: keys, key, value, place: { kind: 'last' }, note };
}

/** Operators and keys of conditions are not case-sensitive. */
function entryNamed(map: Mapping, name: string): Mapping['entries'][number] | null {
  return map.entries.find((entry) => keyText(entry)?.toLowerCase() === name.toLowerCase()) ?? null;
}

/** Null for a map that a function chooses. */
function plainMap(node: Mapping['entries'][number]['value']): Mapping | null {
  const isPlain =
    node?.kind === 'mapping' && node.tag === null && node.entries.every((entry) => !/^(?:Ref$|Fn::)/.test(keyText(entry) ?? 'Ref'));
  return isPlain ? node : null;
}
