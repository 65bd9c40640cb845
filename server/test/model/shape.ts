/** What every value promises of its shape, whatever it comes from. */
import assert from 'node:assert/strict';
import { conjoin } from '../../src/value/guard.js';
import type { Option, Value } from '../../src/value/value.js';

/** Holds a value, not its parts, to the promises of its kind. */
export function assertShape(value: Value): void {
  switch (value.kind) {
    case 'scalar':
      assert.equal(value.pieces.map((piece) => piece.text).join(''), value.text, 'pieces make up the text');
      for (const { text, scalar, from } of value.pieces) {
        if (scalar !== null) assert.equal(scalar.text.slice(from, from + text.length), text, 'a piece is text of its scalar');
      }
      return;
    case 'concat': {
      const kinds = value.parts.map((part) => part.kind);
      assert.ok(!kinds.includes('concat'), 'a concat is flat');
      assert.ok(!kinds.some((kind, index) => kind === 'scalar' && kinds[index + 1] === 'scalar'), 'neighbouring texts are merged');
      assert.ok(!kinds.some((kind) => ['list', 'map', 'none', 'null'].includes(kind)), 'a part is text');
      return;
    }
    case 'alternatives':
      assert.ok(value.options.length > 0, 'alternatives have options');
      assert.ok(value.options.every((option) => option.value.kind !== 'alternatives'), 'alternatives are not nested');
      for (const [index, option] of value.options.slice(0, 12).entries()) {
        for (const other of value.options.slice(index + 1, 12)) assertExclusive(option, other);
      }
      return;
    case 'list': case 'map': {
      const parts = value.kind === 'list' ? value.items : value.entries.map((entry) => entry.value);
      assert.ok(parts.every((part) => part.kind !== 'none'), 'what is not there is left out');
      return;
    }
    default:
  }
}

/** By their words alone, without asking the template. */
function assertExclusive(left: Option, right: Option): void {
  const both = conjoin(left.when, right.when);
  assert.ok(both === null || hasConditions(left) || hasConditions(right), 'options exclude each other');
}

function hasConditions({ when }: Option): boolean {
  return when.some((assumption) => assumption.kind === 'condition');
}
