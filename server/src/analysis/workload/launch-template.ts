/** The launch template that an instance names, if it is in the same template. */
import type { Resource, Template } from '../../model/template.js';
import { valueAt } from '../../value/read.js';
import type { Value } from '../../value/value.js';
import { namedResource } from '../named-resource.js';

/** The launch template that a value of `LaunchTemplate` names by id or by name; null for one from elsewhere. */
export function launchTemplateIn(launch: Value | null, template: Template): Resource | null {
  const named = valueAt(launch, 'LaunchTemplateId') ?? valueAt(launch, 'LaunchTemplateName');
  return named === null ? null : namedResource(named, 'AWS::EC2::LaunchTemplate', template);
}
