/** The buckets in which the trails of a template keep their log files. */
import type { Resource, Template } from '../../model/template.js';
import { onceWith } from '../../text/once.js';
import type { Guard } from '../../value/guard.js';
import { optionsAt } from '../../value/path.js';
import { allResources } from '../all-resources.js';
import { namedResource } from '../named-resource.js';

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

export function keepsTrail(bucket: Resource, template: Template | null): boolean {
  return template !== null && trailBuckets(template).has(bucket);
}

const trailBuckets = onceWith((template: Template): ReadonlySet<Resource> => {
  const trails = allResources(template).filter(({ type }) => type === 'AWS::CloudTrail::Trail');
  return new Set(trails.flatMap((trail) => bucketsOfTrail(trail, template)).map(({ bucket }) => bucket));
});
