/** A secret of Secrets Manager whose text is in the template. */
import { coveringSecret } from '../../analysis/secret/covering-secret.js';
import { isRecognisedByForm } from '../../analysis/secret/form/detection.js';
import type { SecretSite } from '../../analysis/secret/secret-site.js';
import { fetchedSecret, secretsInText, writtenScalars, writtenText } from '../../analysis/secret/secret-string.js';
import { usedAt } from '../../analysis/used-at.js';
import type { Resource } from '../../model/template.js';
import { conjoin } from '../../value/guard.js';
import { optionsAt } from '../../value/path.js';
import { textOf, valueAt } from '../../value/read.js';
import type { Option } from '../../value/value.js';
import { generateSecret } from '../../repair/keep/generated-password.js';
import { defineRule } from '../rule.js';

export const literalSecretString = defineRule({
  id: 'secret/literal-secret-string',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A Secrets Manager secret is written out in the template.',
  why: 'Secrets Manager keeps the secret safe, but the template shows it to everybody who reads the repository.',
  remedy: 'Let Secrets Manager generate it with `GenerateSecretString`. Change the secret, since it is no longer secret.',
  references: [
    { title: 'What is AWS Secrets Manager', url: 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/intro.html' },
    {
      title: 'AWS::SecretsManager::Secret',
      url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-secretsmanager-secret.html',
    },
  ],
  messages: {
    literal: { severity: 'warning', text: 'Secret `{secret}` is written out in the template.' },
  },

  subject: 'resource',
  types: ['AWS::SecretsManager::Secret'],
  check(secret, report, { secrets }) {
    for (const { value, when, isWhole, made } of textsOf(secret)) {
      const text = writtenText(value);
      if (text === null || !secretsInText(text, isWhole, made)) continue;
      if (writtenScalars(value).some((scalar) => isReportedElsewhere(coveringSecret(scalar, secrets)))) continue;
      const use = value.at ?? secret.key;
      const fetched = fetchedSecret(value, isWhole, made);
      report('literal', fetched ?? use, { slots: { secret: secret.id }, when, related: usedAt(fetched, use) });
    }
  },

  fixes: {
    literal: (at, secret, facts) => [generateSecret(facts, secret, at)],
  },
});

interface SecretText extends Option {
  /** Whether it is the whole secret, and not a template that a generated password is put into. */
  readonly isWhole: boolean;
  /** The key whose value Secrets Manager generates. */
  readonly made: string | null;
}

function textsOf({ properties }: Resource): readonly SecretText[] {
  const whole = optionsAt(properties, 'SecretString').map((option) => ({ ...option, isWhole: true, made: null }));
  return [
    ...whole,
    ...optionsAt(properties, 'GenerateSecretString').flatMap((generated) =>
      optionsAt(generated.value, 'SecretStringTemplate').flatMap((option) => {
        const when = conjoin(generated.when, option.when);
        return when === null
          ? []
          : [{ value: option.value, when, isWhole: false, made: textOf(valueAt(generated.value, 'GenerateStringKey')) }];
      }),
    ),
  ];
}

/** Whether another rule reports a secret: by its form, or as a credential of the root user. */
function isReportedElsewhere(secret: SecretSite | null): boolean {
  return secret !== null && (isRecognisedByForm(secret.kind) || secret.kind === 'root-credential');
}
