/** The plan that lets only the distributions of the template which have a bucket as their origin read from it. */
import type { PolicySite } from '../../analysis/policy/policy-site.js';
import type { Statement } from '../../iam/policy.js';
import type { Resource } from '../../model/template.js';
import { listed } from '../../text/wording.js';
import { needs, namesWithin } from '../dependency.js';
import type { Declined, Fix } from '../fix.js';
import { oneOrList } from '../narrow/written-statement.js';
import { sub } from '../reference-content.js';
import { conditionOf } from '../role/role-content.js';
import { hasTemplate, type Scene, type TemplateScene } from '../scene.js';
import { propertyEntry } from '../written-place.js';
import { requireCondition } from './require-condition.js';

/**
 * As CloudFront asks of buckets with an origin access control (Amazon CloudFront developer guide, "Restrict access to an Amazon
 * S3 origin"). None where no distribution of the template names the bucket, or one that may be missing does.
 */
export function tieToDistribution(scene: Scene, statement: Statement, { owner, protects }: PolicySite): readonly (Fix | Declined)[] {
  if (!hasTemplate(scene) || owner?.type !== 'AWS::S3::BucketPolicy') return [];
  const buckets = protects.flatMap(({ resource }) => resource?.id ?? []);
  const distributions = distributionsOf(scene, buckets);
  const ids = distributions.map(({ id }) => id);
  const isThere = distributions.every((each) => each.when.length === 0 || (conditionOf(each) ?? '') === conditionOf(owner));
  if (ids.length === 0 || !isThere || needs(scene, ids, new Set([owner.id]))) return [];
  return [
    requireCondition(scene, statement, {
      title: `Let only ${listed(ids)} read as \`cloudfront.amazonaws.com\`, with \`aws:SourceArn\``,
      operator: 'StringEquals',
      key: 'aws:SourceArn',
      value: oneOrList(ids.map((id) => sub(`arn:\${AWS::Partition}:cloudfront::\${AWS::AccountId}:distribution/\${${id}}`))),
      note: 'Lets CloudFront in only for the distributions that the template shows.',
      left: ['If distributions of other stacks have the same origin, list them as well.'],
    }),
  ];
}

/** The distributions with an origin that names one of the buckets. */
function distributionsOf(scene: TemplateScene, buckets: readonly string[]): readonly Resource[] {
  return [...scene.template.resources.values()].filter((each) => {
    const configuration = each.type === 'AWS::CloudFront::Distribution' ? (propertyEntry(each, 'DistributionConfig')?.value ?? null) : null;
    return configuration !== null && namesWithin(scene, configuration).some((id) => buckets.includes(id));
  });
}
