/** A role or identity pool that is open to more of a provider's identities than it should be. */
import { assumingPrincipals, isLimitedBy, narrowing } from '../../analysis/caller.js';
import type { Facts } from '../../analysis/facts.js';
import { guestPools } from '../../analysis/identity/guest-pool.js';
import type { StatementSite } from '../../analysis/policy/policy-site.js';
import { text } from '../../edit/content.js';
import type { LimitKind } from '../../iam/condition/limit-kind.js';
import type { Narrowing } from '../../iam/condition/narrowing.js';
import { showText } from '../../iam/partial-text.js';
import type { Item } from '../../iam/policy.js';
import type { Principal } from '../../iam/principal.js';
import { isCertificateHolder, takesEveryCertificate } from '../../iam/trust/certificate-trust.js';
import { correctValue } from '../../repair/correct.js';
import type { Declined, Fix } from '../../repair/fix.js';
import { requireCondition } from '../../repair/policy/require-condition.js';
import { tieToAnchor } from '../../repair/policy/tie-to-anchor.js';
import { tieToPool } from '../../repair/policy/tie-to-pool.js';
import { encloses } from '../../text/span.js';
import { defineRule, type ReportedFinding } from '../rule.js';

export const wideFederatedTrust = defineRule({
  id: 'admin/wide-federated-trust',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A role trusts everybody an identity provider knows.',
  why: 'A provider signs people in to many applications. Without a test of the audience, a token issued for another one opens this role; without a test of the certificate, so does one that was issued for another machine; an identity pool that admits guests gives AWS credentials to everybody who asks.',
  remedy:
    'Test the audience: `SAML:aud`, `cognito-identity.amazonaws.com:aud` with `:amr`, or the ID of your application with another provider; of certificates, the trust anchor (`aws:SourceArn`) and the subject. Admit guests to an identity pool only with a role that allows nothing but what anybody may do.',
  references: [
    {
      title: 'Available keys for AWS web identity federation',
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html',
    },
    {
      title: 'Create a role for SAML 2.0 federation',
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_saml.html',
    },
    { title: 'Trust model in IAM Roles Anywhere', url: 'https://docs.aws.amazon.com/rolesanywhere/latest/userguide/trust-model.html' },
    {
      title: 'Identity pools: authenticated and unauthenticated access',
      url: 'https://docs.aws.amazon.com/cognito/latest/developerguide/identity-pools.html',
    },
  ],
  messages: {
    audience: { severity: 'warning', text: 'Role `{role}` trusts `{provider}` without a test of the audience.' },
    certificates: { severity: 'warning', text: 'Role `{role}` takes every certificate of every trust anchor in the account.' },
    guests: { severity: 'warning', text: 'Identity pool `{pool}` gives AWS credentials to guests who have not signed in.' },
  },

  subject: 'file',
  check(_, report, facts) {
    for (const site of facts.statements) {
      if (site.site.policy.kind !== 'trust') continue;
      for (const { at, when } of openToCertificates(site)) {
        report('certificates', at ?? site.at, { slots: { role: site.site.name }, when: [...site.when, ...when] });
      }
      for (const { text: provider, at, when } of openToApplications(site, facts)) {
        report('audience', at ?? site.at, {
          slots: { role: site.site.name, provider: showText(provider) },
          when: [...site.when, ...when],
        });
      }
    }
    for (const { pool, at, when } of guestPools(facts)) report('guests', at, { slots: { pool: pool.id }, when });
  },

  fixes: {
    audience: (finding, _, facts) => askForAudience(finding, facts),
    certificates: (finding, _, facts) => askForAnchor(finding, facts),
    guests: (at, _, facts) => [
      correctValue(facts, false, {
        at,
        title: `Give credentials of identity pool \`${String(at.slots['pool'])}\` only to people who have signed in`,
        safety: 'suggestion',
        left: ['Guests will no longer get credentials: an app that counts on them has to ask people to sign in first.'],
      }),
    ],
  },
});

/**
 * The sign-in page of AWS, for which SAML assertions are meant, or the identity pool that gives its identities the role; which
 * application of another provider is meant is not known.
 */
function askForAudience(finding: ReportedFinding, facts: Facts): readonly (Fix | Declined)[] {
  const site = statementAt(finding, facts);
  const isSaml = site?.statement.principal?.items.every(({ parsed }) => parsed.kind === 'federated' && parsed.provider === 'saml') === true;
  if (site === undefined) return [];
  if (!isSaml) return tieToPool(facts, site.statement, site.site.owner);
  return [
    requireCondition(facts, site.statement, {
      title: `Accept only SAML assertions meant for AWS in role \`${site.site.name}\``,
      operator: 'StringEquals',
      key: 'SAML:aud',
      value: text('https://signin.aws.amazon.com/saml'),
      note: 'Requires that the assertion is meant for the sign-in page of AWS.',
      left: ['Where the provider sends people to a regional sign-in page, or to that of China or GovCloud, write that one.'],
    }),
  ];
}

function askForAnchor(finding: ReportedFinding, facts: Facts): readonly (Fix | Declined)[] {
  const found = statementAt(finding, facts);
  const isForCertificates = found?.statement.principal?.items.every(({ parsed }) => isCertificateHolder(parsed)) === true;
  return found !== undefined && isForCertificates ? tieToAnchor(facts, found.statement, found.site.owner) : [];
}

function statementAt(finding: ReportedFinding, facts: Facts): StatementSite | undefined {
  return facts.statements.find(
    ({ statement, site }) => site.policy.kind === 'trust' && statement.at !== null && encloses(statement.at, finding),
  );
}

/** The principals by which a statement of a trust policy lets in whoever has a certificate. */
function openToCertificates({ statement, site }: StatementSite): readonly Item<Principal>[] {
  const holders = assumingPrincipals(statement).filter(({ parsed }) => isCertificateHolder(parsed));
  return holders.length > 0 && takesEveryCertificate(statement, site.policy) ? holders : [];
}

/** The principals by which it lets in people who have signed in to any application of a provider. */
function openToApplications({ statement }: StatementSite, { environment }: Facts): readonly Item<Principal>[] {
  const limits = narrowing(statement, environment);
  const ofOne = ofAudience(limits);
  if (limits.narrows === 'maybe' || isLimitedBy(ofOne, settling) || mayBeLimited(ofOne)) return [];
  return assumingPrincipals(statement).filter(({ parsed }) => isOfManyApplications(parsed));
}

const settling: ReadonlySet<LimitKind> = new Set(['audience', 'subject', 'federation', 'organization', 'account', 'principal']);

function isOfManyApplications(principal: Principal): boolean {
  return principal.kind === 'federated' && ['saml', 'cognito', 'google', 'facebook', 'amazon'].includes(principal.provider);
}

/** That somebody has signed in (`amr`) does not say where: anybody's pool signs people in. */
function ofAudience({ narrows, limits }: Narrowing): Narrowing {
  return { narrows, limits: limits.filter(({ test }) => !/:amr$/i.test(test.key)) };
}

/** For example by a pool of the template as the audience: its id is known only after deployment. */
function mayBeLimited({ limits }: Narrowing): boolean {
  return limits.some(({ kind, scope }) => settling.has(kind) && scope === 'unknown');
}
