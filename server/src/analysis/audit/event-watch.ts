/** What in a template watches the events of CloudTrail: metric filters and rules of EventBridge. */
import type { Resource, Template } from '../../model/template.js';
import { optionsAt } from '../../value/path.js';
import { itemsOf, textOf, valueAt } from '../../value/read.js';
import type { Value } from '../../value/value.js';
import { allResources } from '../all-resources.js';
import { hole, resolvedTexts, type ResolvedText } from '../script/resolved-text.js';
import { isAboutCloudTrail } from './filter-pattern.js';

/** The patterns of a metric filter, one for each reading; none for any other resource. */
export function filterPatterns(resource: Resource): readonly ResolvedText[] {
  const pattern = resource.type === 'AWS::Logs::MetricFilter' ? resource.property('FilterPattern') : null;
  return pattern === null ? [] : resolvedTexts(pattern);
}

/** The metric filters that look at the events of CloudTrail. */
export function cloudTrailFilters(template: Template): readonly Resource[] {
  return allResources(template).filter((resource) => filterPatterns(resource).some(({ text }) => isAboutCloudTrail(text)));
}

/** Whether anything in the template may be there to watch the root user. */
export function mayWatchRoot(template: Template): boolean {
  return allResources(template).some((resource) => {
    if (resource.type === 'AWS::Logs::MetricFilter') return mayFilterRoot(resource);
    return resource.type === 'AWS::Events::Rule' && optionsAt(resource.properties, 'EventPattern').some(({ value }) => mayMatchRoot(value));
  });
}

function mayFilterRoot(filter: Resource): boolean {
  const patterns = filterPatterns(filter);
  return patterns.length === 0 || patterns.some(({ text }) => /root/i.test(text) || text.includes(hole));
}

function mayMatchRoot(pattern: Value): boolean {
  if (pattern.kind !== 'map') return true;
  const type = valueAt(pattern, 'detail', 'userIdentity', 'type');
  if (type !== null) return itemsOf(type).some((item) => item.kind !== 'scalar' || textOf(item)?.toLowerCase() === 'root');
  return isOfCloudTrail(pattern) && valueAt(pattern, 'detail', 'eventName') === null && valueAt(pattern, 'detail', 'eventSource') === null;
}

/** Whether a pattern of EventBridge takes what CloudTrail hands on, and nothing else. */
function isOfCloudTrail(pattern: Value): boolean {
  const types = valueAt(pattern, 'detail-type');
  return types !== null && itemsOf(types).every((type) => /via CloudTrail$/i.test(textOf(type) ?? ''));
}
