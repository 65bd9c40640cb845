/** Identity pools of Cognito that give AWS credentials to guests. */
import type { Node } from '../../syntax/tree.js';
import type { Resource, Template } from '../../model/template.js';
import type { Guard } from '../../value/guard.js';
import { optionsAt } from '../../value/path.js';
import { booleanOf } from '../../value/read.js';
import type { Facts } from '../facts.js';
import { namedResource } from '../named-resource.js';
import { permitsOnly } from './permits-only.js';

/** A pool that admits guests, with the place where it says so. */
export interface GuestPool {
  readonly pool: Resource;
  readonly at: Node;
  readonly when: Guard;
}

/** The pools whose guests may do more than what any visitor of a public site may. */
export function guestPools(facts: Facts): readonly GuestPool[] {
  const pools = [...(facts.template?.resources.values() ?? [])].filter(({ type }) => type === 'AWS::Cognito::IdentityPool');
  return pools
    .filter((pool) => !isForTelemetry(pool, facts))
    .flatMap((pool) =>
      optionsAt(pool.properties, 'AllowUnauthenticatedIdentities').flatMap(({ value, when }) =>
        booleanOf(value) === true ? [{ pool, at: value.at ?? pool.key, when }] : [],
      ),
    );
}

/** What guests of a public site may do: send telemetry, and sign in. */
const telemetry = /^(?:cognito-identity|cognito-sync|mobileanalytics|mobiletargeting|rum):/i;

/** Whether every role that guests may get is known to permit nothing else. */
function isForTelemetry(pool: Resource, facts: Facts): boolean {
  const { template } = facts;
  const guests = template === null ? [] : guestRoles(pool, template).map((role) => (role === null ? null : facts.identity(role.id)));
  return guests.length > 0 && guests.every((guest) => guest !== null && permitsOnly(guest, telemetry));
}

function guestRoles(pool: Resource, template: Template): readonly (Resource | null)[] {
  const attachments = [...template.resources.values()].filter(
    ({ type, properties }) =>
      type === 'AWS::Cognito::IdentityPoolRoleAttachment' &&
      optionsAt(properties, 'IdentityPoolId').some(({ value }) => value.kind === 'ref' && value.name === pool.id),
  );
  return attachments.flatMap(({ properties }) =>
    optionsAt(properties, 'Roles', 'unauthenticated').map(({ value }) => namedResource(value, 'AWS::IAM::Role', template)),
  );
}
