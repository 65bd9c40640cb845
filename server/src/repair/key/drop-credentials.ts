/** The plan for a workload that is handed keys: they go, and its role takes their place. */
import { isAwsCredentialName } from '../../analysis/secret/secret-name.js';
import type { NamedValue } from '../../analysis/workload/named-value.js';
import { isOwnIdentity, isUnitOfWork, type Workload } from '../../analysis/workload/workload.js';
import type { Change } from '../../edit/change.js';
import type { Resource } from '../../model/template.js';
import type { Entry, Node } from '../../syntax/tree.js';
import { encloses, type Span } from '../../text/span.js';
import { listed } from '../../text/wording.js';
import { decline, offer } from '../draft.js';
import type { Declined, Fix } from '../fix.js';
import { addedRole, type AddedRole, giveRole } from '../role/give-role.js';
import { roleTarget } from '../role/role-target.js';
import { hasTemplate, type Scene, type TemplateScene } from '../scene.js';
import { readerChanges } from '../script/reader-code.js';
import { type ScriptKeys, scriptKeysAt } from '../script/script-keys.js';
import type { Unclear } from '../unclear.js';
import { variableTarget } from './credential-use.js';
import { releaseWorkload } from './release-workload.js';
import { swapAccessKey } from './swap-access-key.js';
import { removeUnusedParameters } from './unused-parameter.js';
import { writtenId } from '../../model/written-id.js';

/**
 * Takes the key at a place away from a workload, and its other keys with it. A key that the template makes is swapped for a
 * role with its user's permissions, everywhere or here alone; for another one only its owner knows what it permits.
 */
export function dropCredentials(scene: Scene, workload: Workload, at: Span): readonly (Fix | Declined)[] {
  const id = idOf(workload);
  const title = `Take the AWS keys away from \`${id}\``;
  if (!hasTemplate(scene)) return [decline(title, 'There is no template to edit.')];
  const [key, ...others] = keysOf(scene, workload, at);
  if (others.length > 0) return [decline(title, `\`${id}\` is handed several access keys: replace them one by one.`)];
  return key === undefined ? [dropForeign(scene, workload, at, title)] : swapOrRelease(scene, key, workload);
}

/** The swap; where it is declined, also its part for a workload that is handed the key. */
export function swapOrRelease(scene: Scene, key: Resource, workload: Workload | null): readonly (Fix | Declined)[] {
  const swap = swapAccessKey(scene, key);
  const part = swap.kind === 'fix' || workload === null ? null : releaseWorkload(scene, key, workload);
  return part === null ? [swap] : [swap, part];
}

/** A role in the place of the key; where that cannot be taken away, a role beside it. */
export function roleInstead(scene: Scene, workload: Workload, key: Span | null): readonly (Fix | Declined)[] {
  const offers = key === null ? [] : dropCredentials(scene, workload, key);
  return offers.some(({ kind }) => kind === 'fix') ? offers : [...offers, giveRole(scene, workload)];
}

function idOf({ resource }: Workload): string {
  return writtenId(resource);
}

/** Keys that the template does not make. */
function dropForeign(scene: TemplateScene, workload: Workload, at: Span, title: string): Fix | Declined {
  const id = idOf(workload);
  const variables = variablesOf(scene, workload, at);
  const isInScript = !variables.some((target) => encloses(target, at));
  const keys = isInScript ? keysInScript(scene, id, at) : { changes: removed(variables, id), gone: variables };
  if (keys === null) return decline(title, 'The key is part of something that does more: what uses it has to change first.');
  const all = isInScript ? [workload] : [workload, ...sharersOf(scene, workload, variables)];
  const readers = isInScript ? [] : all.flatMap((each) => readerChanges(each, namesOf(each, variables)));
  const seat = seatedAll(scene, all);
  if (seat.kind === 'unclear') return decline(title, seat.reason);
  const names = listed(all.map(idOf));
  return offer(scene, {
    title: seat.changes.length > 0 ? `Replace the AWS keys of ${names} by a role` : `Take the AWS keys away from ${names}`,
    safety: 'suggestion',
    changes: [...keys.changes, ...readers, ...seat.changes, ...removeUnusedParameters(scene, keys.gone)],
    left: [
      ...seat.left,
      ...(isInScript && !isUnitOfWork(workload)
        ? [`Instances of \`${id}\` that run already keep the keys that the script set: replace them.`]
        : []),
      'The key still works: delete it in IAM once nothing uses it, and at once if it was written out here.',
    ],
  });
}

