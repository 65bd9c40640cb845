/** The ARNs of a template's own resources, so that policies which name them can be compared. */
import { resourceArn, type ResourceArn } from '../data/resource-arn.js';
import { baseType } from '../model/sam/base-type.js';
import { joinTexts, holeOf, type Hole, type Lookup, type PartialText } from '../iam/partial-text.js';
import type { Resource, Template } from '../model/template.js';
import { textOf } from '../value/read.js';
import { onceWith } from '../text/once.js';
import type { Reference } from '../value/value.js';
import type { Environment } from './environment.js';

/** Looks up `Ref` of a template's resources, `Fn::GetAtt` of their ARNs and names, and the account and region of the deployment. */
export function arnLookup(template: Template, environment: Environment): Lookup {
  const known = new Map<string, PartialText | null>();
  if (environment.account !== null) known.set('AWS::AccountId', [environment.account]);
  if (environment.region !== null) known.set('AWS::Region', [environment.region]);
  return (value) => {
    const key = value.kind === 'ref' ? value.name : `${value.id}.${value.name}`;
    const kept = known.get(key);
    if (kept !== undefined) return kept;
    const resource = template.resource(value.kind === 'ref' ? value.name : value.id);
    const text = resource === null ? null : referenceText(resource, value.kind === 'ref' ? null : value.name);
    const filled = text === null ? null : fillEnvironment(text, environment);
    known.set(key, filled);
    return filled;
  };
}

/** The same text with the account and region that are known. */
export function fillEnvironment(text: PartialText, { account, region }: Environment): PartialText {
  return joinTexts(
    text.map((piece) => {
      if (typeof piece === 'string') return piece;
      return (piece.id === 'AWS::AccountId' ? account : piece.id === 'AWS::Region' ? region : null) ?? piece;
    }),
  );
}

/** The form of a resource's ARN; for a SAM resource that of what it becomes. */
function formOf({ type }: Resource): ResourceArn | null {
  const form = resourceArn(baseType(type));
  return form !== null && type === 'AWS::Serverless::StateMachine' ? { ...form, nameProperty: 'Name' } : form;
}

/** The ARN of a resource, with holes for what is only known after deployment; null for a type whose form is not known. */
export const arnOf = onceWith((resource: Resource): PartialText | null => {
  const form = formOf(resource);
  return form === null ? null : makeArn(resource, form);
});

function makeArn(resource: Resource, form: ResourceArn): PartialText {
  const pieces = form.template.split(/(\$\{\w+\})/).flatMap((piece, index, all): PartialText => {
    if (!piece.startsWith('${')) return [piece];
    return surrounding(piece) ?? nameInArn(resource, form, lastPart(all[index - 1] ?? ''));
  });
  return joinTexts(pieces);
}

/** The name of a resource without its path: a custom name, or the same hole as its `Ref`. */
export function nameOf(resource: Resource): PartialText {
  const property = formOf(resource)?.nameProperty ?? null;
  const written = property === null ? null : textOf(resource.property(property));
  return [written ?? nameHole(resource)];
}

function referenceText(resource: Resource, attribute: string | null): PartialText | null {
  const form = formOf(resource);
  if (form === null) return null;
  if (attribute !== null && attribute === form.nameProperty) return nameOf(resource);
  if (attribute !== null) return attribute === form.attribute ? withLogStreams(arnOf(resource), resource) : null;
  if (form.ref === 'other') return null;
  return form.ref === 'arn' ? arnOf(resource) : nameOf(resource);
}

/** Adds the `:*` in which the attribute `Arn` of a log group ends (CloudFormation reference, AWS::Logs::LogGroup). */
function withLogStreams(arn: PartialText | null, { type }: Resource): PartialText | null {
  return arn !== null && type === 'AWS::Logs::LogGroup' ? joinTexts([...arn, ':*']) : arn;
}

const pseudoNames: ReadonlyMap<string, string> = new Map([
  ['${Partition}', 'AWS::Partition'],
  ['${Region}', 'AWS::Region'],
  ['${Account}', 'AWS::AccountId'],
]);

function surrounding(variable: string): PartialText | null {
  const name = pseudoNames.get(variable);
  return name === undefined ? null : [holeOf({ kind: 'ref', name, at: null })];
}

/** Path and name, without what the ARN has before the name anyway, such as `alias/`. */
function nameInArn(resource: Resource, { hasPath }: ResourceArn, before: string): PartialText {
  const [name] = nameOf(resource);
  if (baseType(resource.type) === 'AWS::SecretsManager::Secret') return secretId(resource, name);
  const path = hasPath ? pathOf(resource) : [];
  if (typeof name !== 'string') return [...path, name ?? nameHole(resource)];
  const start = before !== '' && name.startsWith(before) ? before.length : name.startsWith('/') && before.endsWith('/') ? 1 : 0;
  return [...path, name.slice(start)];
}

/** Secrets Manager appends a dash and six characters to the name of a secret (Secrets Manager API reference, CreateSecret). */
function secretId(resource: Resource, name: string | Hole | undefined): PartialText {
  const whole = nameHole(resource);
  return typeof name === 'string'
    ? [`${name}-`, { ...whole, id: `${resource.id}.Suffix`, filling: 'suffix' }]
    : [{ ...whole, filling: 'text' }];
}

function pathOf(resource: Resource): PartialText {
  const path = resource.property('Path');
  const text = textOf(path);
  if (path === null || path.kind === 'none') return [];
  return [text === null ? { ...nameHole(resource), id: `${resource.id}.Path`, filling: 'text' } : text.replace(/^\//, '')];
}

/**
 * CloudFormation makes names of the stack's, the logical ID and something random, dashes between them (CloudFormation
 * user guide, "Name type"); what people or services name may be anything, except that the name of a bucket has no slash (Amazon
 * S3 user guide, "General purpose bucket naming rules").
 */
function nameHole(resource: Resource): Hole {
  const value: Reference = { kind: 'ref', name: resource.id, at: null };
  const property = formOf(resource)?.nameProperty ?? null;
  const isMade = property !== null && resource.property(property) === null;
  return holeOf(value, isMade ? 'generated' : resource.type === 'AWS::S3::Bucket' ? 'name' : 'text');
}

/** What follows the last colon, such as `role/` in `arn:…:role/`. */
function lastPart(text: string): string {
  return text.slice(text.lastIndexOf(':') + 1);
}
