/** A resource that anybody in the world may use. */
import { keepsTrail } from '../../analysis/audit/trail-bucket.js';
import { idleGuards } from '../../analysis/caller.js';
import { isOfGuardedDomain } from '../../analysis/policy/guarded-domain.js';
import type { StatementSite } from '../../analysis/policy/policy-site.js';
import { publicPrincipals } from '../../analysis/policy/public-statement.js';
import { coversAction } from '../../iam/action.js';
import { literalOf, type Pattern } from '../../iam/pattern.js';
import type { Condition, Statement } from '../../iam/policy.js';
import { defineRule } from '../rule.js';

export const publicResourcePolicy = defineRule({
  id: 'admin/public-resource-policy',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A resource policy lets in anybody.',
  why: 'A principal `*` means everybody: people with any AWS account, and, where a service takes requests without a signature, as S3 and SQS do, people without one. What the statement allows, the internet can do.',
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
    if (isOfGuardedDomain(subject, template)) return;
    const message = readsObjectsOnly(statement) ? 'readable' : needsAccount(subject) ? 'account' : 'public';
    for (const { at: place, when: itemWhen } of publicPrincipals(subject, environment)) {
      report(message, place ?? at, {
        slots: { policy: site.name },
        when: [...when, ...itemWhen],
        related: idleGuards(statement, environment),
      });
    }
  },
});

/** Whether only principals of AWS get in, of whatever account: no action takes a request without a signature, or something is demanded that only they have. */
function needsAccount({ statement, site }: StatementSite): boolean {
  const { action, condition } = statement;
  if (site.policy.kind === 'key' || signed.has(site.owner?.type ?? '')) return true;
  if (action !== null && !action.negated && action.complete && !action.items.some(({ parsed }) => takesUnsigned(parsed, condition))) {
    return true;
  }
  return (
    condition?.tests.some(
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

/** Whose policies say what everybody may do with an account alone, whatever the action is called (Secrets Manager, ECR and EventBridge user guides; KMS developer guide, "Key policies"). */
const signed: ReadonlySet<string> = new Set(['AWS::SecretsManager::ResourcePolicy', 'AWS::ECR::Repository', 'AWS::Events::EventBusPolicy']);

/**
 * Services that answer callers without credentials when a policy lets everybody in: S3, SQS ("anonymous"), SNS, OpenSearch, EFS
 * ("anonymous client"), API Gateway and MediaStore, each by its guide. Of Lambda that is its addresses alone (developer guide, "Control access to function URLs").
 */
const unsigned: ReadonlySet<string> = new Set(['s3', 'sqs', 'sns', 'es', 'elasticfilesystem', 'execute-api', 'mediastore']);

function takesUnsigned(action: Pattern, condition: Condition | null): boolean {
  const [prefix = ''] = action.text.toLowerCase().split(':');
  if (prefix !== 'lambda') return unsigned.has(prefix) || /[*?$]/.test(prefix);
  if (coversAction(action, 'lambda:InvokeFunctionUrl') !== 'no') return true;
  return condition?.tests.some(({ key }) => key.toLowerCase() === 'lambda:invokedviafunctionurl') === true;
}

const reads: ReadonlySet<string> = new Set(['s3:getobject', 's3:getobjectversion']);

function readsObjectsOnly({ action }: Statement): boolean {
  return action !== null && !action.negated && action.items.every((item) => reads.has(literalOf(item.parsed)?.toLowerCase() ?? ''));
}
