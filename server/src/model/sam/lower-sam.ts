/** What SAM makes of a template: its own resources with the Globals merged in, and the resources it generates. */
import type { Scope } from '../scope.js';
import type { Resource, Template } from '../template.js';
import { httpApiResources, restApiResources } from './api.js';
import { connectorResources, connectorsOf } from './connector.js';
import { deploymentResources } from './deployment.js';
import { loweredFunction } from './function.js';
import { withGlobals } from './globals.js';
import { graphQlResources } from './graphql.js';
import { implicitApis } from './implicit-api.js';
import { loweringOf, type Lowering } from './lowering.js';
import { operatorRole } from './operator-role.js';
import { loweredStateMachine } from './state-machine.js';
import { webSocketResources } from './web-socket.js';

export interface Lowered {
  /** All resources as written, SAM's with the Globals merged in. */
  readonly resources: ReadonlyMap<string, Resource>;
  readonly generated: ReadonlyMap<string, Resource>;
}

/** `template` is as written: its `resources` have no Globals and its `generated` is empty. `scope` resolves its names. */
export function lowerSam(template: Template, scope: Scope): Lowered {
  const resources = withGlobals(template);
  const lowering = loweringOf(template, resources, scope);
  const generated = new Map<string, Resource>();
  const add = (made: readonly Resource[]): void => {
    for (const resource of made) generated.set(resource.id, resource);
  };
  for (const resource of resources.values()) add(lowered(resource, lowering));
  add(implicitApis(lowering));
  add(deploymentResources(lowering));
  // Connectors may name what SAM makes of the others.
  const all = { get: (id: string) => resources.get(id) ?? generated.get(id) };
  for (const connector of connectorsOf(lowering)) add(connectorResources(connector, all, lowering));
  return { resources, generated };
}

function lowered(resource: Resource, lowering: Lowering): readonly Resource[] {
  switch (resource.type) {
    case 'AWS::Serverless::Function': return loweredFunction(resource, lowering);
    case 'AWS::Serverless::StateMachine': return loweredStateMachine(resource, lowering);
    case 'AWS::Serverless::Api': return restApiResources(resource, lowering);
    case 'AWS::Serverless::HttpApi': return httpApiResources(resource, lowering);
    case 'AWS::Serverless::GraphQLApi': return graphQlResources(resource, lowering);
    case 'AWS::Serverless::WebSocketApi': return webSocketResources(resource, lowering);
    default: return operatorRole(resource, lowering);
  }
}
