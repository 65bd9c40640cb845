import assert from 'node:assert/strict';
import { dropCredentials } from '../../src/repair/key/drop-credentials.js';
import type { Declined, Fix } from '../../src/repair/fix.js';
import { applied, type Stage, stage } from './plans.js';

describe('a SAM function that loses its keys', () => {
  const samFunction = (code: string, more: string): string => `Transform: AWS::Serverless-2016-10-31
Resources:
  Importer:
    Type: AWS::Serverless::Function
    Properties:
      Runtime: python3.12
      Handler: index.handler
      InlineCode: |
        import boto3
${code}${more}`;
  const keys = "      Environment: { Variables: { AWS_ACCESS_KEY_ID: '{{resolve:ssm:key}}' } }\n";
  const reading = '        boto3.client("s3").get_object(Bucket=name, Key="k")\n';
  const unseen = 'The policies of `Importer` have to permit what the key did; if the key is from another account, a role there has to be assumed.';
  const listing = '        boto3.client("s3").list_buckets()\n';
  const listed = "      Policies:\n        - Version: '2012-10-17'\n          Statement:\n            - Effect: Allow\n              Action:\n                - s3:ListAllMyBuckets\n              Resource:\n                - '*'\n";
  const given: readonly (readonly [name: string, code: string, before: string, after: string, left: readonly string[]])[] = [
    ['permits what the code calls', listing, '', listed, []],
    ['says what else the code calls', `${listing}${reading}`, '', listed, ['Permit `s3:GetObject` in the policies of `Importer`: its code does not show on which resources, or with which action.']],
    ['permits nothing where no call is seen', '        send(job)\n', '', '', [unseen]],
    ['leaves the policies that are there', reading, '      Policies: AmazonS3ReadOnlyAccess\n', '      Policies: AmazonS3ReadOnlyAccess\n', [unseen]],
  ];
  for (const [name, code, before, after, left] of given) {
    it(name, () => {
      const { scene, offered } = dropped(samFunction(code, keys + before));
      assert(offered?.kind === 'fix');
      assert.equal(applied(scene, offered), samFunction(code, after));
      assert.deepEqual(offered.left?.filter((each) => !each.startsWith('The key still works')), left);
    });
  }

  it('keeps them while nothing would permit what the code calls', () => {
    const { offered } = dropped(samFunction(reading, keys));
    const reason = 'Without the keys, nothing permits `s3:GetObject`: list this under `Policies` of `Importer` first, as its code does not show on which resources it is needed.';
    assert.deepEqual(offered, { kind: 'declined', title: 'Remove the AWS keys from `Importer`', reason });
  });
});

function dropped(template: string): { readonly scene: Stage; readonly offered: Fix | Declined | undefined } {
  const scene = stage(template);
  const [workload] = scene.workloads;
  const at = workload?.environment[0]?.nameAt;
  assert(workload !== undefined && at !== undefined);
  return { scene, offered: dropCredentials(scene, workload, at)[0] };
}
