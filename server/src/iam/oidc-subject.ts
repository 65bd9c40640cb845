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
  if (leavesOwnerOpen(pattern)) return { kind: 'anybody' };
  const [, owner = '', repository = '', rest = ''] = /^repo:([^/:]*)\/([^:]*)(?::(.*))?$/.exec(pattern) ?? [];
  if (owner !== '') {
    if (/^[*?]/.test(repository)) return { kind: 'organization', things: 'repository', name: owner };
    return /^\*/.test(rest) || /\*$/.test(repository) && rest === '' ? { kind: 'repository', name: `${owner}/${repository.replace(/\*+$/, '')}` } : null;
  }
  const [, project = '', afterProject = ''] = /^project_path:([^*?:]+)(\/\*|:\*)/.exec(pattern) ?? [];
  if (project !== '') return afterProject === ':*' ? { kind: 'repository', name: project } : { kind: 'organization', things: 'project', name: project };
  const [, organization = ''] = /^organization:([^*?:]+):(?:project:)?\*/.exec(pattern) ?? [];
  if (organization !== '') return { kind: 'organization', things: 'workspace', name: organization };
  const [, namespace = ''] = /^system:serviceaccount:([^:]+):[*?]/.exec(pattern) ?? [];
  return namespace === '' ? null : { kind: 'namespace', name: namespace };
}

/** How a subject begins, and what stands behind the name of the owner, the organisation or the namespace. */
const forms: readonly (readonly [start: string, end: string])[] = [
  ['repo:', '/'], ['project_path:', '/'], ['organization:', ':'], ['system:serviceaccount:', ':'],
];

/** Whether the first wildcard stands before the end of the owner's name: `repo:shop*` is anybody's whose name begins so. */
function leavesOwnerOpen(pattern: string): boolean {
  const fixed = pattern.slice(0, pattern.search(/[*?]/));
  return forms.some(([start, end]) => start.startsWith(fixed) || (fixed.startsWith(start) && !fixed.includes(end, start.length)));
}
