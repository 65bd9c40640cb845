/** Finds the resources of a template that an action can be limited to. */
import { resourceTypes, type ActionRecord } from '../../data/action-catalogue.js';
import { resourceArn } from '../../data/resource-arn.js';
import type { KnownAction } from '../../iam/action.js';
import { baseType } from '../../model/sam/base-type.js';
import type { Resource, Template } from '../../model/template.js';
import { onceWith } from '../../text/once.js';
import { ownArn } from '../own-arn.js';

/** A resource of the template, with what an action needs of it. */
export interface OwnResource {
  readonly resource: Resource;
  /** The ARN of the resource, or of what it contains, as a text for `Fn::Sub`. */
  readonly arn: string;
}

/**
 * The resources that requests for an action can be about, those alone that are `wanted`. Null when it is also about others: a
 * type that each request names and that is not among them, or one that the action creates.
 */
export function ownResources(
  template: Template,
  { prefix, record }: KnownAction,
  wanted: (resource: Resource) => boolean,
): readonly OwnResource[] | null {
  const shapes = shapesOf(prefix);
  const found = record.resourceTypes.map(({ name, required }) => ({
    required,
    own: (shapes.get(name) ?? []).flatMap((shape) => ofShape(template, shape, record).filter(({ resource }) => wanted(resource))),
  }));
  const own = found.flatMap((each) => each.own);
  return own.length === 0 || found.some((each) => each.required && each.own.length === 0) ? null : own;
}

function ofShape(template: Template, shape: string, record: ActionRecord): readonly OwnResource[] {
  return [...resourcesByShape(template)].flatMap(([own, resources]) => {
    const below = shape === own ? (mayCreate(record) ? null : '') : partBelow(shape, own);
    return below === null ? [] : resources.map(({ resource, arn }) => ({ resource, arn: arnBelow(resource, arn, below) }));
  });
}

/** The resources whose ARN can be written, by its shape. */
const resourcesByShape = onceWith((template: Template): ReadonlyMap<string, readonly OwnResource[]> => {
  const byShape = new Map<string, OwnResource[]>();
  for (const resource of template.resources.values()) {
    const form = resourceArn(baseType(resource.type));
    const arn = form === null ? null : ownArn(resource);
    if (form === null || arn === null) continue;
    const shape = shapeOf(form.template);
    byShape.set(shape, [...(byShape.get(shape) ?? []), { resource, arn }]);
  }
  return byShape;
});

const shapes = new Map<string, ReadonlyMap<string, readonly string[]>>();

/** The shapes of the ARNs of each resource type of a service. */
function shapesOf(prefix: string): ReadonlyMap<string, readonly string[]> {
  const known = shapes.get(prefix) ?? new Map(resourceTypes(prefix).map(({ name, arns }) => [name, arns.map(shapeOf)]));
  shapes.set(prefix, known);
  return known;
}

/** An ARN with all names alike, because the two sources call them differently. */
function shapeOf(arn: string): string {
  return arn.replaceAll(/\$\{(?!Partition\}|Region\}|Account\})\w+\}/g, '*');
}

/** What an ARN adds to that of the resource which contains it, such as `/*` for the objects of a bucket; null where it is no part of it. */
function partBelow(shape: string, own: string): string | null {
  return shape.startsWith(`${own}/`) || shape.startsWith(`${own}:`) ? shape.slice(own.length) : null;
}

/** The ARN of a log group ends in `:*`, and therefore includes its streams. */
function arnBelow({ type }: Resource, arn: string, below: string): string {
  return type === 'AWS::Logs::LogGroup' ? arn : `${arn}${below}`;
}

/** What does not exist yet is none of the resources of the template. */
function mayCreate({ name }: ActionRecord): boolean {
  return /^(?:Allocate|Copy|Create|Import|Provision|Purchase|Register|Request|Restore|Run)/.test(name);
}
