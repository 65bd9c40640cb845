import assert from 'node:assert/strict';
import { enclosesRange, isEveryAddress, isVastRange, readAddressRange, showAddress } from '../../../src/iam/condition/address-range.js';

describe('readAddressRange', () => {
  const cases: readonly (readonly [text: string, first: string | null, last?: string])[] = [
    ['203.0.113.7', '203.0.113.7', '203.0.113.7'],
    ['203.0.113.7/24', '203.0.113.0', '203.0.113.255'],
    ['0.0.0.0/0', '0.0.0.0', '255.255.255.255'],
    ['2001:DB8::/126', '2001:DB8:0:0:0:0:0:0', '2001:DB8:0:0:0:0:0:3'],
    ['::1', '0:0:0:0:0:0:0:1', '0:0:0:0:0:0:0:1'],
    ['::ffff:192.0.2.1', '0:0:0:0:0:FFFF:C000:201', '0:0:0:0:0:FFFF:C000:201'],
    ['1:2:3:4:5:6:7:8', '1:2:3:4:5:6:7:8', '1:2:3:4:5:6:7:8'],
    ...['', '*', '256.0.0.1', '1.2.3', '1.2.3.4/33', '1.2.3.4/', '1.2.3.4/8/8', '::1::', '1:2:3:4:5:6:7', '1:2:3:4:5:6:7:8:9', '12345::', ':::']
      .map((text) => [text, null] as const),
  ];
  for (const [text, first, last] of cases) {
    it(`${text || 'nothing'}: ${first ?? 'no address'}`, () => {
      const range = readAddressRange(text);
      if (range === null || first === null) assert.equal(range, first);
      else assert.deepEqual([showAddress(range.version, range.first), showAddress(range.version, range.last)], [first, last]);
    });
  }

  it('recognises ranges within ranges, and those that cover everything', () => {
    const encloses = (outer: string, inner: string): boolean => {
      const [left, right] = [readAddressRange(outer), readAddressRange(inner)];
      return left !== null && right !== null && enclosesRange(left, right);
    };
    assert.deepEqual([encloses('10.0.0.0/8', '10.1.0.0/16'), encloses('10.1.0.0/16', '10.0.0.0/8'), encloses('0.0.0.0/0', '::1')], [true, false, false]);
    const every = (text: string): boolean => { const range = readAddressRange(text); return range !== null && isEveryAddress(range); };
    assert.deepEqual([every('0.0.0.0/0'), every('::/0'), every('0.0.0.0/1')], [true, true, false]);
    const vast = (text: string): boolean => { const range = readAddressRange(text); return range !== null && isVastRange(range); };
    assert.deepEqual(['0.0.0.0/0', '128.0.0.0/1', '8.0.0.0/7', '8.0.0.0/8', '2000::/31', '2001:DB8::/32'].map(vast), [true, true, true, false, true, false]);
  });
});
