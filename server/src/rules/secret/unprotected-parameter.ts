/** A parameter that feeds a password property and shows what it holds. */
import { propertyName } from '../../analysis/property-value.js';
import type { CredentialProperty } from '../../analysis/credential/credential-property.js';
import type { CredentialSource } from '../../analysis/credential/credential-source.js';
import { isTold } from '../../analysis/secret/covering-secret.js';
import { literalNature } from '../../analysis/secret/literal-nature.js';
import { namesOrPlaces } from '../../analysis/secret/secret-name.js';
import type { Parameter } from '../../model/template.js';
import { textOf } from '../../value/read.js';
import type { Facts } from '../../analysis/facts.js';
import type { Fix } from '../../repair/fix.js';
import { dropDefault, hideParameter } from '../../repair/hide-parameter.js';
import { manageInsteadOf, managesPassword, mayManagePassword } from '../../repair/managed-password.js';
import { writtenId } from '../../model/written-id.js';
import { defineRule, type ReportedFinding } from '../rule.js';

export const unprotectedParameter = defineRule({
  id: 'secret/unprotected-parameter',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A password comes from a parameter that shows it or has a default.',
  why: 'Without `NoEcho` everybody who may describe the stack can read the value. A default is in the template, for everybody who reads the repository, and is the password wherever nobody sets another one.',
  remedy: 'Set `NoEcho: true` and remove the default; better, refer to a secret and use no parameter at all.',
  references: [
    {
      title: 'Security best practices for CloudFormation',
      url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/security-best-practices.html',
    },
    { title: 'Dynamic references', url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html' },
  ],
  messages: {
    byDefault: {
      severity: 'error',
      text: '`{property}` of `{resource}` is, unless somebody sets another value, the default of parameter `{parameter}`.',
    },
    shown: {
      severity: 'warning',
      text: '`{property}` of `{resource}` comes from parameter `{parameter}`, which shows it to everybody who sees the stack.',
    },
  },

  subject: 'credential',
  check({ resource, path, sources, at, when }, report, { secrets, template }) {
    for (const source of sources) {
      if (source.kind !== 'parameter' || !isPlain(source.parameter) || isBeside(source.parameter, path)) continue;
      if (source.parameter.default?.at && isTold(source.parameter.default.at, secrets)) continue;
      const circumstances = [...resource.when, ...when, ...source.when];
      const message = weaknessOf(
        source.parameter,
        (value) => template?.isPossible([...circumstances, { kind: 'parameter', name: source.parameter.name, value }]) !== false,
      );
      if (message === null) continue;
      report(message, source.at ?? at, {
        slots: { property: propertyName(path), resource: writtenId(resource), parameter: source.parameter.name },
        when: [...when, ...source.when],
        // The finding points at the default itself.
        related: message === 'byDefault' ? [] : [{ message: 'The parameter.', at: source.parameter.key }],
      });
    }
  },

  fixes: {
    byDefault: (finding, credential, facts) =>
      namedParameter(finding, facts).flatMap((parameter) => [
        ...managePassword(credential, parameter, facts),
        dropDefault(facts, parameter),
      ]),
    shown: (finding, credential, facts) =>
      namedParameter(finding, facts).flatMap((parameter) => [
        hideParameter(facts, parameter),
        ...managePassword(credential, parameter, facts),
      ]),
  },
});

/** A fix that lets the service manage the password instead of the parameter, where it can. */
function managePassword({ resource, path }: CredentialProperty, { name }: Parameter, facts: Facts): readonly Fix[] {
  if (!managesPassword(resource.type, path) || !mayManagePassword(facts, resource)) return [];
  const fix = manageInsteadOf(facts, resource, name);
  return fix === null ? [] : [fix];
}

function namedParameter({ slots }: ReportedFinding, { template }: Facts): readonly Parameter[] {
  const parameter = template?.parameters.get(String(slots['parameter']));
  return parameter === undefined ? [] : [parameter];
}

/** Whether somebody types in the value; a parameter that CloudFormation fetches from SSM keeps it elsewhere. */
function isPlain({ type }: Extract<CredentialSource, { kind: 'parameter' }>['parameter']): boolean {
  return type === null || !type.startsWith('AWS::');
}

/** Whether a parameter feeds another part of a secret's text, such as whose password it is and what it opens. */
function isBeside({ name }: Parameter, path: readonly string[]): boolean {
  return /^SecretString/.test(path.at(-1) ?? '') && namesOrPlaces(name);
}

/** `isTaken` says whether a default is ever used here: conditions may exclude it. */
function weaknessOf({ default: given, noEcho }: Parameter, isTaken: (text: string) => boolean): 'byDefault' | 'shown' | null {
  const text = textOf(given);
  const nature = given === null ? 'empty' : literalNature(text ?? 'unknown');
  // A value that another tool fills in before the deployment is a value like any other.
  if (nature === 'reference') return noEcho || text?.startsWith('{{resolve:') === true ? null : 'shown';
  if (nature !== 'empty' && (text === null || isTaken(text))) return 'byDefault';
  return noEcho ? null : 'shown';
}
