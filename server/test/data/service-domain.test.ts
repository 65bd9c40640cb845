import assert from 'node:assert/strict';
import { isInServiceDomain } from '../../src/data/service-domain.js';

describe('domains of services', () => {
  const cases: readonly (readonly [name: string, expected: boolean])[] = [
    ['ec2.amazonaws.com', true],
    ['states.eu-west-1.amazonaws.com', true],
    ['ec2.amazonaws.com.cn', true],
    ['lambda.amazonaws.eu', true],
    ['ec2.c2s.ic.gov', true],
    ['ec2.amazon.com', false],
    ['ec2.amazonaws.co', false],
    ['amazonaws.com', false],
  ];
  for (const [name, expected] of cases) it(`${expected ? 'hold' : 'do not hold'} ${name}`, () => assert.equal(isInServiceDomain(name), expected));
});
