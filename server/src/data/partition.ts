/** Which partition a region is in, judged by how its name begins (IAM User Guide, "ARNs"). */

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

/** The partition of a region; the usual one if the name fits none of these. */
export function partitionOfRegion(region: string): string {
  return partitions.find(([start]) => region.toLowerCase().startsWith(start))?.[1] ?? usualPartition;
}
