/** An output that shows a secret. */
import type { Facts } from '../../analysis/facts.js';
import type { CredentialFlow } from '../../analysis/flow/credential-flow.js';
import { isForClients } from '../../analysis/flow/leak.js';
import { isSecretByName } from '../../analysis/secret/parameter-secret.js';
import { returnedSecrets } from '../../analysis/secret/returned-secret.js';
import { isSecretAddress } from '../../analysis/secret/secret-address.js';
import { removeOutput } from '../../repair/remove-output.js';
import { lookup } from '../../syntax/lookup.js';
import { defineRule } from '../rule.js';

export const output = defineRule({
  id: 'secret/output',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'An output shows a secret.',
  why: 'Everybody who may describe the stack can read its outputs; exports can be read by every stack in the region.',
  remedy: 'Output the ARN of the secret instead.',
  references: [
    {
      title: 'Security best practices for CloudFormation',
      url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/security-best-practices.html',
    },
    { title: 'Outputs', url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/outputs-section-structure.html' },
  ],
  messages: {
    parameter: { severity: 'error', text: 'Output `{output}` shows hidden parameter `{source}`.' },
    named: { severity: 'error', text: 'Output `{output}` shows parameter `{source}`, which by its name is for a secret.' },
    generated: { severity: 'error', text: 'Output `{output}` shows the secret that `{source}` generates.' },
    custom: {
      severity: 'error',
      text: 'Output `{output}` shows `{attribute}` of custom resource `{source}`, which by its name is a secret.',
    },
  },

  subject: 'output',
  check(output, report, facts) {
    for (const flow of facts.flows) {
      if (flow.sink.kind !== 'output' || flow.sink.id !== output.name || flow.through.length > 0) continue;
      const source = shownSource(flow, facts);
      if (source !== null) report(source.message, flow.at, { slots: { output: output.name, source: source.name } });
    }
    for (const { source, attribute, at } of returnedSecrets(lookup(output.node, 'Value'), facts)) {
      report('custom', at, { slots: { output: output.name, attribute, source } });
    }
  },

  fixes: {
    parameter: (_, output, facts) => [removeOutput(facts, output)],
    named: (_, output, facts) => [removeOutput(facts, output)],
    generated: (_, output, facts) => [removeOutput(facts, output)],
    custom: (_, output, facts) => [removeOutput(facts, output)],
  },
});

/** The secret that an output shows, and how we know; a parameter that is merely named like one may hold only its address. */
function shownSource(
  { source }: CredentialFlow,
  facts: Facts,
): { readonly message: 'parameter' | 'named' | 'generated'; readonly name: string } | null {
  if (source.kind === 'parameter') {
    const { parameter } = source;
    if (parameter.noEcho) return { message: 'parameter', name: parameter.name };
    return isSecretByName(parameter) && !isSecretAddress(parameter, facts) ? { message: 'named', name: parameter.name } : null;
  }
  return source.kind === 'generated-secret' && !isForClients(source.resource) ? { message: 'generated', name: source.resource.id } : null;
}
