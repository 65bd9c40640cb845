import assert from 'node:assert/strict';
import { coveredPrincipals, coveredStatements } from '../../src/iam/redundancy.js';
import { showText } from '../../src/iam/partial-text.js';
import { readPolicy } from '../../src/iam/read/read-policy.js';
import { valueFrom, type Plain } from './support/value-from.js';

function statementsOf(statements: Plain): ReturnType<typeof readPolicy>['statements'] {
  return readPolicy(valueFrom({ Version: '2012-10-17', Statement: statements }), 'resource').statements;
}

describe('coveredPrincipals', () => {
  const account = '111122223333';
  const role = `arn:aws:iam::${account}:role/read`;
  const cases: readonly (readonly [name: string, principal: Plain, covered: readonly string[]])[] = [
    ['everybody before and behind', { AWS: [role, '*', account] }, [role, account]],
    ['everybody twice', { AWS: ['*', '*'] }, ['*']],
    ['a role twice', { AWS: [role, role] }, [role]],
    ['an account and its root', { AWS: [`arn:aws:iam::${account}:root`, account] }, [account]],
    ['an account and its role', { AWS: [account, role] }, []],
    ['a service beside everybody', { AWS: '*', Service: 'sns.amazonaws.com' }, []],
    ['an account that is not known twice', { AWS: [{ Ref: 'A' }, { Ref: 'B' }] }, []],
  ];
  for (const [name, principal, covered] of cases) {
    it(`${name}: ${String(covered.length)}`, () => {
      const [statement] = statementsOf([{ Effect: 'Allow', Principal: principal, Action: '*', Resource: '*' }]);
      assert.deepEqual(coveredPrincipals(statement?.principal ?? null).map(({ item }) => showText(item.text)), covered);
    });
  }
});

describe('coveredStatements', () => {
  it('compares nothing in a policy with too many parts', () => {
    const wide = (count: number): Plain => Array.from({ length: count }, () => ({ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }));
    assert.equal(coveredStatements(statementsOf(wide(100))).size, 99);
    assert.equal(coveredStatements(statementsOf(wide(101))).size, 0);
  });
});
