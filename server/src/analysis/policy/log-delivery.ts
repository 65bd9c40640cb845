/**
 * What services do on behalf of one account only, even without a condition: look at a bucket or a key, put logs under the
 * account they belong to, share what the owner shares.
 */
import { showText } from '../../iam/partial-text.js';
import { literalOf } from '../../iam/pattern.js';
import type { Statement } from '../../iam/policy.js';

/**
 * Actions by which a service learns whether it may deliver to a bucket and which key to use (CloudTrail user guide,
 * "Default KMS key policy"), without passing it on.
 */
const looks: ReadonlySet<string> = new Set(['s3:getbucketacl', 's3:getbucketlocation', 'kms:describekey']);

/**
 * The owner of a catalog lets RAM share it, which RAM does for the owner only (Lake Formation developer guide, "Managing
 * cross-account permissions using both AWS Glue and Lake Formation").
 */
const sharing = { service: 'ram.amazonaws.com', action: 'glue:shareresource' };

/**
 * Services that put logs below the account they belong to, and accept no prefix with `AWSLogs` in it (user guides:
 * Application Load Balancers, "Access logs"; VPC, "Publish flow logs to Amazon S3"). CloudTrail accepts any prefix.
 */
const keepingAccounts: ReadonlySet<string> = new Set(['delivery.logs.amazonaws.com', 'logdelivery.elasticloadbalancing.amazonaws.com']);

/** `prefix/AWSLogs/111122223333/…`, or an organisation instead of the account. */
const ofOneAccount = /[/*]AWSLogs\/(?:\$\{[^}]*\}|[^*?$/]+)\//;

/** Whether a statement lets a service only look at something, write the logs of accounts that are named, or share. */
export function deliversForNamed({ action, resource }: Statement, service: string): boolean {
  if (action === null || action.negated || !action.complete) return false;
  const names = action.items.map(({ parsed }) => literalOf(parsed) ?? '').filter((name) => !looks.has(name));
  if (names.length === 0 || (service === sharing.service && names.every((name) => name === sharing.action))) return true;
  if (!keepingAccounts.has(service) || names.some((name) => name !== 's3:putobject')) return false;
  const objects = resource?.items.map(({ text }) => showText(text)).filter((text) => text.includes('/')) ?? [];
  return resource?.negated === false && resource.complete && objects.length > 0 && objects.every((text) => ofOneAccount.test(text));
}
