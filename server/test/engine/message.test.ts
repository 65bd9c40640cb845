import assert from 'node:assert/strict';
import { fillMessage } from '../../src/engine/message.js';

describe('fillMessage', () => {
  it('fills each slot, and leaves one that nothing fills', () => assert.equal(fillMessage('`{a}` and {b} of {c}.', { a: 'x', b: 2 }), '`x` and 2 of {c}.'));

  it('makes one line of several', () => assert.equal(fillMessage('{a}', { a: 'one\n  two' }), 'one two'));

  it('cuts long text, and says so', () => {
    assert.equal(fillMessage('{a}', { a: 'x'.repeat(120) }), 'x'.repeat(120));
    assert.equal(fillMessage('{a}', { a: 'x'.repeat(121) }), `${'x'.repeat(119)}…`);
  });
});
