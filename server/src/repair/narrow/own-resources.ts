/** Finds the resources of a template that an action can be limited to. */
import { resourceTypes, type ActionRecord, type ActionResourceType } from '../../data/action-catalogue.js';
import { resourceArn } from '../../data/resource-arn.js';
import type { KnownAction } from '../../iam/action.js';
import { baseType } from '../../model/sam/base-type.js';
import type { Resource } from '../../model/template.js';
import { ownArn } from '../own-arn.js';

/** A resource of the template, with what an action needs of it. */
export interface OwnResource {
  readonly resource: Resource;
  /** ARNs of the resource, or of what it contains, as a text for `Fn::Sub`. */
  readonly arn: string;
}

/**
 * Those of the resources that requests for an action can be about. Null when it is also about others: a type that each request
 * names and that is not among them, or one that the action creates.
 */
export function ownResources(resources: readonly Resource[], action: KnownAction): readonly OwnResource[] | null {
  const found = action.record.resourceTypes.map((type) => ({ type, own: ofType(resources, action, type) }));
  const own = found.flatMap((each) => each.own);
  const isMissing = found.some(({ type, own: ofThis }) => type.required && ofThis.length === 0);
  return own.length === 0 || isMissing ? null : own;
}

function ofType(resources: readonly Resource[], { prefix, record }: KnownAction, { name }: ActionResourceType): readonly OwnResource[] {
  const shapes = resourceTypes(prefix).flatMap((type) => (type.name === name ? type.arns.map(shapeOf) : []));
  return resources.flatMap((resource) => {
    const form = resourceArn(baseType(resource.type));
    const own = form === null ? null : shapeOf(form.template);
    const arn = own === null ? null : ownArn(resource);
    if (own === null || arn === null) return [];
    return shapes.flatMap((shape) => {
      const below = shape === own ? (mayCreate(record) ? null : '') : partBelow(shape, own);
      return below === null ? [] : [{ resource, arn: arnBelow(resource, arn, below) }];
    });
  });
}

/** An ARN whose names are all alike, as the two sources call them differently. */
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
