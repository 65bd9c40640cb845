/** A parameter for a secret that does not hide it. */
import { feedsCredential } from '../../analysis/credential/fed-parameter.js';
import { defaultSecret, isSecretByName } from '../../analysis/secret/parameter-secret.js';
import { isSecretAddress } from '../../analysis/secret/secret-address.js';
import { hideParameter } from '../../repair/hide-parameter.js';
import { defineRule } from '../rule.js';

export const parameterWithoutNoecho = defineRule({
  id: 'secret/parameter-without-noecho',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A parameter for a secret shows it to everybody who sees the stack.',
  why: 'Without `NoEcho` the console, the API and the events of the stack show the value.',
  remedy: 'Set `NoEcho: true`.',
  references: [
    {
      title: 'Security best practices for CloudFormation',
      url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/security-best-practices.html',
    },
  ],
  messages: {
    shown: { severity: 'warning', text: 'Parameter `{parameter}` shows its secret to everybody who sees the stack.' },
  },

  subject: 'parameter',
  check(parameter, report, facts) {
    if (parameter.mayBeHidden || !isSecretByName(parameter) || defaultSecret(parameter) !== null) return;
    if (isSecretAddress(parameter, facts) || feedsCredential(parameter, facts)) return;
    report('shown', parameter.key, { slots: { parameter: parameter.name } });
  },

  fixes: {
    shown: (_, parameter, facts) => [hideParameter(facts, parameter)],
  },
});
