/** What a template is made of, in CloudFormation's words; the same shape for SAM and for what SAM makes. */
import type { Mapping, Node } from '../syntax/tree.js';
import type { Guard } from '../value/guard.js';
import type { Value } from '../value/value.js';

export type Dialect = 'cloudformation' | 'sam';

export interface Template {
  readonly dialect: Dialect;
  readonly root: Mapping;
  readonly transforms: readonly string[];
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly conditions: ReadonlyMap<string, Condition>;
  readonly mappings: ReadonlyMap<string, Value>;
  /** As written, loops expanded and SAM's Globals merged in. */
  readonly resources: ReadonlyMap<string, Resource>;
  /** What SAM makes of its resources; empty without SAM. Each names its maker in `madeFrom`. */
  readonly generated: ReadonlyMap<string, Resource>;
  readonly outputs: ReadonlyMap<string, Output>;
  /** What is known of the value that a node of this template stands for, under a guard if one is given. */
  resolve(node: Node, under?: Guard): Value;
  /** The written or generated resource with this logical id. */
  resource(id: string): Resource | null;
  /** Whether the guard can hold at all, as far as the conditions of the template decide it. */
  isPossible(guard: Guard): boolean;
  /**
   * The template in a file of its own that a resource nests (a stack, a SAM application), with the parameters that it is given as
   * far as they are known. Null when it names no file beside this one, and when that file is not at hand (then its path is among
   * the missed ones) or holds no template.
   */
  nested(resource: Resource): Template | null;
  /** Relative paths that the template names and whose text was not at hand; grows while values are resolved. */
  readonly missed: ReadonlySet<string>;
  /** Where a value was first given up because it was too much work; null when none was, as far as values were resolved. */
  readonly gaveUpAt: Node | null;
}

export interface Parameter {
  readonly name: string;
  readonly key: Node;
  readonly node: Mapping | null;
  /** `String`, `Number`, `AWS::SSM::Parameter::Value<String>`, …; null when missing or not a known text. */
  readonly type: string | null;
  readonly default: Value | null;
  readonly allowedValues: readonly string[] | null;
  readonly noEcho: boolean;
  /** The value given from outside (`--parameter`), or null. */
  readonly given: string | null;
}

export interface Condition {
  readonly name: string;
  /** Decided by given parameters (and, for a template shown as deployed, by defaults); null when open. */
  readonly decided: boolean | null;
}

export interface Resource {
  readonly id: string;
  readonly type: string;
  /** The logical id as written; for a generated resource that of its maker. */
  readonly key: Node;
  readonly node: Mapping;
  /** The logical id of the SAM resource that makes it; null for a resource as written. */
  readonly madeFrom: string | null;
  /** When it is there: its `Condition`. */
  readonly when: Guard;
  /** A map, or what else stands in its place; resolved at first use. */
  readonly properties: Value;
  /** `aws:cdk:path` of its metadata, or null. */
  readonly constructPath: string | null;
  /** Whether a property may be there; told from the text alone where this says all properties itself, so it costs little. */
  mayHave(property: string): boolean;
  /** The value of a property at a path of keys, or null when it is not there or not known. */
  property(...path: readonly string[]): Value | null;
  /** An attribute beside `Properties`, such as `Metadata` or `DependsOn`. */
  attribute(name: string): Value | null;
}

export interface Output {
  readonly name: string;
  readonly key: Node;
  readonly node: Mapping;
  readonly when: Guard;
  readonly value: Value | null;
  /** The value of another key, such as `Export` or `Description`. */
  entry(name: string): Value | null;
}
