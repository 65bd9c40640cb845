/** Dynamic references: `{{resolve:service:…}}` in a text (CloudFormation user guide, "Dynamic references"). */
import { matchesOf } from '../../text/match.js';
import type { Span } from '../../text/span.js';
import type { Value } from '../../value/value.js';
import { namesOrPlaces } from '../secret/secret-name.js';

/** Its span is that in the text that was searched, including the braces. */
export interface DynamicReference extends Span {
  /** `ssm`, `ssm-secure` or `secretsmanager`; null for any other word. */
  readonly service: 'ssm' | 'ssm-secure' | 'secretsmanager' | null;
  /** The name, id or ARN of the parameter or secret. */
  readonly id: string;
  /** What follows the id, between colons: the version of a parameter; `SecretString`, key, stage and version of a secret. */
  readonly rest: readonly string[];
  /** Whether a blank inside the braces makes CloudFormation treat it as plain text. */
  readonly isSpaced: boolean;
}

const form = /\{\{([ \t]*)resolve:([^{}]{0,2048})\}\}/g;

/** A placeholder for the parts of a text that are only known after deployment. */
export const unknownPart = '\uFFFF';

/** The dynamic references of a text, which may have unknown parts. */
export function referencesIn(value: Value): readonly DynamicReference[] {
  if (value.kind !== 'concat') return value.kind === 'scalar' ? dynamicReferences(value.text) : [];
  return dynamicReferences(value.parts.map((part) => (part.kind === 'scalar' ? part.text : unknownPart)).join(''));
}

/** Whether a part of a reference is only known after deployment. */
export function isFilledIn({ id, rest }: DynamicReference): boolean {
  return [id, ...rest].some((part) => part.includes(unknownPart));
}

/** Whether a reference fetches a secret, and not another field of it, such as the host or the user. */
export function fetchesSecret({ service, rest: [, field = ''] }: DynamicReference): boolean {
  return service === 'ssm-secure' || (service === 'secretsmanager' && !namesOrPlaces(field));
}

/** The dynamic references of a text, in order. Takes linear time. */
export function dynamicReferences(text: string): readonly DynamicReference[] {
  if (!text.includes('resolve:')) return [];
  return matchesOf(form, text).map((match) => {
    const [whole, blanks = '', body = ''] = match;
    const [service = '', ...parts] = body.split(':');
    const { id, rest } = splitId(parts);
    return {
      service: service === 'ssm' || service === 'ssm-secure' || service === 'secretsmanager' ? service : null,
      id,
      rest,
      isSpaced: blanks !== '' || /^\s|\s$|:\s|\s:/.test(body),
      start: match.index,
      end: match.index + whole.length,
    };
  });
}

/** The ARN of a secret has colons itself, and so is seven parts long. */
function splitId(parts: readonly string[]): { readonly id: string; readonly rest: readonly string[] } {
  const length = parts[0] === 'arn' ? 7 : 1;
  return { id: parts.slice(0, length).join(':'), rest: parts.slice(length) };
}
