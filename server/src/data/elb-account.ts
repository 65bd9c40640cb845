/** The AWS accounts from which Elastic Load Balancing writes access logs to a bucket. */
import { elbAccountTable } from './generated/elb-account.js';

let accounts: ReadonlySet<string> | undefined;

/**
 * Whether twelve digits, as in the principal of a bucket policy, are such an account. Regions without one use the service
 * principal `logdelivery.elasticloadbalancing.amazonaws.com`.
 */
export function isElbAccount(id: string): boolean {
  accounts ??= new Set(elbAccountTable.split('\n').map((line) => line.slice(-12)));
  return accounts.has(id);
}
