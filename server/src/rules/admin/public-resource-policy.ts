/** A resource that anybody in the world may use. */
import { allowedPrincipals, isGuardedByDenial, isLimitedBy, isOpenedByPattern, narrowing } from '../../analysis/caller.js';
import type { PolicySite } from '../../analysis/policy/policy-site.js';
import type { LimitKind } from '../../iam/narrowing.js';
import { literalOf } from '../../iam/pattern.js';
import type { Policy, Statement } from '../../iam/policy.js';
import { defineRule } from '../rule.js';

export const publicResourcePolicy = defineRule({
  id: 'admin/public-resource-policy',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A resource policy lets in anybody.',
  why: 'A principal `*` means everybody, people without an AWS account among them. What the statement allows, the internet can do.',
  remedy: 'Name the principals, or demand what only they have: the own organisation (`aws:PrincipalOrgID`), the own account (`aws:SourceAccount`), a VPC endpoint.',
  references: [
    { title: 'IAM JSON policy elements: Principal', url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html' },
    { title: 'Blocking public access to your S3 storage', url: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html' },
  ],
  messages: {
    public: { severity: 'error', text: 'Policy `{policy}` lets in anybody, with or without an AWS account.' },
    readable: { severity: 'information', text: 'Policy `{policy}` lets anybody read objects, as a public website does.' },
  },

  subject: 'statement',
  check({ statement, site, at, when }, report, { environment }) {
    if ((site.policy.kind !== 'resource' && site.policy.kind !== 'key') || isPrivateDomain(site)) return;
    const limits = narrowing(statement, environment);
    if (limits.narrows === 'maybe' || isLimitedBy(limits, settling) || isGuardedByDenial(site.policy) || isOpenApi(statement, site.policy)) return;
    if (isOpenedByPattern(statement, site.policy)) return;
    const message = readsObjectsOnly(statement) ? 'readable' : 'public';
    for (const { parsed, at: place, when: itemWhen } of allowedPrincipals(statement)) {
      if (parsed.kind === 'anyone') report(message, place ?? at, { slots: { policy: site.name }, when: [...when, ...itemWhen] });
    }
  },
});

/** Limits that leave only callers who are known; an external id or MFA does not. */
const settling: ReadonlySet<LimitKind> = new Set(['organization', 'account', 'principal', 'source', 'network', 'via-service', 'subject', 'federation']);

/**
 * An API lets in everybody unless it has a policy; one that denies some of them needs a statement that allows the others
 * (API Gateway developer guide, "API Gateway resource policy examples").
 */
function isOpenApi({ action }: Statement, { statements }: Policy): boolean {
  const isOfApi = action !== null && action.items.every(({ parsed }) => literalOf(parsed)?.startsWith('execute-api:') === true);
  return isOfApi && statements.some(({ effect, principal }) => effect === 'Deny' && principal !== null);
}

/** The domain name of a private API is reached by VPC endpoints that its owner has let in, by whatever principal (API Gateway developer guide, "Custom domain names for private APIs"). */
function isPrivateDomain({ owner }: PolicySite): boolean {
  return owner?.type === 'AWS::ApiGateway::DomainNameV2';
}

const reads: ReadonlySet<string> = new Set(['s3:getobject', 's3:getobjectversion']);

function readsObjectsOnly({ action }: Statement): boolean {
  return action !== null && !action.negated && action.items.every((item) => reads.has(literalOf(item.parsed)?.toLowerCase() ?? ''));
}
