/** The buckets in which the trails of a template keep their log files. */
import { knownText } from '../../iam/partial-text.js';
import type { ConditionTest } from '../../iam/policy.js';
import type { Resource, Template } from '../../model/template.js';
import { onceWith } from '../../text/once.js';
import type { Guard } from '../../value/guard.js';
import { optionsAt } from '../../value/path.js';
import type { Value } from '../../value/value.js';
import { allResources } from '../all-resources.js';
import { namedResource } from '../named-resource.js';
import type { Facts } from '../facts.js';
import type { StatementSite } from '../policy/policy-site.js';

export interface TrailBucket {
  readonly bucket: Resource;
  /** When the trail uses this bucket. */
  readonly when: Guard;
}

/** The buckets of a trail that are in the same template; if there are several, conditions choose between them. */
export function bucketsOfTrail(trail: Resource, template: Template | null): readonly TrailBucket[] {
  if (template === null) return [];
  return optionsAt(trail.properties, 'S3BucketName').flatMap(({ value, when }) => {
    const bucket = namedResource(value, 'AWS::S3::Bucket', template);
    return bucket === null ? [] : [{ bucket, when }];
  });
}

/** A bucket of a trail whose policy may refuse files that are encrypted with another KMS key than it names; null without one. */
export function bucketRefusingKeys(trail: Resource, template: Template | null, statements: readonly StatementSite[]): Resource | null {
  const refused = statements.filter(
    ({ statement }) => statement.effect === 'Deny' && statement.condition?.tests.some(asksForAnother) === true,
  );
  const protectedBuckets = refused.flatMap(({ site }) => site.protects.map(({ resource }) => resource));
  return bucketsOfTrail(trail, template).find(({ bucket }) => protectedBuckets.includes(bucket))?.bucket ?? null;
}

function asksForAnother({ key, operatorText, values }: ConditionTest): boolean {
  const isAboutEncryption = /^s3:x-amz-server-side-encryption(?:-aws-kms-key-id)?$/i.test(key) && !/^Null$/i.test(operatorText);
  return isAboutEncryption && !values.some(({ text }) => knownText(text) === 'aws:kms');
}

/** The settings that together keep the public out of a bucket. */
export const publicAccessBlocks = ['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'] as const;

/**
 * Whether the access logs of another bucket, too, can go to a bucket: it is there whenever that one is, and its policy
 * does not name the sources of the logs. A bucket that is not in the template is taken at its word.
 */
export function takesLogsOf(source: Resource, destination: Value, facts: Pick<Facts, 'template' | 'statements'>): boolean {
  const bucket = facts.template === null ? null : namedResource(destination, 'AWS::S3::Bucket', facts.template);
  if (bucket === null) return true;
  const isNarrowed = facts.statements.some(
    ({ statement, site }) =>
      site.protects.some(({ resource }) => resource === bucket) &&
      statement.condition?.tests.some(({ key }) => /^aws:SourceArn$/i.test(key)) === true,
  );
  return bucket !== source && bucket.when.length === 0 && !isNarrowed;
}

export function keepsTrail(bucket: Resource, template: Template | null): boolean {
  return template !== null && trailBuckets(template).has(bucket);
}

const trailBuckets = onceWith((template: Template): ReadonlySet<Resource> => {
  const trails = allResources(template).filter(({ type }) => type === 'AWS::CloudTrail::Trail');
  return new Set(trails.flatMap((trail) => bucketsOfTrail(trail, template)).map(({ bucket }) => bucket));
});
