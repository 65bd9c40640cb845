/**
 * Where a program reads environment variables: by their names, or by destructuring, as in `const { KEY, SECRET: secret } =
 * process.env;`.
 */
import { gather } from '../../text/gather.js';
import { matchesOf } from '../../text/match.js';
import type { Span } from '../../text/span.js';
import { credential } from './script-text.js';

const name = String.raw`[A-Za-z_$][\w$]{0,100}`;

/** `env = os.environ`, `const env = process.env;`. */
const environment = new RegExp(
  String.raw`^[ \t]*(?:(?:const|let|var)[ \t]+)?(${name})[ \t]*=[ \t]*(?:(?:os\.)?environ|process\.env)[ \t]*;?[ \t]*(?:(?:#|//).*)?$`,
  'gm',
);

/** A program usually has only one. */
const mostAliases = 8;

/** `os.environ['NAME']`, `os.getenv('NAME', '')`, `process.env.NAME || ''`; `aliases` are other names of the environment in the program. */
function readOf(aliases: readonly string[]): RegExp {
  const others = aliases.map((each) => `|\\b${each.replaceAll('$', '\\$')}`).join('');
  const ofPython = String.raw`(?:(?:\b(?:os\.)?environ${others})(?:\.get)?|\b(?:os\.)?getenv)[[(]["'](\w{1,100})["'](?:,[ \t]{0,8}(?:None|""|''))?[\])]`;
  const standIn = String.raw`(?:[ \t]{0,8}(?:\|\||\?\?)[ \t]{0,8}(?:""|'')|!)?`;
  const ofJavaScript = String.raw`(?:\bprocess\.env${others})(?:\.(\w{1,100})|\[["'](\w{1,100})["']\])${standIn}`;
  return new RegExp(`${ofPython}|${ofJavaScript}`, 'g');
}

/** The same text, of the same length, with the mark of a credential where the program reads one of the variables. */
export function withReadVariables(text: string, variables: ReadonlySet<string>): string {
  const aliases = [...text.matchAll(environment)].slice(0, mostAliases).map(([, alias = '']) => alias);
  return text.replace(readOf(aliases), (whole: string, ...groups: readonly (string | undefined)[]) =>
    groups.slice(0, 3).some((each) => each !== undefined && variables.has(each)) ? credential.repeat(whole.length) : whole,
  );
}

/** A variable, and its name in the program. */
interface TakenVariable extends Span {
  readonly variable: string;
  readonly name: string;
}

/** The whole statement, including its line break. */
export interface EnvironmentPattern extends Span {
  readonly taken: readonly TakenVariable[];
}

const statement = /^[ \t]*(?:const|let|var)[ \t]+\{([^{}]{1,2000})\}[ \t]*=[ \t]*process\.env[ \t]*;?[ \t]*(?:\/\/[^\n]*)?(?:\n|$)/gm;
/** A fallback for an unset variable is cut with it. */
const member = new RegExp(`^(${name})(?:\\s{0,8}:\\s{0,8}(${name}))?(?:\\s{0,8}=\\s{0,8}(?:""|''|undefined))?$`);

/** Patterns with only plain members: a rest element, or anything else beside a member, hides what would be left. */
function environmentPatterns(text: string): readonly EnvironmentPattern[] {
  return gather(matchesOf(statement, text), (match) => {
    const { index: start, 0: whole, 1: members = '' } = match;
    const taken = takenIn(members, start + whole.indexOf('{') + 1);
    return taken === null ? [] : [{ start, end: start + whole.length, taken }];
  });
}

/** Patterns that contain one of the variables. */
export function patternsOf(text: string, variables: ReadonlySet<string>): readonly EnvironmentPattern[] {
  return environmentPatterns(text).filter(({ taken }) => taken.some(({ variable }) => variables.has(variable)));
}

export function takesVariables(text: string, variables: ReadonlySet<string>): boolean {
  return patternsOf(text, variables).length > 0;
}

function takenIn(members: string, offset: number): readonly TakenVariable[] | null {
  const taken: TakenVariable[] = [];
  let at = offset;
  for (const written of members.split(',')) {
    const plain = written.trim();
    const start = at + written.indexOf(plain);
    at += written.length + 1;
    if (plain === '' && at > offset + members.length) break;
    const [, variable = null, renamed] = member.exec(plain) ?? [];
    if (variable === null) return null;
    taken.push({ variable, name: renamed ?? variable, start, end: start + plain.length });
  }
  return taken;
}

/** Adjacent members to cut, or the whole statement if none would be left. */
export function goingTogether({ start, end, taken }: EnvironmentPattern, names: ReadonlySet<string>): readonly Span[] {
  if (taken.every(({ name }) => names.has(name))) return [{ start, end }];
  const runs: { start: number; end: number }[] = [];
  for (const [index, each] of taken.entries()) {
    const before = taken[index - 1];
    const last = runs.at(-1);
    if (!names.has(each.name)) continue;
    if (last !== undefined && before !== undefined && last.end === before.end) last.end = each.end;
    else runs.push({ start: each.start, end: each.end });
  }
  return runs;
}
