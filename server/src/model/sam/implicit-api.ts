/** The APIs that SAM makes for events which name none. */
import type { Value } from '../../value/value.js';
import { makeResource } from '../resource.js';
import type { Resource } from '../template.js';
import { apiOf, implicitHttpApi, implicitRestApi } from './api-of.js';
import { httpApiResources, restApiResources } from './api.js';
import { valueOf } from './draft.js';
import { eventsOf } from './event.js';
import { globalsOf } from './globals.js';
import { madeFrom, type Lowering } from './lowering.js';
import { sharedGuard } from './shared-guard.js';

/** Made from the first resource with such an event. */
export function implicitApis(lowering: Lowering): readonly Resource[] {
  const rest = implicitApi(implicitRestApi, 'Api', lowering);
  const http = implicitApi(implicitHttpApi, 'HttpApi', lowering);
  return [
    ...(rest === null ? [] : restApiResources(rest, lowering)),
    ...(http === null ? [] : [
      madeFrom(http, { id: http.id, type: 'AWS::ApiGatewayV2::Api', at: http.key, properties: {} }),
      ...httpApiResources(http, lowering),
    ]),
  ];
}

/** A resource as somebody would have written it; null when no event needs it. */
function implicitApi(id: string, type: 'Api' | 'HttpApi', lowering: Lowering): Resource | null {
  const owners = lowering.resources.has(id) ? [] : [...lowering.resources.values()].filter((owner) =>
    eventsOf(owner).some((event) => event.type === type && apiOf(event, lowering).id === id));
  const [first] = owners;
  if (first === undefined) return null;
  const shared = globalsOf(lowering.template, `AWS::Serverless::${type}`);
  const stage = valueOf(type === 'Api' ? { StageName: 'Prod' } : {}, null);
  const entries = stage.kind === 'map' ? [...stage.entries, ...(shared?.entries ?? [])] : [];
  const properties: Value = { kind: 'map', at: first.key, entries };
  return makeResource({
    id, type: `AWS::Serverless::${type}`, key: first.key, node: first.node, madeFrom: first.id,
    when: sharedGuard(owners.map(({ when }) => when), `${id}Condition`), attribute: (name) => (name === 'Properties' ? properties : null),
  });
}
