/** Writes the ARNs of a template's own resources. */
import { isMadeOfRef, resourceArn } from '../data/resource-arn.js';
import { type Content, text } from '../edit/content.js';
import { baseType } from '../model/sam/base-type.js';
import type { Resource } from '../model/template.js';
import { attribute, ref, sub } from './reference-content.js';

/**
 * The ARN of a resource as a text for `Fn::Sub`, that of a log group with the `:*` in which its attribute ends; null for a type
 * that does not tell its ARN.
 */
export function ownArn({ id, type }: Resource): string | null {
  const form = resourceArn(baseType(type));
  if (form === null) return null;
  if (form.attribute !== null) return `\${${id}.${form.attribute}}`;
  if (form.ref === 'arn') return `\${${id}}`;
  if (!isMadeOfRef(form)) return null;
  return form.template.replace(/\$\{(\w+)\}/g, (_, variable: string) => {
    const pseudo = pseudoParameters.get(variable);
    return pseudo === undefined ? `\${${id}}` : `\${${pseudo}}`;
  });
}

const pseudoParameters: ReadonlyMap<string, string> = new Map([
  ['Partition', 'AWS::Partition'],
  ['Region', 'AWS::Region'],
  ['Account', 'AWS::AccountId'],
]);

/** An ARN that is a text for `Fn::Sub`, as a person would write it: a lone reference without that function. */
export function arnContent(arn: string): Content {
  const [, id, name] = /^\$\{(\w+)(?:\.(\w+))?\}$/.exec(arn) ?? [];
  if (id !== undefined) return name === undefined ? ref(id) : attribute(id, name);
  return arn.includes('${') ? sub(arn) : text(arn);
}
