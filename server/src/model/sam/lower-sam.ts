/** Lowers a SAM template: its own resources with the Globals merged in, and the resources that SAM generates. */
import type { Scope } from '../scope.js';
import type { Resource, Template } from '../template.js';
import { eventsByApi } from './api/api-of.js';
import { httpApiResources, restApiResources } from './api/api.js';
import { graphQlResources } from './api/graphql.js';
import { implicitApis } from './api/implicit-api.js';
import { webSocketResources } from './api/web-socket.js';
import { connectorResources, connectorsOf } from './connector.js';
import type { SamEvent } from './event/event.js';
import { deploymentResources } from './function/deployment.js';
import { loweredFunction } from './function/function.js';
import { withGlobals } from './globals.js';
import { loweringOf, type Lowering } from './lowering.js';
import { operatorRole } from './operator-role.js';
import { loweredStateMachine } from './state-machine.js';
import { sizeOf } from './value-size.js';

export interface Lowered {
  /** All resources as written, those of SAM with the Globals merged in. */
  readonly resources: ReadonlyMap<string, Resource>;
  readonly generated: ReadonlyMap<string, Resource>;
}

/**
 * How many values the resources of SAM may contain together, shared ones counted at each use: anchors and Globals can repeat
 * the same text any number of times. A template of 500 functions has about 50,000.
 */
const maxSize = 200_000;

/** CloudFormation accepts 500 resources. */
const maxGenerated = 5_000;

/** `template` is as written: its `resources` have no Globals and its `generated` is empty. `scope` resolves its names. */
export function lowerSam(template: Template, scope: Scope): Lowered {
  const resources = withGlobals(template, scope);
  const lowering = loweringOf(template, resources, scope);
  const generated = new Map<string, Resource>();
  const add = (made: readonly Resource[]): void => {
    for (const resource of made) {
      if (generated.size < maxGenerated) generated.set(resource.id, resource);
      else scope.giveUp(resource.key);
    }
  };
  const events = eventsByApi(lowering);
  let size = 0;
  for (const resource of resources.values()) {
    if (!resource.type.startsWith('AWS::Serverless::')) continue;
    size += sizeOf(resource.properties);
    if (size <= maxSize && generated.size < maxGenerated) add(lowered(resource, events, lowering));
    else scope.giveUp(resource.key);
  }
  add(implicitApis(events, lowering));
  add(deploymentResources(lowering));
  // Connectors may refer to what SAM creates for the other resources.
  const all = { get: (id: string) => resources.get(id) ?? generated.get(id) };
  for (const connector of connectorsOf(lowering)) add(connectorResources(connector, all, lowering));
  return { resources, generated };
}

function lowered(resource: Resource, events: ReadonlyMap<string, readonly SamEvent[]>, lowering: Lowering): readonly Resource[] {
  switch (resource.type) {
    case 'AWS::Serverless::Function':
      return loweredFunction(resource, lowering);
    case 'AWS::Serverless::StateMachine':
      return loweredStateMachine(resource, lowering);
    case 'AWS::Serverless::Api':
      return restApiResources(resource, events.get(`Api ${resource.id}`) ?? [], lowering);
    case 'AWS::Serverless::HttpApi':
      return httpApiResources(resource, lowering);
    case 'AWS::Serverless::GraphQLApi':
      return graphQlResources(resource, lowering);
    case 'AWS::Serverless::WebSocketApi':
      return webSocketResources(resource, lowering);
    default:
      return operatorRole(resource, lowering);
  }
}
