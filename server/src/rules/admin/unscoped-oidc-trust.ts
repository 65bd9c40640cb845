/** A role that an OpenID Connect provider opens to more than one workload. */
import { assumingPrincipals } from '../../analysis/caller.js';
import { oidcProvider } from '../../analysis/policy/oidc-provider.js';
import { deniesOtherSubjects, mayBeLimitedOtherwise, namedPeople, wideSubjects, type WideSubject } from '../../iam/trust/oidc-trust.js';
import { showText } from '../../iam/partial-text.js';
import { listed } from '../../text/wording.js';
import { implies } from '../../value/guard.js';
import type { Facts } from '../../analysis/facts.js';
import type { StatementSite } from '../../analysis/policy/policy-site.js';
import type { Declined, Fix } from '../../repair/fix.js';
import { nameRepository } from '../../repair/policy/name-repository.js';
import { clusterIssuer, nameServiceAccount } from '../../repair/policy/name-service-account.js';
import { defineRule, type ReportedFinding } from '../rule.js';

export const unscopedOidcTrust = defineRule({
  id: 'admin/unscoped-oidc-trust',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A role trusts an OpenID Connect provider without a limit on the subject.',
  why: 'GitHub, GitLab and Terraform Cloud sign tokens for everybody. Without a test of the subject, any repository in the world can assume the role; with a loose one, any repository in the organisation, or any pull request.',
  remedy: 'Test `sub` for the repository and branch, the project or the service account, and `aud` as well.',
  references: [
    {
      title: 'Create a role for OpenID Connect federation',
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html',
    },
    {
      title: 'Configuring OpenID Connect in Amazon Web Services',
      url: 'https://docs.github.com/en/actions/how-tos/secure-your-work/security-harden-deployments/oidc-in-aws',
    },
  ],
  messages: {
    anybody: { severity: 'error', text: 'Role `{role}` trusts `{provider}` for every subject, and so for everybody who uses it.' },
    organization: { severity: 'warning', text: 'Role `{role}` trusts every {things} of `{owner}`.' },
    everyRef: { severity: 'information', text: 'Role `{role}` trusts every branch, tag and pull request of `{repository}`.' },
    person: { severity: 'warning', text: 'Role `{role}` trusts every repository, whoever owns it, in which {who} triggers a job.' },
    namespace: { severity: 'information', text: 'Role `{role}` trusts every service account of namespace `{namespace}`.' },
  },

  subject: 'trust',
  check({ statement, site, at, when }, report, { template }) {
    if (mayBeLimitedOtherwise(statement)) return;
    if (site.policy.statements.some((denial) => deniesOtherSubjects(denial) && implies(when, denial.when))) return;
    const role = site.name;
    const people = namedPeople(statement);
    for (const item of assumingPrincipals(statement)) {
      const provider = oidcProvider(item, statement, template);
      if (provider === null) continue;
      const details = { when: [...when, ...item.when] };
      const untested: readonly WideSubject[] = provider.isKnown ? [{ reach: { kind: 'anybody' }, at: item.at }] : [];
      const subjects = wideSubjects(statement, provider.name, untested);
      const [person] = people ?? [];
      if (person !== undefined && subjects.some(({ reach }) => reach.kind === 'anybody')) {
        const names = people?.map(({ text }) => showText(text)) ?? [];
        report('person', person.at ?? at, { slots: { role, who: listed(names, 'or') }, ...details });
      }
      for (const { reach, at: place } of people === null ? subjects : []) {
        const where = place ?? at;
        switch (reach.kind) {
          case 'anybody':
            report('anybody', where, { slots: { role, provider: provider.name }, ...details });
            break;
          case 'organization':
            report('organization', where, { slots: { role, things: reach.things, owner: reach.name }, ...details });
            break;
          case 'repository':
            report('everyRef', where, { slots: { role, repository: reach.name }, ...details });
            break;
          case 'namespace':
            report('namespace', where, { slots: { role, namespace: reach.name }, ...details });
            break;
        }
      }
    }
  },

  fixes: {
    anybody: nameSubject,
    organization: nameSubject,
    everyRef: nameSubject,
    namespace: nameSubject,
  },
});

function nameSubject(finding: ReportedFinding, { statement, site }: StatementSite, facts: Facts): readonly (Fix | Declined)[] {
  const names = new Set(assumingPrincipals(statement).map((item) => oidcProvider(item, statement, facts.template)?.name));
  const [issuer] = names;
  if (names.size > 1 || issuer === undefined) return [];
  if (issuer === 'token.actions.githubusercontent.com') return nameRepository(facts, statement, site.name, finding);
  return clusterIssuer.test(issuer) ? nameServiceAccount(facts, statement, { role: site.name, issuer }, finding) : [];
}
