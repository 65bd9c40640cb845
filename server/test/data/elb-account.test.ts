/** Accounts of load balancers. */
import assert from 'node:assert/strict';
import { isElbAccount } from '../../src/data/elb-account.js';

describe('an account of Elastic Load Balancing', () => {
  const cases = [
    ['127311923021', true], ['009996457667', true], ['048591011584', true],
    ['123456789012', false], ['9996457667', false], ['us-east-1', false], ['', false],
  ] as const;
  for (const [id, expected] of cases) {
    it(`${id || '(empty)'} is ${expected ? 'one' : 'none'}`, () => assert.equal(isElbAccount(id), expected));
  }
});
