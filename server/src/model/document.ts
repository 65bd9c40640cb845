/** What a text is for this program: templates, policy documents, a side file, or none of these. */
import type { Node, Tree } from '../syntax/tree.js';
import type { Template } from './template.js';

/** The type of policy that a standalone document can be, as far as its content tells. */
export type PolicyType = 'identity' | 'trust' | 'resource' | 'organization';

export interface TemplateDocument {
  readonly kind: 'template';
  readonly tree: Tree;
  readonly root: Node;
  readonly template: Template;
}

export interface PolicyFile {
  readonly kind: 'policy';
  readonly tree: Tree;
  readonly root: Node;
  readonly policyType: PolicyType;
}

/** A file beside the templates that provides values for them; TOML is one scalar. */
export interface SideFile {
  readonly kind: 'side-file';
  readonly tree: Tree;
  readonly root: Node;
}

export type Document = TemplateDocument | PolicyFile | SideFile;

/** Values from outside that decide a template, and how far they decide it. */
export interface Deployment {
  /** Values of parameters and pseudo parameters, by name. */
  readonly parameters: ReadonlyMap<string, string>;
  /**
   * `open`: a parameter has its default, but conditions stay open unless given values decide them, and so does what it
   * selects from a mapping or a list. `deployed`: defaults decide conditions too. `unbound`: only given values count, for
   * parameters and conditions alike.
   */
  readonly mode: 'open' | 'deployed' | 'unbound';
  /** The text of another file, by the path under which a template refers to it; null when it is not available. */
  readonly neighbour?: (path: string) => string | null;
}
