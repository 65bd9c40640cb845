/** Which resource of a template a value names: by reference, by ARN or by its physical name. */
import { baseType } from '../model/sam/base-type.js';
import type { Resource, Template } from '../model/template.js';
import { onceWith } from '../text/once.js';
import { textOf } from '../value/read.js';
import type { Value } from '../value/value.js';
import { groupedBy } from './grouped.js';

/**
 * The resource of a type to which a `Ref` or a `Fn::GetAtt` refers, or a text with one of them or with a name that is written
 * down; else null. `type` is a resource type, or its beginning: `AWS::S3::`.
 */
export function namedResource(value: Value, type: string, template: Template): Resource | null {
  switch (value.kind) {
    case 'ref':
      return ofType(template.resource(value.name), type) ?? resourceByName([value], type, template);
    case 'attribute':
      return ofType(template.resource(value.id), type);
    case 'scalar':
      return resourceByName([value], type, template);
    case 'concat':
      return resourceInText(value.parts, type, template);
    default:
      return null;
  }
}

/** The custom name of a resource (`RoleName`, `BucketName`, …); null when CloudFormation generates one. */
function nameProperty(resource: Resource): Value | null {
  const kind = resource.type.split('::').pop() ?? '';
  return resource.property(`${kind}Name`) ?? resource.property('Name');
}

/** The resource of the last reference in a text such as `arn:aws:s3:::${Bucket}/*`, else the one whose name ends the text. */
function resourceInText(parts: readonly Value[], type: string, template: Template): Resource | null {
  for (let index = parts.length - 1; index >= 0; index--) {
    const part = parts[index];
    const isName = (part?.kind === 'ref' || part?.kind === 'attribute') && endsName(parts[index + 1]) && beginsName(parts[index - 1]);
    const named = isName ? namedResource(part, type, template) : null;
    if (named !== null) return named;
  }
  return resourceByName(parts, type, template);
}

/** `${Bucket}-logs` is not the name of the bucket. */
function endsName(next: Value | undefined): boolean {
  return next === undefined || /^[:/]/.test(textOf(next) ?? '');
}

function beginsName(before: Value | undefined): boolean {
  return before === undefined || /[:/]$/.test(textOf(before) ?? '');
}

/** `name`, `arn:…:name`, `arn:…:role/path/name` or `https://…/name`; with parameters in it, if the name has them too. */
function resourceByName(parts: readonly Value[], type: string, template: Template): Resource | null {
  const text = nameText(parts)?.replace(/\/\*?$/, '') ?? null;
  if (text === null) return null;
  const known = namesOf(template);
  const named = known.get(text) ?? known.get(text.split(/[:/]/).pop() ?? '');
  return named?.find((resource) => baseType(resource.type).startsWith(type)) ?? null;
}

/** A text with parameters as `Fn::Sub` writes them, but without colons; null where anything else is not known. */
function nameText(parts: readonly Value[]): string | null {
  const texts = parts.map((part) => (part.kind === 'ref' && part.derived !== true ? `\${${part.name.replace('::', '.')}}` : textOf(part)));
  return texts.includes(null) ? null : texts.join('');
}

/** Resources by their custom name. */
const namesOf = onceWith((template: Template) =>
  groupedBy(template.resources.values(), (resource) => {
    const name = nameProperty(resource);
    return name === null ? null : nameText(name.kind === 'concat' ? name.parts : [name]);
  }),
);

function ofType(resource: Resource | null, type: string): Resource | null {
  return resource !== null && baseType(resource.type).startsWith(type) ? resource : null;
}
