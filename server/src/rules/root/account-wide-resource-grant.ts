/** A resource that somebody else's account as a whole may use. */
import { allowedPrincipals, closenessOf, narrowing } from '../../analysis/caller.js';
import { openUnder } from '../../analysis/policy/guarding-denial.js';
import { isForServicesAlone } from '../../analysis/policy/public-statement.js';
import { isLogAccount } from '../../data/log-account.js';
import { isFromParameter } from '../../value/origin.js';
import type { Facts } from '../../analysis/facts.js';
import type { StatementSite } from '../../analysis/policy/policy-site.js';
import type { Declined, Fix } from '../../repair/fix.js';
import { limitPermission, limitToOrganization } from '../../repair/policy/limit-callers.js';
import { defineRule, type ReportedFinding } from '../rule.js';

export const accountWideResourceGrant = defineRule({
  id: 'root/account-wide-resource-grant',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A resource policy grants access to a whole account that belongs to somebody else.',
  why: 'Whoever administers the other account decides who uses the resource, today and after everybody who agreed on it has left.',
  remedy:
    'Name the role in the other account, or require your own organisation with `aws:PrincipalOrgID`. List accounts of yours under `accounts` in the configuration.',
  references: [
    { title: 'AWS account principals', url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html' },
    {
      title: 'Cross account resource access in IAM',
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies-cross-account-resource-access.html',
    },
  ],
  messages: {
    foreign: { severity: 'warning', text: 'Policy `{policy}` grants access to the whole account {account}.' },
    byDefault: {
      severity: 'hint',
      text: 'Policy `{policy}` grants access to the whole account {account}, unless a parameter names another one.',
    },
  },

  subject: 'statement',
  check({ statement, site, at, when }, report, { environment }) {
    if (site.policy.kind !== 'resource' && site.policy.kind !== 'key') return;
    if (site.owner?.type === ofOrganization || isForServicesAlone(site)) return;
    const open = openUnder(statement, site.policy);
    if (open === null || narrowing(statement, environment).narrows !== 'no') return;
    for (const { parsed, value, at: place, when: itemWhen } of allowedPrincipals(statement)) {
      if (parsed.kind !== 'account' || parsed.account.kind !== 'id' || isLogAccount(parsed.account.id)) continue;
      if (closenessOf(parsed.account, environment) !== 'foreign') continue;
      const details = { slots: { policy: site.name, account: parsed.account.id }, when: [...when, ...open, ...itemWhen] };
      report(isFromParameter(value) ? 'byDefault' : 'foreign', place ?? at, details);
    }
  },

  fixes: {
    foreign: limitGrant,
    byDefault: limitGrant,
  },
});

/** A permission of a function has a property for the organisation; other sharing by properties takes no condition. */
function limitGrant(_: ReportedFinding, { statement, site }: StatementSite, facts: Facts): readonly (Fix | Declined)[] {
  const { owner, name } = site;
  if (owner?.type === 'AWS::Lambda::Permission') return limitPermission(facts, owner);
  return site.form === 'flattened' ? [] : limitToOrganization(facts, statement, `get access from policy \`${name}\``);
}

/** Accepts only members of the organisation (AWS Organizations user guide, "Create a resource-based delegation policy"). */
const ofOrganization = 'AWS::Organizations::ResourcePolicy';
