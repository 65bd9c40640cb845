/** The plan that has the access to a bucket logged where the template has that of other buckets logged. */
import { fields, text } from '../../edit/content.js';
import { copy } from '../../edit/copy.js';
import type { Resource, Template } from '../../model/template.js';
import { mappingOf, propertyEntry } from '../written-place.js';
import { lookupEntry } from '../../syntax/lookup.js';
import type { Node } from '../../syntax/tree.js';
import { onceWith } from '../../text/once.js';
import { decline, offer } from '../draft.js';
import type { Declined, Fix } from '../fix.js';
import { hasTemplate, type Scene } from '../scene.js';
import { resourceEntry } from '../section.js';
import { setAtPath } from '../set-at-path.js';

/** `takes`: whether a log bucket may take the logs of further buckets, as far as its policy says. */
export function logAccess(scene: Scene, bucket: Resource, takes: (destination: Node) => boolean): Fix | Declined {
  const title = `Log who reads bucket \`${bucket.id}\``;
  if (!hasTemplate(scene) || resourceEntry(scene.template, bucket) === null) {
    return decline(title, `\`${bucket.id}\` is not written in this file.`);
  }
  if (propertyEntry(bucket, 'LoggingConfiguration') !== null) return decline(title, 'A condition decides whether there are access logs.');
  const known = loggings(scene.template).filter(({ of }) => of !== bucket);
  const [first] = known;
  if (first === undefined) {
    return decline(title, 'No other bucket of the template logs access, so you have to choose the bucket for the logs.');
  }
  const { text: source } = scene.file.tree;
  const isOne = known.every(
    ({ destination }) => source.slice(destination.start, destination.end) === source.slice(first.destination.start, first.destination.end),
  );
  const destination = isOne ? copy(first.destination) : null;
  if (destination === null) return decline(title, 'The buckets of the template have their access logged in several places.');
  if (!takes(first.destination)) {
    return decline(title, 'The bucket for the logs is this one, exists under a condition, or names the buckets whose logs it takes.');
  }
  const value = fields({
    DestinationBucketName: destination,
    ...(known.some(({ hasPrefix }) => hasPrefix) ? { LogFilePrefix: text(`${bucket.id}/`) } : {}),
  });
  const change = setAtPath(bucket, ['LoggingConfiguration'], value, 'Logs access where the template logs that of other buckets.');
  return change === null
    ? decline(title, `A function chooses the properties of \`${bucket.id}\`.`)
    : offer(scene, { title, safety: 'suggestion', changes: [change] });
}

interface Logging {
  readonly of: Resource;
  readonly destination: Node;
  readonly hasPrefix: boolean;
}

/** Those of all buckets of a template. */
const loggings = onceWith((template: Template): readonly Logging[] =>
  [...template.resources.values()].flatMap((bucket) => {
    const configuration = bucket.type === 'AWS::S3::Bucket' ? mappingOf(propertyEntry(bucket, 'LoggingConfiguration')?.value) : null;
    const destination = configuration === null ? null : (lookupEntry(configuration, 'DestinationBucketName')?.value ?? null);
    return configuration === null || destination === null
      ? []
      : [{ of: bucket, destination, hasPrefix: lookupEntry(configuration, 'LogFilePrefix') !== null }];
  }),
);
