/** Finds the resources of a template that an action can be limited to. */
import { groupedBy } from '../../analysis/grouped.js';
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
  const byType = resourcesByType(template).of(prefix);
  if (byType.size === 0) return null;
  const isPossible = ({ resource, isPart }: TypedResource): boolean => (isPart || !mayCreate(record)) && wanted(resource);
  const found = record.resourceTypes.map(({ name, required }) => ({ required, own: (byType.get(name) ?? []).filter(isPossible) }));
  const own = found.flatMap((each) => each.own);
  return own.length === 0 || found.some((each) => each.required && each.own.length === 0) ? null : own;
}

interface TypedResource extends OwnResource {
  /** Whether the ARN is for what the resource contains. */
  readonly isPart: boolean;
}

/** The resources of a template by the resource types of each service; those of a service are sorted when first asked for. */
class ResourcesByType {
  readonly #template: Template;
  readonly #known = new Map<string, ReadonlyMap<string, readonly TypedResource[]>>();

  constructor(template: Template) {
    this.#template = template;
  }

  of(prefix: string): ReadonlyMap<string, readonly TypedResource[]> {
    const known = this.#known.get(prefix) ?? typedResources(this.#template, prefix);
    this.#known.set(prefix, known);
    return known;
  }
}

const resourcesByType = onceWith((template: Template) => new ResourcesByType(template));

function typedResources(template: Template, prefix: string): ReadonlyMap<string, readonly TypedResource[]> {
  const shapes = [...resourcesByShape(template)];
  const typed = resourceTypes(prefix).map(({ name, arns }) => [name, arns.flatMap((arn) => ofShape(shapes, shapeOf(arn)))] as const);
  return new Map(typed.filter(([, own]) => own.length > 0));
}

function ofShape(shapes: readonly (readonly [string, readonly OwnResource[]])[], shape: string): readonly TypedResource[] {
  return shapes.flatMap(([own, resources]) => {
    const part = shape === own ? '' : partBelow(shape, own);
    if (part === null) return [];
    return resources.map(({ resource, arn }) => ({ resource, arn: arnBelow(resource, arn, part), isPart: part !== '' }));
  });
}

/** The resources whose ARN can be written, by its shape. */
const resourcesByShape = onceWith((template: Template): ReadonlyMap<string, readonly OwnResource[]> => {
  const written = [...template.resources.values()].flatMap((resource) => {
    const form = resourceArn(baseType(resource.type));
    const arn = form === null ? null : ownArn(resource);
    return form === null || arn === null ? [] : [{ resource, arn, shape: shapeOf(form.template) }];
  });
  return groupedBy(written, ({ shape }) => shape);
});

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
