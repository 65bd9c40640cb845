/** A resource that anybody in the world may use. */
import { keepsTrail } from '../../analysis/audit/trail-bucket.js';
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
  check(subject, report, { environment, template }) {
    const { statement, site, at, when } = subject;
    // `audit/trail-bucket-exposed` tells of these.
    if (site.protects.some(({ resource }) => resource !== null && keepsTrail(resource, template))) return;
    const message = readsObjectsOnly(statement) ? 'readable' : 'public';
    for (const { at: place, when: itemWhen } of publicPrincipals(subject, environment)) {
      report(message, place ?? at, { slots: { policy: site.name }, when: [...when, ...itemWhen] });
    }
  },
});

const reads: ReadonlySet<string> = new Set(['s3:getobject', 's3:getobjectversion']);

function readsObjectsOnly({ action }: Statement): boolean {
  return action !== null && !action.negated && action.items.every((item) => reads.has(literalOf(item.parsed)?.toLowerCase() ?? ''));
}
