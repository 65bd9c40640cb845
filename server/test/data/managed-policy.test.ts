/** Managed policies of AWS: by name, by ARN, and that every document is whole. */
import assert from 'node:assert/strict';
import { isManagedPolicyName, managedPolicy, managedPolicyNames } from '../../src/data/managed-policy.js';

const found = [
  ['AdministratorAccess', '/'],
  ['arn:aws:iam::aws:policy/AdministratorAccess', '/'],
  ['arn:aws-us-gov:iam::aws:policy/IAMFullAccess', '/'],
  ['AWSLambdaBasicExecutionRole', '/service-role/'],
  ['arn:aws-cn:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole', '/service-role/'],
  ['arn:aws:iam::aws:policy/job-function/Billing', '/job-function/'],
  ['arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials', '/root-task/'],
] as const;

const unknown = [
  ['a name of nobody', 'AdministratorsAccess'],
  ['another case', 'administratoraccess'],
  ['an ARN without its path', 'arn:aws:iam::aws:policy/AWSLambdaBasicExecutionRole'],
  ['a policy of a customer', 'arn:aws:iam::{{1}}:policy/AdministratorAccess'],
  ['a name with its path', 'service-role/AWSLambdaBasicExecutionRole'],
  ['an open partition', 'arn:*:iam::*:policy/AdministratorAccess'],
  ['a property of every object', 'constructor'],
  ['nothing', ''],
] as const;

describe('a managed policy', () => {
  for (const [nameOrArn, path] of found) {
    it(`is found by ${nameOrArn}`, () => {
      const policy = managedPolicy(nameOrArn);
      assert.equal(policy?.path, path);
      assert.equal(policy.name, nameOrArn.slice(nameOrArn.lastIndexOf('/') + 1));
    });
  }

  for (const [name, nameOrArn] of unknown) {
    it(`is not found by ${name}`, () => assert.equal(managedPolicy(nameOrArn.replace('{{1}}', '1'.repeat(12))), null));
  }

  it('has the document that belongs to its name', () => {
    const document = (name: string) => JSON.parse(managedPolicy(name)?.document ?? 'null');
    assert.deepEqual(document('AdministratorAccess').Statement, [{ Action: '*', Effect: 'Allow', Resource: '*' }]);
    assert.ok(document('PowerUserAccess').Statement[0].NotAction.includes('iam:*'));
    assert.ok(document('IAMFullAccess').Statement[0].Action.includes('iam:*'));
    assert.ok(JSON.stringify(document('ReadOnlyAccess')).length > 50_000);
  });

  it('of a service-linked role has a path and no document', () => {
    const policy = managedPolicy('AWSTrustedAdvisorServiceRolePolicy');
    assert.equal(policy?.path, '/aws-service-role/');
    assert.equal(policy.document, null);
  });
});

describe('the table of managed policies', () => {
  it('names 1,582 policies', () => {
    assert.equal(new Set(managedPolicyNames()).size, 1582);
    assert.ok(isManagedPolicyName('AmazonS3FullAccess'));
    assert.ok(!isManagedPolicyName('AmazonS3FullAcces'));
  });

  it('has a document with statements for each of the 1,221 that can be attached', () => {
    const documents = managedPolicyNames().flatMap((name) => managedPolicy(name)?.document ?? []);
    assert.equal(documents.length, 1221);
    for (const document of documents) {
      const { Version, Statement } = JSON.parse(document);
      assert.equal(Version, '2012-10-17');
      assert.ok([Statement].flat().length > 0);
    }
  });
});
