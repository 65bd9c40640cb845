/** An action that does not exist. */
import type { SourceFile } from '../../analysis/source-file.js';
import { isOfAuthor, type PolicySite } from '../../analysis/policy/policy-site.js';
import { leavesServiceOpen, unknownAction as whyUnknown } from '../../iam/action.js';
import { hasTemplateLanguage, isLeftToTool } from '../../iam/left-to-tool.js';
import { correctAction } from '../../repair/policy/correct-action.js';
import { listed } from '../../text/wording.js';
import { defineRule } from '../rule.js';

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
  check({ statement, site, at, when }, report, { file }) {
    if (statement.action !== null && !isOfAuthor(statement.action.keyAt, site)) return;
    const opens = statement.effect === 'Allow' && !statement.action?.negated;
    for (const item of statement.action?.items ?? []) {
      const slots = { action: item.parsed.text };
      const details = { when: [...when, ...item.when] };
      const place = item.at ?? at;
      const unknown = isFilledIn(item.parsed.text, site, file) ? null : whyUnknown(item.parsed);
      if (unknown === null && opens && leavesServiceOpen(item.parsed)) report('services', place, { slots, ...details });
      if (unknown === null || isDocumentedElsewhere(item.parsed.text.toLowerCase(), site)) continue;
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
    action: (finding, subject, facts) => correctAction(facts, finding, String(finding.slots['action']), subject),
    call: (finding, subject, facts) => correctAction(facts, finding, String(finding.slots['action']), subject),
    service: (finding, subject, facts) => correctAction(facts, finding, String(finding.slots['action']), subject),
    nothing: (finding, subject, facts) => correctAction(facts, finding, String(finding.slots['action']), subject),
  },
});

/** Whether another tool fills in a part of it. An ARN is not an action, whatever is filled into it. */
function isFilledIn(action: string, { owner }: PolicySite, file: SourceFile): boolean {
  return isLeftToTool(action) && !action.startsWith('arn:') && (owner === null || hasTemplateLanguage(file));
}

/** Whether an AWS guide documents an action that the service authorization reference lacks. */
function isDocumentedElsewhere(action: string, { isForDevices, policy }: PolicySite): boolean {
  return (isForDevices && ofDevices.has(action)) || (policy.kind === 'resource' && ofResources.has(action));
}

/**
 * In policies of Glue's catalog, for AWS RAM (Lake Formation developer guide, "Managing cross-account permissions using
 * both AWS Glue and Lake Formation"), and in the policy that Amazon SNS gives a new topic.
 */
const ofResources: ReadonlySet<string> = new Set(['glue:shareresource', 'sns:receive']);

/**
 * In policies of AWS IoT alone (AWS IoT developer guide, "Authorizing direct calls to AWS services using AWS IoT Core
 * credential provider").
 */
const ofDevices: ReadonlySet<string> = new Set(['iot:assumerolewithcertificate']);
