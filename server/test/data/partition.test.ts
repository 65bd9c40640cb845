import assert from 'node:assert/strict';
import { partitionOfRegion } from '../../src/data/partition.js';

describe('the partition of a region', () => {
  const cases: readonly (readonly [region: string, partition: string])[] = [
    ['eu-west-1', 'aws'],
    ['cn-north-1', 'aws-cn'],
    ['us-gov-west-1', 'aws-us-gov'],
    ['us-iso-east-1', 'aws-iso'],
    ['us-isob-east-1', 'aws-iso-b'],
    ['us-isof-south-1', 'aws-iso-f'],
    ['eu-isoe-west-1', 'aws-iso-e'],
    ['eusc-de-east-1', 'aws-eusc'],
    ['US-GOV-EAST-1', 'aws-us-gov'],
    ['', 'aws'],
  ];
  for (const [region, partition] of cases) it(`is ${partition} for ${region || 'none'}`, () => assert.equal(partitionOfRegion(region), partition));
});
