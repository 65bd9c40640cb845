/** Services of which nobody should have all. */

/** Services through which permissions, keys, secrets, data at large or the audit trail are reached. */
export const criticalServices: ReadonlySet<string> = new Set([
  'iam',
  'sts',
  'organizations',
  'account',
  'kms',
  'cloudtrail',
  'secretsmanager',
  'sso',
  's3',
]);
