/** A role that a provider of OpenID Connect opens to more than one workload. */
import { subjectReach } from '../../iam/oidc-subject.js';
import { assumingPrincipals } from '../../analysis/caller.js';
import { knownText } from '../../iam/partial-text.js';
import type { Pattern } from '../../iam/pattern.js';
import type { Item, Statement } from '../../iam/policy.js';
import type { Principal } from '../../iam/principal.js';
import type { Template } from '../../model/template.js';
import { textOf } from '../../value/read.js';
import { defineRule } from '../rule.js';

export const unscopedOidcTrust = defineRule({
  id: 'admin/unscoped-oidc-trust',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A role trusts an OpenID Connect provider without a limit on the subject.',
  why: 'GitHub, GitLab and Terraform Cloud sign tokens for everybody. Without a test of the subject any repository of the world can take the role; with a wide one, any repository of the organisation, or any pull request.',
  remedy: 'Test `sub` for the repository and branch, the project or the service account, and `aud` besides.',
  references: [
    { title: 'Create a role for OpenID Connect federation', url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-idp_oidc.html' },
    { title: 'Configuring OpenID Connect in Amazon Web Services', url: 'https://docs.github.com/en/actions/how-tos/secure-your-work/security-harden-deployments/oidc-in-aws' },
  ],
  messages: {
    anybody: { severity: 'error', text: 'Role `{role}` trusts `{provider}` for every subject, so for everybody who uses it.' },
    organization: { severity: 'warning', text: 'Role `{role}` trusts every {things} of `{owner}`.' },
    everyRef: { severity: 'information', text: 'Role `{role}` trusts every branch, tag and pull request of `{repository}`.' },
    namespace: { severity: 'information', text: 'Role `{role}` trusts every service account of namespace `{namespace}`.' },
  },

  subject: 'trust',
  check({ statement, site, at, when }, report, { template }) {
    if (statement.condition?.complete === false) return;
    for (const item of assumingPrincipals(statement)) {
      const provider = providerOf(item, template);
      if (provider === null) continue;
      const details = { when: [...when, ...item.when] };
      const tests = subjectTests(statement);
      if (tests.length === 0) {
        if (!testsSomethingElse(statement)) report('anybody', item.at ?? at, { slots: { role: site.name, provider }, ...details });
        continue;
      }
      for (const value of tests) {
        // Where wildcards do not count a star fits no subject, which `policy/condition` tells.
        const reach = value.isPattern ? subjectReach(knownText(value.text)) : null;
        const place = value.at ?? at;
        switch (reach?.kind) {
          case 'anybody': report('anybody', place, { slots: { role: site.name, provider }, ...details }); break;
          case 'organization': report('organization', place, { slots: { role: site.name, things: reach.things, owner: reach.name }, ...details }); break;
          case 'repository': report('everyRef', place, { slots: { role: site.name, repository: reach.name }, ...details }); break;
          case 'namespace': report('namespace', place, { slots: { role: site.name, namespace: reach.name }, ...details }); break;
          case undefined: break;
        }
      }
    }
  },
});

/** The host and path of an OIDC provider, also of one that the template makes; null for another principal. */
function providerOf({ parsed, value }: Item<Principal>, template: Template | null): string | null {
  const name = parsed.kind === 'federated' && parsed.provider === 'oidc' ? knownText(parsed.name) : null;
  if (name !== null || template === null || (value.kind !== 'ref' && value.kind !== 'attribute')) return name;
  const resource = template.resource(value.kind === 'ref' ? value.name : value.id);
  if (resource === null || !makesProvider.test(resource.type)) return null;
  return textOf(resource.property('Url'))?.replace(/^https:\/\//, '') ?? resource.id;
}

/** CDK makes providers by a custom resource of its own. */
const makesProvider = /^(?:AWS::IAM::OIDCProvider|Custom::AWSCDKOpenIdConnectProvider)$/;

/** The values that the subject is compared with, as patterns or as they are; a negated or optional test limits nothing. */
function subjectTests({ condition }: Statement): readonly (Item<Pattern> & { readonly isPattern: boolean })[] {
  return (condition?.tests ?? []).flatMap(({ key, operator, values }) => {
    const isTest = /:sub$/i.test(key) && operator !== null && !operator.negated && !operator.ifExists && operator.family === 'string';
    return isTest ? values.map((value) => ({ ...value, isPattern: operator.comparison === 'like' })) : [];
  });
}

/** Other claims of the token, such as the repository's owner or a job's workflow; the audience alone says nothing of who asks. */
function testsSomethingElse({ condition }: Statement): boolean {
  return condition?.tests.some(({ key, operator }) => /[.:].*:/.test(key) && !/:aud$/i.test(key) && operator?.negated === false && !operator.ifExists) === true;
}
