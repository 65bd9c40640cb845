/** Which partition of AWS a region is in (IAM User Guide, "ARNs"), by how its name begins. */

/** The partition that most accounts are in. */
export const usualPartition = 'aws';

const partitions: readonly (readonly [region: string, partition: string])[] = [
  ['cn-', 'aws-cn'],
  ['us-gov-', 'aws-us-gov'],
  ['us-iso-', 'aws-iso'],
  ['us-isob-', 'aws-iso-b'],
  ['us-isof-', 'aws-iso-f'],
  ['eu-isoe-', 'aws-iso-e'],
  ['eusc-', 'aws-eusc'],
];

/** Of a region that is none of these the usual one. */
export function partitionOfRegion(region: string): string {
  return partitions.find(([start]) => region.toLowerCase().startsWith(start))?.[1] ?? usualPartition;
}
