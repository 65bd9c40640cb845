/**
 * Whether a script would miss what is cut from it: the other half of a key, a variable, a profile of AWS tools, or the only
 * command of a block.
 */
import type { Span } from '../../text/span.js';
import { bareColons } from './code-cut.js';

const made = /--profile[= ]+["']?([\w.-]{1,64})|-StoreAs\s+["']?([\w.-]{1,64})/gi;
const asked = /(?:--profile[= ]+|_PROFILE=|-ProfileName\s+)["']?([\w.-]{1,64})/gi;
/** Other ways to create a profile: a setting, or a section in a file. */
const alsoMade = /configure\s+set\s[^\n]{0,300}?--profile[= ]+["']?([\w.-]{1,64})|^[ \t]*\[(?:profile )?([\w.-]{1,64})\]/gm;

/** `cuts`: what is cut from the text, in order. */
export function missesCut(text: string, cuts: readonly Span[]): boolean {
  const rest = cuts.map(({ start }, index) => text.slice(cuts[index - 1]?.end ?? 0, start)).join('') + text.slice(cuts.at(-1)?.end ?? 0);
  const gone = cuts.map(({ start, end }) => text.slice(start, end)).join('\n');
  return (
    (isEven(text) && !isEven(rest)) ||
    readsVariable(gone, rest) ||
    asksForProfile(gone, rest) ||
    emptyBlocks(rest) > emptyBlocks(text) ||
    bareColons(rest) > bareColons(text)
  );
}

/** Shells reject a branch, a loop or a function without a command; a comment does not count. */
const emptyBlock =
  /(?:(?<![\w-])(?:then|else|do)|[{(])[ \t]*(?:#[^\n]*)?\n(?:[ \t]*(?:#[^\n]*)?\n)*[ \t]*(?:(?:fi|else|elif|done)(?![\w-])|[})])/g;

function emptyBlocks(text: string): number {
  return [...text.matchAll(emptyBlock)].length;
}

/** Whether ids and secret halves are cut in pairs. */
function isEven(text: string): boolean {
  return [...text.matchAll(/aws_access_key_id/gi)].length === [...text.matchAll(/aws_secret_access_key/gi)].length;
}

const assigned = /\b([A-Za-z_]\w{0,100})["']?[ \t]{0,8}=/g;
/** An assignment of something other than the variable itself. */
const assignedAnew = /\b([A-Za-z_]\w{0,100})["']?[ \t]{0,8}=(?![ \t]{0,8}["']?\$\{?!?\1\b)/g;
const read = /\$\{?!?(?:env:)?([A-Za-z_]\w{0,100})|%([A-Za-z_]\w{0,100})%/gi;

/** Whether a variable is read that nothing sets any longer. */
function readsVariable(cut: string, rest: string): boolean {
  const gone = new Set(namesIn(cut, assigned));
  for (const name of namesIn(rest, assignedAnew)) gone.delete(name);
  return gone.size > 0 && namesIn(rest, read).some((name) => gone.has(name));
}

/** Whether the rest asks for a profile that is cut; the default profile need not exist. */
function asksForProfile(cut: string, rest: string): boolean {
  const gone = new Set(namesIn(cut, made));
  gone.delete('default');
  if (gone.size === 0) return false;
  const known = new Set(namesIn(rest, alsoMade));
  return namesIn(rest, asked).some((name) => gone.has(name) && !known.has(name));
}

function namesIn(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].flatMap(([, first, second]) => first ?? second ?? []);
}
