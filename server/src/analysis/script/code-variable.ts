/** Variables of Python and JavaScript that are set once and that nothing changes after. */
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
/** What may stand before a variable that is only read: another value is made of it, or it is handed on by a name or to an operation. */
const reading =
  /(?:\b(?:dumps|stringify|print|info|debug|log)\(|Command\(|\.(?:put|create|set|update)[A-Z]\w{0,60}\(|[=:,{[]|\breturn)[ \t\r\n]*$/;
/** A parameter, or what a loop or an import sets. */
const otherwiseSet = /\b(?:def|lambda|function)\b[^:{\n]*$|\b(?:for|as|del|global|nonlocal|import)[ \t]+(?:\w+,[ \t]*)*$/;
/** A part of it that may be changed, an operator with `=`, or the parameter of an arrow function. */
const changed = /^[ \t]*(?:[[.]|[-+|&*/]=|\)?[ \t]*=>|(?:,[ \t]*\w+)+\)[ \t]*=>)/;

/** How far before a name what it stands in is looked at. */
const lookBehind = 200;

/** The offset of the value that a variable has where it is read; null unless that is certain. */
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

/** What was found of a variable, by its name and the function that it is read in: code may read one thousands of times. */
const settingsOf = onceWith((_: Code) => new Map<string, number | null>());

/** Where each name stands that is none of an attribute. */
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

/** The offset of the value, where a variable is set. */
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

/** `NAME=value` or `NAME: value` of an argument or an entry, which only bears the same name. */
function isNamed(after: string): boolean {
  return /^[ \t]*(?:=(?!=)|:)/.test(after);
}

/** The function of Python that an offset is in: what is set there is none of the variables of others. */
function functionAround(code: Code, at: number): Span | null {
  return (
    functionsOf(code)
      .filter(({ start, end }) => start < at && at < end)
      .at(-1) ?? null
  );
}

/** In the order of their first lines. Each ends before the next line that stands as far out as its first one, or further. */
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
