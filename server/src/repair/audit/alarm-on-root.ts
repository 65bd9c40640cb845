/** Plans that have an alarm notify of the use of the root user whom the other alarms on CloudTrail notify. */
import { cloudTrailAlarms } from '../../analysis/audit/root-alarm.js';
import type { Change } from '../../edit/change.js';
import { type Content, fields, items, text, word } from '../../edit/content.js';
import { copy } from '../../edit/copy.js';
import type { Resource, Template } from '../../model/template.js';
import { lookupEntry } from '../../syntax/lookup.js';
import type { Node } from '../../syntax/tree.js';
import type { Span } from '../../text/span.js';
import { optionsAt } from '../../value/path.js';
import { decline, offer } from '../draft.js';
import type { Declined, Fix } from '../fix.js';
import { freeId } from '../free-id.js';
import { resourceContent } from '../resource-content.js';
import { conditionOf } from '../role/role-content.js';
import { hasTemplate, type Scene, type TemplateScene } from '../scene.js';
import { addResource, type NewResource, resourceEntry } from '../section.js';
import { setAtPath } from '../set-at-path.js';
import { settingChange } from '../switch-on.js';
import { mappingOf, nodeWithSpan, propertyEntry, sequenceOf } from '../written-place.js';
import { rootPattern } from './watch-root.js';

const unknownReceiver = 'The alarms of the template do not all notify the same, so whom to notify is for you to say.';
const metricName = 'RootUsage';

/** A filter and an alarm beside another filter, on its log group and in its namespace. */
export function watchRoot(scene: Scene, beside: Resource): Fix | Declined {
  const title = 'Add a metric filter and an alarm for the root user';
  const found = hasTemplate(scene) ? receiver(scene) : null;
  if (!hasTemplate(scene) || found === null) return decline(title, unknownReceiver);
  const { template } = scene;
  const group = copied(propertyEntry(beside, 'LogGroupName')?.value);
  const namespace = copied(metricField(beside, 'MetricNamespace'));
  if (group === null || namespace === null) {
    return decline(title, `The log group or the namespace of \`${beside.id}\` is not written in it.`);
  }
  const filter = freeId(template, 'RootUsageFilter');
  const alarm = freeId(template, 'RootUsageAlarm');
  const counted = resourceContent({
    type: 'AWS::Logs::MetricFilter',
    condition: conditionOf(beside),
    properties: {
      LogGroupName: group,
      FilterPattern: text(rootPattern),
      MetricTransformations: items(fields({ MetricName: text(metricName), MetricNamespace: namespace, MetricValue: text('1') })),
    },
  });
  const changes = [
    addBefore(template, beside, { id: filter, content: counted, note: `Adds metric filter \`${filter}\`.` }),
    addBefore(template, beside, {
      id: alarm,
      content: alarmContent(text(metricName), namespace, found),
      note: `Adds alarm \`${alarm}\`.`,
    }),
  ];
  return allOf(scene, title, beside, changes);
}

/** An alarm on a filter that has none. */
export function hearFilter(scene: Scene, filter: Resource): Fix | Declined {
  const title = `Add an alarm on filter \`${filter.id}\``;
  const found = hasTemplate(scene) ? receiver(scene) : null;
  if (!hasTemplate(scene) || found === null) return decline(title, unknownReceiver);
  const [name, namespace] = ['MetricName', 'MetricNamespace'].map((field) => copied(metricField(filter, field)));
  if (!name || !namespace) return decline(title, `The metric of \`${filter.id}\` is not written in it.`);
  const id = freeId(scene.template, `${filter.id.replace(/(?:Metric)?Filter$/, '')}Alarm`);
  const added = addBefore(scene.template, filter, { id, content: alarmContent(name, namespace, found), note: `Adds alarm \`${id}\`.` });
  return allOf(scene, title, filter, [added]);
}

