/** Finds the comments and strings of scripts other than shell, by the rules of their language. */
import { matchesOf } from '../../text/match.js';
import type { Region } from './region.js';
import type { ScriptLanguage } from './script-language.js';

/** What opens and closes a comment or a string; `\` escapes within strings of code. */
interface Fence {
  readonly open: string;
  readonly close: string;
  readonly kind: Region['kind'];
  /** Whether the end of the line closes it. */
  readonly endsWithLine: boolean;
}

const python: readonly Fence[] = [
  { open: '#', close: '\n', kind: 'comment', endsWithLine: true },
  { open: '"""', close: '"""', kind: 'string', endsWithLine: false },
  { open: "'''", close: "'''", kind: 'string', endsWithLine: false },
  { open: '"', close: '"', kind: 'string', endsWithLine: true },
  { open: "'", close: "'", kind: 'string', endsWithLine: true },
];
const javascript: readonly Fence[] = [
  { open: '//', close: '\n', kind: 'comment', endsWithLine: true },
  { open: '/*', close: '*/', kind: 'comment', endsWithLine: false },
  { open: '"', close: '"', kind: 'string', endsWithLine: true },
  { open: "'", close: "'", kind: 'string', endsWithLine: true },
  { open: '`', close: '`', kind: 'string', endsWithLine: false },
];

export function scriptRegions(text: string, language: ScriptLanguage): readonly Region[] {
  switch (language) {
    case 'python':
      return fenced(text, python, /["'#]/g);
    case 'javascript':
      return fenced(text, javascript, /["'`/]/g);
    case 'code':
    case 'config':
      return lineComments(text);
    case 'data':
    case 'shell':
    case 'powershell':
      return [];
  }
}

function fenced(text: string, fences: readonly Fence[], starts: RegExp): readonly Region[] {
  const regions: Region[] = [];
  for (starts.lastIndex = 0; ;) {
    const start = starts.exec(text)?.index;
    if (start === undefined) return regions;
    const fence = fences.find(({ open }) => text.startsWith(open, start));
    if (fence !== undefined) {
      const end = closeOf(text, start + fence.open.length, fence);
      regions.push({ kind: fence.kind, start, end });
      starts.lastIndex = Math.max(end, start + 1);
    } else if (startsPattern(text, start)) {
      starts.lastIndex = patternEnd(text, start);
    }
  }
}

function closeOf(text: string, from: number, { close, kind, endsWithLine }: Fence): number {
  for (let at = from; at < text.length; at++) {
    if (kind === 'string' && text[at] === '\\') at += 1;
    else if (text.startsWith(close, at)) return kind === 'comment' && close === '\n' ? at : at + close.length;
    else if (endsWithLine && text[at] === '\n') return at;
  }
  return text.length;
}

/** Whether a slash opens a regular expression: after an operator or at the start of an expression, as elsewhere it divides. */
function startsPattern(text: string, slash: number): boolean {
  const before = text.slice(Math.max(0, slash - 20), slash).trimEnd();
  return before === '' || /(?:[(,=:[!&|?{};+]|\b(?:return|typeof|case))$/.test(before);
}

function patternEnd(text: string, slash: number): number {
  let inClass = false;
  for (let at = slash + 1; at < text.length && text[at] !== '\n'; at++) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '[') inClass = true;
    else if (text[at] === ']') inClass = false;
    else if (text[at] === '/' && !inClass) return at + 1;
  }
  return slash + 1;
}

/** Comments from a `#` or `;` at the beginning of a line, or a `#` after white space. */
function lineComments(text: string): readonly Region[] {
  const regions: Region[] = [];
  for (const match of matchesOf(/^[ \t]*[#;][^\n]*|[ \t]#[^\n]*/gm, text)) {
    regions.push({ kind: 'comment', start: match.index, end: match.index + match[0].length });
  }
  return regions;
}
