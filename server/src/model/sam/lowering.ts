/** What all parts of the lowering share: the resources, and the making of SAM's texts and resources. */
import { partitionOfRegion } from '../../data/partition.js';
import type { Node } from '../../syntax/tree.js';
import { concat, madeText, placedAt } from '../../value/compose.js';
import type { Guard } from '../../value/guard.js';
import { textOf } from '../../value/read.js';
import type { Value } from '../../value/value.js';
import { makeResource } from '../resource.js';
import type { Scope } from '../scope.js';
import type { Resource, Template } from '../template.js';
import { valueOf, type MadeMap } from './made-value.js';

export interface Lowering {
  readonly template: Template;
  /** As written, with the Globals merged in. */
  readonly resources: ReadonlyMap<string, Resource>;
  readonly scope: Scope;
  /** SAM writes the partition into its ARNs as text. */
  readonly partition: string;
}

export function loweringOf(template: Template, resources: ReadonlyMap<string, Resource>, scope: Scope): Lowering {
  const pseudo = (name: string): string | null => textOf(scope.reference(name, template.root));
  return { template, resources, scope, partition: pseudo('AWS::Partition') ?? partitionOfRegion(pseudo('AWS::Region') ?? '') };
}

/** The value of a name in one of SAM's own texts; null for a name of the template or of CloudFormation. */
export type Names = (name: string) => Value | null;

/** A text in which `${Name}` and `%{Name}` are replaced. */
export function filled(text: string, at: Node | null, lowering: Lowering, names: Names = () => null): Value {
  const parts = text.split(/[$%]\{([^{}]*)\}/);
  return concat(
    at,
    parts.map((part, index) => {
      if (index % 2 === 0) return madeText(at, part);
      return names(part) ?? named(part, at, lowering);
    }),
  );
}

/** What a name means in the template: a reference, or an attribute when it has a dot. */
export function named(name: string, at: Node | null, { scope, template }: Lowering): Value {
  const dot = name.indexOf('.');
  const place = at ?? template.root;
  const value = dot < 0 ? scope.reference(name, place) : scope.attribute(name.slice(0, dot), name.slice(dot + 1), place);
  return placedAt(value, at);
}

/** The ARN of an AWS managed policy, by path and name. */
export function awsPolicy(pathAndName: string, at: Node | null, { partition }: Lowering): Value {
  return madeText(at, `arn:${partition}:iam::aws:policy/${pathAndName}`);
}

export interface MadeResource {
  readonly id: string;
  readonly type: string;
  readonly properties: Value | MadeMap;
  /** The node that causes it; null when it is not in the text. */
  readonly at: Node | null;
  /** The guard of its source resource unless given. */
  readonly when?: Guard;
}

/** A resource that SAM creates from one in the template. */
export function madeFrom(maker: Resource, { id, type, properties, at, when = maker.when }: MadeResource): Resource {
  const value = valueOf(properties, at);
  return makeResource({
    id,
    type,
    key: maker.key,
    node: maker.node,
    madeFrom: maker.madeFrom ?? maker.id,
    when,
    attribute: (name) => (name === 'Properties' ? value : passedOn.has(name) ? maker.attribute(name) : null),
  });
}

const passedOn: ReadonlySet<string> = new Set(['Condition', 'DeletionPolicy', 'UpdateReplacePolicy']);
