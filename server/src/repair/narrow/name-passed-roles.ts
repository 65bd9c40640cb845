/** The plan that names the roles which a statement allows passing to services. */
import { isRise } from '../../analysis/escalation/escalation.js';
import type { Facts } from '../../analysis/facts.js';
import type { StatementSite } from '../../analysis/policy/policy-site.js';
import type { Change } from '../../edit/change.js';
import { type Content, type Field, text } from '../../edit/content.js';
import { copy } from '../../edit/copy.js';
import { fitsAction } from '../../iam/resource/resource-format.js';
import type { Resource } from '../../model/template.js';
import { encloses } from '../../text/span.js';
import { listed } from '../../text/wording.js';
import { offer } from '../draft.js';
import type { Fix } from '../fix.js';
import { attribute } from '../reference-content.js';
import { hasTemplate } from '../scene.js';
import { actionApart, type ActionApart } from './action-apart.js';
import { canName } from './can-name.js';
import { passedRoles } from './passed-roles.js';
import { oneOrList, statementAfter } from './written-statement.js';

const passRole = 'iam:PassRole';
/** The most roles that are named: a longer list hardly anybody would check. */
const most = 12;

/**
 * Limits passing to the roles of the template that the holders evidently pass; what else the statement allows stays. A
 * suggestion, because holders may pass others. None where one of them is an administrator or can become one and the statement
 * allows more, none for a statement that a function or a longer text puts together, and where a
 * wildcard allows passing together with other actions.
 */
export function namePassedRoles(facts: Facts, subject: StatementSite): readonly Fix[] {
  const written = hasTemplate(facts) ? actionApart(subject, passRole) : null;
  if (!hasTemplate(facts) || written === null) return [];
  if (facts.file.tree.comments.some((comment) => encloses(written.resource, comment))) return [];
  const roles = passedRoles(facts, subject);
  if (roles.length === 0 || roles.length > most || !roles.every((role) => canName(facts, subject, role))) return [];
  if (written.others.length > 0 && roles.some((role) => isPowerful(role, facts))) return [];
  const names = listed(roles.map(({ id }) => id));
  const arns = oneOrList(roles.map(({ id }) => attribute(id, 'Arn')));
  const note = `Names ${names}.`;
  const changes: readonly Change[] | null =
    written.others.length === 0 ? [{ kind: 'set', target: written.resource, value: arns, note }] : moveApart(written, arns, note);
  const left = ['Where roles outside of this template are passed, name these as well.'];
  const plan = changes === null ? null : offer(facts, { title: `Allow passing only ${names}`, safety: 'suggestion', changes, left });
  return plan?.kind === 'fix' ? [plan] : [];
}

/** Whether passing a role is a way to become an administrator, which the rest of the statement may hide until it is split. */
function isPowerful({ id }: Resource, facts: Facts): boolean {
  const identity = facts.identity(id);
  return identity !== null && (facts.adminWhen(identity) !== null || facts.escalations(identity).some(isRise));
}

/** Moves passing to a statement of its own, and removes the resources that are there for it alone. */
function moveApart({ node, condition, item, others, resources }: ActionApart, arns: Content, note: string): readonly Change[] | null {
  const action = copy(item.node);
  const tests = condition === null ? null : copy(condition);
  const idle = resources.filter(
    ({ item: { parsed } }) => fitsAction(parsed, passRole) !== 'no' && others.every((id) => fitsAction(parsed, id) === 'no'),
  );
  if (action === null || (condition !== null && tests === null) || idle.length === resources.length) return null;
  const own: readonly Field[] = [
    { key: 'Effect', value: text('Allow') },
    { key: 'Action', value: action },
    { key: 'Resource', value: arns },
    ...(tests === null ? [] : [{ key: 'Condition', value: tests }]),
  ];
  const moved = statementAfter(node, own, note);
  const removed = [item, ...idle].map((each): Change => ({
    kind: 'remove',
    target: each.node,
    emptied: 'keep',
    note: 'Gives passing roles a statement of its own.',
  }));
  return moved === null ? null : [...removed, moved];
}
