/** Reads the `Condition` of a statement, one reading for each way in which conditions of the template may decide it. */
import { gather } from '../../text/gather.js';
import { nearestWord } from '../../text/nearest-word.js';
import { expandOptions } from '../../value/expand-options.js';
import { always, type Guard } from '../../value/guard.js';
import { mayHaveMore } from '../../value/read.js';
import type { MapEntry, Value } from '../../value/value.js';
import { operatorNames, readOperator, type ConditionOperator } from '../condition/condition-operator.js';
import type { PartialText } from '../partial-text.js';
import { arnPattern, exactPattern, likePattern, type Pattern } from '../pattern.js';
import type { Condition, ConditionTest } from '../policy.js';
import { readItems, report, typeWord, under, type Reading } from './reading.js';

export interface ConditionVariant {
  readonly when: Guard;
  readonly condition: Condition | null;
}

/** The variants of a condition; a statement without one has the single variant null. `isOpen`: there may be an unknown condition. */
export function readCondition(entry: MapEntry | undefined, isOpen: boolean, reading: Reading): readonly ConditionVariant[] {
  if (entry === undefined) return [{ when: always, condition: isOpen ? { tests: [], complete: false } : null }];
  return gather(expandOptions(entry.value), ({ when, value }) => {
    const inside = under(reading, when);
    return inside === null ? [] : [{ when, condition: conditionOf(value, inside) }];
  });
}

function conditionOf(value: Value, reading: Reading): Condition | null {
  if (value.kind === 'none') return null;
  const { at } = value;
  if (value.kind !== 'map') {
    if (isPlain(value)) report(reading, 'wrong-type', at, { element: 'Condition', expected: 'a map', found: typeWord(value) });
    return { tests: [], complete: false };
  }
  if (value.entries.length === 0) report(reading, 'empty-element', at, { element: 'Condition' });
  reportTwins(value.entries, reading, (operator) => operator);
  const read = value.entries.map((block) => testsOf(block, reading));
  return { tests: gather(read, (block) => block.tests), complete: !mayHaveMore(value) && read.every((block) => block.complete) };
}

/** The tests of one operator. */
function testsOf(block: MapEntry, reading: Reading): { readonly tests: readonly ConditionTest[]; readonly complete: boolean } {
  if (block.value.kind === 'none') return { tests: [], complete: true };
  if (block.key.startsWith('Fn::')) return { tests: [], complete: false };
  const operator = readOperator(block.key);
  if (operator === null) {
    const nearest = nearestWord(block.key, operatorNames) ?? '';
    report(reading, 'unknown-operator', block.keyNode, { operator: block.key, nearest });
  }
  if (block.value.kind !== 'map') {
    if (isPlain(block.value)) {
      report(reading, 'wrong-type', block.value.at, { element: block.key, expected: 'a map', found: typeWord(block.value) });
    }
    return { tests: [], complete: false };
  }
  if (block.value.entries.length === 0) report(reading, 'empty-element', block.value.at, { element: block.key });
  reportTwins(block.value.entries, reading, (key) => key.toLowerCase());
  const keys = block.value.entries.filter((entry) => entry.value.kind !== 'none' && !entry.key.startsWith('Fn::'));
  return { tests: keys.map((entry) => testOf(entry, block, operator, reading)), complete: !mayHaveMore(block.value) };
}

function testOf(entry: MapEntry, block: MapEntry, operator: ConditionOperator | null, reading: Reading): ConditionTest {
  const values = readItems(entry.value, entry.key, (text) => valuePattern(operator, text, reading), reading);
  return {
    operator,
    operatorText: block.key,
    operatorAt: block.keyNode,
    key: entry.key,
    keyAt: entry.keyNode,
    at: entry.value.at,
    values: values.items,
    complete: values.complete && !entry.key.includes('${'),
  };
}

/** Variables work in String, Arn and Bool operators only (IAM User Guide, condition operators). */
function valuePattern(operator: ConditionOperator | null, text: PartialText, reading: Reading): Pattern {
  switch (operator?.family) {
    case 'string':
      return operator.comparison === 'like' ? likePattern(text, reading.expansion) : exactPattern(text, reading.expansion);
    case 'arn':
      return arnPattern(text, reading.expansion);
    case 'bool':
      return exactPattern(text, reading.expansion);
    default:
      return exactPattern(text, 'text');
  }
}

/**
 * Entries that say one thing twice: names of condition keys ignore case, so that two spellings in one block are one key, and
 * JSON in a text may have a key twice. What a hole in a key stands for is not known.
 */
function reportTwins(entries: readonly MapEntry[], reading: Reading, nameOf: (key: string) => string): void {
  const seen = new Map<string, string>();
  for (const { key, keyNode } of entries) {
    const name = nameOf(key);
    const other = seen.get(name);
    if (other === undefined) seen.set(name, key);
    else if (!key.includes('${')) report(reading, 'duplicate-element', keyNode, { element: key, other });
  }
}

/** Whether a value is known to be of a type that is wrong where a map is required. */
function isPlain(value: Value): boolean {
  return value.kind === 'scalar' || value.kind === 'list' || value.kind === 'null' || value.kind === 'concat';
}
