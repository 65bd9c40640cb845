/** A resource that anybody in the world may use. */
import { keepsTrail } from '../../analysis/audit/trail-bucket.js';
import type { StatementSite } from '../../analysis/policy/policy-site.js';
import { publicPrincipals } from '../../analysis/policy/public-statement.js';
import { literalOf } from '../../iam/pattern.js';
import type { Statement } from '../../iam/policy.js';
import { defineRule } from '../rule.js';

export const publicResourcePolicy = defineRule({
  id: 'admin/public-resource-policy',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A resource policy lets in anybody.',
  why: 'A principal `*` means everybody: people with any AWS account, and, but for a few services such as KMS, people without one. What the statement allows, the internet can do.',
  remedy:
    'Name the principals, or demand what only they have: the own organisation (`aws:PrincipalOrgID`), the own account (`aws:SourceAccount`), a VPC endpoint.',
  references: [
    {
      title: 'IAM JSON policy elements: Principal',
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html',
    },
    {
      title: 'Blocking public access to your S3 storage',
      url: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html',
    },
  ],
  messages: {
    public: { severity: 'error', text: 'Policy `{policy}` lets in anybody, with or without an AWS account.' },
    account: { severity: 'error', text: 'Policy `{policy}` lets in everybody who has an AWS account.' },
    readable: { severity: 'information', text: 'Policy `{policy}` lets anybody read objects, as a public website does.' },
  },

  subject: 'statement',
  check(subject, report, { environment, template }) {
    const { statement, site, at, when } = subject;
    // `audit/trail-bucket-exposed` tells of these.
    if (site.protects.some(({ resource }) => resource !== null && keepsTrail(resource, template))) return;
    const message = readsObjectsOnly(statement) ? 'readable' : needsAccount(subject) ? 'account' : 'public';
    for (const { at: place, when: itemWhen } of publicPrincipals(subject, environment)) {
      report(message, place ?? at, { slots: { policy: site.name }, when: [...when, ...itemWhen] });
    }
  },
});

/**
 * Whether only principals of AWS get in, of whatever account: a service takes no requests without a signature (KMS developer
 * guide, "Key policies": "every identity in every AWS account"; likewise Secrets Manager, ECR, event buses), or something is demanded that only they have.
 */
function needsAccount({ statement, site }: StatementSite): boolean {
  if (site.policy.kind === 'key' || signed.has(site.owner?.type ?? '')) return true;
  return (
    statement.condition?.tests.some(
      ({ operator, key }) =>
        operator?.family === 'string' &&
        !operator.negated &&
        !operator.ifExists &&
        operator.set !== 'ForAllValues' &&
        ofPrincipal.test(key),
    ) === true
  );
}

/** Keys that a request without a signature does not have (IAM user guide, "AWS global condition context keys"). */
const ofPrincipal = /^aws:(?:principaltag\/|principalorgid$|principalorgpaths$|principalaccount$|principalarn$|username$)/i;

const signed: ReadonlySet<string> = new Set(['AWS::SecretsManager::ResourcePolicy', 'AWS::ECR::Repository', 'AWS::Events::EventBusPolicy']);

const reads: ReadonlySet<string> = new Set(['s3:getobject', 's3:getobjectversion']);

function readsObjectsOnly({ action }: Statement): boolean {
  return action !== null && !action.negated && action.items.every((item) => reads.has(literalOf(item.parsed)?.toLowerCase() ?? ''));
}
