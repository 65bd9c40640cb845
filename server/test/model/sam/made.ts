/** What SAM makes of resources, printed as `inspect` prints it. */
import { guardText } from '../../../src/value/guard.js';
import { printValue, type Json } from '../../../src/value/print.js';
import type { Resource, Template } from '../../../src/model/template.js';
import { templateIn, type Given } from '../template-in.js';

/** A template of SAM around some resources; conditions stay open. */
export function samTemplate(resources: string, given: Given = {}, rest = ''): Template {
  const head = `Transform: AWS::Serverless-2016-10-31
Parameters:
  Off: {Type: String, Default: Disabled}
  Auth: {Type: String, Default: NONE}
  Name: {Type: String}
  Kind: {Type: String}
Conditions:
  C: !Equals [!Ref Kind, c]
  D: !Equals [!Ref Name, d]
`;
  return templateIn(`${head}${rest}Resources:\n${resources.replace(/^/gm, '  ')}`, { mode: 'open', ...given }, 'yaml');
}

export type Printed = Readonly<Record<string, Json>>;

export function properties(resource: Resource | null | undefined): Printed {
  const printed = resource === null || resource === undefined ? null : printValue(resource.properties);
  if (printed === null || typeof printed !== 'object' || Array.isArray(printed)) throw new Error('no such resource');
  return printed as Printed;
}

/** The properties of each resource that SAM makes. */
export function made(resources: string, given: Given = {}, rest = ''): Readonly<Record<string, Printed>> {
  const { generated } = samTemplate(resources, given, rest);
  return Object.fromEntries([...generated].map(([id, resource]) => [id, properties(resource)]));
}

/** The types, and for those that are not always there the guards. */
export function madeIds(resources: string, given: Given = {}, rest = ''): Readonly<Record<string, string>> {
  const { generated } = samTemplate(resources, given, rest);
  return Object.fromEntries([...generated].map(([id, { type, when }]) => [id, when.length === 0 ? type : `${type} if ${guardText(when) ?? ''}`]));
}

/** A function F with these properties. */
export function samFunction(more: string, id = 'F', attributes = ''): string {
  return `${id}:
  Type: AWS::Serverless::Function${attributes === '' ? '' : `\n  ${attributes}`}
  Properties:
    Runtime: nodejs22.x
    Handler: index.handler
    InlineCode: "//"
${more.replace(/^/gm, '    ')}
`;
}

export function awsPolicy(pathAndName: string): string {
  return `arn:aws:iam::aws:policy/${pathAndName}`;
}

export const basic = awsPolicy('service-role/AWSLambdaBasicExecutionRole');

export function trust(service: string): Json {
  return { Version: '2012-10-17', Statement: [{ Action: ['sts:AssumeRole'], Effect: 'Allow', Principal: { Service: [service] } }] };
}
