/** The APIs that SAM creates for events that name none. */
import type { Value } from '../../../value/value.js';
import { makeResource } from '../../resource.js';
import type { Resource } from '../../template.js';
import type { SamEvent } from '../event/event.js';
import { globalsOf } from '../globals.js';
import { madeFrom, type Lowering } from '../lowering.js';
import { valueOf } from '../made-value.js';
import { sharedGuard } from '../shared-guard.js';
import { implicitHttpApi, implicitRestApi } from './api-of.js';
import { httpApiResources, restApiResources } from './api.js';

/** Attributed to the first resource with such an event. */
export function implicitApis(events: ReadonlyMap<string, readonly SamEvent[]>, lowering: Lowering): readonly Resource[] {
  const restEvents = events.get(`Api ${implicitRestApi}`) ?? [];
  const rest = implicitApi(implicitRestApi, 'Api', restEvents, lowering);
  const http = implicitApi(implicitHttpApi, 'HttpApi', events.get(`HttpApi ${implicitHttpApi}`) ?? [], lowering);
  return [
    ...(rest === null ? [] : restApiResources(rest, restEvents, lowering)),
    ...(http === null
      ? []
      : [
          madeFrom(http, { id: http.id, type: 'AWS::ApiGatewayV2::Api', at: http.key, properties: {} }),
          ...httpApiResources(http, lowering),
        ]),
  ];
}

/** A resource as if it had been written; null when no event needs it. */
function implicitApi(id: string, type: 'Api' | 'HttpApi', events: readonly SamEvent[], lowering: Lowering): Resource | null {
  const [first] = events.map(({ owner }) => owner);
  if (first === undefined || lowering.resources.has(id)) return null;
  const shared = globalsOf(lowering.template, `AWS::Serverless::${type}`);
  const stage = valueOf(type === 'Api' ? { StageName: 'Prod' } : {}, null);
  const entries = stage.kind === 'map' ? [...stage.entries, ...(shared?.entries ?? [])] : [];
  const properties: Value = { kind: 'map', at: first.key, entries };
  return makeResource({
    id,
    type: `AWS::Serverless::${type}`,
    key: first.key,
    node: first.node,
    madeFrom: first.id,
    when: sharedGuard(
      events.map(({ owner }) => owner.when),
      `${id}Condition`,
    ),
    attribute: (name) => (name === 'Properties' ? properties : null),
  });
}
