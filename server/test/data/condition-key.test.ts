/** Condition keys: global ones, those of services, and those of identity providers. */
import assert from 'node:assert/strict';
import { conditionKey } from '../../src/data/condition-key.js';

const cases = [
  ['aws:MultiFactorAuthPresent', 'aws:MultiFactorAuthPresent Bool'],
  ['AWS:sourceip', 'aws:SourceIp IPAddress'],
  ['aws:TagKeys', 'aws:TagKeys String several'],
  ['aws:PrincipalOrgPaths', 'aws:PrincipalOrgPaths String several'],
  ['aws:requesttag/Team', 'aws:RequestTag/* String'],
  ['aws:RequestTag/', 'unknown'],
  ['aws:RequestTag', 'unknown'],
  ['aws:PrincipalArn', 'aws:PrincipalArn ARN'],
  ['iam:PassedToService', 'iam:PassedToService String'],
  ['s3:ExistingObjectTag/kind', 's3:ExistingObjectTag/* String'],
  ['sts:DurationSeconds', 'sts:DurationSeconds Numeric'],
  ['saml:aud', 'saml:aud String'],
  ['cognito-identity.amazonaws.com:amr', 'cognito-identity.amazonaws.com:amr String'],
  ['token.actions.githubusercontent.com:environment', 'token.actions.githubusercontent.com:environment String'],
  ['s3:NoSuchKey', 'unknown'],
  ['nonsense', 'unknown'],
  ['', 'unknown'],
] as const;

describe('the condition key', () => {
  for (const [key, expected] of cases) {
    it(`${key || '(empty)'} is ${expected}`, () => {
      const found = conditionKey(key);
      const shown = found && `${found.key} ${found.type}${found.multivalued ? ' several' : ''}`;
      assert.equal(shown ?? 'unknown', expected);
    });
  }
});
