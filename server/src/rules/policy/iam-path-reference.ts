/** A reference to an IAM resource by its name alone, without its path. */
import { templatePath } from '../../analysis/place.js';
import type { ReferenceSite } from '../../analysis/reference.js';
import type { Template } from '../../model/template.js';
import { textOf } from '../../value/read.js';
import { arnInsteadOf, referToArn } from '../../repair/policy/write-arn.js';
import { offers } from '../../repair/fix.js';
import { defineRule } from '../rule.js';

export const iamPathReference = defineRule({
  id: 'policy/iam-path-reference',
  preset: 'strict',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A reference to an IAM resource leaves out its path.',
  why: '`Ref` returns only the name. An ARN or a setting that is built from it names another resource, one without a path: the deployment fails, or a policy applies to nobody.',
  remedy: 'Use `Fn::GetAtt` with `Arn`, which includes the path.',
  references: [
    {
      title: 'IAM identifiers: friendly names and paths',
      url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html',
    },
    {
      title: 'AWS::IAM::Role, return values',
      url: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-role.html',
    },
  ],
  messages: {
    arn: { severity: 'information', text: '`{resource}` has the path `{path}`, which this ARN leaves out.' },
    name: { severity: 'information', text: '`{resource}` has the path `{path}`, but `{property}` looks for its name without one.' },
  },

  subject: 'resource',
  types: ['AWS::IAM::Role', 'AWS::IAM::User', 'AWS::IAM::Group', 'AWS::IAM::InstanceProfile'],
  check(resource, report, facts) {
    const { template } = facts;
    const path = textOf(resource.property('Path'));
    if (path === null || path === '/' || template === null) return;
    for (const site of facts.references(resource.id)) {
      const { section, id, steps } = templatePath(site.node);
      if (site.attribute !== null || section !== 'Resources' || id === null) continue;
      const property = nameProperty(steps, template, id);
      const isWhole = site.node.kind === 'scalar' && site.node.text === site.name;
      if (isInArn(site)) report('arn', site.at, { slots: { resource: resource.id, path }, about: id });
      else if (property !== null && isWhole) report('name', site.at, { slots: { resource: resource.id, path, property }, about: id });
    }
  },

  fixes: {
    name: (finding, { id }, facts) => [referToArn(facts, id, finding)],
    arn: (finding, { id }, facts) => offers(arnInsteadOf(facts, id, finding)),
  },
});

/** Whether `…:role/` comes right before the reference, in an `Fn::Sub` or as the previous item of an `Fn::Join`. */
function isInArn({ name, node }: ReferenceSite): boolean {
  if (node.kind !== 'scalar') return false;
  if (node.text !== name) return kinds.some((kind) => node.text.includes(`:${kind}/\${${name}}`));
  const item = node.parent?.kind === 'mapping' ? node.parent : node;
  const list = item.parent;
  const before = list?.kind === 'sequence' ? list.items[list.items.findIndex((each) => each === item) - 1] : null;
  return before?.kind === 'scalar' && kinds.some((kind) => before.text.endsWith(`:${kind}/`));
}

const kinds = ['role', 'user', 'group', 'instance-profile'] as const;

/** Properties that take an ARN or the name of a role in the path `/` (CloudFormation and ECS API reference). */
const nameProperties: ReadonlyMap<string, readonly string[]> = new Map([
  ['AWS::CodeBuild::Project', ['ServiceRole', 'BuildBatchConfig/ServiceRole']],
  ['AWS::ECS::TaskDefinition', ['TaskRoleArn', 'ExecutionRoleArn']],
  ['AWS::ECS::Service', ['Role']],
]);

function nameProperty([attribute, ...steps]: readonly string[], template: Template, id: string): string | null {
  const path = steps.filter((step) => step !== 'Ref').join('/');
  const type = template.resource(id)?.type ?? '';
  return attribute === 'Properties' && nameProperties.get(type)?.includes(path) === true ? path : null;
}
