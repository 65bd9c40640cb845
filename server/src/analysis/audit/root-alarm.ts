/** Why nobody learns of the use of root: filters without an alarm or a trail, alarms that do not ring, rules without a target. */
import { allOf, type Answer } from '../../iam/coverage.js';
import type { Resource, Template } from '../../model/template.js';
import { onceWith } from '../../text/once.js';
import type { Span } from '../../text/span.js';
import { always, type Guard } from '../../value/guard.js';
import { absencesAt, optionsAt } from '../../value/path.js';
import { booleanOf, textOf, valueAt } from '../../value/read.js';
import type { Value } from '../../value/value.js';
import { allResources } from '../all-resources.js';
import { namedResource } from '../named-resource.js';
import { propertyValues } from '../property-value.js';
import { alarmFaults } from './alarm-setting.js';
import { cloudTrailFilters, eventPatterns, filterType, isRuleForRoot, looksForRoot, rootFilters } from './event-watch.js';
import { asksForRoot } from './root-rule-fault.js';

/**
 * `unheard`: no alarm listens to the filter. `mute`: the alarm tells nobody. `deaf`: one use of root does not make it ring.
 * `constant`: it rings without any. `untold`: the rule has no target. `elsewhere`: the filter looks at a log group that no
 * trail writes to.
 */
export interface RootAlarmFault {
  readonly kind: 'unheard' | 'mute' | 'deaf' | 'constant' | 'untold' | 'elsewhere';
  /** The filter, the alarm or the rule. */
  readonly resource: Resource;
  readonly at: Span;
  readonly when: Guard;
  /** The metric named by an alarm that seems meant to listen to this filter; null without such an alarm. */
  readonly meant?: Span | null;
}

const alarmType = 'AWS::CloudWatch::Alarm';

/** The alarms that certainly watch what filters on the events of CloudTrail count. */
export const cloudTrailAlarms = onceWith((template: Template): readonly Resource[] => {
  const metrics = cloudTrailFilters(template).flatMap(metricsOf);
  return allResources(template).filter((alarm) => alarm.type === alarmType && metrics.some((metric) => listensTo(alarm, metric) === 'yes'));
});

export const rootAlarmFaults = onceWith((template: Template): readonly RootAlarmFault[] => {
  const resources = allResources(template);
  const alarms = resources.filter(({ type }) => type === alarmType);
  const heard = rootFilters(template).flatMap(metricsOf);
  const counted = resources.filter(({ type }) => type === filterType).flatMap(metricsOf);
  return [
    ...unheardFilters(template, alarms),
    ...alarms.flatMap((alarm) =>
      heard
        .filter((metric) => listensTo(alarm, metric) === 'yes')
        .slice(0, 1)
        .flatMap((metric) => [...muteFaults(alarm, resources), ...deafFaults(alarm, metric, counted)]),
    ),
    ...elsewhereFaults(template),
    ...resources
      .filter(isRuleOnlyForRoot)
      .flatMap((rule) => without(rule, 'Targets').map((fault): RootAlarmFault => ({ kind: 'untold', resource: rule, ...fault }))),
  ];
});

interface Metric {
  readonly name: Value | null;
  readonly namespace: Value | null;
  readonly transformation: Value;
}

const metricsOf = onceWith((filter: Resource): readonly Metric[] =>
  propertyValues(filter, ['MetricTransformations', '*']).map(({ value }) => ({
    name: valueAt(value, 'MetricName'),
    namespace: valueAt(value, 'MetricNamespace'),
    transformation: value,
  })),
);

function listensTo(alarm: Resource, { name, namespace }: Metric): Answer {
  return allOf([isSame(alarm.property('MetricName'), name), isSame(alarm.property('Namespace'), namespace)]);
}

function isSame(one: Value | null, other: Value | null): Answer {
  if (one?.kind === 'ref' && other?.kind === 'ref') return one.name === other.name ? 'yes' : 'maybe';
  const [left, right] = [textOf(one), textOf(other)];
  return left === null || right === null ? 'maybe' : left === right ? 'yes' : 'no';
}

