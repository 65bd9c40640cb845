/** A role that somebody else's account as a whole may assume. */
import { assumingWithoutMfa, closenessOf, ineffectiveGuards, narrowing } from '../../analysis/caller.js';
import { openUnder } from '../../analysis/policy/guarding-denial.js';
import { askForExternalId, limitToOrganization } from '../../repair/policy/limit-callers.js';
import { defineRule } from '../rule.js';

export const externalAccountTrust = defineRule({
  id: 'root/external-account-trust',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A role trusts a whole account that belongs to somebody else.',
  why: 'Whoever administers the other account decides who assumes this role, and a service that acts for many customers can be talked into assuming it for the wrong one: the confused deputy.',
  remedy:
    'Name the role in the other account, and require an external ID, an organisation or MFA in a condition. List accounts of yours under `accounts` in the configuration.',
  references: [
    {
      title: 'Trust policies and third parties',
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html',
    },
    { title: 'The confused deputy problem', url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html' },
  ],
  messages: {
    foreign: { severity: 'error', text: 'Role `{role}` trusts the whole account {account}: whoever is allowed to there can assume it.' },
  },

  subject: 'trust',
  check({ statement, site, at, when }, report, { environment }) {
    const open = openUnder(statement, site.policy);
    if (open === null || narrowing(statement, environment).narrows !== 'no') return;
    for (const { parsed, at: place, when: itemWhen } of assumingWithoutMfa(statement, site.policy)) {
      if (parsed.kind !== 'account' || parsed.account.kind !== 'id' || closenessOf(parsed.account, environment) !== 'foreign') continue;
      report('foreign', place ?? at, {
        slots: { role: site.name, account: parsed.account.id },
        when: [...when, ...open, ...itemWhen],
        related: ineffectiveGuards(statement, environment),
      });
    }
  },

  fixes: {
    foreign: ({ slots }, { statement, site }, facts) => [
      ...askForExternalId(facts, statement, site.name, String(slots['account'])),
      ...limitToOrganization(facts, statement, `assume role \`${site.name}\``),
    ],
  },
});
