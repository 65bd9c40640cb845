/** Variables of Python and JavaScript that are set once and that nothing changes after. */
import { matchesOf } from '../../text/match.js';
import { regionAt } from './region.js';
import type { Code } from './code.js';

/** `const NAME: Type = `, at the start of a statement. */
const setting = /(?:^|[\n;{])[ \t]*(?:(?:export[ \t]+)?(?:const|let|var)[ \t]+)?$/;
const isSet = /^[ \t]*(?::[^=\n]{1,60})?=(?![=>])[ \t]*/;
/** What may stand before a variable that is only read: another value is made of it, or it is handed on by a name or to an operation. */
const reading =
  /(?:\b(?:dumps|stringify|print|info|debug|log)\(|Command\(|\.(?:put|create|set|update)[A-Z]\w{0,60}\(|[=:,{[]|\breturn)[ \t\r\n]*$/;
/** A parameter, or what a loop or an import sets. */
const otherwiseSet = /\b(?:def|lambda|function)\b[^:{\n]*$|\b(?:for|as|del|global|nonlocal|import)[ \t]+(?:\w+,[ \t]*)*$/;
/** A part of it that may be changed, an operator with `=`, or the parameter of an arrow function. */
const changed = /^[ \t]*(?:[[.]|[-+|&*/]=|\)?[ \t]*=>|(?:,[ \t]*\w+)+\)[ \t]*=>)/;

/** How far before a name what it stands in is looked at. */
const lookBehind = 200;

/** The offset of the value of a variable; null unless it is certain to have that one. */
export function settingOf(code: Code, name: string): number | null {
  const { text, regions, start, end } = code;
  const settings: number[] = [];
  const used = new RegExp(String.raw`(?<![\w$.])${name.replaceAll('$', String.raw`\$`)}(?![\w$])`, 'g');
  for (const { index } of matchesOf(used, text)) {
    if (index < start || index >= end || regionAt(regions, index)?.kind !== undefined) continue;
    const before = text.slice(Math.max(start, index - lookBehind), index);
    const after = text.slice(index + name.length, index + name.length + lookBehind);
    const [sign] = isSet.exec(after) ?? [];
    if (sign !== undefined && setting.test(before)) settings.push(index + name.length + sign.length);
    else if (changed.test(after) || otherwiseSet.test(before) || !(isNamed(after) || reading.test(before))) return null;
  }
  return settings.length === 1 ? (settings[0] ?? null) : null;
}

/** `NAME=value` or `NAME: value` of an argument or an entry, which only bears the same name. */
function isNamed(after: string): boolean {
  return /^[ \t]*(?:=(?!=)|:)/.test(after);
}
