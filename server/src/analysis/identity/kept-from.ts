/** What an identity may not do, no matter what allows it. */
import { actionRecord, meansAction } from '../../iam/action.js';
import { effectOf } from '../../iam/effect.js';
import { isEveryOneOf, isEveryResource, isWholeOf } from '../../iam/resource/every-resource.js';
import { isEverything, type Pattern } from '../../iam/pattern.js';
import type { Item, Policy, Statement } from '../../iam/policy.js';
import { gather } from '../../text/gather.js';
import { conjoin, conjoined, waysWithout, type Guard } from '../../value/guard.js';
import { onceWith } from '../../text/once.js';
import type { Allowance } from './allowance.js';
import type { Identity } from './identity.js';

/**
 * Whether denials or the boundary keep an identity from an action whenever a guard holds, on every resource or on all but some
 * that are named.
 */
export function isKeptFrom(identity: Identity, action: string, guard: Guard): boolean {
  const keeping = keepingFrom(identity, action);
  return keeping.length > 0 && waysWithout(conjoin(guard, identity.when) ?? guard, keeping)?.length === 0;
}

/** Whether anything at all keeps an identity from something. */
export function isKeptFromAny({ policies, boundaries }: Identity): boolean {
  return boundaries.length > 0 || policies.some(({ policy }) => policy !== null && wholeDenials(policy).length > 0);
}

/** Whether a policy itself unconditionally denies an action on every resource, or on all but some that are named. */
export function isTakenBack(policy: Policy, action: string): boolean {
  return wholeDenials(policy).some((statement) => statement.when.length === 0 && deniesAction(statement, action));
}

const keptByAction = onceWith((_allowance: Allowance) => new Map<string, readonly Guard[]>());

/** When something keeps an identity from an action; the answer is shared by members of a group. */
function keepingFrom({ allowance, policies, boundaries }: Identity, action: string): readonly Guard[] {
  const byAction = keptByAction(allowance);
  const known = byAction.get(action);
  if (known !== undefined) return known;
  const denials = gather(policies, ({ policy, when }) =>
    gather(policy === null ? [] : wholeDenials(policy), (statement) =>
      deniesAction(statement, action) ? conjoined(when, statement.when) : [],
    ),
  );
  const tight = boundaries.filter(({ policy }) => policy !== null && isShutFor(policy, action));
  const keeping = [...denials, ...tight.map(({ when }) => when)];
  byAction.set(action, keeping);
  return keeping;
}

/** The statements that unconditionally deny actions on every resource, or on all but those that `NotResource` lists. */
const wholeDenials = onceWith(({ statements }: Policy): readonly Statement[] =>
  statements.filter(
    ({ effect, action, resource, condition }) =>
      effect === 'Deny' &&
      condition === null &&
      action?.complete === true &&
      resource !== null &&
      (resource.negated ? resource.complete : resource.items.some((item) => item.when.length === 0 && isEverything(item.parsed))),
  ),
);

function deniesAction({ action: denied, resource }: Statement, action: string): boolean {
  if (denied === null || meansAction(denied, action) !== 'yes') return false;
  return resource?.negated !== true || !resource.items.some((item) => isAllFor(item, action));
}

/** Whether the exemption by `NotResource` is everything that an action is for; the resources of one account count as named. */
function isAllFor(item: Item<Pattern>, action: string): boolean {
  const [prefix = ''] = action.split(':');
  const record = actionRecord(action);
  return isEveryResource(item) || isWholeOf(item.text, prefix) || (record !== null && isEveryOneOf(item.text, { prefix, record }));
}

/** Whether a boundary lets nothing of an action through. */
function isShutFor(boundary: Policy, action: string): boolean {
  return isTakenBack(boundary, action) || (boundary.complete && boundary.statements.every((statement) => !mayAllow(statement, action)));
}

function mayAllow(statement: Statement, action: string): boolean {
  const { action: actions } = statement;
  return effectOf(statement) !== 'Deny' && (actions?.complete !== true || meansAction(actions, action) !== 'no');
}
