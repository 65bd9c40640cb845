/** What watches the events of CloudTrail in a template: metric filters and EventBridge rules. */
import type { Resource, Template } from '../../model/template.js';
import { hole } from '../../text/hole.js';
import { optionsAt } from '../../value/path.js';
import { itemsOf, textOf, valueAt } from '../../value/read.js';
import type { Option, Value } from '../../value/value.js';
import { allResources } from '../all-resources.js';
import { parsedValue } from '../plain-value.js';
import { resolvedTexts, type ResolvedText } from '../script/resolved-text.js';
import { isAboutCloudTrail } from './filter-pattern.js';

export const filterType = 'AWS::Logs::MetricFilter';

const forwardType = 'AWS::Logs::SubscriptionFilter';

/** The patterns of a metric filter, one for each reading; none for any other resource. */
export function filterPatterns(resource: Resource): readonly ResolvedText[] {
  return resource.type === filterType ? patternsOf(resource) : [];
}

function patternsOf(filter: Resource): readonly ResolvedText[] {
  const pattern = filter.property('FilterPattern');
  return pattern === null ? [] : resolvedTexts(pattern);
}

/** The metric filters that look at the events of CloudTrail. */
export function cloudTrailFilters(template: Template): readonly Resource[] {
  return allResources(template).filter((resource) => filterPatterns(resource).some(({ text }) => isAboutCloudTrail(text)));
}

/** Whether anything in the template may be meant to watch the root user. */
export function mayWatchRoot(template: Template): boolean {
  return allResources(template).some((resource) =>
    resource.type === filterType || resource.type === forwardType ? mayFilterRoot(resource) : isRuleForRoot(resource),
  );
}

export function isRuleForRoot(rule: Resource): boolean {
  if (rule.type !== 'AWS::Events::Rule' || textOf(rule.property('State')) === 'DISABLED') return false;
  return eventPatterns(rule).some(({ value }) => mayMatchRoot(value));
}

/** The patterns of an EventBridge rule, written as maps or as JSON in a text. */
export function eventPatterns(rule: Resource): readonly Option[] {
  return optionsAt(rule.properties, 'EventPattern').map(({ value, when }) => ({ value: parsedValue(value), when }));
}

/** The metric filters that look for the root user. */
export function rootFilters(template: Template): readonly Resource[] {
  return cloudTrailFilters(template).filter(looksForRoot);
}

export function looksForRoot(filter: Resource): boolean {
  return filterPatterns(filter).some(({ text }) => /root/i.test(text));
}

/** Whether a subscription filter may look for root; one that passes on everything leaves the filtering to its receiver. */
function mayFilterRoot(filter: Resource): boolean {
  const patterns = patternsOf(filter);
  return patterns.length === 0 || patterns.some(({ text }) => /root/i.test(text) || text.includes(hole) || text.trim() === '');
}

function mayMatchRoot(pattern: Value): boolean {
  if (pattern.kind !== 'map') return true;
  const identity = valueAt(pattern, 'detail', 'userIdentity');
  const type = valueAt(identity, 'type');
  if (type !== null) return itemsOf(type).some((item) => item.kind !== 'scalar' || textOf(item)?.toLowerCase() === 'root');
  if (valueAt(identity, 'arn') !== null || mentionsRoot(pattern)) return true;
  return isOfCloudTrail(pattern) && valueAt(pattern, 'detail', 'eventName') === null && valueAt(pattern, 'detail', 'eventSource') === null;
}

/** Whether a pattern names root, as GuardDuty's findings about it do (`Policy:IAMUser/RootCredentialUsage`). */
function mentionsRoot(pattern: Value, depth = 0): boolean {
  if (depth > 20) return false;
  if (pattern.kind === 'map') return pattern.entries.some(({ value }) => mentionsRoot(value, depth + 1));
  return pattern.kind === 'list' ? pattern.items.some((item) => mentionsRoot(item, depth + 1)) : /root/i.test(textOf(pattern) ?? '');
}

/** Whether an EventBridge pattern matches only events delivered by CloudTrail. */
function isOfCloudTrail(pattern: Value): boolean {
  const types = valueAt(pattern, 'detail-type');
  return types !== null && itemsOf(types).every((type) => /via CloudTrail$/i.test(textOf(type) ?? ''));
}
