/** A password or token written into a property that takes one, as its schema says. */
import { propertyName } from '../../analysis/property-value.js';
import { isReportedByForm } from '../../analysis/secret/covering-secret.js';
import { isShortPassword } from '../../analysis/credential/login-password.js';
import type { CredentialProperty } from '../../analysis/credential/credential-property.js';
import type { Facts } from '../../analysis/facts.js';
import { usedAt } from '../../analysis/used-at.js';
import { writtenId } from '../../model/written-id.js';
import type { Declined, Fix } from '../../repair/fix.js';
import { generatePassword, isAgreedValue, isOwnPassword } from '../../repair/keep/generated-password.js';
import { manageMasterPassword, managesPassword, mayManagePassword } from '../../repair/keep/managed-password.js';
import { propertyIn } from '../../repair/property-path.js';
import { fetchStored } from '../../repair/keep/fetch-stored.js';
import { nodeWithSpan } from '../../repair/written-place.js';
import type { Node } from '../../syntax/tree.js';
import type { Span } from '../../text/span.js';
import { defineRule } from '../rule.js';

export const literalCredential = defineRule({
  id: 'secret/literal-credential',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A password or token is written into a property in plain text.',
  why: 'Everybody who reads the repository, its history or the stack can read the password. Changing it takes a deployment, so nobody ever does.',
  remedy:
    'Let the service manage the password where it can (`ManageMasterUserPassword`), otherwise use a dynamic reference to Secrets Manager. Change the password, since it is no longer secret.',
  references: [
    { title: 'Dynamic references', url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html' },
    {
      title: 'Password management with Amazon RDS and AWS Secrets Manager',
      url: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-secrets-manager.html',
    },
  ],
  messages: {
    literal: { severity: 'error', text: '`{property}` of `{resource}` is written in plain text.' },
    standIn: {
      severity: 'information',
      text: '`{property}` of `{resource}` is a placeholder in plain text, to be replaced by a reference.',
    },
  },

  subject: 'credential',
  check(credential, report, facts) {
    const { resource, path, when: propertyWhen } = credential;
    if (resource.type === 'AWS::SecretsManager::Secret' || isShortPassword(credential)) return;
    const slots = { property: propertyName(path), resource: writtenId(resource) };
    for (const source of credential.sources) {
      if (source.kind !== 'literal' || !source.isWhole || isSkillId(credential.path, source.literal)) continue;
      if (source.nature !== 'value' && source.nature !== 'stand-in') continue;
      const at = source.at ?? credential.at;
      if (isReportedByForm(source.literal ?? at, facts.secrets)) continue;
      report(source.nature === 'value' ? 'literal' : 'standIn', source.fetched ?? at, {
        slots,
        when: [...propertyWhen, ...source.when],
        related: usedAt(source.fetched, at),
      });
    }
  },

  fixes: {
    literal: replaceLiteral,
    standIn: replaceLiteral,
  },
});

/** A new value where nobody else has to know it, and one that is kept outside of the template where it is issued or agreed on. */
function replaceLiteral(finding: Span, { resource, path }: CredentialProperty, facts: Facts): readonly (Fix | Declined)[] {
  const at = nodeWithSpan(facts.file.tree, finding);
  if (at === null) return [];
  const isManaged = managesPassword(resource.type, path) && mayManagePassword(facts, resource);
  const managed = isManaged ? manageMasterPassword(facts, resource, at) : null;
  if (managed?.kind === 'fix') return [managed];
  const generated = isAgreedValue(path) ? generatePassword(facts, resource, path, at) : null;
  const isOwn = generated !== null && isOwnPassword(resource.type, path);
  const stored = isOwn ? null : fetchStored(facts, { resource, path, name: propertyIn(path) }, at);
  const [first, ...others] = [managed, stored, generated].filter((each) => each !== null);
  return first === undefined ? [] : [first, ...others.filter(({ kind }) => kind === 'fix')];
}

/** The event source token of a Lambda permission is usually the id of an Alexa skill, which is public. */
function isSkillId(path: readonly string[], literal: Node | null): boolean {
  return path.at(-1) === 'EventSourceToken' && literal?.kind === 'scalar' && literal.text.startsWith('amzn1.');
}
