/**
 * Secrets in commands that code runs as a list of words: `run(["mysql", "-pX"])` of Python, `spawn('mysql', ['-pX'])` of Node,
 * `Command("mysql", "-pX")` of Go.
 */
import { hole } from '../../../text/hole.js';
import { matchesOf } from '../../../text/match.js';
import type { NamedDetection } from '../named-literal.js';
import { assignedSecrets } from './assigned-secret.js';
import { optionPasswords } from './option-passwords.js';

/** A word of a list, or a hole for what the code computes, and where it is written. */
interface Word {
  readonly text: string;
  readonly start: number;
}

/** A list begins with the program, or, in brackets, with an option. */
const beginning = /(?:[[(]\s{0,64}(["'])(?!-)[\w./+-]{1,128}\1|\[\s{0,64}(["'])--[\w-]{1,128}\2)\s{0,64},/g;

/** Sticky forms of an item up to what follows it; a list within a list goes on with its own items. */
const quotedItem = /\s{0,64}(["'`])((?:(?!\1)[^\s\\]){0,512})\1\s{0,64}([,\])])/dy;
const opening = /\s{0,64}\[/y;
const computedItem = /[^,()[\]]{1,256}(?:\([^()]{0,128}\)[^,()[\]]{0,64})?([,\])])/y;

const mostWords = 64;

/** A quick look, which most texts do not pass. */
const anyOption = /["'`]--?[A-Za-z]/;

/** The spans are those in the text. */
export function argumentSecrets(text: string): readonly NamedDetection[] {
  if (!anyOption.test(text)) return [];
  const found: NamedDetection[] = [];
  let done = 0;
  for (const { index } of matchesOf(beginning, text)) {
    if (index < done) continue;
    const { words, end } = wordsFrom(text, index + 1);
    done = end;
    found.push(...secretsAmong(words));
  }
  return found;
}

function wordsFrom(text: string, from: number): { readonly words: readonly Word[]; readonly end: number } {
  const words: Word[] = [];
  let end = from;
  while (words.length < mostWords) {
    const opened = after(opening, text, end);
    if (opened !== null) {
      end = opened.end;
      continue;
    }
    const item = after(quotedItem, text, end) ?? after(computedItem, text, end);
    if (item === null) break;
    words.push(item.word ?? { text: hole, start: end });
    end = item.end;
    if (item.isLast) break;
  }
  return { words, end };
}

function after(
  form: RegExp,
  text: string,
  from: number,
): { readonly word: Word | null; readonly end: number; readonly isLast: boolean } | null {
  form.lastIndex = from;
  const match = form.exec(text);
  if (match === null) return null;
  const [start] = match.indices?.[2] ?? [];
  const word = start === undefined ? null : { text: match[2] ?? '', start };
  return { word, end: form.lastIndex, isLast: /[\])]$/.test(match[0]) };
}

/** The words are read as the line that they are for a shell; a secret is a part of one of them. */
function secretsAmong(words: readonly Word[]): readonly NamedDetection[] {
  const line = words.map(({ text }) => text).join(' ');
  const found = [...optionPasswords(line), ...assignedSecrets(line, 'words')];
  return found.flatMap((each) => {
    const at = placeIn(words, each.start);
    const isValue = !each.isStandIn && line[each.start] !== '-';
    return at === null || !isValue ? [] : [{ ...each, start: at, end: at + each.end - each.start }];
  });
}

function placeIn(words: readonly Word[], offset: number): number | null {
  let from = 0;
  for (const { text, start } of words) {
    if (offset < from + text.length) return offset < from ? null : start + offset - from;
    from += text.length + 1;
  }
  return null;
}
