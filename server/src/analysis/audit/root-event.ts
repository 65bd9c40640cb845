/** What CloudTrail records of the root user: the fields that are the same in all of its events. */
import { covers, type Answer } from '../../iam/coverage.js';
import { intersects } from '../../iam/intersection.js';
import { likePattern, plainPattern, type Pattern } from '../../iam/pattern.js';

/** The values that a field may have (null when it is missing), or, where no more is known, what it never is. */
export type KnownField = { readonly values: readonly (Pattern | null)[] } | { readonly never: RegExp };

/** The known fields of an event, by path; `source` and `detail-type` are those of EventBridge. */
export type KnownEvent = ReadonlyMap<string, KnownField>;

export const signInDetailType = 'AWS Console Sign In via CloudTrail';
export const callDetailType = 'AWS API Call via CloudTrail';

/** All spellings that people use for the name of a sign-in; no other event has such a name. */
const spellingsOfSignIn: KnownField = { never: /^console[\s_-]?(?:log|sign)[\s_-]?(?:in|on)$/i };

const signInName = 'ConsoleLogin';
const signInSources = ['signin.amazonaws.com', 'signin.amazonaws.com.cn'];

/** `eventSource` is the address of a service, `source` its short name. */
const addressOfService: KnownField = { never: /^aws\./ };
const nameOfService: KnownField = { never: /\.amazonaws\.com(?:\.cn)?$/ };

/**
 * CloudTrail user guide, "CloudTrail record contents", "CloudTrail userIdentity element" and "Console sign-in events";
 * EventBridge user guide, "AWS service events delivered via CloudTrail". Whoever has a session that root gave it is
 * another type of caller.
 */
export const eventsOfRoot: readonly KnownEvent[] = [
  signIn({
    eventName: oneOf(signInName),
    'responseElements.ConsoleLogin': oneOf('Success', 'Failure'),
    'additionalEventData.MFAUsed': oneOf('Yes', 'No'),
  }),
  signIn({ eventName: spellingsOfSignIn }),
  call('Root', { eventType: oneOf('AwsApiCall'), 'detail-type': oneOf(callDetailType) }),
  call('Root', { eventType: oneOf('AwsConsoleAction') }),
  call('Root', { eventType: oneOf('AwsVpceEvent') }),
  call('FederatedUser', { eventType: oneOf('AwsApiCall'), 'userIdentity.sessionContext.sessionIssuer.type': oneOf('Root') }),
];

/** A call by somebody else. */
export const eventOfUser: KnownEvent = new Map(
  Object.entries({
    'userIdentity.type': oneOf('IAMUser'),
    'userIdentity.arn': like('arn:aws*:iam::*:user/*'),
    'userIdentity.invokedBy': absent(),
    eventType: oneOf('AwsApiCall'),
  }),
);

/** The name that was meant, where only letter case, spaces or dashes differ; null for any other name. */
export function meantValue(field: string, written: string): string | null {
  const values = eventsOfRoot.flatMap((event) => {
    const known = event.get(field);
    return known === undefined || !('values' in known) ? [] : known.values.flatMap((value) => (value === null ? [] : [value.text]));
  });
  return values.find((value) => plainSpelling(value) === plainSpelling(written)) ?? null;
}

function plainSpelling(name: string): string {
  return name
    .toLowerCase()
    .replace(/[\s_-]/g, '')
    .replace(/sign(?=in$)/, 'log');
}

/** Whether a field matches what a pattern asks for; `literal` is the text of a pattern without wildcards. */
export function fieldAnswer(known: KnownField, pattern: Pattern, literal: string | null): Answer {
  if ('never' in known) return literal !== null && known.never.test(literal) ? 'no' : 'maybe';
  const answers = new Set(known.values.map((value) => (value === null ? 'no' : fits(pattern, value))));
  const [answer = 'maybe'] = answers;
  return answers.size === 1 ? answer : 'maybe';
}

/** Whether a field is present. */
export function isThere(known: KnownField): Answer {
  return !('values' in known) || !known.values.includes(null) ? 'yes' : known.values.length === 1 ? 'no' : 'maybe';
}

function fits(pattern: Pattern, value: Pattern): Answer {
  if (covers(pattern, value) === 'yes') return 'yes';
  return intersects(pattern, value) === 'no' ? 'no' : 'maybe';
}

function signIn(fields: Record<string, KnownField>): KnownEvent {
  return event('Root', {
    eventType: oneOf('AwsConsoleSignIn'),
    eventSource: oneOf(...signInSources),
    source: oneOf('aws.signin'),
    'detail-type': oneOf(signInDetailType),
    ...fields,
  });
}

function call(type: string, fields: Record<string, KnownField>): KnownEvent {
  return event(type, { eventName: spellingsOfSignIn, eventSource: addressOfService, source: nameOfService, ...fields });
}

function event(type: string, fields: Record<string, KnownField>): KnownEvent {
  const arn = type === 'Root' ? { 'userIdentity.arn': like('arn:aws*:iam::*:root') } : {};
  return new Map(Object.entries({ 'userIdentity.type': oneOf(type), 'userIdentity.invokedBy': absent(), ...arn, ...fields }));
}

function oneOf(...texts: readonly string[]): KnownField {
  return { values: texts.map((text) => plainPattern([text])) };
}

function like(text: string): KnownField {
  return { values: [likePattern([text], 'text')] };
}

function absent(): KnownField {
  return { values: [null] };
}
