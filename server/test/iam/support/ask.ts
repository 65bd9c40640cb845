/** Asks for an evaluation in the words of a test: policies as plain JSON, texts with `${…}` for what is not known. */
import { evaluate } from '../../../src/iam/evaluate/evaluate.js';
import type { Caller, CallerKind, KeyValues, NamedPolicy, Verdict } from '../../../src/iam/evaluate/access.js';
import { lookupNothing, textsOf, type PartialText } from '../../../src/iam/partial-text.js';
import type { PolicyKind } from '../../../src/iam/policy.js';
import { readPolicy } from '../../../src/iam/read/read-policy.js';
import { valueFrom, type Plain } from './value-from.js';

export interface Question {
  /** Statements of the identity policy, or a whole policy. */
  readonly identity?: Plain;
  readonly boundary?: Plain;
  readonly resourcePolicy?: Plain;
  readonly resourceKind?: PolicyKind;
  readonly caller?: CallerKind;
  readonly action?: string;
  /** `*` asks for any. */
  readonly resource?: string;
  readonly context?: Readonly<Record<string, string | readonly string[] | null>>;
  /** Only what is given is in the request; true unless a test says otherwise. */
  readonly only?: boolean;
}

export const account = '111122223333';
export const roleArn = `arn:aws:iam::${account}:role/app`;
export const userArn = `arn:aws:iam::${account}:user/bob`;

export function ask(question: Question): Verdict {
  const { context = {}, caller = 'role', resource = 'arn:aws:s3:::b/k' } = question;
  return evaluate({
    caller: callerOf(caller),
    action: question.action ?? 's3:GetObject',
    resource: resource === '*' ? { kind: 'any', within: [] } : { kind: 'one', arn: textFrom(resource) },
    context: new Map(Object.entries(context).map(([key, value]) => [key.toLowerCase(), valuesFrom(value)])),
    onlyGivenContext: question.only ?? true,
  }, {
    identity: named(question.identity, 'identity'),
    boundary: named(question.boundary, 'boundary'),
    resource: named(question.resourcePolicy, question.resourceKind ?? 'resource'),
  });
}

export function textFrom(text: string): PartialText {
  const [option] = textsOf(valueFrom({ 'Fn::Sub': text }), lookupNothing) ?? [];
  return option?.text ?? [];
}

function callerOf(kind: CallerKind): Caller {
  if (kind === 'role') return { kind, arn: [roleArn], account: [account], name: ['app'], tags: new Map([['team', ['red']]]) };
  if (kind === 'user') return { kind, arn: [userArn], account: [account], name: ['bob'], tags: new Map([['team', ['red']]]) };
  return { kind, arn: null, account: [account], name: null, tags: null };
}

function valuesFrom(value: string | readonly string[] | null): KeyValues {
  if (value === null) return null;
  return (typeof value === 'string' ? [value] : value).map(textFrom);
}

/** Statements without a version are given the one that expands variables. */
function named(plain: Plain | undefined, kind: PolicyKind): readonly NamedPolicy[] {
  if (plain === undefined) return [];
  const isWhole = plain !== null && typeof plain === 'object' && ('Statement' in plain || '$unknown' in plain);
  const policy = isWhole ? plain : { Version: '2012-10-17', Statement: plain };
  return [{ name: kind, policy: readPolicy(valueFrom(policy), kind), when: [] }];
}
