/** What an ARN of S3 names: a bucket, or what is in it. */
import { readArn } from '../arn.js';
import { knownText, showText, type PartialText } from '../partial-text.js';

/** What an ARN of S3 names; null where it may name either. A slash in a policy variable, as in a tag's key, separates nothing. */
export function s3Kind(text: PartialText): 'buckets' | 'objects' | null {
  const arn = readArn(text);
  if (arn === null || knownText(arn.service) !== 's3' || arn.account.length > 0) return null;
  if (arn.resource.some((piece) => typeof piece === 'string' && piece.replace(/\$\{[^}]*\}/g, '').includes('/'))) return 'objects';
  return arn.resource.some((piece) => (typeof piece === 'string' ? /[*?]/.test(piece) : !['name', 'generated'].includes(piece.filling)))
    ? null
    : 'buckets';
}

/** The ARN up to what is in the bucket. */
export function bucketPart(text: PartialText): string {
  return /^(?:\$\{[^}]*\}|[^/])*/.exec(showText(text))?.[0] ?? '';
}
