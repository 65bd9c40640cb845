/** A resource that anybody in the world may use. */
import { keepsTrail } from '../../analysis/audit/trail-bucket.js';
import { ineffectiveGuards } from '../../analysis/caller.js';
import { isWholeService } from '../../analysis/grant.js';
import { isOfGuardedDomain } from '../../analysis/policy/guarded-domain.js';
import type { PolicySite, StatementSite } from '../../analysis/policy/policy-site.js';
import { publicPrincipals } from '../../analysis/policy/public-statement.js';
import { literalOf } from '../../iam/pattern.js';
import type { Statement } from '../../iam/policy.js';
import { mayHoldUnsigned } from '../../iam/unsigned-request.js';
import type { Facts } from '../../analysis/facts.js';
import { correctValue } from '../../repair/correct.js';
import type { Declined, Fix } from '../../repair/fix.js';
import { leaveToAccount, limitEverybody, limitPublicPermission } from '../../repair/policy/limit-callers.js';
import { limitSenders } from '../../repair/policy/limit-senders.js';
import { defineRule, type ReportedFinding } from '../rule.js';

export const publicResourcePolicy = defineRule({
  id: 'admin/public-resource-policy',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A resource policy grants access to anybody.',
  why: 'A principal `*` means everybody: people with any AWS account, and, where a service takes requests without a signature, as S3 and SQS do, people without one. What the statement allows, the internet can do.',
  remedy:
    'Name the principals, or require what only they have: your organisation (`aws:PrincipalOrgID`), your account (`aws:SourceAccount`), a VPC endpoint.',
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
    public: { severity: 'error', text: 'Policy `{policy}` grants access to anybody, with or without an AWS account.' },
    url: { severity: 'error', text: 'The URL of function `{function}` is open to anybody, with or without an AWS account.' },
    account: { severity: 'error', text: 'Policy `{policy}` grants access to everybody who has an AWS account.' },
    readable: { severity: 'information', text: 'Policy `{policy}` lets anybody read objects, as a public website does.' },
  },

  subject: 'statement',
  check(subject, report, { environment, template }) {
    const { statement, site, at, when } = subject;
    // `audit/trail-bucket-exposed` reports these.
    if (site.protects.some(({ resource }) => resource !== null && keepsTrail(resource, template))) return;
    if (isOfGuardedDomain(subject, template)) return;
    const message = readsObjectsOnly(statement) ? 'readable' : needsAccount(subject) ? 'account' : 'public';
    for (const { at: place, when: itemWhen } of publicPrincipals(subject, environment)) {
      const details = { when: [...when, ...itemWhen], related: ineffectiveGuards(statement, environment) };
      const opened = openedUrl(site);
      if (opened === null) report(message, place ?? at, { slots: { policy: site.name }, ...details });
      else report('url', place ?? at, { slots: { function: opened }, ...details });
    }
  },

  fixes: {
    public: shutOut,
    url: (finding, { site }, facts) => {
      const opened = openedUrl(site);
      return opened === null ? [] : [signCalls(finding, opened, facts)];
    },
    account: shutOut,
  },
});

/**
 * None for an API, where the key of the account is known only of callers that its methods ask to sign, and for sharing by
 * properties, which take no condition. A website is meant to be read.
 */
function shutOut(finding: ReportedFinding, { statement, site }: StatementSite, facts: Facts): readonly (Fix | Declined)[] {
  const { owner, name } = site;
  if (owner?.type === 'AWS::Lambda::Permission') {
    // Whoever opens the URL of a function opens it to those who do not sign.
    return owner.mayHave('FunctionUrlAuthType') || owner.mayHave('InvokedViaFunctionUrl') ? [] : limitPublicPermission(facts, owner);
  }
  const isOfApi = statement.action?.items.some(({ parsed }) => literalOf(parsed)?.startsWith('execute-api:') === true) === true;
  if (isOfApi || site.form === 'flattened') return [];
  const isEverything = statement.action?.items.some(({ parsed }) => isWholeService(parsed)) === true;
  const opening = `get access from policy \`${name}\``;
  return (
    limitSenders(facts, statement, site, opening) ?? (isEverything ? leaveToAccount : limitEverybody)(facts, statement, finding, opening)
  );
}

/** The function of SAM whose URL a permission opens: SAM writes it for the `AuthType` of the URL. Null for any other policy. */
function openedUrl({ owner }: PolicySite): string | null {
  return owner?.type === 'AWS::Lambda::Permission' ? owner.madeFrom : null;
}

function signCalls(at: ReportedFinding, id: string, facts: Facts): Fix | Declined {
  return correctValue(facts, 'AWS_IAM', {
    at,
    title: `Let only signed requests call the URL of function \`${id}\``,
    safety: 'suggestion',
    left: [
      'Whoever calls the URL has to sign the request, with a permission for `lambda:InvokeFunctionUrl` and `lambda:InvokeFunction`; services that cannot, such as those that call a webhook, will be denied.',
    ],
  });
}

/** Whether only principals of AWS get in, of whatever account. */
function needsAccount({ statement, site }: StatementSite): boolean {
  return site.policy.kind === 'key' || signedOnly.has(site.owner?.type ?? '') || !mayHoldUnsigned(statement);
}

/**
 * Resources whose policies let in nobody without an account, whatever the actions are called (Secrets Manager, ECR and
 * EventBridge user guides; KMS developer guide, "Key policies").
 */
const signedOnly: ReadonlySet<string> = new Set([
  'AWS::SecretsManager::ResourcePolicy',
  'AWS::ECR::Repository',
  'AWS::Events::EventBusPolicy',
]);

const reads: ReadonlySet<string> = new Set(['s3:getobject', 's3:getobjectversion']);

function readsObjectsOnly({ action }: Statement): boolean {
  return action !== null && !action.negated && action.items.every((item) => reads.has(literalOf(item.parsed)?.toLowerCase() ?? ''));
}
