/** Variables of Python and JavaScript that are set once and never changed. */
import { matchesOf } from '../../text/match.js';
import { onceWith } from '../../text/once.js';
import type { Span } from '../../text/span.js';
import type { Code } from './code.js';
import { groupedBy } from '../grouped.js';
import { regionAt } from './region.js';

/** `const NAME: Type = `, at the start of a statement. */
const setting = /(?:^|[\n;{])[ \t]*(?:(?:export[ \t]+)?(?:const|let|var)[ \t]+)?$/;
const isSet = /^[ \t]*(?::[^=\n]{1,60})?=(?![=>])[ \t]*/;
/** `NAME = json.dumps(NAME)`: JSON of a value counts as the value. */
const madeOfItself = /^[ \t]*=[ \t]*(?:(?:json\.)?dumps|JSON\.stringify)\([ \t]*([\w$]+)[ \t]*[,)]/;
/** What may precede a variable that is only read: another value is made of it, or it is handed on by a name or to an operation. */
const reading =
  /(?:\b(?:dumps|stringify|print|info|debug|log)\(|Command\(|\.(?:put|create|set|update)[A-Z]\w{0,60}\(|[=:,{[]|\breturn)[ \t\r\n]*$/;
/** Other ways of being set: as a parameter, by a loop or by an import. */
const otherwiseSet = /\b(?:def|lambda|function)\b[^:{\n]*$|\b(?:for|as|del|global|nonlocal|import)[ \t]+(?:\w+,[ \t]*)*$/;
/**
 * What follows a variable that may be changed: access to a part of it, an operator with `=`, or an arrow function with it
 * as a parameter.
 */
const changed = /^[ \t]*(?:[[.]|[-+|&*/]=|=>|\)[ \t]*=>|(?:,[ \t]*\w+)+\)[ \t]*=>)/;

/** How far to look back from a name for its context. */
const lookBehind = 200;

/** The offset of the value that a variable has where it is read; null if it is not certain. */
export function settingOf(code: Code, name: string, at: number): number | null {
  const known = settingsOf(code);
  const own = functionAround(code, at);
  const question = `${name} ${String(own?.start ?? -1)}`;
  const answer = known.get(question);
  if (answer !== undefined) return answer;
  const used = (namesIn(code).get(name) ?? []).map(({ index }) => index);
  const within = own === null ? [] : used.filter((index) => own.start <= index && index < own.end);
  const set = settingAmong(within.some((index) => setsAt(code, index, name) !== null) ? within : used, code, name);
  known.set(question, set);
  return set;
}

/** Answers by the variable's name and the function that reads it, kept because code may read a variable thousands of times. */
const settingsOf = onceWith((_: Code) => new Map<string, number | null>());

/** The places of each name, except as an attribute. */
const namesIn = onceWith(({ text, regions, start, end }: Code) =>
  groupedBy(
    matchesOf(/(?<![\w$.])[A-Za-z_$][\w$]*/g, text).filter(
      ({ index }) => index >= start && index < end && regionAt(regions, index) === null,
    ),
    ([name]) => name,
  ),
);

function settingAmong(used: readonly number[], code: Code, name: string): number | null {
  const settings: number[] = [];
  for (const index of used) {
    const after = behind(code, index, name);
    const set = setsAt(code, index, name);
    if (set !== null) {
      if (madeOfItself.exec(after)?.[1] !== name) settings.push(set);
    } else if (changed.test(after) || otherwiseSet.test(before(code, index)) || !(isNamed(after) || reading.test(before(code, index)))) {
      return null;
    }
  }
  return settings.length === 1 ? (settings[0] ?? null) : null;
}

/** The offset of the value, if the variable is set here. */
function setsAt(code: Code, index: number, name: string): number | null {
  const [sign] = isSet.exec(behind(code, index, name)) ?? [];
  return sign !== undefined && setting.test(before(code, index)) ? index + name.length + sign.length : null;
}

function before({ text, start }: Code, index: number): string {
  return text.slice(Math.max(start, index - lookBehind), index);
}

function behind({ text }: Code, index: number, name: string): string {
  return text.slice(index + name.length, index + name.length + lookBehind);
}

/** Whether it is `NAME=value` or `NAME: value` of an argument or an entry, which merely has the same name. */
function isNamed(after: string): boolean {
  return /^[ \t]*(?:=(?!=)|:)/.test(after);
}

/** The Python function around an offset: its variables are not those of others. */
function functionAround(code: Code, at: number): Span | null {
  return (
    functionsOf(code)
      .filter(({ start, end }) => start < at && at < end)
      .at(-1) ?? null
  );
}

/** In the order of their first lines. Each ends before the next line that is indented no more than its first one. */
const functionsOf = onceWith(({ text, language, start, end }: Code): readonly Span[] => {
  const found: { start: number; end: number }[] = [];
  const open: { readonly indent: number; readonly span: { end: number } }[] = [];
  if (language !== 'python') return found;
  for (const { index, 1: blank = '', 2: header } of matchesOf(/^([ \t]*)((?:async[ \t]+)?def[ \t]+)?(?=[^\s)\]}])/gm, text)) {
    if (index < start || index >= end) continue;
    for (let last = open.at(-1); last !== undefined && blank.length <= last.indent; last = open.at(-1)) {
      last.span.end = index;
      open.pop();
    }
    if (header === undefined) continue;
    const span = { start: index, end };
    found.push(span);
    open.push({ indent: blank.length, span });
  }
  return found;
});
