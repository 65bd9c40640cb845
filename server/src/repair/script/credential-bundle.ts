/** Credentials that a program keeps in one value before it passes them to clients: an object, `new Credentials(…)`, a dictionary. */
import { gather } from '../../text/gather.js';
import { matchesOf } from '../../text/match.js';
import type { Span } from '../../text/span.js';

/** How far to look around a run of options. */
const reach = 300;

const name = String.raw`[A-Za-z_$][\w$]{0,100}`;
const declared = String.raw`(?<=\n)[ \t]*(?:(?:export[ \t]+)?(?:const|let|var)[ \t]+)?`;
const opening = String.raw`(?:\{|dict\()\s{0,200}`;
const keeping = new RegExp(`${declared}(${name})[ \\t]*=[ \\t]*(?:${opening})?$`);
/** `AWS.config.credentials = …` and `AWS.config.update({ … })` on a line of their own. */
const setting = /(?<=\n)[ \t]*[\w.]{1,100}(?:\.credentials[ \t]*=[ \t]*(?:\{\s{0,200})?|\.config\.update\(\{\s{0,200})$/;
const ending = /^\s{0,200},?\s{0,200}(?:[})]\s{0,200})?\)?(?:[ \t]*;)?[ \t]*(?:\n|$)/;
const opened = /[{(]\s{0,200}$/;
const constructed = /\bnew\s{1,8}[\w.]{0,60}Credentials\(\s{0,200}\{\s{0,200}$/;
const closed = /^\s{0,200},?\s{0,200}\}\s{0,200}\)/;

/** The whole statement that assigns credentials to a name, or sets them for all clients. */
export interface Bundle extends Span {
  /** Null when it sets them for all clients. */
  readonly name: string | null;
}

/** Includes `new Credentials({ … })` around a run of options, if these are all of its arguments. */
export function withConstructor(text: string, run: Span): Span {
  const before = constructed.exec(above(text, run.start));
  const behind = closed.exec(text.slice(run.end, run.end + reach));
  return before === null || behind === null ? run : { start: run.start - before[0].length, end: run.end + behind[0].length };
}

/** The statement around a run of options; null when they are only a part of what it says. */
export function bundleAt(text: string, run: Span): Bundle | null {
  const below = text.slice(run.end, run.end + reach);
  const behind = ending.exec(below);
  const kept = keeping.exec(above(text, run.start));
  const before = kept ?? setting.exec(above(text, run.start));
  if (before === null || behind === null || opened.test(before[0]) !== /^[\s,]{0,400}[})]/.test(below)) return null;
  return { start: run.start - before[0].length, end: run.end + behind[0].length, name: kept?.[1] ?? null };
}

/** Where a name is passed on as credentials: options of clients, and statements with no other purpose. */
export function usesOf(text: string, bundle: string): { readonly options: readonly Span[]; readonly statements: readonly Span[] } {
  const word = bundle.replaceAll('$', '\\$');
  const shorthand = bundle === 'credentials' ? '|credentials' : '';
  const option = new RegExp(
    `(?<=[(,{]\\s{0,200})(?:["']?\\bcredentials["']?\\s{0,8}:\\s{0,8}${word}|\\*\\*${word}|\\.\\.\\.${word}${shorthand})(?=\\s{0,200}[,)}])`,
    'g',
  );
  const statement = new RegExp(
    `^[ \\t]*[\\w.]{1,100}(?:\\.credentials[ \\t]*=[ \\t]*${word}|\\.config\\.update\\(${word}\\))[ \\t]*;?[ \\t]*(?:\\n|$)`,
    'gm',
  );
  const spansOf = (pattern: RegExp): readonly Span[] =>
    gather(matchesOf(pattern, text), ({ index, 0: whole }) => [{ start: index, end: index + whole.length }]);
  return { options: spansOf(option), statements: spansOf(statement) };
}

/** Whether a run is part of an object that is passed on as credentials by its name and contains something else as well. */
export function isPartOfBundle(text: string, run: Span): boolean {
  const opening = openingAround(text, run);
  const [, kept = null] = opening === null ? [] : (keeping.exec(above(text, opening + 1)) ?? []);
  return kept !== null && isHandedAsCredentials(text, kept);
}

/** Whether a run is part of what a function returns: its callers would get what is left. */
export function isReturned(text: string, run: Span): boolean {
  const opening = openingAround(text, run);
  return opening !== null && returning.test(above(text, opening));
}

const returning = /(?:\breturn|=>)\s{0,200}(?:\(\s{0,200}|dict)?$/;

/** The offset of the opening bracket around a run. */
function openingAround(text: string, { start }: Span): number | null {
  let depth = 0;
  for (let at = start - 1; at >= 0 && start - at < 10 * reach; at--) {
    const character = text.charAt(at);
    if (')}]'.includes(character)) depth++;
    if ('({['.includes(character) && depth-- === 0) return at;
  }
  return null;
}

function isHandedAsCredentials(text: string, kept: string): boolean {
  return usesOf(text, kept).options.some(({ start, end }) => !/^(?:\*\*|\.\.\.)/.test(text.slice(start, end)));
}

/** The text before a place, with a line break at its beginning. */
function above(text: string, start: number): string {
  return start < reach ? `\n${text.slice(0, start)}` : text.slice(start - reach, start);
}
