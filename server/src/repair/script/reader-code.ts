/** The code and commands that read credentials from variables, and the changes that stop them from doing so. */
import { isAwsCredentialName } from '../../analysis/secret/secret-name.js';
import type { Workload } from '../../analysis/workload/workload.js';
import type { Change } from '../../edit/change.js';
import { spliceSpan } from '../../edit/splice.js';
import { writtenId } from '../../model/written-id.js';
import type { Node } from '../../syntax/tree.js';
import type { CredentialUse } from '../key/credential-use.js';
import { outermostAt, propertyEntry, sequenceOf } from '../written-place.js';
import { canLoseCredentials, cutFromScript } from './script-cut.js';
import { scriptText } from './script-text.js';

/** The uses, and the code in the template that would miss a removed variable; code that does more with the variable stays as it is. */
export function withReaders(uses: readonly CredentialUse[]): readonly CredentialUse[] {
  const namesOf = new Map<Workload, Set<string>>();
  for (const use of uses) {
    if (use.kind !== 'variable') continue;
    for (const workload of use.workloads) namesOf.set(workload, (namesOf.get(workload) ?? new Set()).add(use.name));
  }
  const scripted = new Set(uses.flatMap((use) => (use.kind === 'script' ? [use.workload] : [])));
  return [...uses, ...[...namesOf].flatMap(([workload, names]) => (scripted.has(workload) ? [] : readersIn(workload, names)))];
}

/**
 * Why the variables have to stay: a script of the template reads one under a name of its own, in a way that no edit can
 * undo, and would fail without it. Variables that AWS's tools read are set from the role. Null when nothing misses them.
 */
export function reasonToKeep(uses: readonly CredentialUse[]): string | null {
  for (const use of uses) {
    if (use.kind !== 'variable' || isAwsCredentialName(use.name)) continue;
    const missing = use.workloads.find((workload) => mentions(workload, use.name) && !isMended(use.name, workload, uses));
    if (missing !== undefined) {
      return `A script of \`${writtenId(missing.resource)}\` reads \`${use.name}\`, and cannot be rewritten to do without it: change it first.`;
    }
  }
  return null;
}

function mentions({ scripts }: Workload, name: string): boolean {
  return scripts.some(({ text }) => text.split(name).some((after, index, parts) => index > 0 && isApart(parts[index - 1] ?? '', after)));
}

/** Whether a name ends where one text does and the next begins, rather than being a part of a longer name. */
function isApart(before: string, after: string): boolean {
  return !/\w$/.test(before) && !/^\w/.test(after);
}

/** Whether the fix already changes the scripts in the template to do without a variable. */
export function isMended(name: string, workload: Workload, uses: readonly CredentialUse[]): boolean {
  return uses.some((use) => use.kind === 'reader' && use.workload === workload && use.names.has(name));
}

function readersIn(workload: Workload, names: ReadonlySet<string>): readonly CredentialUse[] {
  const code = (propertyEntry(workload.resource, 'Code', 'ZipFile') ?? propertyEntry(workload.resource, 'InlineCode'))?.value ?? null;
  const readers = [
    ...(code === null ? [] : [{ names, changes: changesIn(code, names) }]),
    ...commandsOf(workload).map((commands) => ({ names: namesIn(commands, names), changes: changesIn(commands, names) })),
  ];
  const note = `Makes the ${code === null ? 'commands' : 'code'} of \`${writtenId(workload.resource)}\` sign requests with its role.`;
  return readers.flatMap(({ names: read, changes }): readonly CredentialUse[] =>
    changes.length === 0 ? [] : [{ kind: 'reader', workload, names: read, changes: changes.map((change) => ({ ...change, note })) }],
  );
}

/** The commands that a build or a container runs. */
function commandsOf({ scripts }: Workload): readonly Node[] {
  const roots = new Set(scripts.flatMap(({ kind, at }) => (kind === 'build' || kind === 'command' ? [outermostAt(at)] : [])));
  return [...roots].flatMap((root) => sequenceOf(root)?.items ?? [root]).filter(canLoseCredentials);
}

function namesIn(commands: Node, names: ReadonlySet<string>): ReadonlySet<string> {
  const text = scriptText(commands, { credentials: new Set(), literals: null })?.text ?? '';
  return new Set([...names].filter((name) => text.includes(name)));
}

/** None when the text reads none of the variables, does more with one of them, or is written so that its parts cannot be edited. */
function changesIn(root: Node, variables: ReadonlySet<string>): readonly Change[] {
  const changes = cutFromScript(root, { credentials: new Set(), literals: null, variables })?.changes ?? [];
  return changes.every((change) => change.kind !== 'splice' || spliceSpan(change) !== null) ? changes : [];
}
