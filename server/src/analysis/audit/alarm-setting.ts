/** Settings that keep an alarm from ringing at a single event that a metric filter counts. */
import type { Resource } from '../../model/template.js';
import type { Span } from '../../text/span.js';
import { conjoin, type Guard } from '../../value/guard.js';
import { absencesAt, optionsAt } from '../../value/path.js';
import { textOf, valueAt } from '../../value/read.js';
import type { Option, Value } from '../../value/value.js';

/** `deaf`: one event does not make it ring. `constant`: it rings all the time, so one event changes nothing. */
export interface AlarmFault {
  readonly kind: 'deaf' | 'constant';
  readonly at: Span;
  readonly when: Guard;
}

/** The faults of an alarm on the metric of a transformation; `isAlone` says that nothing else counts for that metric. */
export function alarmFaults(alarm: Resource, transformation: Value, isAlone: boolean): readonly AlarmFault[] {
  const faults = [
    ...thresholdFaults(alarm, transformation),
    ...periodFaults(alarm),
    ...unitFaults(alarm, transformation),
    ...dimensionFaults(alarm, transformation),
  ];
  return [...faults, ...(isAlone ? constantFaults(alarm, transformation) : [])];
}

function thresholdFaults(alarm: Resource, transformation: Value): readonly AlarmFault[] {
  const counted = textOf(alarm.property('Statistic')) === 'SampleCount' ? 1 : numberOf(valueAt(transformation, 'MetricValue'));
  const operator = textOf(alarm.property('ComparisonOperator'));
  if (counted === null || operator === null || alarm.property('ExtendedStatistic') !== null) return [];
  return optionsAt(alarm.properties, 'Threshold').flatMap(({ value, when }): AlarmFault[] => {
    const threshold = numberOf(value);
    return threshold === null || rings(counted, operator, threshold) ? [] : [{ kind: 'deaf', at: value.at ?? alarm.key, when }];
  });
}

/** Whether an alarm rings at a count (CloudWatch API reference, "PutMetricAlarm"); other operators compare with a band. */
function rings(counted: number, operator: string, threshold: number): boolean {
  switch (operator) {
    case 'GreaterThanOrEqualToThreshold':
      return counted >= threshold;
    case 'GreaterThanThreshold':
      return counted > threshold;
    case 'LessThanOrEqualToThreshold':
      return counted <= threshold;
    case 'LessThanThreshold':
      return counted < threshold;
    default:
      return true;
  }
}

/**
 * One event is in one period. Where that is too few, those without an event decide: they are good, or leave the state as
 * it was. By default they are left out, and one period is enough (CloudWatch user guide, "Configuring how CloudWatch
 * alarms treat missing data").
 */
function periodFaults(alarm: Resource): readonly AlarmFault[] {
  const treated = optionsAt(alarm.properties, 'TreatMissingData').filter(({ value }) =>
    /^(?:notBreaching|ignore)$/.test(textOf(value) ?? ''),
  );
  const needed = [
    ...optionsAt(alarm.properties, 'DatapointsToAlarm'),
    ...absencesAt(alarm.properties, 'DatapointsToAlarm').flatMap((absent) =>
      both(absent, optionsAt(alarm.properties, 'EvaluationPeriods')),
    ),
  ].filter(({ value }) => (numberOf(value) ?? 1) > 1);
  return treated.flatMap(({ when }) =>
    both(when, needed).map((option): AlarmFault => ({ kind: 'deaf', at: option.value.at ?? alarm.key, when: option.when })),
  );
}

/** An alarm that asks for a unit sees only metrics with this unit; without one in the filter it is `None`. */
function unitFaults(alarm: Resource, transformation: Value): readonly AlarmFault[] {
  const counted = valueAt(transformation, 'Unit');
  const unit = counted === null ? 'None' : textOf(counted);
  return optionsAt(alarm.properties, 'Unit').flatMap(({ value, when }): AlarmFault[] => {
    const asked = textOf(value);
    return unit === null || asked === null || asked === unit ? [] : [{ kind: 'deaf', at: value.at ?? alarm.key, when }];
  });
}

/** A metric with dimensions is a different metric from the one without, or with other dimensions. */
function dimensionFaults(alarm: Resource, transformation: Value): readonly AlarmFault[] {
  const counted = namesOf(valueAt(transformation, 'Dimensions'), 'Key');
  if (counted === null) return [];
  const asked = optionsAt(alarm.properties, 'Dimensions');
  const lacking = counted === '' ? [] : absencesAt(alarm.properties, 'Dimensions');
  return [
    ...lacking.map((when): AlarmFault => ({ kind: 'deaf', at: alarm.key, when })),
    ...asked.flatMap(({ value, when }): AlarmFault[] => {
      const names = namesOf(value, 'Name');
      return names === null || names === counted ? [] : [{ kind: 'deaf', at: value.at ?? alarm.key, when }];
    }),
  ];
}

/** The names of dimensions, sorted, as one text; null when one is not known. */
function namesOf(list: Value | null, key: string): string | null {
  if (list === null) return '';
  if (list.kind !== 'list') return null;
  const names = list.items.map((item) => textOf(valueAt(item, key)));
  return names.includes(null) ? null : [...names].sort().join('\n');
}

/** Without events, and without a default value, the metric has no data, which such an alarm treats as bad. */
function constantFaults(alarm: Resource, transformation: Value): readonly AlarmFault[] {
  if (textOf(alarm.property('ComparisonOperator'))?.startsWith('GreaterThan') !== true) return [];
  return absencesAt(transformation, 'DefaultValue').flatMap((absent) =>
    both(absent, optionsAt(alarm.properties, 'TreatMissingData'))
      .filter(({ value }) => textOf(value) === 'breaching')
      .map(({ value, when }): AlarmFault => ({ kind: 'constant', at: value.at ?? alarm.key, when })),
  );
}

function both(guard: Guard, options: readonly Option[]): readonly Option[] {
  return options.flatMap(({ value, when }) => {
    const joined = conjoin(guard, when);
    return joined === null ? [] : [{ value, when: joined }];
  });
}

function numberOf(value: Value | null): number | null {
  const text = textOf(value);
  return text !== null && /^\d{1,6}(?:\.\d{1,6})?$/.test(text) ? Number(text) : null;
}
