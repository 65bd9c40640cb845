/** A grant to fetch or make credentials anywhere. */
import type { Facts } from '../../analysis/facts.js';
import { grantOf, type BroadAction } from '../../analysis/grant.js';
import type { StatementSite } from '../../analysis/policy/policy-site.js';
import { accountCredentials, credentialFetches } from '../../analysis/sensitive-grant.js';
import { isOpenPart, readArn } from '../../iam/arn.js';
import type { Pattern } from '../../iam/pattern.js';
import type { Item } from '../../iam/policy.js';
import type { Fix } from '../../repair/fix.js';
import { andOthers } from '../../text/wording.js';
import { nameResources } from '../../repair/narrow/name-resources.js';
import { defineRule, type ReportedFinding } from '../rule.js';

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
    account: {
      severity: 'warning',
      text: 'Policy `{policy}` lets its holder get at the credentials of the whole account{region}, with `{action}`{more}.',
    },
  },

  subject: 'statement',
  check(subject, report, facts) {
    const { site, at, when } = subject;
    const { actions, isEverywhere } = fetchesOf(subject, facts);
    const [first] = actions;
    if (first === undefined) return;
    const { item, everywhere, action } = first;
    const details = { when: [...when, ...item.when, ...everywhere.when] };
    const slots = { policy: site.name, action: action.id, more: andOthers(actions.length - 1, 'action') };
    if (isEverywhere) report('anywhere', item.at ?? at, { slots, ...details });
    else report('account', item.at ?? at, { slots: { ...slots, region: isOfEveryRegion(everywhere) ? '' : ' in one region' }, ...details });
  },

  fixes: {
    anywhere: limitToUsed,
    account: limitToUsed,
  },
});

interface Fetches {
  readonly actions: readonly BroadAction[];
  /** Whether from any account, or else from all of one. */
  readonly isEverywhere: boolean;
}

function fetchesOf(subject: StatementSite, facts: Facts): Fetches {
  const grant = grantOf(subject, facts);
  const open = grant === null ? [] : credentialFetches(grant);
  return grant === null || open.length > 0
    ? { actions: open, isEverywhere: true }
    : { actions: accountCredentials(grant), isEverywhere: false };
}

function isOfEveryRegion({ text }: Item<Pattern>): boolean {
  const arn = readArn(text);
  return arn !== null && isOpenPart(arn.region);
}

function limitToUsed(_: ReportedFinding, subject: StatementSite, facts: Facts): readonly Fix[] {
  const fetching = new Set(fetchesOf(subject, facts).actions.map(({ item }) => item));
  return nameResources(facts, subject, (item) => fetching.has(item));
}
