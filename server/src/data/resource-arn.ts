/** What the ARN of a resource looks like, by its type. */
import { resourceArnTable } from './generated/resource-arn.js';

export interface ResourceArn {
  /** `arn:${Partition}:s3:::${BucketName}`: partition, region and account, and one further variable for the name. */
  readonly template: string;
  /** The property with the name; null when AWS generates it. */
  readonly nameProperty: string | null;
  /** What `Ref` returns. */
  readonly ref: 'name' | 'arn' | 'other';
  /** The attribute that is the ARN, such as `Arn`; null where there is none. */
  readonly attribute: string | null;
  /** Whether the `Path` of the resource precedes the name in its ARN. */
  readonly hasPath: boolean;
}

let arns: ReadonlyMap<string, ResourceArn> | undefined;

/** Null for a type without an ARN, or with an ARN that contains more than one name. */
export function resourceArn(type: string): ResourceArn | null {
  arns ??= new Map(resourceArnTable.split('\n').map(readLine));
  return arns.get(type) ?? null;
}

/**
 * Whether `Ref`, in place of the name, gives the ARN. The name of a Systems Manager parameter may begin with a slash, which its
 * ARN has only once.
 */
export function isMadeOfRef({ ref, hasPath, template }: ResourceArn): boolean {
  return ref === 'name' && !hasPath && !template.includes('WithoutLeadingSlash');
}

function readLine(line: string): readonly [string, ResourceArn] {
  const [type = '', ref = '', property = '', attribute = '', template = ''] = line.split(' ');
  return [
    type,
    {
      template,
      nameProperty: property === '-' ? null : property,
      attribute: attribute === '-' ? null : attribute,
      ref: ref === 'arn' || ref === 'name' ? ref : 'other',
      hasPath: template.includes('WithPath}'),
    },
  ];
}
