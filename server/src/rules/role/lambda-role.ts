/** A function whose role is not a role, belongs to another account, or does not permit what the code does. */
import { ownAccounts, type Environment } from '../../analysis/environment.js';
import type { Facts } from '../../analysis/facts.js';
import { firstHandedKey } from '../../analysis/flow/static-credential.js';
import { namedResource } from '../../analysis/named-resource.js';
import { shownCall, type Call } from '../../analysis/use/call.js';
import type { Workload } from '../../analysis/workload/workload.js';
import { readArn } from '../../iam/arn.js';
import { knownText, lookupNothing, showText, textsOf, type PartialText } from '../../iam/partial-text.js';
import type { Resource } from '../../model/template.js';
import { absencesAt, optionsAt } from '../../value/path.js';
import { needsNoPermission } from '../../iam/evaluate/evaluate.js';
import { defineRule } from '../rule.js';

export const lambdaRole = defineRule({
  id: 'role/lambda-role',
  preset: 'recommended',
  stage: 'stable',
  since: '0.1.0',

  summary: 'A Lambda function has no role that it can use for what it does.',
  why: 'A function acts with its role and with nothing else. Where that role is a user, belongs to another account or permits none of what the code calls, somebody sooner or later gives the function keys instead.',
  remedy:
    'Give the function a role in this template that trusts `lambda.amazonaws.com` and permits what the code calls; in SAM, list that under `Policies`.',
  references: [
    { title: 'Lambda execution role', url: 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html' },
    {
      title: 'AWS::Serverless::Function',
      url: 'https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-resource-function.html',
    },
  ],
  messages: {
    user: { severity: 'warning', text: 'Function `{function}` is given user `{user}` where a role belongs.' },
    foreign: {
      severity: 'warning',
      text: 'Function `{function}` is given a role from account {account}, but Lambda only accepts roles from its own account.',
    },
    logsOnly: {
      severity: 'warning',
      text: 'Function `{function}` calls AWS (`{call}`), but nothing permits it: the role that SAM creates may only write logs.',
    },
  },

  subject: 'workload',
  check(workload, report, facts) {
    const { resource } = workload;
    if (!functions.has(resource.type)) return;
    for (const { value, when } of optionsAt(resource.properties, 'Role')) {
      const at = value.at ?? resource.key;
      const user = facts.template === null ? null : namedResource(value, 'AWS::IAM::User', facts.template);
      if (user !== null && value.kind === 'attribute') report('user', at, { slots: { function: resource.id, user: user.id }, when });
      for (const { text } of textsOf(value, lookupNothing) ?? []) {
        const flaw = flawOf(text, facts.environment);
        if (flaw?.kind === 'user') report('user', at, { slots: { function: resource.id, user: flaw.name }, when });
        if (flaw?.kind === 'foreign') report('foreign', at, { slots: { function: resource.id, account: flaw.account }, when });
      }
    }
    const call = unpermittedCall(workload, facts);
    // A function that is handed a key may sign with it, which other rules report.
    if (call === null || firstHandedKey(workload, facts) !== null) return;
    report('logsOnly', resource.key, {
      slots: { function: resource.id, call: shownCall(call) },
      related: [{ message: 'AWS is called here.', at: call.at }],
    });
  },
});

const functions: ReadonlySet<string> = new Set(['AWS::Lambda::Function', 'AWS::Serverless::Function']);

type Flaw = { readonly kind: 'user'; readonly name: string } | { readonly kind: 'foreign'; readonly account: string };

/** What is wrong with an ARN that should be a role; an account counts as foreign only where one's own accounts are known. */
function flawOf(text: PartialText, environment: Environment): Flaw | null {
  const arn = readArn(text);
  if (arn === null) return null;
  const resource = showText(arn.resource);
  if (resource.startsWith('user/')) return { kind: 'user', name: resource.slice('user/'.length) };
  const account = knownText(arn.account);
  const own = ownAccounts(environment);
  const isForeign = account !== null && /^\d{12}$/.test(account) && own.length > 0 && !own.includes(account);
  return isForeign ? { kind: 'foreign', account } : null;
}

/** The first call that is not permitted by the role that SAM creates; null for a function that asks for more than that role. */
function unpermittedCall({ resource, scripts }: Workload, facts: Facts): Call | null {
  if (!asksForNothing(resource)) return null;
  const identity = facts.identity(`${resource.id}Role`);
  if (identity?.isComplete !== true) return null;
  const calls = scripts.flatMap((script) => script.calls).filter(({ actions }) => !actions.every(needsNoPermission));
  return calls.find(({ actions }) => actions.every((action) => identity.allowance.permissionsFor(action).length === 0)) ?? null;
}

function asksForNothing({ type, properties }: Resource): boolean {
  return (
    type === 'AWS::Serverless::Function' &&
    ['Role', 'Policies'].every((name) => absencesAt(properties, name).some((when) => when.length === 0))
  );
}
