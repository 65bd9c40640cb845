/** Resources that get their role from those that use them: launch templates, and lifecycle configurations of notebooks. */
import type { Resource, Template } from '../../model/template.js';
import { optionsAt } from '../../value/path.js';
import { namedResource } from '../named-resource.js';
import { templatePath } from '../place.js';
import type { ReferenceSite } from '../reference.js';
import { roleOfProfile } from './workloads.js';

/** The properties of the users that name the role; an EKS node group even rejects a profile in its launch template. */
const bringingRole: ReadonlyMap<string, readonly string[]> = new Map([
  ['AWS::EKS::Nodegroup', ['NodeRole']],
  ['AWS::Batch::ComputeEnvironment', ['ComputeResources', 'InstanceRole']],
  ['AWS::GameLift::GameServerGroup', ['RoleArn']],
  ['AWS::EC2::Instance', ['IamInstanceProfile']],
  ['AWS::SageMaker::NotebookInstance', ['RoleArn']],
  ['AWS::SageMaker::Domain', ['DefaultUserSettings', 'ExecutionRole']],
  ['AWS::SageMaker::UserProfile', ['UserSettings', 'ExecutionRole']],
]);

/**
 * Whether it is a script that notebooks run, each with its own role (SageMaker developer guide, "Customization of a
 * SageMaker notebook instance using an LCC script").
 */
export function isOfNotebooks({ type }: Resource): boolean {
  return type === 'AWS::SageMaker::NotebookInstanceLifecycleConfig' || type === 'AWS::SageMaker::StudioLifecycleConfig';
}

interface Known {
  readonly template: Template | null;
  readonly references: (name: string) => readonly ReferenceSite[];
}

/**
 * The roles of those that use a launch template or a lifecycle configuration; null for a role that is not in the template,
 * and for a user without a role.
 */
export function givenRoles(resource: Resource, { template, references }: Known): readonly (Resource | null)[] {
  if (template === null || (resource.type !== 'AWS::EC2::LaunchTemplate' && !isOfNotebooks(resource))) return [];
  const users = new Set(references(resource.id).flatMap(({ node }) => template.resource(templatePath(node).id ?? '') ?? []));
  const brought = [...users].flatMap((user) => {
    const path = bringingRole.get(user.type);
    return path === undefined
      ? []
      : optionsAt(user.properties, ...path).map(
          ({ value }) =>
            namedResource(value, 'AWS::IAM::Role', template) ??
            roleOfProfile(namedResource(value, 'AWS::IAM::InstanceProfile', template), template),
        );
  });
  const isAlone = ![...users].some(({ type: user }) => /^AWS::(?:AutoScaling::AutoScalingGroup|EC2::(?:EC2Fleet|SpotFleet))$/.test(user));
  return brought.length === 0 || isAlone ? brought : [...brought, null];
}

/** Whether something that has a role of its own uses this launch template or configuration. */
export function isGivenRole(resource: Resource, known: Known): boolean {
  return givenRoles(resource, known).length > 0;
}
