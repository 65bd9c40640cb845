/** The role swap: an access key goes, and what it was handed to acts with a role that may do what the key's user may. */
import type { Change } from '../../edit/change.js';
import type { Resource } from '../../model/template.js';
import type { Entry } from '../../syntax/tree.js';
import { inRow, listed } from '../../text/wording.js';
import { textOf } from '../../value/read.js';
import { decline, offer } from '../draft.js';
import type { Declined, Fix } from '../fix.js';
import { sparingPlaces } from '../role/let-in.js';
import { seatRoles, type Seating } from '../role/seat-roles.js';
import { hasTemplate, type Scene, type TemplateScene } from '../scene.js';
import { withReaders } from '../script/reader-code.js';
import { resourceEntry } from '../section.js';
import { type CredentialUse, credentialUses, dependencies } from './credential-use.js';
import { type KeyOwner, keyOwner } from './key-owner.js';
import { usingWorkloads, withCompanions } from './key-users.js';
import { leavingUser } from './leaving-user.js';
import { namingSites } from './naming-site.js';
import { leftAfter, removeUses } from './remove-uses.js';
import { removeUnusedParameters } from './unused-parameter.js';

/**
 * Replaces `AWS::IAM::AccessKey` by roles for the workloads that it is handed to. Declined where a person has to
 * decide: a workload's role is outside of the template, the key is used in a way that is not known, or nobody uses it.
 */
export function swapAccessKey(scene: Scene, key: Resource): Fix | Declined {
  const title = `Replace access key \`${key.id}\` by a role`;
  const entry = hasTemplate(scene) ? resourceEntry(scene.template, key) : null;
  if (!hasTemplate(scene) || entry === null) return decline(title, 'The key is not written in this file.');
  const owner = keyOwner(scene, key);
  if ('kind' in owner) return decline(title, owner.reason);
  const uses = withReaders(withCompanions(scene, credentialUses(scene, key, owner.user)));
  const reason = reasonAgainst(uses, key, owner) ?? sparedReason(scene, owner);
  if (reason !== null) return decline(title, reason);
  const workloads = usingWorkloads(uses);
  const seating = seatRoles(scene, workloads, { grant: owner.grant, key, user: owner.user, beside: entry });
  if (seating.kind === 'unclear') return decline(title, seating.reason);
  return swapped(scene, {
    key,
    entry,
    owner,
    uses,
    seating,
    title: workloads.length === 0 ? `Remove the root user's access key \`${key.id}\`` : title,
  });
}

function reasonAgainst(uses: readonly CredentialUse[], key: Resource, { user }: KeyOwner): string | null {
  const open = uses.flatMap((use) => (use.kind === 'open' ? [use.what] : []));
  if (open.length > 0) {
    return `Something other than a role may be needed at ${inRow([...new Set(open)])}: what uses the key there has to change first.`;
  }
  if (usingWorkloads(uses).length > 0 || user === null) return null;
  return `Nothing in this template signs with \`${key.id}\`: whoever holds it outside decides what takes its place.`;
}

/** A denial that spares the user would lock its roles out. */
function sparedReason(scene: TemplateScene, { user }: KeyOwner): string | null {
  const places = user === null ? [] : sparingPlaces(scene, namingSites(scene, user));
  return places.length === 0
    ? null
    : `${listed(places)} denies everybody but user \`${user?.id ?? ''}\` (\`NotPrincipal\`), and cannot spare the sessions of a role so: let it test \`aws:PrincipalArn\` instead first.`;
}

interface Swap {
  readonly key: Resource;
  readonly entry: Entry;
  readonly owner: KeyOwner;
  readonly uses: readonly CredentialUse[];
  readonly seating: Seating;
  readonly title: string;
}

function swapped(scene: TemplateScene, { key, entry, owner, uses, seating, title }: Swap): Fix | Declined {
  const note = `Removes access key \`${key.id}\`; it stops working when the stack is updated.`;
  const removals: Change[] = [{ kind: 'remove', target: entry, emptied: 'keep', note }, ...removeUses(uses, seating)];
  const spans = removals.flatMap((change) => (change.kind === 'remove' ? [change.target] : change.kind === 'set' ? [change.target] : []));
  const handed = uses.flatMap((use) => (use.kind === 'variable' ? [use.target] : []));
  const leaving = owner.user === null ? null : leavingUser(scene, owner.user, owner.grant, spans, seating.roleIds);
  const gone = leaving?.kind === 'leaves' ? leaving.ids : [];
  const stays = leaving?.kind === 'stays' ? [`User \`${owner.user?.id ?? ''}\` stays, because ${leaving.reason}.`, ...leaving.left] : [];
  const waiting = gone
    .flatMap((id) => dependencies(scene.template, id))
    .flatMap((use): readonly Change[] =>
      use.kind === 'dependency'
        ? [{ kind: 'remove', target: use.target, emptied: 'remove', note: 'Removes what waits for the user.' }]
        : [],
    );
  return offer(scene, {
    title,
    safety: 'suggestion',
    changes: [...removals, ...seating.changes, ...(leaving?.changes ?? []), ...waiting, ...removeUnusedParameters(scene, handed)],
    left: [...leftAfter(uses), ...retainedAfter(removedResources(scene, key, uses, gone)), ...seating.left, ...stays],
  });
}

/** The key, what only kept it, and who leaves with it. */
function removedResources(
  { template }: TemplateScene,
  key: Resource,
  uses: readonly CredentialUse[],
  gone: readonly string[],
): readonly Resource[] {
  const keepers = uses.flatMap((use) => (use.kind === 'keeper' ? [use.resource] : []));
  return [key, ...keepers, ...gone.flatMap((id) => template.resource(id) ?? [])];
}

/** CloudFormation lets go of some resources without deleting them, and such a key still works. */
function retainedAfter(resources: readonly Resource[]): readonly string[] {
  const retained = resources.filter((resource) => /^Retain/.test(textOf(resource.attribute('DeletionPolicy')) ?? ''));
  return retained.length === 0
    ? []
    : [
        `CloudFormation keeps ${listed([...new Set(retained.map(({ id }) => id))])}, as \`DeletionPolicy\` has it: delete what is left by hand.`,
      ];
}