/** The access keys of the template that a workload is handed, directly or through a secret, at a place or elsewhere. */
function keysOf({ flows, template, references }: TemplateScene, workload: Workload, at: Span): readonly Resource[] {
  const handed = flows.flatMap(({ source, consumer }) =>
    (source.kind === 'access-key-id' || source.kind === 'access-key-secret') && consumer?.resource === workload.resource
      ? [source.resource]
      : [],
  );
  const named = [...template.resources.values()].filter(
    ({ id, type }) => type === 'AWS::IAM::AccessKey' && references(id).some((site) => encloses(at, site.at) || encloses(site.at, at)),
  );
  return [...new Set([...handed, ...named])];
}

/** Variables with the names that AWS's tools read, with keys that are written out, or at the place itself. */
function variablesOf({ secrets }: TemplateScene, { environment }: Workload, at: Span): readonly (Entry | Node)[] {
  const targets = environment.flatMap((variable) => {
    const target = variableTarget(variable);
    const isKey =
      isAwsCredentialName(variable.name) ||
      isWhole(variable, at) ||
      secrets.some((secret) => secret.kind.startsWith('aws-') && isWhole(variable, secret));
    return target !== null && isKey ? [target] : [];
  });
  return [...new Set(targets)];
}

/** Other workloads that the same variables are those of, through SAM's Globals. */
function sharersOf({ workloads }: TemplateScene, workload: Workload, targets: readonly (Entry | Node)[]): readonly Workload[] {
  return workloads.filter(
    (each) =>
      each !== workload &&
      each.environment.some((variable) => {
        const target = variableTarget(variable);
        return target !== null && targets.includes(target);
      }),
  );
}

/** Whether a literal is all of a variable. */
function isWhole({ value, at }: NamedValue, secret: Span): boolean {
  return value.kind === 'scalar' && encloses(at, secret) && secret.end - secret.start >= value.text.length;
}

function removed(targets: readonly (Entry | Node)[], id: string): readonly Change[] {
  return targets.map((target) => ({ kind: 'remove', target, emptied: 'remove', note: `Takes a key away from \`${id}\`.` }));
}

/** The names of the variables that go. */
function namesOf({ environment }: Workload, targets: readonly (Entry | Node)[]): ReadonlySet<string> {
  return new Set(environment.flatMap((variable) => (targets.some((target) => target === variableTarget(variable)) ? [variable.name] : [])));
}

function keysInScript(scene: TemplateScene, id: string, at: Span): ScriptKeys | null {
  const keys = scriptKeysAt(scene, at);
  return keys === null
    ? null
    : { ...keys, changes: keys.changes.map((change) => ({ ...change, note: `Takes the keys out of the script of \`${id}\`.` })) };
}

interface Seat {
  readonly kind: 'added';
  readonly changes: readonly Change[];
  readonly left: readonly string[];
}

function seatedAll(scene: TemplateScene, workloads: readonly Workload[]): Seat | Unclear {
  const changes: Change[] = [];
  const left: string[] = [];
  for (const workload of workloads) {
    const seat = seated(scene, workload);
    if (seat.kind === 'unclear') return seat;
    changes.push(...seat.changes);
    left.push(...seat.left);
  }
  return { kind: 'added', changes, left };
}

/** A new role permits what is seen here; a program, a package or an image may have done more with the keys. */
function withUnseen(added: AddedRole | Unclear, { resource, scripts }: Workload): AddedRole | Unclear {
  const isAllSeen = scripts.length > 0 && scripts.every(({ kind }) => kind === 'inline-code');
  if (added.kind === 'unclear' || added.isBlank || isAllSeen) return added;
  const note = `Programs and images that \`${resource.id}\` runs may use the keys too, for what this template does not show: see that role \`${added.roleId}\` permits it.`;
  return { ...added, left: [...added.left, note] };
}

/** The role that the workload acts with from now on: the one that it has, or a new one. */
function seated(scene: TemplateScene, workload: Workload): Seat | Unclear {
  const target = roleTarget(scene, workload);
  switch (target.kind) {
    case 'missing':
      return withUnseen(addedRole(scene, target), workload);
    case 'written':
      return { kind: 'added', changes: [], left: [`Role \`${target.role.id}\` has to permit what the key did.`] };
    case 'made':
      return { kind: 'added', changes: [], left: [`The policies of \`${workload.resource.id}\` have to permit what the key did.`] };
    case 'outside':
      return workload.roles.some(({ property }) => isOwnIdentity(property))
        ? {
            kind: 'added',
            changes: [],
            left: [`The role of \`${workload.resource.id}\`, which is not in this template, has to permit what the key did.`],
          }
        : { kind: 'unclear', reason: target.reason };
  }
}
