/** Accounts from which services of AWS write logs. */
import assert from 'node:assert/strict';
import { isLogAccount } from '../../src/data/log-account.js';

describe('an account from which a service writes logs', () => {
  const cases = [
    ['127311923021', true], ['009996457667', true], ['048591011584', true],
    ['086441151436', true], ['035351147821', true], ['368064434614', true], ['041313461515', true],
    ['123456789012', false], ['9996457667', false], ['us-east-1', false], ['', false],
  ] as const;
  for (const [id, expected] of cases) {
    it(`${id || '(empty)'} is ${expected ? 'one' : 'none'}`, () => assert.equal(isLogAccount(id), expected));
  }
});
