import assert from 'node:assert/strict';
import { Diagrams, ever, never, type Diagram } from '../../src/model/condition/decision-diagram.js';
import { randomFrom } from '../support/random.js';

/** A formula that a test can also work out by itself. */
type Tested = { readonly variable: number; readonly value: string } | { readonly not: Tested } | { readonly and: readonly [Tested, Tested] };

const values = ['a', 'b', 'c'];
/** The first variable may have any value, the second only these three, the third one of two. */
const domains: readonly (readonly string[] | null)[] = [null, values, ['a', 'b']];

function randomFormula(random: () => number, depth: number): Tested {
  const choice = random();
  if (depth === 0 || choice < 0.2) return { variable: Math.floor(random() * 3), value: values[Math.floor(random() * 3)] ?? 'a' };
  if (choice < 0.5) return { not: randomFormula(random, depth - 1) };
  return { and: [randomFormula(random, depth - 1), randomFormula(random, depth - 1)] };
}

function diagramOf(formula: Tested, diagrams: Diagrams): Diagram | null {
  if ('variable' in formula) return diagrams.equals(`v${formula.variable}`, formula.value, domains[formula.variable] ?? null);
  if ('not' in formula) return diagrams.not(diagramOf(formula.not, diagrams));
  return diagrams.and(diagramOf(formula.and[0], diagrams), diagramOf(formula.and[1], diagrams));
}

function holds(formula: Tested, assignment: readonly string[]): boolean {
  if ('variable' in formula) return assignment[formula.variable] === formula.value;
  if ('not' in formula) return !holds(formula.not, assignment);
  return holds(formula.and[0], assignment) && holds(formula.and[1], assignment);
}

/** `other` stands for every value that nobody names. */
const assignments = ['a', 'b', 'c', 'other'].flatMap((first) => values.flatMap((second) => ['a', 'b'].map((third) => [first, second, third])));

describe('decision diagrams', () => {
  it('are equal if and only if the formulas are, checked exhaustively', () => {
    const random = randomFrom(3);
    const diagrams = new Diagrams();
    const byTable = new Map<string, Diagram>();
    for (let round = 0; round < 400; round++) {
      const formula = randomFormula(random, 4);
      const table = assignments.map((assignment) => (holds(formula, assignment) ? '1' : '0')).join('');
      const diagram = diagramOf(formula, diagrams);
      assert.ok(diagram !== null);
      assert.equal(diagram, byTable.get(table) ?? diagram, JSON.stringify(formula));
      byTable.set(table, diagram);
    }
    assert.equal(new Set(byTable.values()).size, byTable.size);
    assert.equal(byTable.get('0'.repeat(assignments.length)), never);
    assert.equal(byTable.get('1'.repeat(assignments.length)), ever);
  });

  it('give up when the work is too much', () => {
    const diagrams = new Diagrams();
    const bit = (name: string, index: number): Diagram => diagrams.equals(`${name}${index}`, 'x', null);
    // Comparing two numbers whose digits come one number after the other takes a diagram that doubles with each digit.
    for (let index = 0; index < 30; index++) bit('a', index);
    let equal: Diagram | null = ever;
    for (let index = 0; index < 30; index++) {
      const [a, b] = [bit('a', index), bit('b', index)];
      equal = diagrams.and(equal, diagrams.or(diagrams.and(a, b), diagrams.and(diagrams.not(a), diagrams.not(b))));
    }
    assert.equal(equal, null);
    assert.equal(diagrams.and(equal, never), never);
    assert.equal(diagrams.not(equal), null);
  });
});
