/** An access key that nothing ever replaces. */
import { ruleParameters } from '../../analysis/config-rule.js';
import { rootOptions } from '../../analysis/root-identity.js';
import { missing } from '../../analysis/switch.js';
import { optionsAt } from '../../value/path.js';
import { textOf } from '../../value/read.js';
import type { Facts } from '../../analysis/facts.js';
import { correctInJson } from '../../repair/correct-in-json.js';
import { correctValue } from '../../repair/correct.js';
import type { Declined, Fix } from '../../repair/fix.js';
import { countRotations } from '../../repair/key/rotate-key.js';
import { nodeWithSpan } from '../../repair/written-place.js';
import { defineRule, type ReportedFinding } from '../rule.js';

export const accessKeyRotation = defineRule({
  id: 'role/access-key-rotation',
  preset: 'strict',
  stage: 'stable',
  since: '0.1.0',

  summary: 'An access key is not rotated.',
  why: 'A key that is never replaced stays valid for whoever found it once: in a log, on a laptop, in the history of a repository.',
  remedy:
    'Use a role. Where a key has to stay, increment `Serial` regularly, and watch its age with the AWS Config rule `ACCESS_KEYS_ROTATED` at 90 days or less.',
  references: [
    { title: 'Manage access keys for IAM users', url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html' },
    { title: 'access-keys-rotated', url: 'https://docs.aws.amazon.com/config/latest/developerguide/access-keys-rotated.html' },
  ],
  messages: {
    noSerial: { severity: 'hint', text: 'Access key `{key}` has no `Serial`, so no stack update rotates it.' },
    tooOld: { severity: 'hint', text: 'Rule `{rule}` lets access keys get {days} days old.' },
  },

  subject: 'resource',
  types: ['AWS::IAM::AccessKey', 'AWS::Config::ConfigRule', 'AWS::Config::OrganizationConfigRule'],
  check(resource, report, { template }) {
    if (resource.type === 'AWS::IAM::AccessKey') {
      const userName = resource.property('UserName');
      // A key of the root user has to go, whatever its age.
      if (userName !== null && rootOptions(userName, template).length > 0) return;
      for (const { at, when } of missing(resource, 'Serial')) report('noSerial', at, { slots: { key: resource.id }, when });
      return;
    }
    for (const parameters of ruleParameters(resource, 'ACCESS_KEYS_ROTATED')) {
      for (const { value, when } of optionsAt(parameters.value, 'maxAccessKeyAge')) {
        const days = Number(textOf(value) ?? '');
        const at = value.at ?? parameters.value.at ?? resource.key;
        if (days > mostDays) report('tooOld', at, { slots: { rule: resource.id, days }, when: [...parameters.when, ...when] });
      }
    }
  },

  fixes: {
    noSerial: (_, key, facts) => [countRotations(facts, key)],
    tooOld: (at, { id }, facts) => [lowerAge(at, id, facts)],
  },
});

function lowerAge(at: ReportedFinding, rule: string, facts: Facts): Fix | Declined {
  const title = `Let access keys get ${mostDays} days old at most by rule \`${rule}\``;
  const node = nodeWithSpan(facts.file.tree, at);
  // The parameters of a rule can be a text of JSON.
  if (node?.kind !== 'scalar' || !/^\d+$/.test(node.text)) return correctInJson(facts, at, 'maxAccessKeyAge', mostDays, title);
  return correctValue(facts, mostDays, { at, title, safety: 'suggestion' });
}

/** In days: the default of AWS Config, and what the CIS benchmark asks for. */
const mostDays = 90;
