/** Calls that take a key by the place of their arguments, as those of the SDKs for Python and JavaScript do. */
import type { Span } from '../../text/span.js';
import { closingAt, partsBetweenCommas } from './top-level.js';

/** What to cut of a call, or all of it. */
export interface PositionalArguments extends Span {
  /** The parts of the key. */
  readonly given: readonly Span[];
  /** Whether the call as a whole stands for credentials, and does not only take them. */
  readonly isExpression: boolean;
}

/** The longest list of arguments that is looked at. */
const reach = 600;

/** `new AWS.Credentials(id, secret)`. */
const constructor = /\bnew\s{1,8}[\w.]{0,60}Credentials\(/g;
/** `boto3.Session(id, secret, token)`. */
const session = /\bboto3\.(?:session\.)?Session\(/g;
const bareSession = /(?<![\w.])Session\(/g;
const importsSession = /^[ \t]*from[ \t]+boto3(?:\.session)?[ \t]+import[ \t][^\n#]{0,100}\bSession\b/m;
/** `boto3.client('s3', region, version, ssl, verify, endpoint, id, secret, token)`, and the same of a session. */
const client = /\b\w{1,60}\.(?:client|resource)\(/g;
/** How many parameters of `client` come before the key (boto3, `Session.client`). */
const beforeKey = 6;

export function positionalArguments(text: string): readonly PositionalArguments[] {
  const sessions = importsSession.test(text) ? [session, bareSession] : [session];
  return [
    ...callsOf(text, constructor, 0, true),
    ...sessions.flatMap((form) => callsOf(text, form, 0, false)),
    ...callsOf(text, client, beforeKey, false),
  ];
}

function callsOf(text: string, form: RegExp, before: number, isExpression: boolean): readonly PositionalArguments[] {
  return [...text.matchAll(form)].flatMap(({ index, 0: opening }): readonly PositionalArguments[] => {
    const from = index + opening.length;
    const closing = closingAt(text, from, reach);
    const places = closing === null ? null : partsBetweenCommas(text.slice(from, closing), from);
    const positional = places?.filter(({ start, end }) => end > start && !isNamed(text.slice(start, end))) ?? [];
    const given = positional.slice(before);
    if (before > 0 && !namesNoEndpoint(text, positional[before - 1])) return [];
    const [first] = given;
    const last = given.at(-1);
    // What follows the key by its place alone would take the place of the key.
    if (closing === null || first === undefined || last === undefined || given.length < 2 || given.length > 3) return [];
    return [
      isExpression ? { start: index, end: closing + 1, given, isExpression } : { start: first.start, end: last.end, given, isExpression },
    ];
  });
}

/** Whether the argument right before the key leaves the endpoint to the SDK: the keys of another store are not AWS keys. */
function namesNoEndpoint(text: string, argument: Span | undefined): boolean {
  return argument !== undefined && text.slice(argument.start, argument.end) === 'None';
}

/** `region_name=…`, `**options`. */
function isNamed(argument: string): boolean {
  return /^(?:\w{1,60}\s*=(?!=)|\*)/.test(argument);
}
