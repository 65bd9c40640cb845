/** What SAM makes of a template: its own resources with the Globals merged in, and the resources it generates. */
import type { Resource, Template } from '../template.js';

export interface Lowered {
  /** All resources as written, SAM's with the Globals merged in. */
  readonly resources: ReadonlyMap<string, Resource>;
  readonly generated: ReadonlyMap<string, Resource>;
}

/** `template` is as written: its `resources` have no Globals and its `generated` is empty. Worked out at first use. */
export function lowerSam(template: Template): Lowered {
  return { resources: template.resources, generated: new Map() };
}
