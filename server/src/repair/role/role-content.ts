/** Writes roles, groups, policies and instance profiles as a person would. */
import { type Content, fields, items, text } from '../../edit/content.js';
import { copy } from '../../edit/copy.js';
import type { Resource } from '../../model/template.js';
import type { Node } from '../../syntax/tree.js';
import { ref, sub } from '../reference-content.js';
import { resourceContent } from '../resource-content.js';

export interface RoleSpecification {
  /** Service principals that may assume the role. */
  readonly trusts: readonly string[];
  /** ARNs of managed policies. */
  readonly managed: readonly Content[];
  /** Items of `Policies`. */
  readonly inline: readonly Content[];
  readonly boundary: Content | null;
  /** The condition of the workload that the role is for. */
  readonly condition: string | null;
}

/** The ARN of an AWS managed policy, in the partition of the stack. */
export function managedArn(pathAndName: string): Content {
  return sub(`arn:\${AWS::Partition}:iam::aws:policy/${pathAndName}`);
}

export function roleContent({ trusts, managed, inline, boundary, condition }: RoleSpecification): Content {
  return resourceContent({
    type: 'AWS::IAM::Role',
    condition,
    properties: {
      AssumeRolePolicyDocument: fields({ Version: text('2012-10-17'), Statement: items(trustStatement(trusts)) }),
      ...(managed.length === 0 ? {} : { ManagedPolicyArns: items(...managed) }),
      ...(inline.length === 0 ? {} : { Policies: items(...inline) }),
      ...(boundary === null ? {} : { PermissionsBoundary: boundary }),
    },
  });
}

function trustStatement(trusts: readonly string[]): Content {
  const services = trusts.map((service) => (service.includes('${') ? sub(service) : text(service)));
  const [only] = services;
  return fields({
    Effect: text('Allow'),
    Principal: fields({ Service: services.length === 1 && only !== undefined ? only : items(...services) }),
    Action: text('sts:AssumeRole'),
  });
}

/** Null stands for what the group does not have. */
export interface GroupSpecification {
  /** The list of ARNs of managed policies. */
  readonly managed: Content | null;
  /** The list of inline policies. */
  readonly inline: Content | null;
  /** What has to exist before the group. */
  readonly dependsOn: Content | null;
  readonly condition: string | null;
}

export function groupContent({ managed, inline, dependsOn, condition }: GroupSpecification): Content {
  return resourceContent({
    type: 'AWS::IAM::Group',
    condition,
    dependsOn,
    properties: {
      ...(managed === null ? {} : { ManagedPolicyArns: managed }),
      ...(inline === null ? {} : { Policies: inline }),
    },
  });
}

export function instanceProfileContent(roleId: string, condition: string | null): Content {
  return resourceContent({ type: 'AWS::IAM::InstanceProfile', condition, properties: { Roles: items(ref(roleId)) } });
}

/** A policy resource for a role, for what must not be written into the role itself. */
export function policyContent(name: Content, document: Content, roleId: string, condition: string | null): Content {
  return resourceContent({
    type: 'AWS::IAM::Policy',
    condition,
    properties: { PolicyName: name, PolicyDocument: document, Roles: items(ref(roleId)) },
  });
}

export function inlinePolicyContent(name: Content, document: Content): Content {
  return fields({ PolicyName: name, PolicyDocument: document });
}

export function statementContent(actions: readonly string[], resources: readonly Content[]): Content {
  return fields({ Effect: text('Allow'), Action: items(...actions.map(text)), Resource: items(...resources) });
}

/** The name of the condition under which a resource is there; null when it always is. */
export function conditionOf({ when }: Resource): string | null {
  const [assumption] = when;
  return assumption?.kind === 'condition' && assumption.holds ? assumption.name : null;
}

/** Copies of nodes; null when one of them cannot be copied. */
export function copies(nodes: readonly Node[]): readonly Content[] | null {
  const contents = nodes.map(copy);
  return contents.every((content): content is Content => content !== null) ? contents : null;
}
