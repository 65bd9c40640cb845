/** The accounts of AWS from which Elastic Load Balancing writes access logs into a bucket. */
import { elbAccountTable } from './generated/elb-account.js';

let accounts: ReadonlySet<string> | undefined;

/**
 * Whether twelve digits are such an account, as the principal of a bucket policy names it.
 * Regions without one use the service principal `logdelivery.elasticloadbalancing.amazonaws.com`.
 */
export function isElbAccount(id: string): boolean {
  accounts ??= new Set(elbAccountTable.split('\n').map((line) => line.slice(-12)));
  return accounts.has(id);
}
