/** Statements of resource policies that let in anybody. */
import { literalOf } from '../../iam/pattern.js';
import type { Item, Policy, Statement } from '../../iam/policy.js';
import type { Principal } from '../../iam/principal.js';
import type { Resource } from '../../model/template.js';
import { onceWith } from '../../text/once.js';
import { textOf } from '../../value/read.js';
import { allowedPrincipals, isOpenedByPattern, mayLeaveKnownCallers, narrowing } from '../caller.js';
import type { Environment } from '../environment.js';
import { propertyValues } from '../property-value.js';
import { openUnder } from './guarding-denial.js';
import type { PolicySite, StatementSite } from './policy-site.js';

/** The principals by which a statement lets in anybody; none when something limits them, or may do so. */
export function publicPrincipals({ statement, site }: StatementSite, environment: Environment): readonly Item<Principal>[] {
  if ((site.policy.kind !== 'resource' && site.policy.kind !== 'key') || isPrivateDomain(site) || isForServicesAlone(site)) return [];
  const limits = narrowing(statement, environment);
  if (mayLeaveKnownCallers(limits) || isOpenApi(statement, site)) return [];
  const open = openUnder(statement, site.policy);
  if (open === null || isOpenedByPattern(statement, site.policy)) return [];
  return allowedPrincipals(statement)
    .filter(({ parsed }) => parsed.kind === 'anyone')
    .map((item) => ({ ...item, when: [...open, ...item.when] }));
}

/**
 * An API lets in everybody unless it has a policy; one that denies some of them needs a statement that allows the others
 * (API Gateway developer guide, "API Gateway resource policy examples"). A private one lets in nobody without a policy.
 */
function isOpenApi({ action }: Statement, { policy, owner }: PolicySite): boolean {
  const isOfApi = action !== null && action.items.every(({ parsed }) => literalOf(parsed)?.startsWith('execute-api:') === true);
  return isOfApi && deniesSome(policy) && !isPrivateApi(owner);
}

function isPrivateApi(owner: Resource | null): boolean {
  return owner !== null && propertyValues(owner, ['EndpointConfiguration', 'Types', '*']).some(({ value }) => textOf(value) === 'PRIVATE');
}

const deniesSome = onceWith(({ statements }: Policy): boolean =>
  statements.some(({ effect, principal }) => effect === 'Deny' && principal !== null),
);

/**
 * The domain name of a private API is reached by VPC endpoints that its owner has let in, by whatever principal (API
 * Gateway developer guide, "Custom domain names for private APIs").
 */
function isPrivateDomain({ owner }: PolicySite): boolean {
  return owner?.type === 'AWS::ApiGateway::DomainNameV2';
}

/** Whether a policy only holds for AWS services, no matter whom it names (CloudWatch Logs API reference, `PutResourcePolicy`). */
export function isForServicesAlone({ owner }: PolicySite): boolean {
  return owner?.type === 'AWS::Logs::ResourcePolicy';
}
