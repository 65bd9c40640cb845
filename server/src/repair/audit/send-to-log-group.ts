/** The plan that sends the events of a trail to a log group, where filters and alarms can watch them. */
import type { TrailDestination } from '../../analysis/audit/trail-log-group.js';
import type { Change } from '../../edit/change.js';
import { type Content, fields, items, text, word } from '../../edit/content.js';
import type { Resource } from '../../model/template.js';
import { decline, offer } from '../draft.js';
import type { Declined, Fix } from '../fix.js';
import { freeId } from '../free-id.js';
import { attribute } from '../reference-content.js';
import { resourceContent } from '../resource-content.js';
import { conditionOf, inlinePolicyContent, roleContent, statementContent } from '../role/role-content.js';
import { hasTemplate, type Scene, type TemplateScene } from '../scene.js';
import { addResource, resourceEntry } from '../section.js';
import { setAtPath } from '../set-at-path.js';
import { isSet } from '../written-place.js';

/** Days; a choice of ours, which the person is told about. */
const retention = 365;

/** `meant`: the log group and the role that the template has for this; null where it has none, so that they are added. */
export function sendToLogGroup(scene: Scene, trail: Resource, meant: TrailDestination | null): Fix | Declined {
  const title = `Let trail \`${trail.id}\` send its events to a log group`;
  const isWritten = hasTemplate(scene) && resourceEntry(scene.template, trail) !== null;
  if (!isWritten) return decline(title, `\`${trail.id}\` is not written in this file.`);
  if (isSet(trail, 'CloudWatchLogsLogGroupArn')) {
    return decline(title, 'A condition decides whether there is a log group.');
  }
  if (isSet(trail, 'CloudWatchLogsRoleArn')) {
    return decline(title, 'The trail has a role for a log group already, and which one is not known.');
  }
  const added = meant === null ? addDestination(scene, trail) : { group: meant.group.id, role: meant.role.id, changes: [] };
  const changes = [
    ...added.changes,
    setAtPath(trail, ['CloudWatchLogsLogGroupArn'], attribute(added.group, 'Arn'), `Sends events to log group \`${added.group}\`.`),
    setAtPath(trail, ['CloudWatchLogsRoleArn'], attribute(added.role, 'Arn'), `Lets CloudTrail act with role \`${added.role}\`.`),
  ];
  if (changes.includes(null)) return decline(title, `A function chooses the properties of \`${trail.id}\`.`);
  return offer(scene, {
    title,
    safety: 'suggestion',
    changes: changes.flatMap((change) => change ?? []),
    left: [
      'CloudWatch Logs charges for ingesting and keeping every event, including data events.',
      ...(meant === null ? [`\`${added.group}\` keeps events for a year: set \`RetentionInDays\` to what you need.`] : []),
    ],
  });
}

interface Addition {
  readonly group: string;
  readonly role: string;
  readonly changes: readonly (Change | null)[];
}

function addDestination({ template }: TemplateScene, trail: Resource): Addition {
  const group = freeId(template, `${trail.id}LogGroup`);
  const role = freeId(template, `${trail.id}LogGroupRole`);
  const condition = conditionOf(trail);
  const beside = resourceEntry(template, trail);
  const add = (id: string, content: Content, note: string): Change | null =>
    beside === null ? null : addResource(template, { id, content, place: { kind: 'before', sibling: beside }, note });
  const properties = { RetentionInDays: word(retention) };
  return {
    group,
    role,
    changes: [
      add(group, resourceContent({ type: 'AWS::Logs::LogGroup', condition, isRetained: true, properties }), `Adds log group \`${group}\`.`),
      add(role, roleThatWrites(group, condition), `Adds role \`${role}\`.`),
    ],
  };
}

/**
 * CloudTrail user guide, "Role policy document for CloudTrail to use CloudWatch Logs for monitoring". The ARN of a log
 * group ends in `:*`, which stands for its streams.
 */
function roleThatWrites(group: string, condition: string | null): Content {
  const statement = statementContent(['logs:CreateLogStream', 'logs:PutLogEvents'], [attribute(group, 'Arn')]);
  const document = fields({ Version: text('2012-10-17'), Statement: items(statement) });
  return roleContent({
    trusts: ['cloudtrail.amazonaws.com'],
    managed: [],
    inline: [inlinePolicyContent(text('WriteEvents'), document)],
    boundary: null,
    condition,
  });
}
