/** Permissions over identities that are only for CloudFormation's calls, with a permission to have it make them. */
import { gather } from '../../text/gather.js';
import { conjoin } from '../../value/guard.js';
import type { Identity } from '../identity/identity.js';
import { isForAny, isForEvery } from '../identity/permission.js';
import type { Escalation } from './escalation.js';

/**
 * What a template does to identities that are there already, with nothing but this permission (CloudFormation template
 * reference: `AWS::IAM::Policy`, `AWS::IAM::UserToGroupAddition`, `AWS::IAM::AccessKey`), and what it does that to.
 */
const templated: readonly (readonly [action: string, kind: string])[] = [
  ['iam:PutRolePolicy', 'role/'],
  ['iam:PutUserPolicy', 'user/'],
  ['iam:PutGroupPolicy', 'group/'],
  ['iam:AddUserToGroup', 'group/'],
  ['iam:CreateAccessKey', 'user/'],
];

const launching: readonly string[] = ['cloudformation:CreateStack', 'cloudformation:UpdateStack'];

/** `possible`: the actions, in lower case, that any statement of the identity may allow. */
export function throughStacks({ id, allowance }: Identity, possible: ReadonlySet<string>): readonly Escalation[] {
  const launches = gather(launching, (action) =>
    possible.has(action.toLowerCase()) ? allowance.permissionsFor(action).filter((each) => !each.isConditioned && isForAny(each)) : [],
  );
  if (launches.length === 0) return [];
  return gather(templated, ([action, kind]) => {
    if (!possible.has(action.toLowerCase())) return [];
    for (const grant of allowance.permissionsFor(action)) {
      for (const launch of grant.isForStacks && isForEvery(grant, kind, 'iam') ? launches : []) {
        const when = conjoin(grant.when, launch.when);
        if (when === null) continue;
        return [{ kind: 'path', permissions: [action, launch.action], grants: [grant, launch], through: [id], target: null, when }];
      }
    }
    return [];
  });
}
