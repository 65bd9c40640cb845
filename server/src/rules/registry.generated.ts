/** All rules, by id. Generated from the files beside it by `npm run generate`; do not edit. */
import { adminManagedPolicy } from './admin/admin-managed-policy.js';
import { allowNotAction } from './admin/allow-not-action.js';
import { allowNotPrincipal } from './admin/allow-not-principal.js';
import { allowNotResource } from './admin/allow-not-resource.js';
import { assumeAnyRole } from './admin/assume-any-role.js';
import { boundaryNotEnforced } from './admin/boundary-not-enforced.js';
import { bulkDataRead } from './admin/bulk-data-read.js';
import { computeTakeover } from './admin/compute-takeover.js';
import { confusedDeputy } from './admin/confused-deputy.js';
import { credentialAccess } from './admin/credential-access.js';
import { escalationAction } from './admin/escalation-action.js';
import { escalationPath } from './admin/escalation-path.js';
import { openRoleTrust } from './admin/open-role-trust.js';
import { passRoleAnywhere } from './admin/pass-role-anywhere.js';
import { permissionsManagement } from './admin/permissions-management.js';
import { publicResourcePolicy } from './admin/public-resource-policy.js';
import { serviceLinkedRoleAnywhere } from './admin/service-linked-role-anywhere.js';
import { serviceWildcard } from './admin/service-wildcard.js';
import { starOnStar } from './admin/star-on-star.js';
import { unscopedOidcTrust } from './admin/unscoped-oidc-trust.js';
import { unscopedResource } from './admin/unscoped-resource.js';
import { wideFederatedTrust } from './admin/wide-federated-trust.js';
import { wildcardPrincipalArn } from './admin/wildcard-principal-arn.js';
import { wildcardResourcePolicyAction } from './admin/wildcard-resource-policy-action.js';
import { noRootAlarm } from './audit/no-root-alarm.js';
import { rootConfigRules } from './audit/root-config-rules.js';
import { rootFilterNeverMatches } from './audit/root-filter-never-matches.js';
import { tamperGrant } from './audit/tamper-grant.js';
import { trailBucketExposed } from './audit/trail-bucket-exposed.js';
import { trailMissesRootEvents } from './audit/trail-misses-root-events.js';
import { trailNoCloudwatch } from './audit/trail-no-cloudwatch.js';
import { trailNoKms } from './audit/trail-no-kms.js';
import { trailNoValidation } from './audit/trail-no-validation.js';
import { trailNotLogging } from './audit/trail-not-logging.js';
import { trailSingleRegion } from './audit/trail-single-region.js';
import { adminTrustWithoutMfa } from './mfa/admin-trust-without-mfa.js';
import { allowIfExists } from './mfa/allow-if-exists.js';
import { cognitoMfaOff } from './mfa/cognito-mfa-off.js';
import { consolePassword } from './mfa/console-password.js';
import { deactivationGrant } from './mfa/deactivation-grant.js';
import { denyBypassedByKeys } from './mfa/deny-bypassed-by-keys.js';
import { noEnrolmentPath } from './mfa/no-enrolment-path.js';
import { passwordResetNotRequired } from './mfa/password-reset-not-required.js';
import { shortPassword } from './mfa/short-password.js';
import { userWithoutMfaEnforcement } from './mfa/user-without-mfa-enforcement.js';
import { weakPasswordPolicy } from './mfa/weak-password-policy.js';
import { wrongOperator } from './mfa/wrong-operator.js';
import { bucketObjectMismatch } from './policy/bucket-object-mismatch.js';
import { condition } from './policy/condition.js';
import { grammar } from './policy/grammar.js';
import { iamPathReference } from './policy/iam-path-reference.js';
import { ineffectiveTagCondition } from './policy/ineffective-tag-condition.js';
import { invalidArn } from './policy/invalid-arn.js';
import { organizationPolicy } from './policy/organization-policy.js';
import { principal } from './policy/principal.js';
import { privateSourceIp } from './policy/private-source-ip.js';
import { redundant } from './policy/redundant.js';
import { resourceMismatch } from './policy/resource-mismatch.js';
import { sid } from './policy/sid.js';
import { size } from './policy/size.js';
import { trust } from './policy/trust.js';
import { unknownAction } from './policy/unknown-action.js';
import { unpairedConditionKeys } from './policy/unpaired-condition-keys.js';
import { vacuousCondition } from './policy/vacuous-condition.js';
import { version } from './policy/version.js';
import { accessKeyRotation } from './role/access-key-rotation.js';
import { databaseIamAuth } from './role/database-iam-auth.js';
import { ec2InstanceProfile } from './role/ec2-instance-profile.js';
import { ecsServiceRole } from './role/ecs-service-role.js';
import { ecsTaskRole } from './role/ecs-task-role.js';
import { iamUser } from './role/iam-user.js';
import { imdsV1 } from './role/imds-v1.js';
import { lambdaRole } from './role/lambda-role.js';
import { launchTemplateProfile } from './role/launch-template-profile.js';
import { longLivedAccessKey } from './role/long-lived-access-key.js';
import { multipleAccessKeys } from './role/multiple-access-keys.js';
import { pipelineCredentials } from './role/pipeline-credentials.js';
import { policyOnUser } from './role/policy-on-user.js';
import { sharedRole } from './role/shared-role.js';
import { staticAwsCredentials } from './role/static-aws-credentials.js';
import { userPrincipal } from './role/user-principal.js';
import { userWithoutGroup } from './role/user-without-group.js';
import { accessKey } from './root/access-key.js';
import { accountWideResourceGrant } from './root/account-wide-resource-grant.js';
import { credentials } from './root/credentials.js';
import { externalAccountTrust } from './root/external-account-trust.js';
import { onlyRootCanRecover } from './root/only-root-can-recover.js';
import { ownAccountTrust } from './root/own-account-trust.js';
import { rootSessionGrant } from './root/root-session-grant.js';
import { scriptCreatesKey } from './root/script-creates-key.js';
import { accessKeyExposed } from './secret/access-key-exposed.js';
import { awsAccessKey } from './secret/aws-access-key.js';
import { cfnAuthentication } from './secret/cfn-authentication.js';
import { dynamicReferenceMisuse } from './secret/dynamic-reference-misuse.js';
import { environmentVariable } from './secret/environment-variable.js';
import { highEntropy } from './secret/high-entropy.js';
import { inlineCode } from './secret/inline-code.js';
import { lifecycle } from './secret/lifecycle.js';
import { literalCredential } from './secret/literal-credential.js';
import { literalSecretString } from './secret/literal-secret-string.js';
import { noechoLeak } from './secret/noecho-leak.js';
import { output } from './secret/output.js';
import { parameterDefault } from './secret/parameter-default.js';
import { parameterWithoutNoecho } from './secret/parameter-without-noecho.js';
import { plainSsmParameter } from './secret/plain-ssm-parameter.js';
import { privateKey } from './secret/private-key.js';
import { script } from './secret/script.js';
import { sideFile } from './secret/side-file.js';
import { unprotectedParameter } from './secret/unprotected-parameter.js';
import { urlCredentials } from './secret/url-credentials.js';
import { vendorToken } from './secret/vendor-token.js';
import type { AnyRule } from './rule.js';

