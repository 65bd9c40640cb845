/** The buckets in which the trails of a template keep their log files. */
import type { Resource, Template } from '../../model/template.js';
import { allResources } from '../all-resources.js';
import { namedResource } from '../named-resource.js';
import { onceEach } from '../once.js';

/** The bucket of a trail, when it is one of the same template. */
export function bucketOfTrail(trail: Resource, template: Template | null): Resource | null {
  const name = trail.property('S3BucketName');
  return template === null || name === null ? null : namedResource(name, 'AWS::S3::Bucket', template);
}

export function keepsTrail(bucket: Resource, template: Template | null): boolean {
  return template !== null && trailBuckets(template).has(bucket);
}

const trailBuckets = onceEach((template: Template): ReadonlySet<Resource | null> => {
  const trails = allResources(template).filter(({ type }) => type === 'AWS::CloudTrail::Trail');
  return new Set(trails.map((trail) => bucketOfTrail(trail, template)));
});
