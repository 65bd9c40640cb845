/** A hidden parameter or a fetched secret that is passed on to where it can be read. */
import { recipientOf } from '../../analysis/flow/credential-flow.js';
import { isForClients, isName, isReadable, isShownByNested } from '../../analysis/flow/leak.js';
import { secretNameKind } from '../../analysis/secret/secret-name.js';
import type { SecretPlace } from '../../analysis/secret/secret-place.js';
import { isHiddenSecret } from '../../analysis/secret/parameter-secret.js';
import { keepVariable } from '../../repair/keep/keep-variable.js';
import { defineRule } from '../rule.js';

export const noechoLeak = defineRule({
  id: 'secret/noecho-leak',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A hidden parameter or a fetched secret is passed on to where it can be read.',
  why: '`NoEcho` hides the parameter and a dynamic reference the secret, not what is built from them: variables, user data, tags and metadata show their values to everybody who may look at the resource.',
  remedy:
    'Pass the ARN of a secret and let the role of the workload read it, or use a dynamic reference in a property that hides its value.',
  references: [
    {
      title: 'Security best practices for CloudFormation',
      url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/security-best-practices.html',
    },
    { title: 'Dynamic references', url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html' },
  ],
  messages: {
    leak: { severity: 'warning', text: 'Hidden parameter `{parameter}` is passed on to `{resource}`, where it can be read.' },
    generated: {
      severity: 'warning',
      text: 'The secret that AWS generates for `{source}` is passed on to `{resource}`, where it can be read.',
    },
    fetched: {
      severity: 'warning',
      text: 'A secret is fetched by a dynamic reference and passed on to `{resource}`, where it can be read.',
    },
  },

  subject: 'flow',
  check(flow, report, { template }) {
    const { source, sink, at, through } = flow;
    if (source.kind === 'dynamic-reference' && source.service === 'secretsmanager' && isShowing(sink)) {
      report('fetched', at, { slots: { resource: recipientOf(flow) } });
    }
    if (source.kind === 'generated-secret' && !isForClients(source.resource) && through.length === 0 && isReadable(sink)) {
      report('generated', at, { slots: { source: source.resource.id, resource: recipientOf(flow) } });
    }
    if (source.kind !== 'parameter' || !isHiddenSecret(source.parameter) || through.length > 0) return;
    const isNamedSo = isName(sink) && secretNameKind(source.parameter.name) !== null;
    if (!isReadable(sink) && !isNamedSo && !isShownByNested(sink, template)) return;
    report('leak', at, {
      slots: { parameter: source.parameter.name, resource: recipientOf(flow) },
      related: [{ message: 'The hidden parameter.', at: source.parameter.key }],
    });
  },

  fixes: {
    leak: (finding, _, facts) => keepVariable(facts, finding),
    fetched: (finding, _, facts) => keepVariable(facts, finding),
  },
});

/**
 * Whether CloudFormation fetches a secret in this place and the service shows it, if only where the secret should be named.
 * Secrets are fetched in properties alone (Secrets Manager user guide, "Get a secret in a CloudFormation resource"). Secure
 * parameters are no concern: CloudFormation fetches them only for properties that hide them, and refuses to deploy any
 * other use.
 */
function isShowing(sink: SecretPlace): boolean {
  return (isReadable(sink) || sink.kind === 'address') && sink.kind !== 'metadata' && sink.path[0] !== 'Metadata';
}
