/** What an item of `Action` can be limited to. */
import { expandAction, type KnownAction } from '../../iam/action.js';
import type { Pattern } from '../../iam/pattern.js';
import type { Item } from '../../iam/policy.js';
import { isLimitable } from '../../iam/resource/limitable.js';
import type { Resource, Template } from '../../model/template.js';
import { ownResources, type OwnResource } from './own-resources.js';

export interface LimitedItem {
  readonly own: readonly OwnResource[];
  /** The actions that a wildcard would no longer allow: those on no resource, or on others. */
  readonly lost: readonly string[];
}

/**
 * The resources that an item is for, those alone that are `wanted`; of a wildcard, those of most of its actions that name a resource. Null when there
 * are none. No wildcard is limited to a log group, because services that deliver logs need actions that take no resource (Step
 * Functions developer guide, "Using CloudWatch Logs to log execution history").
 */
export function limitItem(template: Template, { parsed }: Item<Pattern>, wanted: (resource: Resource) => boolean): LimitedItem | null {
  const expanded = expandAction(parsed);
  const possible = (resource: Resource): boolean => (expanded.length === 1 || resource.type !== 'AWS::Logs::LogGroup') && wanted(resource);
  const actions = expanded.map((action) => ({
    action,
    own:
      (isLimitable(action.record) || isOfBucket(action)) && !usedElsewhere.has(action.id) ? ownResources(template, action, possible) : null,
  }));
  const own = actions.flatMap((each) => each.own ?? []);
  const limited = actions.filter((each) => each.own !== null);
  const limitable = actions.filter(({ action }) => isLimitable(action.record));
  if (limited.length === 0 || limited.length * 2 <= limitable.length) return null;
  return { own, lost: actions.filter((each) => each.own === null).map(({ action }) => action.id) };
}

/** Every request for what a bucket lists names the bucket (Amazon S3 API reference), although the catalogue leaves that open. */
function isOfBucket({ prefix, record }: KnownAction): boolean {
  return prefix === 's3' && record.resourceTypes.some(({ name }) => name === 'bucket' || name === 'object');
}

/** A role that somebody assumes stands in another template, as a rule. */
const usedElsewhere: ReadonlySet<string> = new Set(['sts:AssumeRole']);
