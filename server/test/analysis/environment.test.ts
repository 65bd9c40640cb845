import assert from 'node:assert/strict';
import { ownAccounts } from '../../src/analysis/environment.js';
import { anywhere } from './facts-of.js';

describe('ownAccounts', () => {
  it('are none by default', () => assert.deepEqual(ownAccounts(anywhere), []));
  it('are the configured ones and the account of the stack', () => {
    const accounts = { own: ['111122223333'], trusted: ['444455556666'] };
    assert.deepEqual(ownAccounts({ ...anywhere, accounts }), ['111122223333']);
    assert.deepEqual(ownAccounts({ ...anywhere, accounts, account: '777788889999' }), ['111122223333', '777788889999']);
  });
});
