/** All rules, by id. Generated from the files beside it by `npm run generate`; do not edit. */
import { trailMissesRootEvents } from './audit/trail-misses-root-events.js';
import { trailNoCloudwatch } from './audit/trail-no-cloudwatch.js';
import { trailNoKms } from './audit/trail-no-kms.js';
import { trailNoValidation } from './audit/trail-no-validation.js';
import { trailNotLogging } from './audit/trail-not-logging.js';
import { trailSingleRegion } from './audit/trail-single-region.js';
import { cognitoMfaOff } from './mfa/cognito-mfa-off.js';
import { consolePassword } from './mfa/console-password.js';
import { passwordResetNotRequired } from './mfa/password-reset-not-required.js';
import { accessKeyRotation } from './role/access-key-rotation.js';
import { databaseIamAuth } from './role/database-iam-auth.js';
import { iamUser } from './role/iam-user.js';
import { imdsV1 } from './role/imds-v1.js';
import { multipleAccessKeys } from './role/multiple-access-keys.js';
import { policyOnUser } from './role/policy-on-user.js';
import { userWithoutGroup } from './role/user-without-group.js';
import { accessKey } from './root/access-key.js';
import { lifecycle } from './secret/lifecycle.js';
import type { AnyRule } from './rule.js';

export const rules: readonly AnyRule[] = [
  trailMissesRootEvents,
  trailNoCloudwatch,
  trailNoKms,
  trailNoValidation,
  trailNotLogging,
  trailSingleRegion,
  cognitoMfaOff,
  consolePassword,
  passwordResetNotRequired,
  accessKeyRotation,
  databaseIamAuth,
  iamUser,
  imdsV1,
  multipleAccessKeys,
  policyOnUser,
  userWithoutGroup,
  accessKey,
  lifecycle,
];
