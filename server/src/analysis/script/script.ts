/** A text in a template that something will run, or read as its configuration. */
import type { Resource } from '../../model/template.js';
import type { Node } from '../../syntax/tree.js';
import type { Call } from '../use/call.js';
import type { EmbeddedCode } from '../use/embedded-code.js';
import type { Region } from './region.js';
import type { ResolvedText } from './resolved-text.js';
import type { ScriptLanguage } from './script-language.js';

/**
 * `user-data`: runs when an instance starts. `init-command`, `init-file`: of `AWS::CloudFormation::Init`.
 * `inline-code`: of a function. `build`: of a build specification. `document`: of an SSM document or association, an
 * Image Builder component. `command`: of a container or a step. `lifecycle`: of a notebook. `definition`: a state machine.
 * `input`: JSON for what a rule, a schedule, a pipe or a pipeline starts.
 */
export type ScriptKind =
  'user-data' | 'init-command' | 'init-file' | 'inline-code' | 'build' | 'document' | 'command' | 'lifecycle' | 'definition' | 'input';

export interface Script extends ResolvedText {
  readonly kind: ScriptKind;
  readonly language: ScriptLanguage;
  /** The resource that contains it. */
  readonly resource: Resource;
  /** The steps to it below the resource, from `Properties` or `Metadata` on. */
  readonly path: readonly string[];
  /** The node of the value. */
  readonly at: Node;
  /** Its comments, strings and here documents; everything between them is code. */
  readonly regions: readonly Region[];
  /** Code that a shell hands to another interpreter, or writes into a file of another language. */
  readonly embedded: readonly EmbeddedCode[];
  /** The calls to AWS that it makes. */
  readonly calls: readonly Call[];
  /** The same calls with holes for what parameters give, defaults included, as far as they can be told apart. */
  readonly openCalls: readonly Call[];
}
