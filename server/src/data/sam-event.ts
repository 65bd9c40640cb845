/** Which service invokes a SAM function for an event, or what its role needs to fetch the event. */
import { eventTable } from './generated/sam.js';
import { lineTable } from './line-table.js';

/** A service that is allowed to invoke the function, or an event source mapping with the managed policy that it adds, if any. */
export type SamEvent =
  { readonly kind: 'push'; readonly principal: string } | { readonly kind: 'pull'; readonly managedPolicy: string | null };

const columnsOf = lineTable(() => eventTable, ' ');

/**
 * What an event of that type stands for; null for an unknown type and for `ScheduleV2`, which has a role of its own. The name
 * of the managed policy includes its path: `service-role/AWSLambdaSQSQueueExecutionRole`.
 */
export function samEvent(type: string): SamEvent | null {
  const [kind, value] = columnsOf(type) ?? [];
  if (kind === 'push' && value !== undefined) return { kind, principal: value };
  return kind === 'pull' ? { kind, managedPolicy: value ?? null } : null;
}
