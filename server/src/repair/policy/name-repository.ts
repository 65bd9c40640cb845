/** Plans that let only one branch of one repository on GitHub assume a role. */
import type { Statement } from '../../iam/policy.js';
import type { Span } from '../../text/span.js';
import { askFor } from '../asked-value.js';
import type { Declined, Fix } from '../fix.js';
import { hasTemplate, type Scene, type TemplateScene } from '../scene.js';
import { nodeWithSpan } from '../written-place.js';
import { requireSubject, testsClaim, type Subject } from './require-subject.js';

const issuer = 'token.actions.githubusercontent.com';

/** Claims that stand beside a subject: of them, none says which branch or environment a job is for. */
const beside = /^(?:sub|aud|runner_environment|repository_visibility|repository_owner_id)$/;

/**
 * The subject of a branch (GitHub, "OpenID Connect reference"), for which new parameters ask: where none is tested, together with
 * the audience of AWS's own action; where `at` is a subject that leaves the repository or the branch open, in its place. For
 * a statement that trusts GitHub alone; none where other claims say what a job is for.
 */
export function nameRepository(scene: Scene, statement: Statement, role: string, at: Span): readonly (Fix | Declined)[] {
  if (!hasTemplate(scene)) return [];
  const wide = nodeWithSpan(scene.file.tree, at);
  const known = wide?.kind === 'scalar' && wide.tag === null ? /^repo:(?:([^*?/:@]+)\/)?(?:([^*?/:@]+):)?\*$/.exec(wide.text) : null;
  const keys = statement.condition?.tests.map(({ key }) => key.toLowerCase()) ?? [];
  const isOtherwise = keys.some((key) => key.startsWith(`${issuer}:`) && !beside.test(key.slice(issuer.length + 1)));
  if (wide === null || isOtherwise || (known === null && testsClaim(statement, issuer, 'sub'))) return [];
  const asked = askForBranch(scene, role, known?.[1] ?? null, known?.[2] ?? null);
  if (asked === null) return [];
  const place = known !== null && wide.kind === 'scalar' ? wide : null;
  const title = `Let only one branch of one repository assume role \`${role}\``;
  return [requireSubject(scene, statement, issuer, place, asked, { title, note: 'Names the repository and the branch.' })];
}

/** Asks for what is not known of a branch: the owner and the name of its repository, and its own name. */
function askForBranch(scene: TemplateScene, role: string, owner: string | null, name: string | null): Subject | null {
  const isNamed = owner !== null && name !== null;
  const repository = isNamed
    ? null
    : askFor(scene, `${role}Repository`, {
        description: owner === null ? 'Repository on GitHub, as OWNER/NAME' : `Name of the repository of ${owner} on GitHub`,
        pattern: owner === null ? '^[\\w.-]+/[\\w.-]+$' : '^[\\w.-]+$',
        note: 'Adds a parameter for the repository.',
      });
  const branch = askFor(scene, `${role}Branch`, {
    description: `Branch whose jobs assume ${role}`,
    pattern: '^[^*?]+$',
    note: 'Adds a parameter for the branch.',
  });
  if (branch === null || (repository === null && !isNamed)) return null;
  const named = repository === null ? `${owner}/${name}` : `${owner === null ? '' : `${owner}/`}\${${repository.parameter}}`;
  return {
    subject: `repo:${named}:ref:refs/heads/\${${branch.parameter}}`,
    changes: [...(repository?.changes ?? []), ...branch.changes],
    left: [
      'Jobs of other branches, of tags and of pull requests, and those that name an environment (`repo:OWNER/NAME:environment:NAME`), will be denied: list their subjects beside this one.',
      'If GitHub puts IDs into the subjects of your repositories (`repo:OWNER@ID/NAME@ID`), add them to this one.',
    ],
  };
}
