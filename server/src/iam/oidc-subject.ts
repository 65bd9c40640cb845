/** How far a pattern for the subject of an OpenID Connect token reaches. */

export type SubjectReach =
  | { readonly kind: 'anybody' }
  /** Every repository of an owner. */
  | { readonly kind: 'organization'; readonly name: string }
  /** Every branch, tag and pull request of one repository. */
  | { readonly kind: 'repository'; readonly name: string }
  /** Every service account of one namespace of a cluster. */
  | { readonly kind: 'namespace'; readonly name: string };

/**
 * What a known pattern reaches beyond one workload; null when it names one, or is not known. Subjects of GitHub have two
 * forms, `repo:OWNER/REPO:…` and `repo:OWNER@ID/REPO@ID:…` (GitHub documentation, OpenID Connect reference).
 */
export function subjectReach(pattern: string | null): SubjectReach | null {
  if (pattern === null || !/[*?]/.test(pattern)) return null;
  if (/^[*?]/.test(pattern) || /^(?:repo|project_path|organization):[*?]/.test(pattern)) return { kind: 'anybody' };
  const [, owner = '', repository = '', rest = ''] = /^repo:([^/:]*)\/([^:]*)(?::(.*))?$/.exec(pattern) ?? [];
  if (owner !== '') {
    if (/[*?]/.test(owner)) return { kind: 'anybody' };
    if (/^[*?]/.test(repository)) return { kind: 'organization', name: owner };
    return /^\*/.test(rest) || /\*$/.test(repository) && rest === '' ? { kind: 'repository', name: `${owner}/${repository.replace(/\*+$/, '')}` } : null;
  }
  const [, namespace = '', account = ''] = /^system:serviceaccount:([^:]*):(.*)$/.exec(pattern) ?? [];
  if (/[*?]/.test(namespace)) return { kind: 'anybody' };
  return namespace !== '' && /^[*?]/.test(account) ? { kind: 'namespace', name: namespace } : null;
}
