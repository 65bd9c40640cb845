/** Keys or passwords in the authentication metadata of an instance. */
import type { Facts } from '../../analysis/facts.js';
import { authenticationKeys } from '../../analysis/secret/authentication-key.js';
import { isReportedByForm } from '../../analysis/secret/covering-secret.js';
import { usedAt } from '../../analysis/used-at.js';
import type { Resource } from '../../model/template.js';
import type { Declined, Fix } from '../../repair/fix.js';
import { fetchWithRole } from '../../repair/key/fetch-with-role.js';
import { fetchedFrom } from '../../value/origin.js';
import { defineRule, type ReportedFinding } from '../rule.js';

export const cfnAuthentication = defineRule({
  id: 'secret/cfn-authentication',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'The authentication metadata of an instance holds keys or a password.',
  why: 'The metadata of a resource can be read by everybody who may describe the stack, and by the instance without any further check; a hidden parameter is not hidden there.',
  remedy: 'Name a role under `roleName` instead of the keys; `cfn-init` signs with it.',
  references: [
    {
      title: 'AWS::CloudFormation::Authentication',
      url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-metadata.html',
    },
    {
      title: 'Security best practices for CloudFormation',
      url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/security-best-practices.html',
    },
  ],
  messages: {
    literal: { severity: 'error', text: '`{key}` in the authentication metadata of `{resource}` is written in plain text.' },
    reference: { severity: 'warning', text: '`{key}` in the authentication metadata of `{resource}` is a secret where a role would do.' },
  },

  subject: 'resource',
  check(resource, report, { secrets }) {
    for (const { key, form, value, when } of authenticationKeys(resource)) {
      const written = fetchedFrom(value) ?? value.at;
      if (form === 'literal' && written !== null && isReportedByForm(written, secrets)) continue;
      const [use, fetched] = [value.at ?? resource.key, fetchedFrom(value)];
      report(form, fetched ?? use, { slots: { key, resource: resource.id }, when, related: usedAt(fetched, use) });
    }
  },

  fixes: {
    literal: (finding, resource, facts) => nameRole(finding, resource, facts),
    reference: (finding, resource, facts) => nameRole(finding, resource, facts),
  },
});

/** A role signs requests for S3; what takes a password takes no role. */
function nameRole(finding: ReportedFinding, resource: Resource, facts: Facts): readonly (Fix | Declined)[] {
  return finding.slots['key'] === 'password' ? [] : fetchWithRole(facts, resource);
}
