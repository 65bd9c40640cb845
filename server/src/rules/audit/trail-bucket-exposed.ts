/** A trail whose log files lie in a bucket that strangers may read, or whose readers nobody records. */
import { switchedOffIn } from '../../analysis/switch.js';
import { bucketOfTrail } from '../../analysis/audit/trail-bucket.js';
import { publicPrincipals } from '../../analysis/policy/public-statement.js';
import { optionsAt, absencesAt } from '../../value/path.js';
import { textOf } from '../../value/read.js';
import { defineRule } from '../rule.js';

export const trailBucketExposed = defineRule({
  id: 'audit/trail-bucket-exposed',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'The bucket of a trail is public, or nobody records who reads it.',
  why: 'The log files say what is done, by whom and from where: what an intruder wants to know, and to remove.',
  remedy: 'Block public access to the bucket, and set `LoggingConfiguration`.',
  references: [
    { title: 'Security best practices in AWS CloudTrail', url: 'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html' },
    { title: 'Blocking public access', url: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html' },
  ],
  messages: {
    public: { severity: 'error', text: 'Bucket `{bucket}` keeps the logs of trail `{trail}` and is open to the public.' },
    unrecorded: { severity: 'information', text: 'Bucket `{bucket}` keeps the logs of trail `{trail}`, and nobody records who reads them.' },
  },

  subject: 'resource',
  types: ['AWS::CloudTrail::Trail'],
  check(trail, report, { template, statements, environment }) {
    const bucket = bucketOfTrail(trail, template);
    if (bucket === null) return;
    const slots = { bucket: bucket.id, trail: trail.id };
    for (const { value, when } of optionsAt(bucket.properties, 'AccessControl')) {
      if (/^PublicRead/.test(textOf(value) ?? '')) report('public', value.at ?? bucket.key, { slots, when, about: bucket.id });
    }
    for (const { value, when } of optionsAt(bucket.properties, 'PublicAccessBlockConfiguration')) {
      for (const off of ['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'].flatMap((key) => switchedOffIn(value, bucket.key, key)).slice(0, 1)) {
        report('public', off.at, { slots, when: [...when, ...off.when], about: bucket.id });
      }
    }
    for (const statement of statements.filter(({ site }) => site.protects.some(({ resource }) => resource === bucket))) {
      for (const { at, when } of publicPrincipals(statement, environment)) {
        report('public', at ?? statement.at, { slots, when: [...statement.when, ...when], about: statement.site.owner?.id ?? bucket.id });
      }
    }
    for (const when of absencesAt(bucket.properties, 'LoggingConfiguration')) report('unrecorded', bucket.key, { slots, when, about: bucket.id });
  },
});
