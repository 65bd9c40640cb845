/** Statements that give several names their values at once: `let key = …, secret = …;`, `key, secret = …, …`. */
import { gather } from '../../text/gather.js';
import { matchesOf } from '../../text/match.js';
import type { Span } from '../../text/span.js';
import { credential } from './script-text.js';
import { partsBetweenCommas } from './top-level.js';

const name = String.raw`[A-Za-z_$][\w$]{0,100}`;

/** A name, what it gets, and the parts of the statement that are there for it alone. */
export interface Given {
  readonly name: string;
  readonly isCredential: boolean;
  readonly parts: readonly Span[];
}

/** The whole statement, its line break included. */
export interface JointAssignment extends Span {
  readonly given: readonly Given[];
}

/** What stands between two commas on one line. */
const segment = String.raw`[^;,\s](?:(?!//)[^;,\n]){0,299}`;
/** Each declarator may stand on a line of its own. */
const declaration = new RegExp(
  String.raw`^([ \t]*(?:const|let|var)[ \t]+)((?:${segment},\s{0,40}){1,20}${segment})(?:;[ \t]*)?(?://[^\n]*)?(?:\n|$)`,
  'gm',
);
const declarator = new RegExp(String.raw`^(${name})(?:[ \t]*:[ \t]*\w{1,40})?[ \t]*=(?![=>])`);
/** In JavaScript both sides are within brackets. */
const tuple =
  /^([ \t]*(?:(?:const|let|var)[ \t]+\[)?)([\w$]{1,100}(?:[ \t]*,[ \t]*[\w$]{1,100}){1,20})(\]?[ \t]*=[ \t]*)([^=\s;#][^\n;#]{0,600})(?:;[ \t]*)?(?:(?:#|\/\/)[^\n]*)?(?:\n|$)/gm;

/** Those that give a name a credential. */
export function jointAssignments(text: string): readonly JointAssignment[] {
  return [...declarations(text), ...tuples(text)].filter(({ given }) => given.some(({ isCredential }) => isCredential));
}

function declarations(text: string): readonly JointAssignment[] {
  return gather(matchesOf(declaration, text), ({ index: start, 0: whole, 1: opening = '', 2: list = '' }) => {
    const given = partsBetweenCommas(list, start + opening.length)?.map((part): Given | null => {
      const written = text.slice(part.start, part.end);
      const [, to = null] = declarator.exec(written) ?? [];
      return to === null ? null : { name: to, isCredential: isCredential(written.slice(written.indexOf('=') + 1)), parts: [part] };
    });
    return statementOf({ start, end: start + whole.length }, given);
  });
}

function tuples(text: string): readonly JointAssignment[] {
  return gather(matchesOf(tuple, text), ({ index: start, 0: whole, 1: opening = '', 2: targets = '', 3: between = '', 4: right = '' }) => {
    const [values, bracket] = between.startsWith(']') ? [/^\[(.*)\]\s*$/.exec(right)?.[1] ?? '', 1] : [right, 0];
    const names = partsBetweenCommas(targets, start + opening.length) ?? [];
    const assigned = partsBetweenCommas(values, start + opening.length + targets.length + between.length + bracket) ?? [];
    if (names.length !== assigned.length) return [];
    const given = names.map((target, index): Given | null => {
      const value = assigned[index];
      if (value === undefined) return null;
      const isKey = isCredential(text.slice(value.start, value.end));
      return { name: text.slice(target.start, target.end), isCredential: isKey, parts: [target, value] };
    });
    return statementOf({ start, end: start + whole.length }, given);
  });
}

function statementOf({ start, end }: Span, given: readonly (Given | null)[] | undefined): readonly JointAssignment[] {
  const known = given?.filter((each): each is Given => each !== null) ?? [];
  return known.length > 1 && known.length === given?.length ? [{ start, end, given: known }] : [];
}

function isCredential(value: string): boolean {
  const bare = value.trim().replace(/^(["'`])(.*)\1$/s, '$2');
  return bare !== '' && bare.replaceAll(credential, '') === '';
}

/** Parts side by side that go, or the whole statement once none would be left. */
export function goingTogether({ start, end, given }: JointAssignment, names: ReadonlySet<string>): readonly Span[] {
  if (given.every(({ name: each }) => names.has(each))) return [{ start, end }];
  const columns = Math.max(...given.map(({ parts }) => parts.length));
  return Array.from({ length: columns }, (_, column) => runsOf(given, names, column)).flat();
}

function runsOf(given: readonly Given[], names: ReadonlySet<string>, column: number): readonly Span[] {
  const runs: { start: number; end: number }[] = [];
  for (const [index, { name: each, parts }] of given.entries()) {
    const part = parts[column];
    const before = given[index - 1]?.parts[column];
    const last = runs.at(-1);
    if (part === undefined || !names.has(each)) continue;
    if (last !== undefined && before !== undefined && last.end === before.end) last.end = part.end;
    else runs.push({ start: part.start, end: part.end });
  }
  return runs;
}