/** The actions that an alarm lacks, and its switch where that is off at `at`. */
export function unmute(scene: Scene, alarm: Resource, at: Span): Fix | Declined {
  const title = `Have alarm \`${alarm.id}\` notify whom the others notify`;
  const isOff = propertyEntry(alarm, 'ActionsEnabled')?.value === nodeWithSpan(scene.file.tree, at);
  const switched = isOff ? [settingChange(scene, alarm, { path: ['ActionsEnabled'], to: true, at })] : [];
  if (notifies(alarm)) return allOf(scene, `Switch the actions of alarm \`${alarm.id}\` on`, alarm, switched);
  const found = hasTemplate(scene) ? receiver(scene) : null;
  if (found === null) return decline(title, unknownReceiver);
  const actions = setAtPath(alarm, ['AlarmActions'], found.actions, 'Notifies whom the other alarms notify.');
  return allOf(scene, title, alarm, [...switched, actions]);
}

function notifies(alarm: Resource): boolean {
  return optionsAt(alarm.properties, 'AlarmActions').some(
    ({ value }) => value.kind !== 'list' || value.items.some(({ kind }) => kind !== 'none'),
  );
}

interface Receiver {
  readonly actions: Content;
  /** The condition of the alarms that notify it. */
  readonly condition: string | null;
}

/** Whom all alarms on the events of CloudTrail notify; null where they differ, or there are none. */
function receiver(scene: TemplateScene): Receiver | null {
  const actions = cloudTrailAlarms(scene.template).flatMap((alarm) => {
    const written = propertyEntry(alarm, 'AlarmActions')?.value ?? null;
    return written === null || !notifies(alarm) ? [] : [{ alarm, written }];
  });
  const [first, ...others] = actions;
  if (first === undefined) return null;
  const spelling = ({ start, end }: Node): string => scene.file.tree.text.slice(start, end).replaceAll(/\s+/g, ' ');
  const isOne = others.every(({ written }) => spelling(written) === spelling(first.written));
  const content = isOne ? copy(first.written) : null;
  const unconditional = actions.some(({ alarm }) => conditionOf(alarm) === null);
  return content === null ? null : { actions: content, condition: unconditional ? null : conditionOf(first.alarm) };
}

/** Rings at one use of root (CloudTrail user guide, "Creating CloudWatch alarms for CloudTrail events"). */
function alarmContent(name: Content, namespace: Content, { actions, condition }: Receiver): Content {
  return resourceContent({
    type: 'AWS::CloudWatch::Alarm',
    condition,
    properties: {
      AlarmDescription: text('The root user of the account was used.'),
      MetricName: name,
      Namespace: namespace,
      Statistic: text('Sum'),
      Period: word(300),
      EvaluationPeriods: word(1),
      Threshold: word(1),
      ComparisonOperator: text('GreaterThanOrEqualToThreshold'),
      TreatMissingData: text('notBreaching'),
      AlarmActions: actions,
    },
  });
}

function metricField(filter: Resource, field: string): Node | null {
  const [only, ...others] = sequenceOf(propertyEntry(filter, 'MetricTransformations')?.value)?.items ?? [];
  const transformation = others.length === 0 ? mappingOf(only) : null;
  return transformation === null ? null : (lookupEntry(transformation, field)?.value ?? null);
}

function copied(node: Node | null | undefined): Content | null {
  return node === null || node === undefined ? null : copy(node);
}

function addBefore(template: Template, beside: Resource, added: Omit<NewResource, 'place'>): Change | null {
  const sibling = resourceEntry(template, beside);
  return sibling === null ? null : addResource(template, { ...added, place: { kind: 'before', sibling } });
}

function allOf(scene: Scene, title: string, { id }: Resource, changes: readonly (Change | null)[]): Fix | Declined {
  return changes.includes(null)
    ? decline(title, `\`${id}\` is not written in this file.`)
    : offer(scene, { title, safety: 'suggestion', changes: changes.flatMap((change) => change ?? []) });
}
