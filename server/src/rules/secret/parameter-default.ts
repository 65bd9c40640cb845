/** A parameter for a secret that has the secret as its default, or among the values that it allows. */
import { feedsCredential } from '../../analysis/credential/fed-parameter.js';
import { isReportedByForm } from '../../analysis/secret/covering-secret.js';
import { allowedSecrets, defaultSecret, handedDefault } from '../../analysis/secret/parameter-secret.js';
import { dropAllowedValues, dropDefault } from '../../repair/hide-parameter.js';
import { defineRule } from '../rule.js';

export const parameterDefault = defineRule({
  id: 'secret/parameter-default',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A parameter for a secret has the secret as its default, or among its allowed values.',
  why: 'What a parameter has by default or allows is in the template, for everybody who reads the repository. The default is the secret wherever nobody sets another one.',
  remedy:
    'Remove the default or the allowed values, or refer to a secret in Secrets Manager and use no parameter at all. Change the secret, since it is no longer secret.',
  references: [
    {
      title: 'Security best practices for CloudFormation',
      url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/security-best-practices.html',
    },
    { title: 'Dynamic references', url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html' },
  ],
  messages: {
    literal: { severity: 'error', text: 'Parameter `{parameter}` has a secret as its default.' },
    standIn: {
      severity: 'information',
      text: 'Parameter `{parameter}` has a placeholder as its default, which is the secret where nobody sets another one.',
    },
    allowed: { severity: 'error', text: 'Parameter `{parameter}` has a secret among its allowed values.' },
  },

  subject: 'parameter',
  check(parameter, report, facts) {
    const slots = { parameter: parameter.name };
    const allowed = allowedSecrets(parameter);
    if (allowed !== null && !isReportedByForm(allowed, facts.secrets)) report('allowed', allowed, { slots });
    const secret = defaultSecret(parameter) ?? handedDefault(parameter, facts.secrets);
    if (secret === null || feedsCredential(parameter, facts) || isReportedByForm(secret.at, facts.secrets)) return;
    report(secret.isStandIn ? 'standIn' : 'literal', secret.at, { slots });
  },

  fixes: {
    literal: (_, parameter, facts) => [dropDefault(facts, parameter)],
    standIn: (_, parameter, facts) => [dropDefault(facts, parameter)],
    allowed: (_, parameter, facts) => [dropAllowedValues(facts, parameter)],
  },
});
