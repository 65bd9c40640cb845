/** Plans that put a test of a condition under another operator. */
import type { Change } from '../../edit/change.js';
import { copy } from '../../edit/copy.js';
import type { ConditionTest } from '../../iam/policy.js';
import { keyText, lookupEntry } from '../../syntax/lookup.js';
import type { Entry } from '../../syntax/tree.js';
import { decline, offer } from '../draft.js';
import type { Declined, Fix, Safety } from '../fix.js';
import type { Scene } from '../scene.js';
import { entryWithKey, mappingOf } from '../written-place.js';

/** Compares the key of a test with another operator, and leaves other keys under the old one. `left`: what is left to do by hand. */
export function compareWith(
  scene: Scene,
  { operatorAt, key, keyAt }: ConditionTest,
  operator: string,
  safety: Safety,
  left: readonly string[] = [],
): Fix | Declined {
  const title = `Compare \`${key}\` with \`${operator}\``;
  const { tree } = scene.file;
  const block = operatorAt === null ? null : entryWithKey(tree, operatorAt);
  const test = keyAt === null ? null : entryWithKey(tree, keyAt);
  if (block === null || test === null) return decline(title, 'The condition is part of a longer text.');
  const changes = putUnder(block, test, operator, `Compares \`${key}\` with \`${operator}\`.`);
  return changes === null
    ? decline(title, 'The condition has a test for the same key already.')
    : offer(scene, { title, safety, changes, left });
}

/** Renames the operator of a test, or moves the test where other keys stand beside it; null when its new place is taken. */
export function putUnder(operator: Entry, test: Entry, name: string, note: string): readonly Change[] | null {
  const condition = mappingOf(operator.key.parent);
  const isAlone = mappingOf(operator.value)?.entries.length === 1;
  const isTaken = condition !== null && lookupEntry(condition, name) !== null;
  return isAlone && !isTaken ? [{ kind: 'rename', entry: operator, key: name, note }] : moved(operator, test, name, note);
}

/** Moves one test under another operator, which may be there already. */
function moved(operator: Entry, test: Entry, name: string, note: string): readonly Change[] | null {
  const condition = mappingOf(operator.key.parent);
  const key = keyText(test);
  const value = test.value === null ? null : copy(test.value);
  if (condition === null || key === null || value === null) return null;
  const removal: Change = { kind: 'remove', target: test, emptied: 'remove', note };
  const other = lookupEntry(condition, name);
  if (other === null) {
    const content = { kind: 'fields' as const, fields: [{ key, value }] };
    return [
      removal,
      { kind: 'insert-entry', mapping: condition, key: name, value: content, place: { kind: 'after', sibling: operator }, note },
    ];
  }
  const tests = mappingOf(other.value);
  if (tests === null || lookupEntry(tests, key) !== null) return null;
  return [removal, { kind: 'insert-entry', mapping: tests, key, value, place: { kind: 'last' }, note }];
}
