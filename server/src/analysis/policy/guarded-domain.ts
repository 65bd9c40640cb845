/** OpenSearch domains that are guarded no matter whom their policy lets in: by users of their own, or by a VPC. */
import type { Resource, Template } from '../../model/template.js';
import { absencesAt, optionsAt } from '../../value/path.js';
import { booleanOf, referredId } from '../../value/read.js';
import type { Value } from '../../value/value.js';
import type { StatementSite } from './policy-site.js';

/**
 * Whether a statement is about such domains alone. With fine-grained access control AWS recommends a policy that takes
 * requests without a signature (OpenSearch Service developer guide, "Identity and Access Management"); those in a network
 * let in whom their security groups do (there, "About access policies on VPC domains").
 */
export function isOfGuardedDomain({ statement, site }: StatementSite, template: Template | null): boolean {
  const protectedOnes = site.protects.map(({ resource }) => resource).filter((resource) => resource !== null && isDomain(resource));
  const domains = protectedOnes.length > 0 ? protectedOnes : namedDomains(statement, template);
  return domains.length > 0 && domains.every((domain) => domain !== null && (mayAskForUsers(domain) || isInNetwork(domain)));
}

/** Where a call sets the policy of a domain, only the resources of the policy say which domain it is. */
function namedDomains({ resource }: StatementSite['statement'], template: Template | null): readonly (Resource | null)[] {
  return (resource?.items ?? []).map(({ text }) => {
    const named = text.map((piece) => (typeof piece === 'string' ? null : resourceIn(piece.value, template)));
    return named.find((found) => found !== null && isDomain(found)) ?? null;
  });
}

function resourceIn(value: Value, template: Template | null): Resource | null {
  const id = referredId(value);
  return id === null ? null : (template?.resource(id) ?? null);
}

function isDomain({ type }: Resource): boolean {
  return type === 'AWS::OpenSearchService::Domain' || type === 'AWS::Elasticsearch::Domain';
}

function mayAskForUsers(domain: Resource): boolean {
  const options = optionsAt(domain.properties, 'AdvancedSecurityOptions', 'Enabled');
  return options.length > 0 && options.every(({ value }) => booleanOf(value) !== false);
}

function isInNetwork({ properties }: Resource): boolean {
  const subnets = ['VPCOptions', 'SubnetIds'];
  return optionsAt(properties, ...subnets).length > 0 && absencesAt(properties, ...subnets).length === 0;
}
