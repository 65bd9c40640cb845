/** Actions on the identities of others that a denial leaves out by `NotAction` and that its holders are allowed. */
import { coversAction } from '../../iam/action.js';
import type { Pattern } from '../../iam/pattern.js';
import type { Item, Statement } from '../../iam/policy.js';
import type { Identity } from './identity.js';
import { isForEvery, type Permission } from './permission.js';

export interface SparedAction {
  readonly action: string;
  /** The item of `NotAction` that leaves it out. */
  readonly item: Item<Pattern>;
  readonly holder: Identity;
  readonly permission: Permission;
}

/**
 * Actions that give somebody the permissions or the password of another, with what they act on (pathfinding.cloud,
 * "self-escalation" and "principal-access").
 */
const overOthers: ReadonlyMap<string, string> = new Map([
  ['iam:AttachUserPolicy', 'user'],
  ['iam:PutUserPolicy', 'user'],
  ['iam:CreateAccessKey', 'user'],
  ['iam:CreateLoginProfile', 'user'],
  ['iam:UpdateLoginProfile', 'user'],
  ['iam:AddUserToGroup', 'group'],
  ['iam:AttachGroupPolicy', 'group'],
  ['iam:PutGroupPolicy', 'group'],
  ['iam:AttachRolePolicy', 'role'],
  ['iam:PutRolePolicy', 'role'],
  ['iam:UpdateAssumeRolePolicy', 'role'],
  ['iam:CreatePolicyVersion', 'policy'],
  ['iam:SetDefaultPolicyVersion', 'policy'],
]);

/** The first of these that a holder may certainly and unconditionally use on everybody; null when there is none. */
export function sparedAction({ action: left }: Statement, holders: readonly Identity[]): SparedAction | null {
  if (left === null || !left.negated || !left.complete) return null;
  for (const [action, kind] of overOthers) {
    const item = left.items.find(({ parsed }) => coversAction(parsed, action) === 'yes');
    if (item === undefined) continue;
    for (const holder of holders) {
      const permission = holder.allowance.permissionsFor(action).find((each) => !each.isConditioned && isForEvery(each, kind, 'iam'));
      if (permission !== undefined) return { action, item, holder, permission };
    }
  }
  return null;
}
