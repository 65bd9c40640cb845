/**
 * Where a program reads environment variables: by their names, or by destructuring, as in `const { KEY, SECRET: secret } =
 * process.env;`.
 */
import { gather } from '../../text/gather.js';
import { matchesOf } from '../../text/match.js';
import type { Given, JointAssignment } from './joint-assignment.js';
import { credential } from './script-text.js';

const name = String.raw`[A-Za-z_$][\w$]{0,100}`;

/** `env = os.environ`, `const env = process.env;`. */
const environment = new RegExp(
  String.raw`^[ \t]*(?:(?:const|let|var)[ \t]+)?(${name})[ \t]*=[ \t]*(?:(?:os\.)?environ|process\.env)(?:[ \t]*;)?[ \t]*(?:(?:#|//).*)?$`,
  'gm',
);
/** `from os import environ as env`, `import { env } from 'node:process'`, `const { env } = process`. */
const imported = new RegExp(
  String.raw`^[ \t]*(?:from[ \t]+os[ \t]+import[ \t][^\n#]{0,200}?\benviron[ \t]+as[ \t]+(${name})|import[ \t]*\{[ \t]*(env)[ \t]*\}[ \t]*from[ \t]*["'](?:node:)?process["']|(?:const|let|var)[ \t]*\{[ \t]*(env)[ \t]*\}[ \t]*=[ \t]*(?:process\b(?!\.)|require\(["'](?:node:)?process["']\)))`,
  'gm',
);

/** A program usually has only one. */
const mostAliases = 8;

/** The names that the program has for its environment. */
function aliasesIn(text: string): readonly string[] {
  return [...text.matchAll(environment), ...text.matchAll(imported)]
    .flatMap((match) => match.slice(1).find((each: string | undefined) => each !== undefined) ?? [])
    .slice(0, mostAliases);
}

/** Further alternatives of a pattern, one for each name. */
function alternatives(aliases: readonly string[]): string {
  return aliases.map((each) => `|\\b${each.replaceAll('$', '\\$')}`).join('');
}

/** `os.environ['NAME']`, `os.getenv('NAME', '')`, `process.env.NAME || ''`, and the same as text (`str(…)`, `.trim()`). */
function readOf(aliases: readonly string[]): RegExp {
  const others = alternatives(aliases);
  const ofPython = String.raw`(?:(?:\b(?:os\.)?environ${others})(?:\.get)?|\b(?:os\.)?getenv)[[(]["'](\w{1,100})["'](?:,[ \t]{0,8}(?:None|""|''))?[\])]`;
  const standIn = String.raw`(?:[ \t]{0,8}(?:\|\||\?\?)[ \t]{0,8}(?:""|'')|!)?`;
  const ofJavaScript = String.raw`(?:\bprocess\.env${others})(?:\.(\w{1,100})\b(?!\()|\[["'](\w{1,100})["']\])${standIn}`;
  const trimmed = String.raw`(?:\.(?:strip|trim)\(\))?`;
  return new RegExp(`(\\b(?:str|String)\\([ \\t]{0,8})?(?:${ofPython}|${ofJavaScript})${trimmed}(\\)${trimmed})?`, 'g');
}

/** The same text, of the same length, with the mark of a credential where the program reads one of the variables. */
export function withReadVariables(text: string, variables: ReadonlySet<string>): string {
  return text.replace(readOf(aliasesIn(text)), (whole: string, ...groups: readonly (string | undefined)[]) => {
    const [conversion = '', ofPython, ofMember, ofIndex, closing = ''] = groups;
    if (![ofPython, ofMember, ofIndex].some((each) => each !== undefined && variables.has(each))) return whole;
    if (conversion !== '' && closing !== '') return credential.repeat(whole.length);
    const read = whole.length - conversion.length - closing.length;
    return conversion + credential.repeat(read) + closing;
  });
}

/** Statements that destructure the environment; `aliases` are its other names. */
function statementOf(aliases: readonly string[]): RegExp {
  return new RegExp(
    String.raw`^[ \t]*(?:const|let|var)[ \t]+\{([^{}]{1,2000})\}[ \t]*=[ \t]*(?:process\.env${alternatives(aliases)})[ \t]*;?[ \t]*(?://[^\n]*)?(?:\n|$)`,
    'gm',
  );
}

/** A fallback for an unset variable is cut with it. */
const member = new RegExp(`^(${name})(?:\\s{0,8}:\\s{0,8}(${name}))?(?:\\s{0,8}=\\s{0,8}(?:""|''|undefined))?$`);

/** Patterns that contain one of the variables and have only plain members: a rest element, or anything else beside a member, hides what would be left. */
export function patternsOf(text: string, variables: ReadonlySet<string>): readonly JointAssignment[] {
  const patterns = gather(matchesOf(statementOf(aliasesIn(text)), text), (match): readonly JointAssignment[] => {
    const { index: start, 0: whole, 1: members = '' } = match;
    const given = givenIn(members, start + whole.indexOf('{') + 1, variables);
    return given === null ? [] : [{ start, end: start + whole.length, given }];
  });
  return patterns.filter(({ given }) => given.some(({ isCredential }) => isCredential));
}

export function takesVariables(text: string, variables: ReadonlySet<string>): boolean {
  return patternsOf(text, variables).length > 0;
}

function givenIn(members: string, offset: number, variables: ReadonlySet<string>): readonly Given[] | null {
  const given: Given[] = [];
  let at = offset;
  for (const written of members.split(',')) {
    const plain = written.trim();
    const start = at + written.indexOf(plain);
    at += written.length + 1;
    if (plain === '' && at > offset + members.length) break;
    const [, variable = null, renamed] = member.exec(plain) ?? [];
    if (variable === null) return null;
    const part = { start, end: start + plain.length };
    given.push({ name: renamed ?? variable, isCredential: variables.has(variable), parts: [part] });
  }
  return given;
}
