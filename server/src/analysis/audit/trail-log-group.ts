/** The log group and the role of a template that are evidently meant for the events of a trail. */
import { meansAction } from '../../iam/action.js';
import type { Resource } from '../../model/template.js';
import { encloses } from '../../text/span.js';
import { allResources } from '../all-resources.js';
import type { Facts } from '../facts.js';
import type { Identity } from '../identity/identity.js';

export interface TrailDestination {
  readonly group: Resource;
  readonly role: Resource;
}

const service = 'cloudtrail.amazonaws.com';

/**
 * The one role that only CloudTrail may assume, with the one log group to which it may write; null without exactly one
 * of each, and where either exists under a condition, or belongs to a trail already.
 */
export function destinationFor(facts: Facts): TrailDestination | null {
  const [found, ...others] = facts.identities.flatMap((identity) => destinationOf(identity, facts));
  return found === undefined || others.length > 0 ? null : found;
}

function destinationOf(identity: Identity, facts: Facts): readonly TrailDestination[] {
  const { resource: role } = identity;
  const { template } = facts;
  if (role === null || template === null || !isForCloudTrail(identity, facts)) return [];
  const writing = identity.policies
    .flatMap(({ policy }) => policy?.statements ?? [])
    .filter(({ effect, action }) => effect === 'Allow' && action !== null && meansAction(action, 'logs:PutLogEvents') === 'yes');
  const groups = allResources(template).filter(
    ({ id, type }) =>
      type === 'AWS::Logs::LogGroup' &&
      facts.references(id).some(({ at }) => writing.some((statement) => statement.at !== null && encloses(statement.at, at))),
  );
  const [group, ...others] = groups;
  const isFree = group !== undefined && others.length === 0 && [group, role].every((each) => isAlways(each) && !isOfTrail(each, facts));
  return isFree ? [{ group, role }] : [];
}

function isForCloudTrail(identity: Identity, facts: Facts): boolean {
  const trusts = facts.assumedBy(identity);
  return trusts.length > 0 && trusts.every(({ principal, kind }) => kind === 'service' && principal === service);
}

function isAlways({ when }: Resource): boolean {
  return when.length === 0;
}

function isOfTrail({ id }: Resource, facts: Facts): boolean {
  const trails = facts.template === null ? [] : allResources(facts.template).filter(({ type }) => type === 'AWS::CloudTrail::Trail');
  return facts.references(id).some(({ at }) => trails.some(({ node }) => encloses(node, at)));
}