/** The filters for root that no alarm of the template listens to, although alarms listen to other filters, or one seems meant to listen. */
function unheardFilters(template: Template, alarms: readonly Resource[]): readonly RootAlarmFault[] {
  const mayHear = (filter: Resource): boolean => {
    const metrics = metricsOf(filter);
    return metrics.length === 0 || alarms.some((alarm) => metrics.some((metric) => listensTo(alarm, metric) !== 'no'));
  };
  if (allResources(template).some(isRuleForRoot)) return [];
  const all = allResources(template).filter(({ type }) => type === filterType);
  const isAnyHeard = cloudTrailFilters(template).some((filter) => !looksForRoot(filter) && mayHear(filter));
  const unfed = alarms.filter((alarm) => all.every((filter) => metricsOf(filter).every((metric) => listensTo(alarm, metric) === 'no')));
  return rootFilters(template).flatMap((filter): RootAlarmFault[] => {
    const metrics = metricsOf(filter);
    const meant = unfed.find((alarm) => metrics.some((metric) => seemsMeant(alarm, metric)));
    if (mayHear(filter) || !(isAnyHeard || meant !== undefined)) return [];
    return [
      { kind: 'unheard', resource: filter, at: filter.key, when: always, meant: meant === undefined ? null : namedBy(meant, metrics) },
    ];
  });
}

/** Where an alarm names a metric or a namespace other than those of a filter. */
function namedBy(alarm: Resource, metrics: readonly Metric[]): Span | null {
  const isOtherName = metrics.every(({ name }) => isSame(alarm.property('MetricName'), name) === 'no');
  return alarm.property(isOtherName ? 'MetricName' : 'Namespace')?.at ?? null;
}

/**
 * Whether an alarm that listens to no metric of the template differs from one of them only by name or namespace, or is
 * about root by its metric.
 */
function seemsMeant(alarm: Resource, { name, namespace }: Metric): boolean {
  if (/root/i.test(textOf(alarm.property('MetricName')) ?? '')) return true;
  return isSame(alarm.property('MetricName'), name) === 'yes' || isSame(alarm.property('Namespace'), namespace) === 'yes';
}

/** The filters for root on a log group of the template to which none of the template's trails writes. */
function elsewhereFaults(template: Template): readonly RootAlarmFault[] {
  const written = allResources(template)
    .filter(({ type }) => type === 'AWS::CloudTrail::Trail')
    .flatMap(({ properties }) => optionsAt(properties, 'CloudWatchLogsLogGroupArn'))
    .map(({ value }) => namedResource(value, logGroupType, template));
  if (written.length === 0 || written.includes(null)) return [];
  return rootFilters(template).flatMap((filter) =>
    optionsAt(filter.properties, 'LogGroupName').flatMap(({ value, when }): RootAlarmFault[] => {
      const group = namedResource(value, logGroupType, template);
      return group === null || written.includes(group) ? [] : [{ kind: 'elsewhere', resource: filter, at: value.at ?? filter.key, when }];
    }),
  );
}

const logGroupType = 'AWS::Logs::LogGroup';

function muteFaults(alarm: Resource, resources: readonly Resource[]): readonly RootAlarmFault[] {
  const off = optionsAt(alarm.properties, 'ActionsEnabled').filter(({ value }) => booleanOf(value) === false);
  if (off.length > 0) return off.map(({ value, when }) => ({ kind: 'mute', resource: alarm, at: value.at ?? alarm.key, when }));
  return resources.some(mayAnswerAlarms)
    ? []
    : without(alarm, 'AlarmActions').map((fault) => ({ kind: 'mute', resource: alarm, ...fault }));
}

/** Whether a resource may react to the state of an alarm that has no action of its own. */
function mayAnswerAlarms(resource: Resource): boolean {
  if (resource.type === 'AWS::CloudWatch::CompositeAlarm') return true;
  return (
    resource.type === 'AWS::Events::Rule' &&
    eventPatterns(resource).some(({ value }) => {
      const source = valueAt(value, 'source');
      return source === null
        ? value.kind !== 'map'
        : source.kind !== 'list' || source.items.some((item) => textOf(item) === null || textOf(item) === 'aws.cloudwatch');
    })
  );
}

function deafFaults(alarm: Resource, { transformation }: Metric, counted: readonly Metric[]): readonly RootAlarmFault[] {
  const isAlone = counted.filter((metric) => listensTo(alarm, metric) !== 'no').length === 1;
  return alarmFaults(alarm, transformation, isAlone).map((fault) => ({ ...fault, resource: alarm }));
}

function isRuleOnlyForRoot(rule: Resource): boolean {
  return (
    rule.type === 'AWS::Events::Rule' && eventPatterns(rule).some(({ value }) => asksForRoot(valueAt(value, 'detail', 'userIdentity')))
  );
}

/** Where a list is certainly missing or empty. */
function without(resource: Resource, property: string): readonly { readonly at: Span; readonly when: Guard }[] {
  const empty = optionsAt(resource.properties, property).filter(
    ({ value }) => value.kind === 'list' && value.items.every(({ kind }) => kind === 'none'),
  );
  return [
    ...absencesAt(resource.properties, property).map((when) => ({ at: resource.key, when })),
    ...empty.map(({ value, when }) => ({ at: value.at ?? resource.key, when })),
  ];
}
