/** Services of which nobody should be allowed everything. */

/**
 * Services through which permissions, keys, secrets, data at large or the audit trail are reached. Prowler asks for
 * `cloudtrail:*` and `kms:*` alone, Trivy for `s3:*` (AWS-0345); the others hand out what escalates (`data/escalation`:
 * IAM, STS and IAM Identity Center), secrets (`data/sensitive-action`), and whole accounts (Organizations and Account
 * Management).
 */
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
