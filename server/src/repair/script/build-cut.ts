/** Cuts lines out of a build specification, or out of YAML in a script, together with what they would leave empty. */
import type { Span } from '../../text/span.js';
import { credential } from './script-text.js';

interface Line extends Span {
  readonly text: string;
  readonly indent: number;
}

/** The dash before a command, which is not part of the command. */
const dash = /^( *)- +(?=[^\s|>])/;

/** A key of YAML in a line of its own; in Python, these words begin a block. */
const mapKey = /^\s*(?!(?:try|else|finally):)[\w-]+:\s*$/;

const fetched =
  /^([ \t]{0,64}["']?(?:AWS_ACCESS_KEY_ID|AWS_SECRET_ACCESS_KEY|AWS_SESSION_TOKEN)["']?[ \t]{0,8}:[ \t]{0,8})(["']?)([^\s"'#{}]+)\2[ \t]*$/gm;

/** The same text, of the same length, with the mark of a credential where a key is fetched from what stores it. */
export function withFetchedKeys(text: string): string {
  return text.replace(fetched, (whole, start: string) => start + credential.repeat(whole.length - start.length));
}

/** `$NAME`, `"${NAME}"`, and `${!NAME}`, which `Fn::Sub` leaves alone. */
const expanded = /(["']?)\$\{?!?([A-Za-z_]\w{0,100})\}?\1/g;

/** The same text, of the same length, with the mark of a credential where a command reads one of the variables. */
export function withExpandedVariables(text: string, variables: ReadonlySet<string>): string {
  return text.replace(expanded, (whole: string, _, variable: string) =>
    variables.has(variable) ? credential.repeat(whole.length) : whole,
  );
}

/**
 * What `cutsIn` would cut from the commands and variables of a build specification, and the keys that are empty afterwards.
 * Null when a line does more, when a block of commands would be left empty, or when nothing would be left.
 */
export function cutsInBuild(text: string, cutsIn: (text: string) => readonly Span[] | null): readonly Span[] | null {
  const cuts = /^\s*\{/.test(text) ? null : cutsInYaml(text, cutsIn);
  if (cuts === null) return null;
  const lines = linesOf(text);
  const gone = linesCut(lines, cuts);
  return lines.some((line) => /^\s*phases:/.test(line.text) && !gone.has(line)) ? cuts : null;
}

/** The same for a script that is or contains YAML, such as a cloud-config or a file for Docker Compose. */
export function cutsInYaml(text: string, cutsIn: (text: string) => readonly Span[] | null): readonly Span[] | null {
  const lines = linesOf(text);
  // The length stays the same, so that offsets stay valid.
  const commands = lines.map((line) => line.text.replace(dash, (found) => ' '.repeat(found.length))).join('\n');
  const cuts = cutsIn(commands);
  if (cuts === null) return null;
  const gone = linesCut(lines, cuts);
  const emptied = new Set<Line>();
  for (let index = lines.length - 1; index >= 0; index--) {
    const line = lines[index];
    if (line === undefined || gone.has(line) || !isEmptied(lines, index, gone)) continue;
    if (!mapKey.test(line.text)) return null;
    gone.add(line);
    emptied.add(line);
  }
  return [...cuts, ...[...emptied].map(({ start, end }) => ({ start, end: Math.min(end + 1, text.length) }))].sort(
    (left, right) => left.start - right.start,
  );
}

/** The lines that are cut as a whole; the cuts are in order. */
function linesCut(lines: readonly Line[], cuts: readonly Span[]): Set<Line> {
  let next = 0;
  return new Set(
    lines.filter(({ start, end }) => {
      while ((cuts[next]?.end ?? Infinity) < end) next++;
      return (cuts[next]?.start ?? Infinity) <= start;
    }),
  );
}

/** Whether a key or a block had lines below it, and all of them are cut. */
function isEmptied(lines: readonly Line[], index: number, gone: ReadonlySet<Line>): boolean {
  const holder = lines[index];
  if (holder === undefined || !/[:|>][-+]?\s*$/.test(holder.text)) return false;
  let isAnyGone = false;
  for (const line of lines.slice(index + 1)) {
    if (line.text.trim() === '') continue;
    const isBelow = line.indent > holder.indent || (line.indent === holder.indent && isItem(line) && !isItem(holder));
    if (!isBelow) break;
    if (!gone.has(line)) return false;
    isAnyGone = true;
  }
  return isAnyGone;
}

function isItem({ text }: Line): boolean {
  return text.trimStart().startsWith('- ');
}

function linesOf(text: string): readonly Line[] {
  let start = 0;
  return text.split('\n').map((line) => {
    const at = { text: line, start, end: start + line.length, indent: line.length - line.trimStart().length };
    start = at.end + 1;
    return at;
  });
}
