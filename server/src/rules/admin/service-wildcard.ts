/** A grant of everything that one service can do, on everything it has. */
import { criticalServices } from '../../analysis/critical-service.js';
import { everywhereOf, grantOf, isDenied } from '../../analysis/grant.js';
import { credentialActions } from '../../data/sensitive-action.js';
import { expandAction, serviceWildcard as serviceOf, type KnownAction } from '../../iam/action.js';
import { isElsewhere } from '../../iam/condition/region-test.js';
import { isForTagged } from '../../iam/condition/tagged-resource.js';
import { changingPermissions, quantity, underCondition } from '../../text/wording.js';
import { nameResources } from '../../repair/narrow/name-resources.js';
import type { Facts } from '../../analysis/facts.js';
import type { StatementSite } from '../../analysis/policy/policy-site.js';
import type { Fix } from '../../repair/fix.js';
import { defineRule, type ReportedFinding } from '../rule.js';

export const serviceWildcard = defineRule({
  id: 'admin/service-wildcard',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A statement allows every action of a service on every resource.',
  why: 'Every action means reading, writing, deleting and changing permissions alike, and whatever the service adds tomorrow. With services that hold permissions, keys, secrets or the audit trail, it is one step from there to administrator.',
  remedy: 'List the actions that are used, on the resources they are used on.',
  references: [
    { title: 'Grant least privilege', url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html' },
    {
      title: 'Actions, resources, and condition keys for AWS services',
      url: 'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
    },
  ],
  messages: {
    critical: {
      severity: 'error',
      text: 'Policy `{policy}` allows all of `{service}` on every resource{condition}: {total} actions{changing}.',
    },
    reading: {
      severity: 'information',
      text: 'Policy `{policy}` allows all of `{service}` on every resource{condition}, of which denials or a boundary leave {total}, for reading.',
    },
    criticalPart: {
      severity: 'error',
      text: 'Policy `{policy}` allows all of `{service}` on every resource{condition}, of which denials or a boundary leave {total}{changing}.',
    },
    widePart: {
      severity: 'warning',
      text: 'Policy `{policy}` allows all of `{service}` on every resource{condition}, of which denials or a boundary leave {total}{changing}.',
    },
    wide: {
      severity: 'warning',
      text: 'Policy `{policy}` allows all of `{service}` on every resource{condition}: {total} actions{changing}.',
    },
  },

  subject: 'statement',
  check(subject, report, facts) {
    const { statement, site, at, when } = subject;
    const grant = grantOf(subject, facts);
    if (grant === null || grant.isAdministration || isForTagged(statement.condition)) return;
    const condition = underCondition(statement.condition);
    for (const item of grant.actions) {
      const service = serviceOf(item.parsed);
      const everywhere = service === null ? null : everywhereOf(grant, service);
      if (service === null || everywhere === null) continue;
      if (statement.condition?.tests.some((test) => isElsewhere(test, `${service}:*`)) === true) continue;
      const all = expandAction(item.parsed);
      const actions = all.filter(({ id }) => !isDenied(grant, id));
      if (actions.length === 0 || !actions.some(isLimitable)) continue;
      const permissions = actions.filter(({ record }) => record.access === 'Permissions management').length;
      const isPart = actions.length < all.length;
      const total = isPart ? quantity(actions.length, 'action') : actions.length;
      report(extentOf(service, isPart, actions), item.at ?? at, {
        slots: { policy: site.name, service: `${service}:*`, total, changing: changingPermissions(permissions), condition },
        when: [...when, ...item.when, ...everywhere.when],
      });
    }
  },

  fixes: {
    critical: limitToUsed,
    reading: limitToUsed,
    criticalPart: limitToUsed,
    widePart: limitToUsed,
    wide: limitToUsed,
  },
});

type Extent = 'critical' | 'criticalPart' | 'wide' | 'widePart' | 'reading';

function limitToUsed({ start }: ReportedFinding, subject: StatementSite, facts: Facts): readonly Fix[] {
  return nameResources(facts, subject, ({ at }) => at?.start === start);
}

/** `isPart`: whether denials or boundaries take some of its actions away, and leave these. */
function extentOf(service: string, isPart: boolean, actions: readonly KnownAction[]): Extent {
  if (isPart && actions.every(onlyReads)) return 'reading';
  if (criticalServices.has(service)) return isPart ? 'criticalPart' : 'critical';
  return isPart ? 'widePart' : 'wide';
}

/** Whether an action changes nothing, and hands out no secret either. */
function onlyReads({ id, record }: KnownAction): boolean {
  return (record.access === 'Read' || record.access === 'List') && !credentialActions().has(id);
}

/** Not `ssmmessages:*`: it works only on every resource, and changes no permissions. */
function isLimitable({ record }: KnownAction): boolean {
  return record.resourceTypes.length > 0 || record.access === 'Permissions management';
}
