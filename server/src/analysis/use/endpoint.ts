/** Endpoints that a script sets for AWS's tools: those of AWS, and of others that speak the protocol of one of its services. */
import { hole } from '../../text/hole.js';
import { matchesOf } from '../../text/match.js';
import { closingBracket } from './code-argument.js';

/** What the host of an endpoint of AWS ends with, as a regular expression (AWS General Reference, "AWS service endpoints"). */
export const hostOfAws = String.raw`(?:amazonaws\.com|\.api\.aws\b)`;
const ofAws = new RegExp(hostOfAws, 'i');

/** Whether a text has the host of an endpoint of AWS in it. */
export function namesAws(text: string): boolean {
  return ofAws.test(text);
}

/** Whether an address as written is not, or not known to be, one of AWS. */
export function isElsewhere(address: string): boolean {
  const isKnown = /^["'`]?https?:\/\//i.test(address);
  return (isKnown || address.includes(hole) || /^["'`]?\$/.test(address)) && !namesAws(address);
}

/** What tools and SDKs read for every call, in the environment or in their file (AWS SDKs and Tools Reference Guide, "Service-specific endpoints"). */
const ofAllCalls =
  /(?<![\w-])(?:AWS_ENDPOINT_URL(?:_S3)?["']?[ \t]{0,8}[=:]|endpoint_url[ \t]{0,8}=(?=[ \t]{0,8}[^\s"',]{1,300}[ \t]*$))[ \t]{0,8}(\S{1,300})/gm;
/** The option of the command line. */
const ofCommand = /(?<!\S)--endpoint-url(?:=|[ \t]{1,4})(\S{1,300})/g;
/** The argument of boto3, and the setting of the SDK for JavaScript. */
const ofClient = /\bendpoint(?:_url)?["']?\s{0,4}[=:]\s{0,4}(?=["'`])(\S{1,300})/g;

function namesOther(form: RegExp, text: string): boolean {
  return /endpoint/i.test(text) && matchesOf(form, text).some(([, address = '']) => isElsewhere(address));
}

/** Whether a script sends everything that it asks of AWS's tools to another address. */
export function sendsAllElsewhere(text: string): boolean {
  return namesOther(ofAllCalls, text);
}

/** Whether a command names another address. */
export function commandsElsewhere(text: string): boolean {
  return namesOther(ofCommand, text);
}

/** Whether the code around an offset makes a client for another address. */
export function isClientElsewhere(code: string, offset: number): boolean {
  const open = openBracket(code, offset);
  return open !== null && namesOther(ofClient, code.slice(open, closingBracket(code, open + 1)));
}

/** How far to look for what surrounds an offset. */
const reach = 1000;

/** The bracket of the call that an offset stands in; null if it stands in none. */
function openBracket(code: string, offset: number): number | null {
  let depth = 0;
  for (let at = offset - 1; at >= Math.max(0, offset - reach); at--) {
    if (code[at] === ')') depth += 1;
    else if (code[at] === '(' && --depth < 0) return at;
  }
  return null;
}

/** The line of an offset, with those that a backslash or a backtick continues. */
export function commandAround(text: string, offset: number): string {
  const [before = ''] = /(?:[^\n]*[\\`]\r?\n)*[^\n]*$/.exec(text.slice(Math.max(0, offset - reach), offset)) ?? [];
  const [behind = ''] = /^(?:[^\n]*[\\`]\r?\n)*[^\n]*/.exec(text.slice(offset, offset + reach)) ?? [];
  return before + behind;
}
