/** The instance profile of Elastic Beanstalk's instances, which is one of many options. */
import type { Change } from '../../edit/change.js';
import { fields, text } from '../../edit/content.js';
import type { Resource } from '../../model/template.js';
import { textOf } from '../../value/read.js';
import { appendToProperty } from '../property-list.js';
import { ref } from '../reference-content.js';

/** Whether a resource is an environment, which is told its instance profile by an option. */
export function isBeanstalk({ type }: Resource): boolean {
  return type === 'AWS::ElasticBeanstalk::Environment';
}

/** Null when a function makes the list of options. */
export function setProfileOption(resource: Resource, profile: string): readonly Change[] | null {
  const option = fields({
    Namespace: text('aws:autoscaling:launchconfiguration'),
    OptionName: text('IamInstanceProfile'),
    Value: ref(profile),
  });
  return appendToProperty(resource, 'OptionSettings', [option], { note: `Gives \`${resource.id}\` instance profile \`${profile}\`.` });
}

/** The AWS managed policy that instances need for the tier of their environment (developer guide, "Managing instance profiles"). */
export function tierPolicy(resource: Resource): string {
  return textOf(resource.property('Tier', 'Name')) === 'Worker' ? 'AWSElasticBeanstalkWorkerTier' : 'AWSElasticBeanstalkWebTier';
}

/** What is left to do: options of the environment take precedence over those of the application, and over the default. */
export function formerProfile(resource: Resource, role: string): string {
  return `\`${resource.id}\` no longer uses the instance profile that \`.ebextensions\` or Elastic Beanstalk chose before: whatever it permits besides has to be permitted by role \`${role}\`, for ECS on Docker also what \`AWSElasticBeanstalkMulticontainerDocker\` does.`;
}
