/** The AWS accounts from which services of AWS write logs to a bucket. */
import { elbAccountTable } from './generated/elb-account.js';
import { redshiftAccountTable, trailAccountTable } from './generated/log-account.js';

let accounts: ReadonlySet<string> | undefined;

/**
 * Whether twelve digits, as in the principal of a bucket policy, are such an account: of Elastic Load Balancing, or of
 * CloudTrail or Redshift, which have used service principals since. Regions without one have service principals only.
 */
export function isLogAccount(id: string): boolean {
  const tables = [elbAccountTable, trailAccountTable, redshiftAccountTable];
  accounts ??= new Set(tables.flatMap((table) => table.split('\n').map((line) => line.slice(-12))));
  return accounts.has(id);
}
