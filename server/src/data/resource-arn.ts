/** What the ARN of a resource looks like, by its type. */
import { resourceArnTable } from './generated/resource-arn.js';

export interface ResourceArn {
  /** `arn:${Partition}:s3:::${BucketName}`: partition, region and account, and one further variable for the name. */
  readonly template: string;
  /** The property with the name; null when AWS generates it. */
  readonly nameProperty: string | null;
  /** What `Ref` returns. */
  readonly ref: 'name' | 'arn' | 'other';
  /** Whether the `Path` of the resource precedes the name in its ARN. */
  readonly hasPath: boolean;
}

let arns: ReadonlyMap<string, ResourceArn> | undefined;

/** Null for a type without an ARN, or with an ARN that contains more than one name. */
export function resourceArn(type: string): ResourceArn | null {
  arns ??= new Map(resourceArnTable.split('\n').map(readLine));
  return arns.get(type) ?? null;
}

function readLine(line: string): readonly [string, ResourceArn] {
  const [type = '', ref = '', property = '', template = ''] = line.split(' ');
  return [
    type,
    {
      template,
      nameProperty: property === '-' ? null : property,
      ref: ref === 'arn' || ref === 'name' ? ref : 'other',
      hasPath: template.includes('WithPath}'),
    },
  ];
}
