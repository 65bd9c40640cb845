/** The API of an event: one in the template, or the shared one of all events that name none. */
import { textOf } from '../../../value/read.js';
import type { Value } from '../../../value/value.js';
import type { Resource } from '../../template.js';
import { givenAt } from '../as-written.js';
import { eventsOf, type SamEvent } from '../event/event.js';
import type { Lowering } from '../lowering.js';
import { ref } from '../made-value.js';

export const implicitRestApi = 'ServerlessRestApi';
export const implicitHttpApi = 'ServerlessHttpApi';

export interface EventApi {
  /** Its logical ID, if it is in this template. */
  readonly id: string | null;
  /** Its id, as it goes into an ARN. */
  readonly value: Value;
  /** Null for an API that is not written in the template. */
  readonly resource: Resource | null;
}

export function apiOf(event: SamEvent, lowering: Lowering): EventApi {
  const isRest = event.type === 'Api';
  const value = givenAt(event.properties, isRest ? 'RestApiId' : 'ApiId') ?? ref(isRest ? implicitRestApi : implicitHttpApi, event.at);
  const id = value.kind === 'ref' ? value.name : textOf(value);
  return { id, value, resource: id === null ? null : (lowering.resources.get(id) ?? null) };
}

/** The events of all functions and state machines, by kind and logical ID of their API: `Api A`. */
export function eventsByApi(lowering: Lowering): ReadonlyMap<string, readonly SamEvent[]> {
  const byApi = new Map<string, SamEvent[]>();
  for (const owner of lowering.resources.values()) {
    if (owner.type !== 'AWS::Serverless::Function' && owner.type !== 'AWS::Serverless::StateMachine') continue;
    for (const event of eventsOf(owner)) {
      const id = event.type === 'Api' || event.type === 'HttpApi' ? apiOf(event, lowering).id : null;
      if (id === null) continue;
      const key = `${event.type} ${id}`;
      const known = byApi.get(key);
      if (known === undefined) byApi.set(key, [event]);
      else known.push(event);
    }
  }
  return byApi;
}

/** A path as it appears in the ARN of a method: without a trailing slash, and with `*` for its variables. */
export function pathInArn(path: string): string {
  return (path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path).replace(/\{[a-zA-Z0-9._-]+\+?\}/g, '*');
}

export const anyMethod = 'x-amazon-apigateway-any-method';

export function methodInArn(method: string): string {
  const name = method.toLowerCase();
  return name === 'any' || name === anyMethod ? '*' : method.toUpperCase();
}
