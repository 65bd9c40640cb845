/** Plans that make a test of a condition test what it seems to. */
import { conditionKey } from '../../data/condition-key.js';
import { isSameAsArn, operatorFor } from '../../iam/condition/fitting-operator.js';
import { keyOfValues, keyWithService } from '../../iam/condition/meant-condition-key.js';
import { knownText } from '../../iam/partial-text.js';
import type { ConditionTest, Policy, Statement } from '../../iam/policy.js';
import type { Node } from '../../syntax/tree.js';
import { encloses, type Span } from '../../text/span.js';
import { correctValue, renameKey } from '../correct.js';
import type { Declined, Fix } from '../fix.js';
import { compareWith } from './move-test.js';
import type { Scene } from '../scene.js';

/**
 * `type`: the operator does not compare what the key holds. `set`: it does not say how many of several values must fit.
 * `service`: the key lacks its service. `value`: the values are what another key holds. `transport`: the wrong way round.
 */
export type TestDefect = 'type' | 'set' | 'service' | 'value' | 'transport';

interface Found {
  readonly test: ConditionTest;
  readonly statement: Statement;
}

/** The test whose operator, key or value is at a place, of a given key unless that is null; null when there is none. */
export function testWith({ statements }: Policy, at: Span, key: string | null): Found | null {
  for (const statement of statements) {
    const test = statement.condition?.tests.find(
      (each) => (key === null || each.key === key) && nodesOf(each).some((node) => isAt(node, at)),
    );
    if (test !== undefined) return { test, statement };
  }
  return null;
}

function nodesOf({ operatorAt, keyAt, at, values }: ConditionTest): readonly (Node | null)[] {
  return [operatorAt, keyAt, at, ...values.map((value) => value.at)];
}

/** Whether a node is at the place of a finding, which may include its tag. */
function isAt(node: Node | null, at: Span): boolean {
  return node !== null && encloses(at, node) && node.end === at.end;
}

/** Null where what was meant does not follow from the test. */
export function correctTest(scene: Scene, defect: TestDefect, { test, statement }: Found): Fix | Declined | null {
  switch (defect) {
    case 'type': {
      const type = conditionKey(test.key)?.type ?? 'String';
      const operator = operatorFor(type, test);
      const isSame = type === 'ARN' && test.operator?.family === 'string' && isSameAsArn(test);
      return operator === null ? null : compareWith(scene, test, operator, isSame ? 'safe' : 'suggestion');
    }
    case 'set':
      return isPath(test) ? compareWith(scene, test, `ForAnyValue:${test.operatorText}`, 'suggestion') : null;
    case 'service':
      return writeKey(scene, test, keyWithService(test.key, statement));
    case 'value':
      return writeKey(scene, test, keyOfValues(test));
    case 'transport':
      return turnRound(scene, test, statement);
  }
}

/** Paths of organizational units, of which one has to fit (IAM User Guide, "aws:PrincipalOrgPaths" and its like). */
function isPath({ key, operator }: ConditionTest): boolean {
  return (
    /^aws:(?:principal|resource|source)orgpaths$/i.test(key) && operator?.family === 'string' && !operator.negated && !operator.ifExists
  );
}

function writeKey(scene: Scene, { key, keyAt }: ConditionTest, meant: string | null): Fix | Declined | null {
  if (meant === null || keyAt === null) return null;
  return renameKey(scene, meant, { at: keyAt, title: `Replace \`${key}\` with \`${meant}\``, safety: 'suggestion' });
}

function turnRound(scene: Scene, { values }: ConditionTest, { effect }: Statement): Fix | Declined | null {
  const [value, another] = values;
  const at = value?.at ?? null;
  if (value === undefined || at === null || another !== undefined) return null;
  const isTrue = knownText(value.text)?.toLowerCase() === 'true';
  const title =
    effect === 'Deny' ? 'Deny requests that come in plain text, with `false`' : 'Allow requests that come encrypted, with `true`';
  return correctValue(scene, !isTrue, { at, title, safety: 'suggestion' });
}
