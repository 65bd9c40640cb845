import assert from 'node:assert/strict';
import { fillMessage } from '../../src/engine/message.js';

describe('fillMessage', () => {
  it('fills each slot, and leaves one that nothing fills', () => assert.equal(fillMessage('`{a}` and {b} of {c}.', { a: 'x', b: 2 }), '`x` and 2 of {c}.'));

  it('separates the thousands of a number', () => assert.equal(fillMessage('{a} {b} {c} {d}', { a: 22091, b: 425, c: 1234567, d: '22091' }), '22,091 425 1,234,567 22091'));

  it('shows an empty text between backquotes', () => {
    assert.equal(fillMessage('`{a}` is nothing{b}.', { a: '', b: '' }), "`''` is nothing.");
    assert.equal(fillMessage('{a}.', { a: '`` and `x`' }), "`''` and `x`.");
  });

  it('joins several lines into one', () => assert.equal(fillMessage('{a}', { a: 'one\n  two' }), 'one two'));

  it('cuts long text, and says so', () => {
    assert.equal(fillMessage('{a}', { a: 'x'.repeat(120) }), 'x'.repeat(120));
    assert.equal(fillMessage('{a}', { a: 'x'.repeat(121) }), `${'x'.repeat(119)}…`);
  });

  it('counts what it leaves out of a long list', () => {
    const names = Array.from({ length: 20 }, (_, index) => `\`iam:Action${index}\``);
    const listed = (word: string): string => `${names.slice(0, -1).join(', ')} ${word} ${names.at(-1) ?? ''}`;
    assert.equal(fillMessage('{a}', { a: listed('and') }), `${names.slice(0, 7).join(', ')} and 13 more`);
    assert.equal(fillMessage('{a}', { a: listed('or') }), `${names.slice(0, 7).join(', ')} or 13 more`);
  });

  it('closes code that it cuts into, and only that', () => {
    assert.equal(fillMessage('{a}.', { a: `by way of \`${'x'.repeat(120)}\`` }), `by way of \`${'x'.repeat(108)}…\`.`);
    assert.equal(fillMessage('{a}.', { a: `\`x\` ${'y'.repeat(120)}` }), `\`x\` ${'y'.repeat(115)}….`);
    assert.equal(fillMessage('`{a}`.', { a: 'x'.repeat(121) }), `\`${'x'.repeat(119)}…\`.`);
    assert.equal(fillMessage('{a}', { a: `\`${'x'.repeat(200)}\` and \`y\`` }), `\`${'x'.repeat(118)}…\``);
  });

  it('cuts no character in half', () => assert.equal(fillMessage('{a}', { a: `${'x'.repeat(118)}😀 ${'y'.repeat(9)}` }), `${'x'.repeat(118)}…`));
});
