/** A secret in an SSM parameter that is not encrypted. */
import type { Resource } from '../../model/template.js';
import type { Facts } from '../../analysis/facts.js';
import { isHiddenSecret } from '../../analysis/secret/parameter-secret.js';
import { returnedSecrets } from '../../analysis/secret/returned-secret.js';
import { lookup, mappingAt } from '../../syntax/lookup.js';
import { textOf } from '../../value/read.js';
import type { Span } from '../../text/span.js';
import { isRecognisedByName } from '../../analysis/secret/form/detection.js';
import { defineRule } from '../rule.js';

export const plainSsmParameter = defineRule({
  id: 'secret/plain-ssm-parameter',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A secret is kept in a plain SSM parameter.',
  why: 'A parameter of type `String` is stored and shown in plain text to everybody who may read parameters, and CloudFormation cannot create one of type `SecureString`.',
  remedy: 'Keep it in an `AWS::SecretsManager::Secret`.',
  references: [
    { title: 'What is AWS Secrets Manager', url: 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/intro.html' },
    {
      title: 'AWS::SSM::Parameter',
      url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ssm-parameter.html',
    },
  ],
  messages: {
    literal: { severity: 'error', text: 'SSM parameter `{parameter}` keeps a secret in plain text.' },
    handed: { severity: 'error', text: 'SSM parameter `{parameter}` keeps `{source}` in plain text.' },
    returned: {
      severity: 'error',
      text: 'SSM parameter `{parameter}` keeps in plain text `{attribute}` of custom resource `{source}`, which by its name is a secret.',
    },
    fetched: { severity: 'error', text: 'SSM parameter `{parameter}` keeps in plain text what a dynamic reference fetches from a secret.' },
  },

  subject: 'resource',
  types: ['AWS::SSM::Parameter'],
  check(parameter, report, facts) {
    if (textOf(parameter.property('Type')) === 'SecureString') return;
    const slots = { parameter: parameter.id };
    for (const at of literalsIn(parameter, facts)) report('literal', at, { slots });
    const value = lookup(mappingAt(parameter.node, 'Properties') ?? parameter.node, 'Value');
    for (const { source, attribute, at } of returnedSecrets(value, facts)) {
      report('returned', at, { slots: { ...slots, attribute, source } });
    }
    for (const { source, sink, at, through } of facts.flows) {
      if (sink.resource !== parameter || sink.kind !== 'ssm-parameter' || through.length > 0) continue;
      if (source.kind === 'parameter' && isHiddenSecret(source.parameter)) {
        report('handed', at, { slots: { ...slots, source: source.parameter.name } });
      }
      if (source.kind === 'dynamic-reference' && source.service === 'secretsmanager') report('fetched', at, { slots });
      if (source.kind === 'generated-secret') report('handed', at, { slots: { ...slots, source: source.resource.id } });
    }
  },
});

function literalsIn(parameter: Resource, { secrets }: Facts): readonly Span[] {
  return secrets
    .filter(
      ({ place, kind, isStandIn }) =>
        place.resource === parameter && place.kind === 'ssm-parameter' && !isStandIn && isRecognisedByName(kind),
    )
    .map(({ start, end }) => ({ start, end }));
}
