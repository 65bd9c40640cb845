/** Plans for a workload that is given keys: they are removed, and a role replaces them. */
import { authenticationKeys } from '../../analysis/secret/authentication-key.js';
import { isAwsCredentialName } from '../../analysis/secret/secret-name.js';
import { isOfNotebooks } from '../../analysis/workload/given-role.js';
import type { NamedValue } from '../../analysis/workload/named-value.js';
import { isUnitOfWork, type Workload } from '../../analysis/workload/workload.js';
import type { Change } from '../../edit/change.js';
import type { Resource } from '../../model/template.js';
import { writtenId } from '../../model/written-id.js';
import type { Entry, Node } from '../../syntax/tree.js';
import { encloses, type Span } from '../../text/span.js';
import { listed } from '../../text/wording.js';
import { decline, offer } from '../draft.js';
import type { Declined, Fix } from '../fix.js';
import { giveRole } from '../role/give-role.js';
import { isRolledOut } from '../role/launched.js';
import { hasTemplate, type Scene, type TemplateScene } from '../scene.js';
import { reasonToKeep, withReaders } from '../script/reader-code.js';
import { isEncodedAt, type ScriptKeys, scriptKeysAt } from '../script/script-keys.js';
import { type CredentialUse, credentialUses, variableTarget } from './credential-use.js';
import { swapOrRelease } from './release-workload.js';
import { fetchWithRole } from './fetch-with-role.js';
import { leftAfter, readerNote } from './remove-uses.js';
import { type Seat, seatedAll } from './seat-workload.js';
import { swapAccessKeys } from './swap-access-key.js';
import { parametersLeft, removeUnusedParameters } from './unused-parameter.js';

/**
 * Removes the key at a place from a workload, and its other keys too. A key that the template creates is swapped for a role
 * with its user's permissions, everywhere or only here; what any other key permits, only its owner knows.
 */
export function dropCredentials(scene: Scene, workload: Workload, at: Span): readonly (Fix | Declined)[] {
  const id = idOf(workload);
  const title = `Remove the AWS keys from \`${id}\``;
  if (!hasTemplate(scene)) return [decline(title, 'There is no template to edit.')];
  const keys = keysOf(scene, workload, at);
  const [key] = keys;
  if (keys.length > 1) return swapAll(scene, keys, workload);
  return key === undefined ? [dropForeign(scene, workload, at, title)] : swapOrRelease(scene, key, workload);
}

/** All of them at once, or each by itself where that is declined. */
function swapAll(scene: Scene, keys: readonly Resource[], workload: Workload): readonly (Fix | Declined)[] {
  const joint = swapAccessKeys(scene, keys);
  return joint.kind === 'fix' ? [joint] : [joint, ...keys.flatMap((key) => swapOrRelease(scene, key, workload))];
}

/** A role instead of the key, or beside the key where it cannot be removed. */
export function roleInstead(scene: Scene, workload: Workload, key: Span | null): readonly (Fix | Declined)[] {
  const offers = key === null ? [] : dropCredentials(scene, workload, key);
  if (offers.some(({ kind }) => kind === 'fix')) return offers;
  const given = giveRole(scene, workload);
  if (key === null || given.kind === 'declined') return [...offers, given];
  const left = `The keys that \`${idOf(workload)}\` has take precedence over its role: remove them once the role permits what they did.`;
  return [...offers, { ...given, left: [...(given.left ?? []), left] }];
}

function idOf({ resource }: Workload): string {
  return writtenId(resource);
}

/** For keys that the template does not create. */
function dropForeign(scene: TemplateScene, workload: Workload, at: Span, title: string): Fix | Declined {
  const id = idOf(workload);
  const variables = variablesOf(scene, workload, at);
  if (variables === null) return decline(title, `\`${id}\` uses several access keys: find out first what each of them is for.`);
  const isInScript = !variables.some((target) => encloses(target, at));
  const keys = isInScript ? keysInScript(scene, id, at) : { changes: removed(variables, id), gone: variables, names: [] };
  const all = isInScript ? [workload] : [workload, ...sharersOf(scene, workload, variables)];
  const uses = isInScript ? [] : withReaders(usesOf(all, variables));
  if (keys === null) {
    const [fetching] = isForHelpers(workload, at) ? fetchWithRole(scene, workload.resource) : [];
    return fetching ?? decline(title, isEncodedAt(scene, at) ? encoded : missed);
  }
  const reason = reasonToKeep(uses);
  if (reason !== null) return decline(title, reason);
  const seat = seatedAll(scene, all);
  if (seat.kind === 'unclear') return decline(title, seat.reason);
  return offer(scene, {
    title: titleFor(all, seat),
    safety: 'suggestion',
    changes: [
      ...keys.changes,
      ...uses.flatMap((use) => (use.kind === 'reader' ? use.changes : [])),
      ...seat.changes,
      ...removeUnusedParameters(scene, keys.gone),
    ],
    shared: parametersLeft(scene, keys.gone),
    left: [
      ...seat.left,
      ...leftAfter(scene, uses),
      ...readerNote([id], keys.names),
      ...(isInScript ? keepersLeft(scene, workload) : []),
      'The key still works: delete it in IAM once nothing uses it, and at once if it was written out here.',
    ],
  });
}

