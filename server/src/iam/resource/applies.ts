/** Which actions of a statement can apply to which of its resources, by the service authorization reference. */
import { expandAction, type KnownAction } from '../action.js';
import { knownText, type Filling } from '../partial-text.js';
import { hasHole, isEverything, type Pattern } from '../pattern.js';
import type { Item, PolicyKind, Statement } from '../policy.js';
import { arnService } from './arn-service.js';
import { fitsAction, fitsPlace } from './resource-format.js';

/** Whether none of some actions can apply to a resource; false for what is not known to be an ARN of a service. */
export function appliesToNone({ parsed, text }: Item<Pattern>, actions: readonly KnownAction[], kind: PolicyKind): boolean {
  const service = arnService(text);
  if (service === null || isEverything(parsed)) return false;
  return actions.every((action) => fitsAction(parsed, action.id) === 'no' && !(kind === 'resource' && isOfHolder(action, service)));
}

/**
 * Whether an action that takes no resource belongs to the service of the policy: the policy of a cluster allows
 * `kafka:GetBootstrapBrokers` on the cluster (MSK developer guide, "Attach a cluster policy to the MSK cluster").
 */
function isOfHolder({ id, record }: KnownAction, service: string): boolean {
  return record.resourceTypes.length === 0 && id.startsWith(`${service}:`);
}

/**
 * Whether an ARN that the template puts together may fit an action of its service after all. What comes before the name is
 * certain; the name is so too where only the place of deployment is open. Of an action without resource types the reference
 * says less.
 */
export function mayBeMeant({ parsed, text }: Item<Pattern>, actions: readonly KnownAction[]): boolean {
  const service = arnService(text) ?? '';
  const isNamed = text.every((piece) => typeof piece === 'string' || ofDeployment.has(piece.filling));
  return actions.some(
    ({ id, record }) => id.startsWith(`${service}:`) && fitsPlace(parsed, id) !== 'no' && (!isNamed || record.resourceTypes.length === 0),
  );
}

const ofDeployment: ReadonlySet<Filling> = new Set(['account', 'partition', 'region']);

/** The actions of a statement that can apply to none of its resources, although each of these is one for another action. */
export function idleActions({ action, resource }: Statement, kind: PolicyKind): readonly Item<Pattern>[] {
  if (action === null || resource?.complete !== true) return [];
  const places = resource.items.map((item) => ({ item, service: arnService(item.text) }));
  return action.items.filter(({ parsed }) => {
    const meant = hasHole(parsed) ? [] : expandAction(parsed);
    return meant.length > 0 && meant.every((each) => places.every((place) => isIdleOn(place, each, kind)));
  });
}

interface Place {
  readonly item: Item<Pattern>;
  readonly service: string | null;
}

/**
 * Whether an action certainly cannot apply to a resource. Within one service this is not judged of an action without resource
 * types, of which the reference leaves some out, nor in the policy of a resource, which its service may read in its own way;
 * buckets and objects are for `policy/bucket-object-mismatch`.
 */
function isIdleOn({ item, service }: Place, { id, record }: KnownAction, kind: PolicyKind): boolean {
  if (service === null) return false;
  const isOfResource = kind === 'resource' || kind === 'key';
  if (id.startsWith(`${service}:`) && (isOfResource || service === 's3' || record.resourceTypes.length === 0)) return false;
  return fitsAction(item.parsed, id) === 'no' && (knownText(item.text) !== null || fitsPlace(item.parsed, id) === 'no');
}
