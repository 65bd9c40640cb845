import assert from 'node:assert/strict';
import { dropCredentials } from '../../src/repair/key/drop-credentials.js';
import { applied, stage } from './plans.js';

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
  const listing = '        boto3.client("s3").list_buckets()\n';
  const listed = "      Policies:\n        - Version: '2012-10-17'\n          Statement:\n            - Effect: Allow\n              Action:\n                - s3:ListAllMyBuckets\n              Resource:\n                - '*'\n";
  const given: readonly (readonly [name: string, code: string, before: string, after: string, left: readonly string[]])[] = [
    ['permits what the code calls', listing, '', listed, []],
    ['says what else the code calls', `${listing}        boto3.client("s3").get_object(Bucket=name, Key="k")\n`, '', listed, ['Permit `s3:GetObject` in the policies of `Importer`: its code does not show on which resources, or with which action.']],
    ['permits nothing that is not known', '        boto3.client("s3").get_object(Bucket=name, Key="k")\n', '', '', ['The policies of `Importer` have to permit what the key did.']],
    ['leaves the policies that are there', listing, '      Policies: AmazonS3ReadOnlyAccess\n', '      Policies: AmazonS3ReadOnlyAccess\n', ['The policies of `Importer` have to permit what the key did.']],
  ];
  for (const [name, code, before, after, left] of given) {
    it(name, () => {
      const scene = stage(samFunction(code, keys + before));
      const [workload] = scene.workloads;
      const at = workload?.environment[0]?.nameAt;
      assert(workload !== undefined && at !== undefined);
      const [offered] = dropCredentials(scene, workload, at);
      assert(offered?.kind === 'fix');
      assert.equal(applied(scene, offered), samFunction(code, after));
      assert.deepEqual(offered.left?.filter((each) => !each.startsWith('The key still works')), left);
    });
  }
});
