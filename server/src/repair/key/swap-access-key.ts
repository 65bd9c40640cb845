/** The role swap: removes an access key, and gives whatever used it a role with the permissions of the key's user. */
import type { Change } from '../../edit/change.js';
import type { Resource } from '../../model/template.js';
import { inRow, listed } from '../../text/wording.js';
import { textOf } from '../../value/read.js';
import { decline, offer } from '../draft.js';
import type { Declined, Fix } from '../fix.js';
import { sparingPlaces } from '../role/let-in.js';
import { seatRoles, type Seating } from '../role/seat-roles.js';
import { nothingGranted } from '../role/user-grant.js';
import { hasTemplate, type Scene, type TemplateScene } from '../scene.js';
import { reasonToKeep, withReaders } from '../script/reader-code.js';
import { resourceEntry } from '../section.js';
import type { Unclear } from '../unclear.js';
import { type CredentialUse, credentialUses, dependencies } from './credential-use.js';
import { grantOfAll, type HeldKey, reasonApart, usersOf } from './joint-swap.js';
import { type KeyOwner, keyOwner } from './key-owner.js';
import { usingWorkloads, withCompanions } from './key-users.js';
import { type Leaving, leavingUser, type Replacement, type Staying } from './leaving-user.js';
import { namingSites } from './naming-site.js';
import { leftAfter, removeUses } from './remove-uses.js';
import { swapTitle, wishedSwap } from './swap-title.js';
import { removeUnusedParameters } from './unused-parameter.js';

/**
 * Replaces an `AWS::IAM::AccessKey` with roles for the workloads that use it. Declined where a person has to decide: a
 * workload's role is outside the template, the key is used in a way that is not understood, or nothing uses it.
 */
export function swapAccessKey(scene: Scene, key: Resource): Fix | Declined {
  return swapAccessKeys(scene, [key]);
}

/** The same for several keys of the same workloads at once: one role gets the permissions of all their users. */
export function swapAccessKeys(scene: Scene, keys: readonly Resource[]): Fix | Declined {
  const title = wishedSwap(keys);
  if (!hasTemplate(scene)) return decline(title, notWritten);
  const held = keys.map((key) => heldKey(scene, key));
  const unclear = held.find((each): each is Unclear => 'kind' in each);
  if (unclear !== undefined) return decline(title, unclear.reason);
  const swaps = held.flatMap((each) => ('kind' in each ? [] : each));
  const reason = swaps.map((each) => reasonAgainst(each) ?? sparedReason(scene, each.owner)).find((each) => each !== null);
  const against = reason ?? (swaps.length > 1 ? reasonApart(scene, swaps) : null);
  const [first] = swaps;
  if (against !== null || first === undefined) return decline(title, against ?? notWritten);
  const uses = withReaders(
    withCompanions(
      scene,
      swaps.flatMap(({ uses: own }) => own),
    ),
  );
  const kept = reasonToKeep(uses);
  if (kept !== null) return decline(title, kept);
  const workloads = usingWorkloads(uses);
  const { key, entry: beside } = first;
  const seating = seatRoles(scene, workloads, { grant: grantOfAll(swaps), key, users: usersOf(swaps), beside });
  if (seating.kind === 'unclear') return decline(title, seating.reason);
  return swapped(scene, { swaps, uses, seating });
}

const notWritten = 'The key is not defined on its own in this file.';

function heldKey(scene: TemplateScene, key: Resource): HeldKey | Unclear {
  const entry = resourceEntry(scene.template, key);
  if (entry === null) return { kind: 'unclear', reason: notWritten };
  const owner = keyOwner(scene, key);
  return 'kind' in owner ? owner : { key, entry, owner, uses: credentialUses(scene, key) };
}

function reasonAgainst({ uses: own, key, owner: { user } }: HeldKey): string | null {
  const uses = withReaders(own);
  const open = uses.flatMap((use) => (use.kind === 'open' ? [use.what] : []));
  if (open.length > 0) {
    return `Something other than a role may be needed at ${inRow([...new Set(open)])}: change what uses the key there first.`;
  }
  if (usingWorkloads(uses).length > 0 || user === null) return null;
  return `Nothing in this template signs requests with \`${key.id}\`: whoever uses it elsewhere has to decide what replaces it.`;
}

