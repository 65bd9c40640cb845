/** What plans work on: a document with its text, and what analysis knows about it. `Facts` is a scene. */
import type { Facts } from '../analysis/facts.js';
import type { Template } from '../model/template.js';

export type Scene = Pick<Facts, 'references' | 'workloads' | 'flows' | 'secrets' | 'staticCredentials' | 'identity'> & {
  readonly file: Pick<Facts['file'], 'tree'>;
  readonly template: Template | null;
};

/** A scene with a template; plans that add or remove resources need one. */
export type TemplateScene = Scene & { readonly template: Template };

export function hasTemplate(scene: Scene): scene is TemplateScene {
  return scene.template !== null;
}
