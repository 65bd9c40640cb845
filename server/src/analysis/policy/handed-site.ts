/** The policy that a script hands to an operation of AWS, with its kind and place. */
import type { Lookup } from '../../iam/partial-text.js';
import { readPolicy } from '../../iam/read/read-policy.js';
import { hole } from '../../text/hole.js';
import { conjoin } from '../../value/guard.js';
import type { Script } from '../script/script.js';
import type { Call } from '../use/call.js';
import { kindFor } from './handed-policy.js';
import type { LoosePolicy } from './loose-policy.js';
import { guessedKind } from './policy-role.js';
import type { PolicySite } from './policy-site.js';

/** Operations that only ask what a policy would do, or whether it is valid (IAM and Access Analyzer API references). */
const asking = /^(?:simulate|validate|check|test)/i;

/** Null for what is not a policy, is only asked about, or can never exist. */
export function handedSite({ value, when }: LoosePolicy, call: Call, script: Script, lookup: Lookup): PolicySite | null {
  if (asking.test(call.operation)) return null;
  const { resource: owner } = script;
  const inScript = conjoin(script.when, when);
  const guard = inScript === null ? null : conjoin(owner.when, inScript);
  const kind = kindFor(call.service, call.arguments.get('type') ?? null) ?? guessedKind(value);
  const policy = readPolicy(value, kind, lookup);
  if (guard === null || policy.defects.some((defect) => defect.kind === 'malformed-json')) return null;
  const name = call.arguments.get('policyname') ?? call.arguments.get('rolename') ?? owner.id;
  return {
    policy,
    owner,
    name: name.includes(hole) ? owner.id : name,
    when: guard,
    at: value.at ?? script.at,
    form: 'document',
    isForDevices: call.service === 'iot',
    protects: [],
  };
}
