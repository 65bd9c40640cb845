/** Plans that let only one branch of one repository on GitHub assume a role. */
import { text } from '../../edit/content.js';
import type { Statement } from '../../iam/policy.js';
import type { Span } from '../../text/span.js';
import { askFor, type AskedValue } from '../asked-value.js';
import { offer } from '../draft.js';
import type { Declined, Fix } from '../fix.js';
import { requireCondition } from './require-condition.js';
import { sub } from '../reference-content.js';
import { hasTemplate, type Scene, type TemplateScene } from '../scene.js';
import { nodeWithSpan } from '../written-place.js';

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
  if (wide === null || isOtherwise || (known === null && keys.includes(`${issuer}:sub`))) return [];
  const asked = askForBranch(scene, role, known?.[1] ?? null, known?.[2] ?? null);
  if (asked === null) return [];
  const value = sub(asked.subject);
  const title = `Let only one branch of one repository assume role \`${role}\``;
  const note = 'Names the repository and the branch.';
  if (known !== null) {
    const changes = [...asked.changes, { kind: 'set' as const, target: wide, value, note }];
    return [offer(scene, { title, safety: 'suggestion', changes, left: asked.left })];
  }
  const audience = { operator: 'StringEquals', key: `${issuer}:aud`, value: text('sts.amazonaws.com'), note: 'Names the audience.' };
  return [
    requireCondition(scene, statement, {
      title,
      operator: 'StringEquals',
      key: `${issuer}:sub`,
      value,
      note,
      left: asked.left,
      beside: asked.changes,
      also: keys.includes(`${issuer}:aud`) ? [] : [audience],
    }),
  ];
}

interface Branch {
  /** With parameters in it, as `Fn::Sub` takes them. */
  readonly subject: string;
  readonly changes: AskedValue['changes'];
  readonly left: readonly string[];
}

/** Asks for what is not known of a branch: the owner and the name of its repository, and its own name. */
function askForBranch(scene: TemplateScene, role: string, owner: string | null, name: string | null): Branch | null {
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
