/** A grant to fetch or make credentials anywhere. */
import { grantOf } from '../../analysis/grant.js';
import { credentialFetches } from '../../analysis/sensitive-grant.js';
import { andOthers } from '../../text/wording.js';
import { nameResources } from '../../repair/narrow/name-resources.js';
import { defineRule } from '../rule.js';

export const credentialAccess = defineRule({
  id: 'admin/credential-access',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A statement allows getting at credentials on every resource.',
  why: 'What these actions return, set or reactivate is a password, a key or a token: whoever may call them on every resource can act as everybody those belong to, and no AWS policy governs what happens with them afterwards.',
  remedy: 'Name the secrets, parameters, users or clusters under `Resource`.',
  references: [
    { title: 'Grant least privilege', url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html' },
    { title: 'cloudsplaining, whose list of actions is used', url: 'https://github.com/salesforce/cloudsplaining' },
  ],
  messages: {
    anywhere: { severity: 'warning', text: 'Policy `{policy}` lets its holder get at credentials everywhere, with `{action}`{more}.' },
  },

  subject: 'statement',
  check(subject, report, facts) {
    const { site, at, when } = subject;
    const grant = grantOf(subject, facts);
    const fetching = grant === null ? [] : credentialFetches(grant);
    const [first] = fetching;
    if (first === undefined) return;
    const { item, everywhere, action } = first;
    report('anywhere', item.at ?? at, {
      slots: { policy: site.name, action: action.id, more: andOthers(fetching.length - 1, 'action') },
      when: [...when, ...item.when, ...everywhere.when],
    });
  },

  fixes: {
    anywhere: (_, subject, facts) => {
      const grant = grantOf(subject, facts);
      const fetching = new Set(grant === null ? [] : credentialFetches(grant).map(({ item }) => item));
      return nameResources(facts, subject, (item) => fetching.has(item));
    },
  },
});