function titleFor(workloads: readonly Workload[], { isNew, changes }: Seat): string {
  const names = listed(workloads.map(idOf));
  if (isNew) return `Replace the AWS keys of ${names} with a new role`;
  const isAlone = workloads.length === 1;
  const removed = `Remove the AWS keys from ${names}`;
  if (changes.length === 0) return `${removed}, which ${isAlone ? 'has a role' : 'have roles'}`;
  return `${removed}, and permit ${isAlone ? 'its role what it calls' : 'their roles what they call'}`;
}

/** Scripts run at the first start of an instance or a notebook, and what they set then remains. */
function keepersLeft(scene: TemplateScene, workload: Workload): readonly string[] {
  if (isUnitOfWork(workload) || isRolledOut(scene, workload.resource)) return [];
  const id = idOf(workload);
  return [
    isOfNotebooks(workload.resource)
      ? `Notebooks that are running keep the keys that \`${id}\` set: make sure that they restart without them.`
      : `Instances of \`${id}\` that are running keep the keys that the script set: replace them.`,
  ];
}

const missed = 'The key is part of something that does more: change what uses it first.';
const encoded = 'The script is encoded in base64, so nothing in it can be removed: write it out first, under `Fn::Base64`.';

/** Only the helpers of CloudFormation sign with the keys of the authentication metadata. */
function isForHelpers({ resource }: Workload, at: Span): boolean {
  return authenticationKeys(resource).some(({ value }) => value.at !== null && encloses(value.at, at));
}

/**
 * The template's access keys that a workload is given, at this place or elsewhere: directly, or through a secret by reference
 * or by name.
 */
function keysOf(scene: TemplateScene, workload: Workload, at: Span): readonly Resource[] {
  const { flows, template } = scene;
  const handed = flows.flatMap(({ source, consumer }) =>
    (source.kind === 'access-key-id' || source.kind === 'access-key-secret') && consumer?.resource === workload.resource
      ? [source.resource]
      : [],
  );
  const named = [...template.resources.values()].filter((key) => key.type === 'AWS::IAM::AccessKey' && isNamedAt(scene, key, at));
  return [...new Set([...handed, ...named])];
}

function isNamedAt(scene: TemplateScene, key: Resource, at: Span): boolean {
  if (scene.references(key.id).some((site) => encloses(at, site.at) || encloses(site.at, at))) return true;
  const uses = credentialUses(scene, key);
  return uses.some((use) => use.kind === 'variable' && encloses(use.target, at));
}

/**
 * Variables with the names that AWS tools read, variables whose keys are written out, the one at the place itself, and the
 * other half of a key under a name of its own. Null when these belong to several keys.
 */
function variablesOf({ secrets, staticCredentials }: TemplateScene, workload: Workload, at: Span): readonly (Entry | Node)[] | null {
  const { environment } = workload;
  const own = staticCredentials.flatMap(({ resource, name, variable, isForeign }) =>
    resource === workload.resource && variable !== null && !isForeign && !isAwsCredentialName(name) ? [variable] : [],
  );
  const isOwn = own.some(({ nameAt }) => encloses(nameAt, at));
  if (isOwn && own.length > 2) return null;
  const targets = environment.flatMap((variable) => {
    const target = variableTarget(variable);
    const isKey =
      isAwsCredentialName(variable.name) ||
      isWhole(variable, at) ||
      (isOwn && own.some(({ nameAt }) => nameAt === variable.nameAt)) ||
      secrets.some((secret) => secret.kind.startsWith('aws-') && isWhole(variable, secret));
    return target !== null && isKey ? [target] : [];
  });
  return [...new Set(targets)];
}

/** Other workloads that share the variables through SAM's Globals. */
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

/** Whether a literal is the whole value of a variable. */
function isWhole({ value, at }: NamedValue, secret: Span): boolean {
  return value.kind === 'scalar' && encloses(at, secret) && secret.end - secret.start >= value.text.length;
}

function removed(targets: readonly (Entry | Node)[], id: string): readonly Change[] {
  return targets.map((target) => ({ kind: 'remove', target, emptied: 'remove', note: `Removes a key from \`${id}\`.` }));
}

/** The variables that are removed, each with the workloads that have it. */
function usesOf(workloads: readonly Workload[], targets: readonly (Entry | Node)[]): readonly CredentialUse[] {
  return targets.flatMap((target): readonly CredentialUse[] => {
    const having = workloads.filter(({ environment }) => environment.some((variable) => variableTarget(variable) === target));
    const name = having[0]?.environment.find((variable) => variableTarget(variable) === target)?.name;
    return name === undefined ? [] : [{ kind: 'variable', name, target, workloads: having }];
  });
}

function keysInScript(scene: TemplateScene, id: string, at: Span): ScriptKeys | null {
  const keys = scriptKeysAt(scene, at);
  return keys === null
    ? null
    : { ...keys, changes: keys.changes.map((change) => ({ ...change, note: `Removes the keys from the script of \`${id}\`.` })) };
}
