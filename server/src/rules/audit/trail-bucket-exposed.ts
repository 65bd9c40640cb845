/** A trail whose log files are in a bucket that strangers may read, or whose reads are not logged. */
import { switchedOffIn } from '../../analysis/switch.js';
import { bucketsOfTrail, publicAccessBlocks, takesLogsOf } from '../../analysis/audit/trail-bucket.js';
import type { Facts } from '../../analysis/facts.js';
import { publicPrincipals } from '../../analysis/policy/public-statement.js';
import type { Resource } from '../../model/template.js';
import type { Span } from '../../text/span.js';
import { conjoin, type Guard } from '../../value/guard.js';
import { optionsAt, absencesAt } from '../../value/path.js';
import { textOf } from '../../value/read.js';
import { blockPublicAccess, dropPublicList } from '../../repair/audit/close-bucket.js';
import { logAccess } from '../../repair/audit/log-access.js';
import { defineRule, type ReportedFinding } from '../rule.js';

export const trailBucketExposed = defineRule({
  id: 'audit/trail-bucket-exposed',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'The bucket of a trail is public, or has no access logs to show who reads it.',
  why: 'The log files show what was done, by whom and from where: just what an intruder wants to know, and to erase.',
  remedy: 'Block public access to the bucket, and set its `LoggingConfiguration`.',
  references: [
    {
      title: 'Security best practices in AWS CloudTrail',
      url: 'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html',
    },
    {
      title: 'Blocking public access',
      url: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html',
    },
  ],
  messages: {
    public: { severity: 'error', text: 'Bucket `{bucket}` keeps the logs of trail `{trail}` and is open to the public.' },
    unblocked: {
      severity: 'warning',
      text: 'Bucket `{bucket}` keeps the logs of trail `{trail}` and does not block all public access (`{block}`).',
    },
    unrecorded: {
      severity: 'information',
      text: 'Bucket `{bucket}` keeps the logs of trail `{trail}`, but has no access logs to show who reads them.',
    },
  },

  subject: 'resource',
  types: ['AWS::CloudTrail::Trail'],
  check(trail, report, { template, statements, environment }) {
    for (const { bucket, when: chosen } of bucketsOfTrail(trail, template)) {
      const slots = { bucket: bucket.id, trail: trail.id };
      const reportWhen = (message: 'public' | 'unrecorded', at: Span, when: Guard, about = bucket.id): void => {
        const both = conjoin(chosen, when);
        if (both !== null) report(message, at, { slots, when: both, about });
      };
      for (const { at, when } of publicLists(bucket)) reportWhen('public', at, when);
      for (const { block, at, when } of openBlocks(bucket)) {
        const both = conjoin(chosen, when);
        if (both !== null) report('unblocked', at, { slots: { ...slots, block }, when: both, about: bucket.id });
      }
      for (const statement of statements.filter(({ site }) => site.protects.some(({ resource }) => resource === bucket))) {
        for (const { at, when } of publicPrincipals(statement, environment)) {
          reportWhen('public', at ?? statement.at, [...statement.when, ...when], statement.site.owner?.id);
        }
      }
      for (const when of absencesAt(bucket.properties, 'LoggingConfiguration')) reportWhen('unrecorded', bucket.key, when);
    }
  },

  fixes: {
    // What a policy lets in is somebody's, who has to be asked.
    public: (finding, trail, facts) =>
      bucketOf(finding, trail, facts).flatMap((bucket) =>
        publicLists(bucket).some(({ at }) => at.start === finding.start) ? [dropPublicList(facts, bucket, finding)] : [],
      ),
    unblocked: (finding, trail, facts) =>
      bucketOf(finding, trail, facts).map((bucket) =>
        blockPublicAccess(facts, bucket, { block: String(finding.slots['block']), at: finding }),
      ),
    unrecorded: (finding, trail, facts) =>
      bucketOf(finding, trail, facts).map((bucket) =>
        logAccess(facts, bucket, (name) => facts.template !== null && takesLogsOf(bucket, facts.template.resolve(name), facts)),
      ),
  },
});

/** The bucket that a finding is about, by the name in its message. */
function bucketOf({ slots }: ReportedFinding, trail: Resource, { template }: Facts): readonly Resource[] {
  return bucketsOfTrail(trail, template)
    .map(({ bucket }) => bucket)
    .filter(({ id }) => id === slots['bucket'])
    .slice(0, 1);
}

interface Setting {
  readonly at: Span;
  readonly when: Guard;
}

/** Where the access control list of the bucket lets in the public; any AWS account counts as public. */
function publicLists({ properties, key }: Resource): readonly Setting[] {
  return optionsAt(properties, 'AccessControl')
    .filter(({ value }) => /^(?:Public|Authenticated)Read/.test(textOf(value) ?? ''))
    .map(({ value, when }) => ({ at: value.at ?? key, when }));
}

/** The first block of public access that is off, in each configuration that conditions may choose. */
function openBlocks({ properties, key }: Resource): readonly (Setting & { readonly block: string })[] {
  return optionsAt(properties, 'PublicAccessBlockConfiguration').flatMap(({ value, when }) =>
    publicAccessBlocks
      .flatMap((block) => switchedOffIn(value, key, block).map((off) => ({ ...off, block })))
      .slice(0, 1)
      .map((off) => ({ block: off.block, at: off.at, when: [...when, ...off.when] })),
  );
}
