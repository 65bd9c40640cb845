/** What the claims of an OpenID Connect token beside its subject say. */

/** For whom the token is, and who made it. */
export const ofToken: ReadonlySet<string> = new Set(['aud', 'iss']);

/** How a job runs, which every repository, project or workspace can do in the same way. */
export const ofRun: ReadonlySet<string> = new Set([
  'ref',
  'ref_type',
  'ref_protected',
  'base_ref',
  'head_ref',
  'environment',
  'event_name',
  'workflow',
  'runner_environment',
  'pipeline_source',
  'user_access_level',
  'build_branch',
  'terraform_run_phase',
  'terraform_workspace_name',
  'terraform_project_name',
]);

/**
 * Who set off the job. In whose repository is open: to star somebody's repository, or to comment there, sets off jobs of
 * it (GitHub documentation, "Events that trigger workflows").
 */
export const ofPerson: ReadonlySet<string> = new Set(['actor', 'actor_id']);

export const ofOwner: ReadonlySet<string> = new Set([
  'repository_owner',
  'repository_owner_id',
  'enterprise',
  'enterprise_id',
  'namespace_id',
  'namespace_path',
  'organization_id',
  'organization_slug',
  'terraform_organization_id',
  'terraform_organization_name',
]);
