/** A dynamic reference that does not protect what it refers to, or that CloudFormation does not take for one. */
import { referencesIn, type DynamicReference } from '../../analysis/credential/dynamic-reference.js';
import { optionsOf } from '../../value/read.js';
import { defineRule } from '../rule.js';

export const dynamicReferenceMisuse = defineRule({
  id: 'secret/dynamic-reference-misuse',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A dynamic reference does not do what it is meant to.',
  why: '`resolve:ssm` fetches plain text: the password is kept readable. A blank within the braces makes the reference the password itself, in plain text.',
  remedy: 'Use `resolve:secretsmanager` or `resolve:ssm-secure` for secrets, without blanks within the braces.',
  references: [
    { title: 'Dynamic references', url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html' },
    { title: 'Get a secret value from Secrets Manager', url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-secretsmanager.html' },
  ],
  messages: {
    plain: { severity: 'error', text: '`{property}` of `{resource}` comes from a plain parameter of SSM, which everybody who may read parameters can see.' },
    spaced: { severity: 'error', text: 'The reference in `{property}` of `{resource}` has a blank within its braces, so CloudFormation takes it for the value.' },
    both: { severity: 'error', text: 'The reference in `{property}` of `{resource}` names both a version stage and a version id; only one may be given.' },
  },

  subject: 'credential',
  check({ resource, path, sources, at, value, when }, report) {
    const slots = { property: path.join('.'), resource: resource.madeFrom ?? resource.id };
    const spaced = optionsOf(value).some((option) => referencesIn(option.value).some(({ isSpaced }) => isSpaced));
    if (spaced) {
      report('spaced', at, { slots, when });
      return;
    }
    for (const source of sources) {
      if (source.kind !== 'dynamic-reference') continue;
      const message = misuseOf(source.reference);
      if (message !== null) report(message, source.at ?? at, { slots, when: [...when, ...source.when] });
    }
  },
});

/** The parts behind a secret's id: `SecretString`, the key, the version stage, the version id. */
function misuseOf({ service, rest }: DynamicReference): 'plain' | 'both' | null {
  if (service === 'ssm') return 'plain';
  const [, , stage = '', id = ''] = rest;
  return service === 'secretsmanager' && stage !== '' && id !== '' ? 'both' : null;
}
