/** Cuts out of the lines of a script what sets a credential or passes one to a command. */
import type { Span } from '../../text/span.js';
import { credential } from './script-text.js';

/** A credential, marked once or in all its length. */
const mark = `${credential}{1,200}`;
/** A credential with the quotes around it; not with one that ends something longer. */
const value = quoted(mark);
/** An assignment, in any shell or configuration file. */
const assignment = `(?:\\$(?:env:)?)?[A-Za-z_][\\w.-]{0,100}[ \\t]{0,8}[=:][ \\t]{0,8}${value}`;

function quoted(pattern: string): string {
  return `(?:"${pattern}"|'${pattern}'|${pattern})`;
}

/** Lines that only set a credential. */
const settings: readonly RegExp[] = [
  new RegExp(
    `^\\s*(?:sudo\\s+)?(?:(?:export|set|readonly|local|(?:declare|typeset)(?:\\s+-\\w+)?|env)\\s+)?(?:${assignment}[\\s;]*)+(?:\\s#.*)?$`,
  ),
  new RegExp(`^\\s*${quoted(`\\w+=${mark}`)}\\s*$`),
  new RegExp(`^\\s*setx\\s+\\w+\\s+${value}(?:\\s+/m)?\\s*$`, 'i'),
  new RegExp(`^\\s*(?:setenv|(?:fastcgi|uwsgi)_param|passenger_env_var)\\s+\\w+\\s+${value}\\s*;?\\s*$`, 'i'),
  new RegExp(`^\\s*env\\[\\w+\\]\\s*=\\s*${value}\\s*$`),
  new RegExp(`^\\s*Environment=(?:["']?\\w+=${value}["']?\\s*)+$`),
  new RegExp(`^\\s*environment\\s*=\\s*(?:\\w+=${value}\\s*,?\\s*)+$`),
  new RegExp(`^\\s*(?:sudo\\s+(?:-u\\s+\\S+\\s+)?)?aws\\s+configure\\s+set\\s+[\\w.]+\\s+${value}(?:\\s+--profile\\s+\\S+)?\\s*$`),
  new RegExp(
    `^\\s*(?:sudo\\s+)?(?:echo|printf)\\s+(?:-\\w\\s+)?["']?(?:export\\s+)?${assignment}(?:\\\\n)?["']?\\s*(?:>>?\\s*\\S+|\\|\\s*(?:sudo\\s+)?tee\\s+-a\\s+\\S+)\\s*$`,
  ),
  new RegExp(
    `^\\s*\\[(?:System\\.)?Environment\\]::SetEnvironmentVariable\\(\\s*["']\\w+["']\\s*,\\s*${value}\\s*(?:,[^()\\n]{1,60})?\\)\\s*;?\\s*$`,
    'i',
  ),
  new RegExp(`^\\s*Set-AWSCredentials?(?:\\s+-(?:AccessKey|SecretKey)\\s+${value}|\\s+-StoreAs\\s+\\S+)+\\s*$`, 'i'),
];

/**
 * What hands a credential to a command that also works without: options of the helpers of CloudFormation, of containers, of
 * s3cmd and of the AWS Tools for PowerShell, properties of Java, variables of AWS's tools before a command or among others
 * that are exported, and settings that a command follows on the same line.
 */
const option = new RegExp(
  [
    `[ \\t]+(?:--(?:access-key|secret-key|credential-file)[= ]+${value}|(?:-e|--env)[= ](?:${quoted(`\\w+=${mark}`)}|\\w+=${value}))`,
    `(?<=\\bs3cmd\\b[^\\n;|]{0,300})[ \\t]+--(?:access|secret)_key[= ]+${value}`,
    `(?:[ \\t]+|(?<==["']))-Daws\\.(?:accessKeyId|secretKey|secretAccessKey|sessionToken)=${value}`,
    `(?<=^[ \\t]{0,100})(?:(?:export[ \\t]+)?[A-Za-z_]\\w{0,100}=${value}[ \\t]*(?:&&|;)[ \\t]*)+(?=[^\\s;&|])`,
    `[ \\t]*;[ \\t]*(?:export[ \\t]+)?[A-Za-z_]\\w{0,100}=${value}[ \\t]*(?=;|&&|$)`,
    `(?<=&&)[ \\t]*(?:export[ \\t]+)?[A-Za-z_]\\w{0,100}=${value}[ \\t]*&&`,
    `(?<=^[ \\t]{0,100}export(?:[ \\t][^\\n;&|]{0,300})?)[ \\t]+[A-Za-z_]\\w{0,100}=${value}(?=[ \\t;&|]|$)`,
    `(?<!\\b(?:Set|New)-AWSCredentials?\\b[^\\n;|]{0,300})[ \\t]+-(?:[Aa]ccess|[Ss]ecret)[Kk]ey[ \\t]+${value}`,
    `(?<!export[ \\t]|set[ \\t]|echo[ \\t])\\bAWS_(?:ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN)=${value}[ \\t]+(?=[\\w./~])`,
  ].join('|'),
  'g',
);

/** `export` without arguments, which would list all variables. */
const exportsNothing = /^\s*export\s*(?:[;&|]|$)/;

/** The last line that is kept, without its line break, and where it ends. */
interface KeptLine {
  readonly text: string;
  readonly end: number;
}

/** In order; null when a line does more with a credential. */
export function cutsInLines(text: string): readonly Span[] | null {
  const cuts: Span[] = [];
  let start = 0;
  let kept: KeptLine = { text: '', end: 0 };
  for (const line of text.split('\n')) {
    const at = { start, end: start + line.length };
    const found = line.includes(credential) ? cutsInLine(text, line, at, kept) : [];
    if (found === null) return null;
    cuts.push(...found);
    if (!found.some((cut) => cut.start <= at.start && cut.end >= at.end)) kept = { text: line, end: at.end };
    start = at.end + 1;
  }
  return merged(cuts);
}

function cutsInLine(text: string, line: string, at: Span, kept: KeptLine): readonly Span[] | null {
  const isContinued = line.trimEnd().endsWith('\\');
  const continues = kept.text.trimEnd().endsWith('\\');
  if (!isContinued && !continues && settings.some((setting) => setting.test(line))) return [wholeLine(text, at)];
  const rest = line.replace(option, '');
  if (rest.includes(credential) || exportsNothing.test(rest)) return null;
  if (/^\\?$/.test(rest.trim())) {
    if (isContinued || !continues) return [wholeLine(text, at)];
    // A line must not be continued by one that is cut.
    const end = kept.end - kept.text.length + kept.text.trimEnd().slice(0, -1).trimEnd().length;
    return [{ start: end, end: at.end }];
  }
  return [...line.matchAll(option)].map((match) => ({ start: at.start + match.index, end: at.start + match.index + match[0].length }));
}

function wholeLine(text: string, { start, end }: Span): Span {
  return end < text.length ? { start, end: end + 1 } : { start: Math.max(0, start - 1), end };
}

function merged(cuts: readonly Span[]): readonly Span[] {
  const result: Span[] = [];
  for (const cut of [...cuts].sort((left, right) => left.start - right.start)) {
    const last = result.at(-1);
    if (last !== undefined && cut.start <= last.end) result[result.length - 1] = { start: last.start, end: Math.max(last.end, cut.end) };
    else result.push(cut);
  }
  return result;
}
