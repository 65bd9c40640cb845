/** How far a pattern for the subject of an OpenID Connect token reaches. */

export type SubjectReach =
  | { readonly kind: 'anybody' }
  /** Every repository of an owner, every project of a group, every workspace of an organisation. */
  | { readonly kind: 'organization'; readonly things: 'repository' | 'project' | 'workspace'; readonly name: string }
  /** Every branch, tag and pull request of one repository. */
  | { readonly kind: 'repository'; readonly name: string }
  /** Every service account of one namespace of a cluster. */
  | { readonly kind: 'namespace'; readonly name: string };

/**
 * What a known pattern reaches beyond one workload; null when it names one, or is not known. Subjects of GitHub have two
 * forms, `repo:OWNER/REPO:…` and `repo:OWNER@ID/REPO@ID:…` (GitHub documentation, OpenID Connect reference); those of GitLab are
 * `project_path:GROUP/PROJECT:ref_type:…`, those of HCP Terraform `organization:NAME:project:NAME:workspace:…`.
 */
export function subjectReach(pattern: string | null): SubjectReach | null {
  if (pattern === null || !/[*?]/.test(pattern)) return null;
  if (/^[*?]/.test(pattern) || /^(?:repo|project_path|organization):[*?]/.test(pattern)) return { kind: 'anybody' };
  const [, owner = '', repository = '', rest = ''] = /^repo:([^/:]*)\/([^:]*)(?::(.*))?$/.exec(pattern) ?? [];
  if (owner !== '') {
    if (/[*?]/.test(owner)) return { kind: 'anybody' };
    if (/^[*?]/.test(repository)) return { kind: 'organization', things: 'repository', name: owner };
    return /^\*/.test(rest) || /\*$/.test(repository) && rest === '' ? { kind: 'repository', name: `${owner}/${repository.replace(/\*+$/, '')}` } : null;
  }
  const [, group = ''] = /^project_path:([^*?:]+)\/\*/.exec(pattern) ?? [];
  if (group !== '') return { kind: 'organization', things: 'project', name: group };
  const [, organization = ''] = /^organization:([^*?:]+):(?:project:)?\*/.exec(pattern) ?? [];
  if (organization !== '') return { kind: 'organization', things: 'workspace', name: organization };
  const [, namespace = '', account = ''] = /^system:serviceaccount:([^:]*):(.*)$/.exec(pattern) ?? [];
  if (/[*?]/.test(namespace)) return { kind: 'anybody' };
  return namespace !== '' && /^[*?]/.test(account) ? { kind: 'namespace', name: namespace } : null;
}
