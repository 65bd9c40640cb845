/** A grant on every resource of actions that could be limited to some. */
import { everywhereIn, grantOf, isWholeService, type Grant } from '../../analysis/grant.js';
import { expandAction, type KnownAction } from '../../iam/action.js';
import { defineRule } from '../rule.js';

export const unscopedResource = defineRule({
  id: 'admin/unscoped-resource',
  preset: 'strict',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A statement allows, on every resource, actions that could be limited to some.',
  why: 'What a workload may do to every resource, somebody who takes over the workload can do to every resource.',
  remedy: 'Name the resources; put actions that know none (`ec2:Describe*`) into a statement of their own.',
  references: [
    { title: 'Grant least privilege', url: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html' },
    { title: 'Actions, resources, and condition keys for AWS services', url: 'https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html' },
  ],
  messages: {
    changes: { severity: 'warning', text: 'Policy `{policy}` allows {count} actions that change things on every resource, such as `{action}`.' },
    reads: { severity: 'information', text: 'Policy `{policy}` allows {count} actions on every resource that could name theirs, such as `{action}`.' },
  },

  subject: 'statement',
  check(statement, report) {
    const grant = grantOf(statement);
    if (grant === null || statement.statement.condition !== null || grant.actions.some(({ parsed }) => isWholeService(parsed))) return;
    const everywhere = everywhereIn(grant);
    const limitable = limitableActions(grant);
    const example = limitable.find(changes) ?? limitable[0];
    if (everywhere === null || example === undefined) return;
    report(changes(example) ? 'changes' : 'reads', everywhere.at ?? statement.at, {
      slots: { policy: statement.site.name, count: limitable.length, action: example.id }, when: [...statement.when, ...everywhere.when],
    });
  },
});

/** Actions that the service authorization reference gives a required resource type; those with rules of their own are left out. */
function limitableActions({ actions }: Grant): readonly KnownAction[] {
  const found = new Map(actions.flatMap((item) => expandAction(item.parsed)).map((action) => [action.id, action]));
  return [...found.values()].filter(({ id, record }) => !reportedElsewhere.has(id) && record.resourceTypes.some((type) => type.required));
}

const reportedElsewhere: ReadonlySet<string> = new Set(['iam:PassRole', 'sts:AssumeRole', 'iam:CreateServiceLinkedRole']);

function changes({ record }: KnownAction): boolean {
  return record.access !== 'Read' && record.access !== 'List';
}
