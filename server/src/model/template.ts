/** The parts of a template, in CloudFormation's words; the same for SAM and for the resources SAM creates. */
import type { Mapping, Node } from '../syntax/tree.js';
import type { Guard } from '../value/guard.js';
import type { KnownScalar, Value } from '../value/value.js';

export type Dialect = 'cloudformation' | 'sam';

export interface Template {
  readonly dialect: Dialect;
  readonly root: Mapping;
  readonly transforms: readonly string[];
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly conditions: ReadonlyMap<string, Condition>;
  readonly mappings: ReadonlyMap<string, Value>;
  /** As written, with loops expanded and SAM's Globals merged in. */
  readonly resources: ReadonlyMap<string, Resource>;
  /** The resources that SAM creates; empty without SAM. Each names the resource it comes from in `madeFrom`. */
  readonly generated: ReadonlyMap<string, Resource>;
  readonly outputs: ReadonlyMap<string, Output>;
  /** The value of a node of this template as far as it is known, under a guard if one is given. */
  resolve(node: Node, under?: Guard): Value;
  /** The parameter with this name. */
  parameter(name: string): Parameter | null;
  /** The written or generated resource with this logical ID. */
  resource(id: string): Resource | null;
  /** Whether the guard can hold at all, as far as the template's conditions decide that. */
  isPossible(guard: Guard): boolean;
  /**
   * The template file that a resource nests (a stack, a SAM application), with the parameters passed to it as far as they
   * are known. Null when the resource refers to no file beside this one, when that file is not available (its path is then
   * among `missed`), or when it is not a template.
   */
  nested(resource: Resource): Template | null;
  /** Relative paths that the template refers to whose text was not available; grows as values are resolved. */
  readonly missed: ReadonlySet<string>;
  /** Where a value was first given up as too much work; null when none was, among the values resolved so far. */
  readonly gaveUpAt: Node | null;
}

export interface Parameter {
  readonly name: string;
  readonly key: Node;
  readonly node: Mapping | null;
  /** `String`, `Number`, `AWS::SSM::Parameter::Value<String>`, …; null when missing or not known. */
  readonly type: string | null;
  /** Always a text: CloudFormation passes parameters as strings, whatever their type. */
  readonly default: KnownScalar | null;
  readonly allowedValues: readonly string[] | null;
  readonly noEcho: boolean;
  /** Also where its `NoEcho` may be in text that could not be read. */
  readonly mayBeHidden: boolean;
  /** The value given from outside (`--parameter`), or null. */
  readonly given: string | null;
}

export interface Condition {
  readonly name: string;
  /** The truth value decided by given parameters (and by defaults, for a template shown as deployed); null when open. */
  readonly decided: boolean | null;
}

export interface Resource {
  readonly id: string;
  readonly type: string;
  /** The logical ID as written; for a generated resource, that of the resource it comes from. */
  readonly key: Node;
  readonly node: Mapping;
  /** The logical ID of the SAM resource from which it is created; null for a resource as written. */
  readonly madeFrom: string | null;
  /** When it exists: its `Condition`. */
  readonly when: Guard;
  /** A map, or whatever is there instead; resolved at first use. */
  readonly properties: Value;
  /** `aws:cdk:path` of its metadata, or null. */
  readonly constructPath: string | null;
  /**
   * Whether a property may be present. This is cheap: where the text lists all properties, it is read off the text alone.
   */
  mayHave(property: string): boolean;
  /** The value of a property at a path of keys, or null when it is absent or not known. */
  property(...path: readonly string[]): Value | null;
  /** The value of a resource attribute beside `Properties`, such as `Metadata` or `DependsOn`. */
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
