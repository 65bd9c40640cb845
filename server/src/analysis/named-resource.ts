/** Which resource of a template a value names: by reference, by ARN or by its physical name. */
import { baseType } from '../model/sam/base-type.js';
import type { Resource, Template } from '../model/template.js';
import { groupedBy } from './grouped.js';
import { onceEach } from './once.js';
import { textOf } from '../value/read.js';
import type { Value } from '../value/value.js';

/**
 * The resource of a type behind a `Ref`, a `Fn::GetAtt`, or a text that holds one of them or a name that is written
 * down; else null. `type` is a resource type, or its beginning: `AWS::S3::`.
 */
export function namedResource(value: Value, type: string, template: Template): Resource | null {
  switch (value.kind) {
    case 'ref':
      return ofType(template.resource(value.name), type);
    case 'attribute':
      return ofType(template.resource(value.id), type);
    case 'scalar':
      return resourceByName(value.text, type, template);
    case 'concat':
      return resourceInText(value.parts, type, template);
    default:
      return null;
  }
}

/** The name that a resource is given by hand: `RoleName`, `BucketName`, …; null when CloudFormation makes one. */
export function physicalName(resource: Resource): string | null {
  const kind = resource.type.split('::').pop() ?? '';
  return textOf(resource.property(`${kind}Name`)) ?? textOf(resource.property('Name'));
}

/** The last reference to a resource in a text such as `arn:aws:s3:::${Bucket}/*`; else a name that ends the text. */
function resourceInText(parts: readonly Value[], type: string, template: Template): Resource | null {
  for (let index = parts.length - 1; index >= 0; index--) {
    const part = parts[index];
    const named = part?.kind === 'ref' || part?.kind === 'attribute' ? namedResource(part, type, template) : null;
    if (named !== null) return named;
  }
  const last = textOf(parts[parts.length - 1]);
  return last === null ? null : resourceByName(last, type, template);
}

/** `name`, `arn:…:name`, `arn:…:role/path/name`, `https://…/name`. */
function resourceByName(text: string, type: string, template: Template): Resource | null {
  const name = text.replace(/\/\*?$/, '').split(/[:/]/).pop() ?? '';
  return namesOf(template).get(name)?.find((resource) => baseType(resource.type).startsWith(type)) ?? null;
}

/** Resources by the name that is written down for them. */
const namesOf = onceEach((template: Template) => groupedBy(template.resources.values(), physicalName));

function ofType(resource: Resource | null, type: string): Resource | null {
  return resource !== null && baseType(resource.type).startsWith(type) ? resource : null;
}
