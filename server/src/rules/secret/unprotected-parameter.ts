/** A parameter that feeds a password property and shows what it holds. */
import { propertyName } from '../../analysis/property-value.js';
import type { CredentialProperty } from '../../analysis/credential/credential-property.js';
import type { CredentialSource } from '../../analysis/credential/credential-source.js';
import { isReportedByForm } from '../../analysis/secret/covering-secret.js';
import type { ReferenceSite } from '../../analysis/reference.js';
import { literalNature, type LiteralNature } from '../../analysis/secret/literal-nature.js';
import { isRefusedDefault } from '../../analysis/secret/refused-default.js';
import { namesOrPlaces } from '../../analysis/secret/secret-name.js';
import type { Parameter } from '../../model/template.js';
import type { Facts } from '../../analysis/facts.js';
import type { Fix } from '../../repair/fix.js';
import { dropDefault, hideParameter } from '../../repair/hide-parameter.js';
import { manageInsteadOf, managesPassword, mayManagePassword } from '../../repair/keep/managed-password.js';
import { writtenId } from '../../model/written-id.js';
import { encloses, type Span } from '../../text/span.js';
import { defineRule, type Related, type ReportedFinding } from '../rule.js';

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
  check({ resource, path, sources, at, when }, report, facts) {
    const { secrets, template } = facts;
    for (const source of sources) {
      if (source.kind !== 'parameter' || !isPlain(source.parameter) || isBeside(source.parameter, path)) continue;
      if (source.parameter.default?.at && isReportedByForm(source.parameter.default.at, secrets)) continue;
      const circumstances = [...resource.when, ...when, ...source.when];
      const message = weaknessOf(
        source.parameter,
        (value) => template?.isPossible([...circumstances, { kind: 'parameter', name: source.parameter.name, value }]) !== false,
      );
      if (message === null) continue;
      const named = namedIn(source.at ?? at, facts.references(source.parameter.name));
      report(message, named?.at ?? source.at ?? at, {
        slots: { property: propertyName(path), resource: writtenId(resource), parameter: source.parameter.name },
        when: [...when, ...source.when],
        related: message === 'shown' ? [{ message: 'The parameter.', at: source.parameter.key }] : defaultBehind(named, source.parameter),
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

/** Where a longer text names the parameter; null where it names it more than once, or is nothing else. */
function namedIn(text: Span, sites: readonly ReferenceSite[]): ReferenceSite | null {
  const [only, ...others] = sites.filter(({ at }) => encloses(text, at));
  return only === undefined || others.length > 0 || only.at.start === text.start ? null : only;
}

/** The default of a parameter that is named by a variable in a text; findings at a function get it from the engine. */
function defaultBehind(named: ReferenceSite | null, { name, default: given }: Parameter): readonly Related[] {
  const isInText = named !== null && encloses(named.node, named.at);
  return isInText && given?.at ? [{ message: `The default of parameter \`${name}\`.`, at: given.at }] : [];
}

/** Whether somebody types in the value; a parameter that CloudFormation fetches from SSM keeps it elsewhere. */
function isPlain({ type }: Extract<CredentialSource, { kind: 'parameter' }>['parameter']): boolean {
  return type === null || !type.startsWith('AWS::');
}

/**
 * Whether a parameter feeds another part of a secret's text, such as whose password it is and what it opens, or the token of an
 * event source, which is usually the public id of an Alexa skill.
 */
function isBeside({ name }: Parameter, path: readonly string[]): boolean {
  return /^(?:SecretString|EventSourceToken)/.test(path.at(-1) ?? '') && namesOrPlaces(name);
}

/** `isTaken` says whether a default is ever used here: conditions may exclude it. */
function weaknessOf(parameter: Parameter, isTaken: (text: string) => boolean): 'byDefault' | 'shown' | null {
  const { default: given, mayBeHidden } = parameter;
  const text = given?.text ?? '';
  const nature = literalNature(text);
  // A value that another tool fills in before the deployment is a value like any other.
  if (nature === 'reference') return mayBeHidden || text.startsWith('{{resolve:') ? null : 'shown';
  if (nature !== 'empty' && !isRequest(nature, text) && !isRefusedDefault(parameter) && isTaken(text)) return 'byDefault';
  return mayBeHidden ? null : 'shown';
}

/** Whether a default says in words what to enter. A single word such as `changeme` is a password that works. */
function isRequest(nature: LiteralNature, text: string): boolean {
  return nature === 'stand-in' && /\S\s+\S/.test(text);
}
