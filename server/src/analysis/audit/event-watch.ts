/** What in a template watches the events of CloudTrail: metric filters and rules of EventBridge. */
import type { Resource, Template } from '../../model/template.js';
import { optionsAt } from '../../value/path.js';
import { itemsOf, textOf, valueAt } from '../../value/read.js';
import type { Value } from '../../value/value.js';
import { allResources } from '../all-resources.js';
import { propertyValues } from '../property-value.js';
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
  return allResources(template).some((resource) => (resource.type === 'AWS::Logs::MetricFilter' ? mayFilterRoot(resource) : isRuleForRoot(resource)));
}

function isRuleForRoot(rule: Resource): boolean {
  if (rule.type !== 'AWS::Events::Rule' || textOf(rule.property('State')) === 'DISABLED') return false;
  return optionsAt(rule.properties, 'EventPattern').some(({ value }) => mayMatchRoot(value));
}

/** The filters for the root user whose metric no alarm of the template listens to, although alarms listen to others of the set. */
export function unheardRootFilters(template: Template): readonly Resource[] {
  const resources = allResources(template);
  const heard = new Set(resources.filter(({ type }) => type === 'AWS::CloudWatch::Alarm').map((alarm) => textOf(alarm.property('MetricName'))));
  // An alarm over several metrics, or over one that is not known, may listen to any.
  if (heard.has(null) || resources.some(isRuleForRoot)) return [];
  const isHeard = (filter: Resource): boolean => metricsOf(filter).some((name) => name === null || heard.has(name));
  const [forRoot, others] = [true, false].map((wanted) => cloudTrailFilters(template).filter((filter) => filterPatterns(filter).some(({ text }) => /root/i.test(text)) === wanted));
  return others?.some(isHeard) === true ? (forRoot ?? []).filter((filter) => !isHeard(filter)) : [];
}

/** The names of the metrics that a filter counts in; null for one that is not known. */
function metricsOf(filter: Resource): readonly (string | null)[] {
  const transformations = propertyValues(filter, ['MetricTransformations', '*']);
  return transformations.length === 0 ? [null] : transformations.map(({ value }) => textOf(valueAt(value, 'MetricName')));
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
