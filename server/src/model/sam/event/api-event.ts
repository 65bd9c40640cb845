/** `Api` and `HttpApi`: the permission of an API to invoke a function for one method. */
import { unknown } from '../../../value/compose.js';
import { textOf, valueAt } from '../../../value/read.js';
import type { Value } from '../../../value/value.js';
import type { Resource } from '../../template.js';
import { anyMethod, apiOf, implicitRestApi, methodInArn, pathInArn, type EventApi } from '../api/api-of.js';
import { givenAt, isEmpty, literalText } from '../as-written.js';
import { filled, type Lowering } from '../lowering.js';
import { stagePermissionId } from '../made-id.js';
import { permission } from '../permission.js';
import type { SamEvent, Target } from './event.js';

export function restPermission(event: SamEvent, target: Target, lowering: Lowering): Resource {
  const api = apiOf(event, lowering);
  const [method, path] = [textAt(event, 'Method'), textAt(event, 'Path')];
  const place = method === null || path === null ? null : `${methodInArn(method)}${pathInArn(path)}`;
  return permission(event.owner, {
    id: stagePermissionId(event.id, stageSuffix(api)),
    function: target.name,
    principal: 'apigateway.amazonaws.com',
    at: event.at,
    sourceArn: filledMethod(methodArn(lowering.partition, place), api, event, lowering),
  });
}

/** The stage of the API, as far as SAM knows it. */
export function stageSuffix({ id, resource }: EventApi): string {
  if (resource === null) return id === implicitRestApi ? 'Prod' : 'AllStages';
  return literalText(resource.properties, 'StageName') ?? 'Stage';
}

function textAt({ properties }: SamEvent, name: string): string | null {
  return textOf(givenAt(properties, name));
}

/** Of a method in all stages of an API; `place` is null where the method is not known. */
function methodArn(partition: string, place: string | null): string {
  return `arn:${partition}:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${__ApiId__}/*/${place ?? '${__Method__}'}`;
}

function filledMethod(arn: string, api: EventApi, event: SamEvent, lowering: Lowering): Value {
  return filled(arn, event.at, lowering, (name) =>
    name === '__ApiId__' ? api.value : name === '__Method__' ? unknown(event.at, 'invalid') : null,
  );
}

/**
 * Null when the function handles everything without a route in this API, since the permission for that already covers this
 * event.
 */
export function httpPermission(event: SamEvent, target: Target, covered: Covered, lowering: Lowering): Resource | null {
  const api = apiOf(event, lowering);
  const route = routeOf(event);
  if (route.path !== everything && target.id === event.owner.id && takesEverything(event.owner, api, covered)) return null;
  return permission(event.owner, {
    id: `${event.id}Permission`,
    function: target.name,
    principal: 'apigateway.amazonaws.com',
    at: event.at,
    sourceArn: filledMethod(methodArn('${AWS::Partition}', placeOf(route)), api, event, lowering),
  });
}

/** The logical ids of the APIs that send everything without a route to a function, because of its events. */
export type Covered = ReadonlySet<string | null>;

export function coveredApis(events: readonly SamEvent[], lowering: Lowering): Covered {
  const all = events
    .filter((event) => event.type === 'HttpApi')
    .filter((event) => {
      const { path, method } = routeOf(event);
      return path === everything && methodInArn(method ?? '') === '*';
    });
  return new Set(all.map((event) => apiOf(event, lowering).id));
}

/** A route's method and path in an ARN, with two quirks of SAM for the catch-all route. */
function placeOf({ path, method }: Route): string | null {
  if (path === null || method === null) return null;
  if (path === `/${everything}` && method.toLowerCase() === 'any') return everything;
  return `${methodInArn(method)}${path === everything ? '' : pathInArn(path)}`;
}

const everything = '$default';

interface Route {
  readonly path: string | null;
  readonly method: string | null;
}

function routeOf({ properties }: SamEvent): Route {
  const [path, method] = [givenAt(properties, 'Path'), givenAt(properties, 'Method')];
  return isEmpty(path) && isEmpty(method) ? { path: everything, method: anyMethod } : { path: textOf(path), method: textOf(method) };
}

/** Whether an API sends everything without a route to a function, because of an event or its definition. */
function takesEverything(owner: Resource, api: EventApi, covered: Covered): boolean {
  const definition = api.resource?.properties ?? null;
  if (covered.has(api.id)) return givenAt(definition, 'DefinitionUri') === null;
  const uri = valueAt(definition, 'DefinitionBody', 'paths', everything, anyMethod, 'x-amazon-apigateway-integration', 'uri');
  const parts = uri?.kind === 'concat' ? uri.parts : [];
  const [invoked] = parts.flatMap((part) => (part.kind === 'attribute' && part.name === 'Arn' ? [part.id] : []));
  return invoked === owner.id;
}
