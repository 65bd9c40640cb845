/** What SAM makes of a template: its own resources with the Globals merged in, and the resources it generates. */
import type { Scope } from '../scope.js';
import type { Resource, Template } from '../template.js';
import { loweredFunction } from './function.js';
import { withGlobals } from './globals.js';
import { loweringOf, type Lowering } from './lowering.js';

export interface Lowered {
  /** All resources as written, SAM's with the Globals merged in. */
  readonly resources: ReadonlyMap<string, Resource>;
  readonly generated: ReadonlyMap<string, Resource>;
}

/** `template` is as written: its `resources` have no Globals and its `generated` is empty. `scope` resolves its names. */
export function lowerSam(template: Template, scope: Scope): Lowered {
  const resources = withGlobals(template);
  const lowering = loweringOf(template, resources, scope);
  const generated = [...resources.values()].flatMap((resource) => lowered(resource, lowering));
  return { resources, generated: new Map(generated.map((resource) => [resource.id, resource])) };
}

function lowered(resource: Resource, lowering: Lowering): readonly Resource[] {
  switch (resource.type) {
    case 'AWS::Serverless::Function': return loweredFunction(resource, lowering);
    default: return [];
  }
}
