/** An action that does not exist. */
import type { Facts } from '../../analysis/facts.js';
import { isOfAuthor, type PolicySite } from '../../analysis/policy/policy-site.js';
import { actionRecord, coversAction, leavesServiceOpen, unknownAction as whyUnknown } from '../../iam/action.js';
import { isLeftToTool } from '../../iam/left-to-tool.js';
import { actionPattern, isEverything } from '../../iam/pattern.js';
import type { Statement } from '../../iam/policy.js';
import { correctValue } from '../../repair/correct.js';
import { decline } from '../../repair/draft.js';
import { dropItem } from '../../repair/drop-item.js';
import type { Declined, Fix } from '../../repair/fix.js';
import { listed } from '../../text/wording.js';
import { defineRule, type ReportedFinding } from '../rule.js';

export const unknownAction = defineRule({
  id: 'policy/unknown-action',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A statement names an action that does not exist.',
  why: 'A misspelt action allows nothing, and in a `Deny` it denies nothing: the guard is missing.',
  remedy: 'Write the action as the service authorization reference spells it.',
  references: [
    {
      title: 'Actions, resources, and condition keys for AWS services',
      url: 'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html',
    },
  ],
  messages: {
    action: { severity: 'warning', text: 'Action `{action}` does not exist{hint}.' },
    call: { severity: 'warning', text: 'Action `{action}` does not exist; the API call of that name needs {names}.' },
    service: { severity: 'warning', text: 'No AWS service has the prefix of `{action}`{hint}.' },
    nothing: { severity: 'warning', text: '`{action}` matches no action.' },
    services: {
      severity: 'information',
      text: '`{action}` leaves the service open, so it allows actions of services that nobody had in mind.',
    },
    malformed: { severity: 'warning', text: '`{action}` is not an action: it needs a service before a colon.' },
  },

  subject: 'statement',
  check({ statement, site, at, when }, report) {
    if (statement.action !== null && !isOfAuthor(statement.action.keyAt, site)) return;
    const opens = statement.effect === 'Allow' && !statement.action?.negated;
    for (const item of statement.action?.items ?? []) {
      const slots = { action: item.parsed.text };
      const details = { when: [...when, ...item.when] };
      const place = item.at ?? at;
      const unknown = site.owner === null && isFilledIn(item.parsed.text) ? null : whyUnknown(item.parsed);
      if (unknown === null && opens && leavesServiceOpen(item.parsed)) report('services', place, { slots, ...details });
      if (unknown === null || isToldElsewhere(item.parsed.text.toLowerCase(), site)) continue;
      const names = listed(unknown.meant);
      switch (unknown.kind) {
        case 'action':
          report('action', place, {
            slots: { ...slots, hint: names === '' ? '' : `; ${names} ${unknown.meant.length === 1 ? 'does' : 'do'}` },
            ...details,
          });
          break;
        case 'call':
          report('call', place, { slots: { ...slots, names }, ...details });
          break;
        case 'service':
          report('service', place, { slots: { ...slots, hint: names === '' ? '' : `; one has ${names}` }, ...details });
          break;
        case 'wildcard':
          report('nothing', place, { slots, ...details });
          break;
        case 'malformed':
          report('malformed', place, { slots, ...details });
          break;
      }
    }
  },

  fixes: {
    action: (finding, { statement }, facts) => writeMeant(finding, statement, facts),
    call: (finding, { statement }, facts) => writeMeant(finding, statement, facts),
    service: (finding, { statement }, facts) => writeMeant(finding, statement, facts),
  },
});

/** Whether another tool fills in a part of it. An ARN is not an action, whatever is filled into it. */
function isFilledIn(action: string): boolean {
  return isLeftToTool(action) && !action.startsWith('arn:');
}

/** Writes the one action that was meant, unless the statement names it already, or the fix would allow it everywhere. */
function writeMeant(finding: ReportedFinding, statement: Statement, facts: Facts): readonly (Fix | Declined)[] {
  const { action } = statement;
  const written = String(finding.slots['action']);
  const meant = meantBy(written);
  if (meant === null || action === null) return [];
  const isSaidBefore = action.items.some(({ parsed, at }) => at !== null && at.end < finding.start && meantBy(parsed.text) === meant);
  if (isSaidBefore || action.items.some(({ parsed }) => coversAction(parsed, meant) !== 'no')) {
    return [dropItem(facts, finding, { title: `Remove \`${written}\`: \`${meant}\` is listed already`, safety: 'suggestion' })];
  }
  const title = `Replace \`${written}\` with \`${meant}\``;
  if (wouldOpen(statement, meant)) return [decline(title, 'It would be allowed on every resource.')];
  return [correctValue(facts, meant, { at: finding, title, safety: 'suggestion' })];
}

/** Whether a statement would allow an action on every resource, although the action can be limited to some. */
function wouldOpen({ effect, action: named, resource }: Statement, action: string): boolean {
  if (named?.negated === true) return false;
  const isOnAll = resource !== null && (resource.negated || resource.items.some(({ parsed }) => isEverything(parsed)));
  return effect !== 'Deny' && isOnAll && (actionRecord(action)?.resourceTypes.length ?? 0) > 0;
}

/** The only existing action that a nonexistent one can mean, as AWS spells it; null when there are several, or none. */
function meantBy(written: string): string | null {
  const unknown = whyUnknown(actionPattern([written]));
  const [only, ...others] = unknown?.meant ?? [];
  if (unknown === null || only === undefined || others.length > 0) return null;
  const [prefix = '', name = ''] = written.split(':', 2);
  const [service, operation] = unknown.kind === 'service' ? [only, name] : [prefix.toLowerCase(), only];
  const record = actionRecord(`${service}:${operation}`);
  return record === null ? null : `${service}:${record.name}`;
}

/** Whether an AWS guide documents an action that the service authorization reference lacks. */
function isToldElsewhere(action: string, { isForDevices, policy }: PolicySite): boolean {
  return (isForDevices && ofDevices.has(action)) || (policy.kind === 'resource' && ofResources.has(action));
}

/**
 * In policies of Glue's catalog, for AWS RAM (Lake Formation developer guide, "Managing cross-account permissions using
 * both AWS Glue and Lake Formation").
 */
const ofResources: ReadonlySet<string> = new Set(['glue:shareresource']);

/**
 * In policies of AWS IoT alone (AWS IoT developer guide, "Authorizing direct calls to AWS services using AWS IoT Core
 * credential provider").
 */
const ofDevices: ReadonlySet<string> = new Set(['iot:assumerolewithcertificate']);