/** A denial that exempts the user would lock the roles out. */
function sparedReason(scene: TemplateScene, { user }: KeyOwner): string | null {
  const places = user === null ? [] : sparingPlaces(scene, namingSites(scene, user));
  return places.length === 0
    ? null
    : `${listed(places)} denies everybody but user \`${user?.id ?? ''}\` (\`NotPrincipal\`), and cannot exempt the sessions of a role that way: have it test \`aws:PrincipalArn\` instead first.`;
}

interface Swap {
  readonly swaps: readonly HeldKey[];
  readonly uses: readonly CredentialUse[];
  readonly seating: Seating;
}

function swapped(scene: TemplateScene, { swaps, uses, seating }: Swap): Fix | Declined {
  const removals: Change[] = [...swaps.map(keyRemoval), ...removeUses(uses, seating)];
  const spans = removals.flatMap((change) => (change.kind === 'remove' ? [change.target] : change.kind === 'set' ? [change.target] : []));
  const handed = uses.flatMap((use) => (use.kind === 'variable' ? [use.target] : []));
  const departures = usersOf(swaps).map((user) => departure(scene, user, swaps, { removed: spans, roles: seating.roleIds }));
  const gone = departures.flatMap(({ leaving }) => (leaving.kind === 'leaves' ? leaving.ids : []));
  const removed = removedResources(scene, swaps, uses, gone);
  const leavers = departures.flatMap(({ user, leaving }) => (leaving.kind === 'leaves' ? [user] : []));
  const keys = swaps.map(({ key }) => key);
  return offer(scene, {
    title: swapTitle(scene, keys, seating.roleIds, leavers),
    safety: 'suggestion',
    changes: [
      ...removals,
      ...seating.changes,
      ...departures.flatMap(({ leaving }) => leaving.changes),
      ...waitingRemovals(scene, gone),
      ...removeUnusedParameters(scene, handed),
    ],
    left: [...leftAfter(scene, uses), ...retainedAfter(removed), ...seating.left, ...departures.flatMap(leftBy)],
  });
}

function keyRemoval({ key, entry }: HeldKey): Change {
  const note = `Removes access key \`${key.id}\`; it stops working when the stack is updated.`;
  return { kind: 'remove', target: entry, emptied: 'keep', note };
}

function waitingRemovals(scene: TemplateScene, gone: readonly string[]): readonly Change[] {
  return gone
    .flatMap((id) => dependencies(scene.template, id))
    .flatMap((use): readonly Change[] =>
      use.kind === 'dependency'
        ? [{ kind: 'remove', target: use.target, emptied: 'remove', note: 'Removes the dependency on the user.' }]
        : [],
    );
}

function leftBy({ user, leaving }: Departure): readonly string[] {
  return leaving.kind === 'stays' ? [`User \`${user.id}\` stays, because ${leaving.reason}.`, ...leaving.left] : [];
}

interface Departure {
  readonly user: Resource;
  readonly leaving: Leaving | Staying;
}

function departure(scene: TemplateScene, user: Resource, swaps: readonly HeldKey[], replacement: Replacement): Departure {
  const grant = swaps.find(({ owner }) => owner.user === user)?.owner.grant ?? nothingGranted;
  return { user, leaving: leavingUser(scene, user, grant, replacement) };
}

/** The keys, what only stored them, and the users that are removed with them. */
function removedResources(
  { template }: TemplateScene,
  swaps: readonly HeldKey[],
  uses: readonly CredentialUse[],
  gone: readonly string[],
): readonly Resource[] {
  const keepers = uses.flatMap((use) => (use.kind === 'keeper' ? [use.resource] : []));
  return [...swaps.map(({ key }) => key), ...keepers, ...gone.flatMap((id) => template.resource(id) ?? [])];
}

/** CloudFormation retains some resources instead of deleting them, and a retained key still works. */
function retainedAfter(resources: readonly Resource[]): readonly string[] {
  const retained = resources.filter((resource) => /^Retain/.test(textOf(resource.attribute('DeletionPolicy')) ?? ''));
  return retained.length === 0
    ? []
    : [
        `CloudFormation keeps ${listed([...new Set(retained.map(({ id }) => id))])}, as \`DeletionPolicy\` says: delete what is left by hand.`,
      ];
}