export const rules: readonly AnyRule[] = [
  adminManagedPolicy,
  allowNotAction,
  allowNotPrincipal,
  allowNotResource,
  assumeAnyRole,
  boundaryNotEnforced,
  bulkDataRead,
  computeTakeover,
  confusedDeputy,
  credentialAccess,
  escalationAction,
  escalationPath,
  openRoleTrust,
  passRoleAnywhere,
  permissionsManagement,
  publicResourcePolicy,
  serviceLinkedRoleAnywhere,
  serviceWildcard,
  starOnStar,
  unscopedOidcTrust,
  unscopedResource,
  wideFederatedTrust,
  wildcardPrincipalArn,
  wildcardResourcePolicyAction,
  noRootAlarm,
  rootConfigRules,
  rootFilterNeverMatches,
  tamperGrant,
  trailBucketExposed,
  trailMissesRootEvents,
  trailNoCloudwatch,
  trailNoKms,
  trailNoValidation,
  trailNotLogging,
  trailSingleRegion,
  adminTrustWithoutMfa,
  allowIfExists,
  cognitoMfaOff,
  consolePassword,
  deactivationGrant,
  denyBypassedByKeys,
  noEnrolmentPath,
  passwordResetNotRequired,
  shortPassword,
  userWithoutMfaEnforcement,
  weakPasswordPolicy,
  wrongOperator,
  bucketObjectMismatch,
  condition,
  grammar,
  iamPathReference,
  ineffectiveTagCondition,
  invalidArn,
  organizationPolicy,
  principal,
  privateSourceIp,
  redundant,
  resourceMismatch,
  sid,
  size,
  trust,
  unknownAction,
  unpairedConditionKeys,
  vacuousCondition,
  version,
  accessKeyRotation,
  databaseIamAuth,
  ec2InstanceProfile,
  ecsServiceRole,
  ecsTaskRole,
  iamUser,
  imdsV1,
  lambdaRole,
  launchTemplateProfile,
  longLivedAccessKey,
  multipleAccessKeys,
  pipelineCredentials,
  policyOnUser,
  sharedRole,
  staticAwsCredentials,
  userPrincipal,
  userWithoutGroup,
  accessKey,
  accountWideResourceGrant,
  credentials,
  externalAccountTrust,
  onlyRootCanRecover,
  ownAccountTrust,
  rootSessionGrant,
  scriptCreatesKey,
  accessKeyExposed,
  awsAccessKey,
  cfnAuthentication,
  dynamicReferenceMisuse,
  environmentVariable,
  highEntropy,
  inlineCode,
  lifecycle,
  literalCredential,
  literalSecretString,
  noechoLeak,
  output,
  parameterDefault,
  parameterWithoutNoecho,
  plainSsmParameter,
  privateKey,
  script,
  sideFile,
  unprotectedParameter,
  urlCredentials,
  vendorToken,
];
