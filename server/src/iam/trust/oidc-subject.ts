/** How far a pattern for the subject of an OpenID Connect token reaches. */
import { flatten, showText, sliceText, type FlatText, type PartialText } from '../partial-text.js';

export type SubjectReach =
  | { readonly kind: 'anybody' }
  /** Every repository of an owner, every project of a group, every workspace or pipeline of an organisation. */
  | { readonly kind: 'organization'; readonly things: OwnedThings; readonly name: string }
  /** Every branch, tag and pull request of one repository. */
  | { readonly kind: 'repository'; readonly name: string }
  /** Every service account of one namespace of a cluster. */
  | { readonly kind: 'namespace'; readonly name: string };

/** What owners have many of, in their own words for it. */
export type OwnedThings = 'repository' | 'project' | 'workspace' | 'pipeline' | 'user and application';

/**
 * What a pattern reaches beyond one workload; null when it names one, or nothing tells. What is filled in later stands for one
 * name or several, so a wildcard after a separator reaches as far as it is known to. Subjects of GitHub have two forms,
 * `repo:OWNER/REPO:…` and `repo:OWNER@ID/REPO@ID:…` (GitHub documentation, OpenID Connect reference); those of GitLab are
 * `project_path:GROUP/PROJECT:ref_type:…`, those of HCP Terraform `organization:NAME:project:NAME:workspace:…`.
 */
export function subjectReach(text: PartialText): SubjectReach | null {
  const pattern = flatten(text);
  const wildcard = pattern.chars.search(/[*?]/);
  if (wildcard < 0 || [...pattern.holes.keys()].some((hole) => hole < wildcard && !/[/:]/.test(pattern.chars.slice(hole, wildcard)))) {
    return null;
  }
  const reach = reachOf(pattern.chars, pattern.holes.size > 0);
  return reach === null || reach.kind === 'anybody' ? reach : { ...reach, name: shown(pattern, reach.name) };
}

/** A name within a pattern, with its holes as they are written. */
function shown(pattern: FlatText, name: string): string {
  const start = pattern.chars.indexOf(name);
  return showText(sliceText(pattern, start, start + name.length));
}

function reachOf(pattern: string, hasHoles: boolean): SubjectReach | null {
  // Where a path is filled in as a whole, as in `repo:${Repository}:*`, nothing shows where the owner ends.
  const [, path = ''] = hasHoles ? (/^(?:repo|project_path):([^/:*?]+):\*/.exec(pattern) ?? []) : [];
  if (path !== '') return { kind: 'repository', name: path };
  if (leavesOwnerOpen(pattern)) return { kind: 'anybody' };
  const [, owner = '', repository = '', rest = ''] = /^repo:([^/:]*)\/([^:]*)(?::(.*))?$/.exec(pattern) ?? [];
  if (owner !== '') {
    if (/^[*?]/.test(repository)) return { kind: 'organization', things: 'repository', name: owner };
    return /^\*/.test(rest) || (/\*$/.test(repository) && rest === '')
      ? { kind: 'repository', name: `${owner}/${repository.replace(/(?<!\*)\*+$/, '')}` }
      : null;
  }
  const [, project = '', afterProject = ''] = /^project_path:([^*?:]+)(\/\*|:\*)/.exec(pattern) ?? [];
  if (project !== '') {
    return afterProject === ':*' ? { kind: 'repository', name: project } : { kind: 'organization', things: 'project', name: project };
  }
  const [, organization = ''] = /^organization:([^*?:]+):(?:project:)?\*/.exec(pattern) ?? [];
  if (organization !== '') return { kind: 'organization', things: 'workspace', name: organization };
  const [, namespace = ''] = /^system:serviceaccount:([^:]+):[*?]/.exec(pattern) ?? [];
  return namespace === '' ? null : { kind: 'namespace', name: namespace };
}

/** How a subject begins, and what follows the name of the owner, the organisation or the namespace. */
const forms: readonly (readonly [start: string, end: string])[] = [
  ['repo:', '/'],
  ['project_path:', '/'],
  ['organization:', ':'],
  ['system:serviceaccount:', ':'],
];

/**
 * Whether the first wildcard comes before the end of the owner's name: `repo:shop*` is for anybody whose name begins like this.
 * No name contains a colon, so `repo::*` is for nobody.
 */
function leavesOwnerOpen(pattern: string): boolean {
  const fixed = pattern.slice(0, pattern.search(/[*?]/));
  return forms.some(
    ([start, end]) =>
      start.startsWith(fixed) || (fixed.startsWith(start) && ![end, ':'].some((mark) => fixed.includes(mark, start.length))),
  );
}
