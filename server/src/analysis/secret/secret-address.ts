/** Parameters for the name of a secret, not for the secret. */
import { secretAddressProperties } from '../../data/secret-address-property.js';
import type { Parameter, Template } from '../../model/template.js';
import { lookup, memberIndex } from '../../syntax/lookup.js';
import type { Node } from '../../syntax/tree.js';
import { textOf } from '../../value/read.js';
import { resourceAt, templatePath } from '../place.js';
import type { ReferenceSite } from '../reference.js';
import { isPlace } from './named-literal.js';
import { leadsTo, secretPlace } from './secret-place.js';

interface References {
  readonly template: Template | null;
  references(name: string): readonly ReferenceSite[];
}

/**
 * Whether a parameter is for the name of a secret or the stage of a version: by its default, by what it says, or because the template uses it as one:
 * in a dynamic reference, in an ARN, under a key for one, or where a script fetches the secret.
 */
export function isSecretAddress(parameter: Parameter, around: References): boolean {
  const { name, default: given } = parameter;
  const text = given?.text ?? '';
  return (
    text.startsWith('{{resolve:') ||
    /^AWS(?:CURRENT|PENDING|PREVIOUS)$/.test(text) ||
    isPlace(text) ||
    saysSo(parameter) ||
    around.references(name).some((site) => isUsedAsName(site, around.template))
  );
}

/** `ARN of the secret …`, or what the secret is kept in: `AWS SSM parameter with …`. */
const addressWords =
  /^(?:(?:the|an?) )?(?:name|arn|path|(?:AWS )?(?:SSM|Systems Manager|Secrets Manager) (?:\w+ )?(?:parameter|secret) (?:containing|for|of|that|which|with))\b/i;

/** Whether only an ARN fits the parameter, or its description begins with what it names. */
function saysSo({ node }: Parameter): boolean {
  const textAt = (key: string): string => {
    const value = node === null ? null : lookup(node, key);
    return value?.kind === 'scalar' ? value.text : '';
  };
  return /^\^?\(?arn:/.test(textAt('AllowedPattern')) || addressWords.test(textAt('Description'));
}

function isUsedAsName({ name, node, at }: ReferenceSite, template: Template | null): boolean {
  if (node.kind !== 'scalar') return false;
  if (node.text.split(`\${${name}}`).slice(0, -1).some(isBeforeName)) return true;
  // The function around the name, or around a variable that is all of its text.
  const whole = node.tag === null && (node.start > at.start || node.text === `\${${name}}`) ? node.parent : node;
  const before = whole === null ? null : textBefore(whole);
  return (before !== null && isBeforeName(before)) || (whole !== null && (isNamed(whole) || takesAddress(whole, template)));
}

/**
 * Whether a text is followed by the name of a secret: in a reference, as the value of a setting for one, or as an argument
 * of a command that fetches it.
 */
function isBeforeName(text: string): boolean {
  const end = text.slice(-mostOfCommand);
  return (
    beforeName.some((before) => end.endsWith(before)) || beforeNamed.test(end) || /get-parameters?\b[^;|&\n]*--names?[ =]["']?$/.test(end)
  );
}

/** How much of a command before its argument is looked at. */
const mostOfCommand = 200;

/** What precedes the name of a secret. */
const beforeName = ['{{resolve:secretsmanager:', '{{resolve:ssm-secure:', ':secret:'];

/** `--secret-id X`, `secret_arn: X`, `SecretId='X'`. */
const beforeNamed = /secret[_-]?(?:id|arn|name)["']?(?: ?[:=] ?| )["']?$/i;

/** The text before an item of a list, as in `Fn::Join`; null when there is none. */
function textBefore(node: Node): string | null {
  const before = node.parent?.kind === 'sequence' ? node.parent.items[memberIndex(node, node.parent) - 1] : undefined;
  return before?.kind === 'scalar' && before.tag === null ? before.text : null;
}

/** Whether a value, or the list or the choice that it is in, is under a key for a name. */
function isNamed(node: Node): boolean {
  const keys = templatePath(node).steps.filter((step) => !/^\d+$/.test(step));
  return namesName.test(keys.at(-1) ?? '');
}

/** Whether a property takes the name of a secret, for itself or for a variable. */
function takesAddress(value: Node, template: Template | null): boolean {
  const resource = template === null ? null : resourceAt(value, template);
  if (template === null || resource === null) return false;
  const { kind, path } = secretPlace(value, template);
  const [attribute, ...steps] = path;
  return (
    kind === 'address' ||
    isFetched(value, template) ||
    (attribute === 'Properties' && secretAddressProperties(resource.type).some((property) => leadsTo(property, steps)))
  );
}

/** Whether a variable of a build holds what a store has under the name that is its value. */
function isFetched({ parent }: Node, template: Template): boolean {
  const written = parent?.kind === 'mapping' ? lookup(parent, 'Type') : null;
  const type = written === null ? null : textOf(template.resolve(written));
  return type === 'SECRETS_MANAGER' || type === 'PARAMETER_STORE';
}

/** Keys and variables for a name: `SecretId`, `ValueFrom`, `SECRET_ARN`, the `Resource` of a policy. */
const namesName = /(?:secret_?(?:id|arn|name)|valuefrom|^resource)$/i;
