/** What one text is to us: its templates and policy documents, a file beside them, or nothing of ours. */
import type { Node, Tree } from '../syntax/tree.js';
import type { Template } from './template.js';

/** The type of policy that a document of its own can be, as far as its content tells. */
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

/** A file beside the templates that gives them values; TOML is one scalar. */
export interface SideFile {
  readonly kind: 'side-file';
  readonly tree: Tree;
  readonly root: Node;
}

export type Document = TemplateDocument | PolicyFile | SideFile;

/** Values from outside that decide a template, and how far to decide it. */
export interface Deployment {
  /** Values of parameters and pseudo parameters by name. */
  readonly parameters: ReadonlyMap<string, string>;
  /**
   * `open`: a parameter has its default, but conditions, and what it chooses of a mapping or a list, stay open unless given values decide.
   * `deployed`: defaults decide conditions too. `unbound`: only given values count, for parameters and conditions alike.
   */
  readonly mode: 'open' | 'deployed' | 'unbound';
  /** The text of another file by the path that a template names it by; null when it is not at hand. */
  readonly neighbour?: (path: string) => string | null;
}
