/** What the claims of an OpenID Connect token say, other than the subject. */

/** Claims about whom the token is for, and who issued it. */
export const ofToken: ReadonlySet<string> = new Set(['aud', 'iss']);

/**
 * How a job runs, which every repository, project or workspace can do in the same way. GitHub: "OpenID Connect reference",
 * custom claims; GitLab: "OpenID Connect authentication using ID tokens", token payload; Buildkite: `buildkite-agent oidc`,
 * claims; HCP Terraform: "Workload identity tokens", custom claims.
 */
export const ofRun: ReadonlySet<string> = new Set([
  'ref',
  'ref_type',
  'ref_protected',
  'base_ref',
  'head_ref',
  'environment',
  'environment_protected',
  'deployment_tier',
  'event_name',
  'workflow',
  'pipeline_source',
  'user_access_level',
  'build_branch',
  'build_tag',
  'step_key',
  'terraform_run_phase',
  'terraform_workspace_name',
  'terraform_project_name',
]);

/**
 * Claims about where a job runs and who can see its sources, which say neither whose they are nor of which branch; by the
 * same references.
 */
export const ofNobody: ReadonlySet<string> = new Set(['runner_environment', 'repository_visibility', 'project_visibility', 'build_source']);

/**
 * Who set off the job. In whose repository is open: to star somebody's repository, or to comment there, sets off jobs of
 * it (GitHub documentation, "Events that trigger workflows").
 */
export const ofPerson: ReadonlySet<string> = new Set(['actor', 'actor_id']);

/** Claims about who owns the repository, project, pipeline or workspace; by the same references. */
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
