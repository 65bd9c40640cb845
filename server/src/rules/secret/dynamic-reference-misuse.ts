/** A dynamic reference that does not protect what it refers to, or that CloudFormation does not recognise. */
import { propertyName } from '../../analysis/property-value.js';
import type { CredentialSource } from '../../analysis/credential/credential-source.js';
import { referencesIn, type DynamicReference } from '../../analysis/credential/dynamic-reference.js';
import { optionsOf } from '../../value/read.js';
import { writtenId } from '../../model/written-id.js';
import type { Facts } from '../../analysis/facts.js';
import { correctValue } from '../../repair/correct.js';
import type { Declined, Fix } from '../../repair/fix.js';
import { fetchStored } from '../../repair/keep/fetch-stored.js';
import { propertyIn } from '../../repair/property-path.js';
import { nodeWithSpan } from '../../repair/written-place.js';
import type { Span } from '../../text/span.js';
import { defineRule } from '../rule.js';

export const dynamicReferenceMisuse = defineRule({
  id: 'secret/dynamic-reference-misuse',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A dynamic reference does not do what it is meant to.',
  why: '`resolve:ssm`, like a parameter of type `AWS::SSM::Parameter::Value`, fetches plain text: the password is kept readable. With a space inside the braces, the text of the reference itself becomes the password.',
  remedy: 'Use `resolve:secretsmanager` or `resolve:ssm-secure` for secrets, without spaces inside the braces.',
  references: [
    { title: 'Dynamic references', url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html' },
    {
      title: 'Get a secret value from Secrets Manager',
      url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-secretsmanager.html',
    },
  ],
  messages: {
    plain: {
      severity: 'error',
      text: '`{property}` of `{resource}` comes from a plain SSM parameter, which everybody who may read parameters can see.',
    },
    spaced: {
      severity: 'error',
      text: 'The reference in `{property}` of `{resource}` has a space inside its braces, so CloudFormation takes it for the value.',
    },
    both: {
      severity: 'error',
      text: 'The reference in `{property}` of `{resource}` names both a version stage and a version id; only one may be given.',
    },
  },

  subject: 'credential',
  check({ resource, path, sources, at, value, when }, report) {
    const slots = { property: propertyName(path), resource: writtenId(resource) };
    const spaced = optionsOf(value).some((option) => referencesIn(option.value).some(({ isSpaced }) => isSpaced));
    if (spaced) {
      report('spaced', at, { slots, when });
      return;
    }
    for (const source of sources) {
      const message = misuseOf(source);
      if (message !== null) report(message, source.at ?? at, { slots, when: [...when, ...source.when] });
    }
  },

  fixes: {
    plain: ({ start, end }, { resource, path }, facts) => {
      const at = nodeWithSpan(facts.file.tree, { start, end });
      return at === null ? [] : [fetchStored(facts, { resource, path, name: propertyIn(path) }, at, stillPlain)];
    },
    spaced: ({ start, end }, { resource, path }, facts) => closeBraces({ start, end }, propertyName(path), writtenId(resource), facts),
  },
});

const stillPlain =
  'The old value stays readable in the plain parameter and its history: have another one issued, and delete that parameter.';

/** None where a function fills in the reference. */
function closeBraces(at: Span, property: string, resource: string, facts: Facts): readonly (Fix | Declined)[] {
  const node = nodeWithSpan(facts.file.tree, at);
  if (node?.kind !== 'scalar' || node.tag !== null) return [];
  const title = `Write the reference in \`${property}\` of \`${resource}\` without spaces inside its braces`;
  const closed = node.text.replace(/\{\{\s*(resolve:[^{}]*)\}\}/g, (_, reference: string) => `{{${reference.trimEnd()}}}`);
  return [correctValue(facts, closed, { at, title, safety: 'suggestion' })];
}

/** The type of a parameter never fetches secure strings, only plain ones (CloudFormation user guide, "Supported parameter types"). */
function misuseOf(source: CredentialSource): 'plain' | 'both' | null {
  if (source.kind === 'parameter') return source.parameter.type?.startsWith('AWS::SSM::Parameter::Value<') === true ? 'plain' : null;
  return source.kind === 'dynamic-reference' ? misuseOfReference(source.reference) : null;
}

/** What follows the id of a secret in `rest`: `SecretString`, the key, the version stage, the version id. */
function misuseOfReference({ service, rest }: DynamicReference): 'plain' | 'both' | null {
  if (service === 'ssm') return 'plain';
  const [, , stage = '', id = ''] = rest;
  return service === 'secretsmanager' && stage !== '' && id !== '' ? 'both' : null;
}
