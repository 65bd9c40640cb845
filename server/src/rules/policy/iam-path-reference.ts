/** A reference to an IAM resource by its name alone, without its path. */
import { groupedBy } from '../../analysis/grouped.js';
import { templatePath } from '../../analysis/place.js';
import { propertyValues } from '../../analysis/property-value.js';
import type { ReferenceSite } from '../../analysis/reference.js';
import type { Resource, Template } from '../../model/template.js';
import { arnInsteadOf, referToArn } from '../../repair/policy/write-arn.js';
import { offers } from '../../repair/fix.js';
import type { Node } from '../../syntax/tree.js';
import { gather } from '../../text/gather.js';
import { onceWith } from '../../text/once.js';
import type { Guard } from '../../value/guard.js';
import { textOf } from '../../value/read.js';
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
    const slots = { resource: resource.id, path };
    for (const site of facts.references(resource.id)) {
      const { section, id } = templatePath(site.node);
      if (site.attribute !== null || section !== 'Resources' || id === null || !isInArn(site)) continue;
      report('arn', site.at, { slots, about: id });
    }
    for (const { user, property, at, when } of namedBy(template).get(resource.id) ?? []) {
      report('name', at, { slots: { ...slots, property }, when, about: user.id });
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
  const isAlone = node.text === name || node.text === `\${${name}}`;
  if (!isAlone) return kinds.some((kind) => node.text.includes(`:${kind}/\${${name}}`));
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

interface Naming {
  readonly user: Resource;
  readonly property: string;
  readonly at: Node;
  readonly when: Guard;
}

/** Where such properties are set to the name of a resource, by its logical ID. */
const namedBy = onceWith((template: Template): ReadonlyMap<string, readonly Naming[]> => {
  const namings = gather([...template.resources.values()], (user) =>
    gather(nameProperties.get(user.type) ?? [], (property) =>
      gather(propertyValues(user, property.split('/')), ({ value, when }) =>
        value.kind === 'ref' ? [{ name: value.name, user, property, at: value.at ?? user.key, when: [...user.when, ...when] }] : [],
      ),
    ),
  );
  return groupedBy(namings, ({ name }) => name);
});
