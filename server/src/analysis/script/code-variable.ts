/** Variables of Python and JavaScript that are set once and that nothing changes after. */
import { matchesOf } from '../../text/match.js';
import type { Span } from '../../text/span.js';
import type { Code } from './code.js';
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
  const used = usesOf(code, name);
  const own = functionAround(code, at);
  const within = own === null ? [] : used.filter((index) => own.start <= index && index < own.end);
  return settingAmong(within.some((index) => setsAt(code, index, name) !== null) ? within : used, code, name);
}

function usesOf({ text, regions, start, end }: Code, name: string): readonly number[] {
  const used = new RegExp(String.raw`(?<![\w$.])${name.replaceAll('$', String.raw`\$`)}(?![\w$])`, 'g');
  return [...matchesOf(used, text)]
    .map(({ index }) => index)
    .filter((index) => index >= start && index < end && regionAt(regions, index) === null);
}

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
function functionAround({ text, language, start, end }: Code, at: number): Span | null {
  if (language !== 'python') return null;
  const headers = [...matchesOf(/^([ \t]*)(?:async[ \t]+)?def[ \t]/gm, text)].filter(({ index }) => index >= start && index < at);
  for (const { index, 1: indent = '' } of headers.reverse()) {
    const last = endOfBlock(text, index, indent.length, end);
    if (at < last) return { start: index, end: last };
  }
  return null;
}

/** Where a line stands as far out as the first one of a block, or further. */
function endOfBlock(text: string, header: number, indent: number, end: number): number {
  for (const { index, 0: blank } of matchesOf(/^[ \t]*(?=[^\s)\]}])/gm, text)) {
    if (index > header && blank.length <= indent) return Math.min(index, end);
  }
  return end;
}
