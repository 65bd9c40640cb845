/** Everything that SAM creates for a function. */
import { textOf } from '../../../value/read.js';
import type { Resource } from '../../template.js';
import { givenAt } from '../as-written.js';
import { coveredApis, httpPermission, restPermission, type Covered } from '../event/api-event.js';
import { eventsOf, making, type Made, type SamEvent, type Target } from '../event/event.js';
import { pullEvent } from '../event/pull-event.js';
import { pushEvent } from '../event/push-event.js';
import { scheduleResources } from '../event/schedule-event.js';
import { snsEvent } from '../event/sns-event.js';
import type { Lowering } from '../lowering.js';
import { join } from '../role.js';
import { destinationPolicy } from './destination.js';
import { functionRole } from './function-role.js';
import { functionTarget, publication } from './function-target.js';
import { functionUrl } from './function-url.js';
import { invokeConfig } from './invoke-config.js';

export function loweredFunction(owner: Resource, lowering: Lowering): readonly Resource[] {
  const target = functionTarget(owner);
  const config = invokeConfig(owner);
  const written = inOrder(eventsOf(owner));
  const covered = coveredApis(written, lowering);
  const events = written.map((event) => eventMade(event, target, covered, lowering));
  const role = functionRole(owner, config.grants, join(...events.map(({ grants }) => grants)), lowering);
  return [
    ...publication(owner),
    ...functionUrl(owner, target),
    ...config.resources,
    ...(role === null ? [] : [role]),
    ...events.flatMap(({ resources }) => resources),
  ];
}

/** SAM processes events in the order of their paths, or of their names if they have no path. */
function inOrder(events: readonly SamEvent[]): readonly SamEvent[] {
  const keyed = events.map((event) => ({ event, key: textOf(givenAt(event.properties, 'Path')) ?? event.name }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ event }) => event);
}

function eventMade(event: SamEvent, target: Target, covered: Covered, lowering: Lowering): Made {
  const pulled = pullEvent(event, target, lowering);
  if (pulled !== null) return pulled;
  switch (event.type) {
    case 'SNS':
      return snsEvent(event, target, lowering);
    case 'Api':
      return making(restPermission(event, target, lowering));
    case 'HttpApi': {
      const made = httpPermission(event, target, covered, lowering);
      return made === null ? making() : making(made);
    }
    case 'ScheduleV2': {
      const policy = destinationPolicy('Lambda', target.arn, event.id, event.at);
      return policy === null ? making() : making(...scheduleResources(event, target.arn, policy));
    }
    default:
      return making(...pushEvent(event, target, lowering));
  }
}
