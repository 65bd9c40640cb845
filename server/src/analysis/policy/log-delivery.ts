/** What services may do with a bucket on behalf of one account alone, though no condition says so: look at it, and put logs under the account they are of. */
import { showText } from '../../iam/partial-text.js';
import { literalOf } from '../../iam/pattern.js';
import type { Statement } from '../../iam/policy.js';

/** By these a service learns whether it may deliver to a bucket, and tells nobody. */
const looks: ReadonlySet<string> = new Set(['s3:getbucketacl', 's3:getbucketlocation']);

/** They put logs below the account that these are of, and take no prefix with `AWSLogs` in it (user guides: Application Load Balancers, "Access logs"; VPC, "Publish flow logs to Amazon S3"). CloudTrail takes any. */
const keepingAccounts: ReadonlySet<string> = new Set(['delivery.logs.amazonaws.com', 'logdelivery.elasticloadbalancing.amazonaws.com']);

/** `prefix/AWSLogs/111122223333/…`, in the place of the account also its organisation. */
const ofOneAccount = /[/*]AWSLogs\/(?:\$\{[^}]*\}|[^*?$/]+)\//;

/** Whether a statement lets a service look at a bucket, and write nothing but the logs of accounts that are named. */
export function deliversForNamed({ action, resource }: Statement, service: string): boolean {
  if (action === null || action.negated || !action.complete) return false;
  const names = action.items.map(({ parsed }) => literalOf(parsed) ?? '').filter((name) => !looks.has(name));
  if (names.length === 0) return true;
  if (!keepingAccounts.has(service) || names.some((name) => name !== 's3:putobject')) return false;
  const objects = resource?.items.map(({ text }) => showText(text)).filter((text) => text.includes('/')) ?? [];
  return resource?.negated === false && resource.complete && objects.length > 0 && objects.every((text) => ofOneAccount.test(text));
}
