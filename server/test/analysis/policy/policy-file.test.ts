import assert from 'node:assert/strict';
import { anywhere, factsOf } from '../facts-of.js';

describe('a policy document of its own', () => {
  const everything = '{ "Effect": "Allow", "Action": "*", "Resource": "*" }';
  const forAll = '{ "Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*" }';
  const cases: readonly (readonly [name: string, statement: string, kind: string])[] = [
    ['admin.json', everything, 'identity'],
    ['iam/boundary.json', everything, 'boundary'],
    ['iam/role-without-boundary.json', everything, 'identity'],
    ['iam/require-permissions-boundary.json', everything, 'identity'],
    ['boundary-not-enforced/team.json', everything, 'identity'],
    ['iam/boundary-condition.json', everything, 'identity'],
    ['permission-boundaries/team.json', everything, 'boundary'],
    ['scp/default.json', everything, 'organization-scp'],
    ['service-control-policies/default.json', everything, 'organization-scp'],
    ['landscape.json', everything, 'identity'],
    ['bucket.json', forAll, 'resource'],
    ['vpc-endpoint-policies/default.json', forAll, 'endpoint'],
    ['policies/s3-vpce.json', forAll, 'endpoint'],
    ['policies/vpcenter.json', forAll, 'resource'],
    ['org/rcp-default.json', forAll, 'organization-rcp'],
    ['boundary.json', forAll, 'resource'],
  ];
  for (const [name, statement, kind] of cases) {
    it(`is of kind ${kind}: ${name} ${statement === forAll ? 'with' : 'without'} a principal`, () => {
      const text = `{ "Version": "2012-10-17", "Statement": [${statement}] }`;
      assert.deepEqual(factsOf(text, anywhere, name).policies.map(({ policy }) => policy.kind), [kind]);
    });
  }
});
