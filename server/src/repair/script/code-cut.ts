/** Takes credentials out of the clients of AWS's SDK that a program makes: a client that is handed none takes those of its role. */
import type { Span } from '../../text/span.js';
import { credential } from './script-text.js';

/** `aws_access_key_id=` of Python, `accessKeyId:` of JavaScript. */
const option = String.raw`["']?\b(?:aws_access_key_id|aws_secret_access_key|aws_session_token|accessKeyId|secretAccessKey|sessionToken)\b["']?\s{0,8}[=:]\s{0,8}`;
/** `{ accessKeyId }`, which is both name and value. */
const shorthand = String.raw`(?:accessKeyId|secretAccessKey|sessionToken)(?=\s{0,8}[,}])`;
const options = new RegExp(`(?<=[(,{]\\s{0,200})(?:${option}|${shorthand})`, 'g');

const mark = `(?:["'\`]${credential}["'\`]|${credential}{1,200})`;
const literal = String.raw`(?:"[^"\n$]{0,256}"|'[^'\n$]{0,256}'|` + '`[^`\\n$]{0,256}`)';
const name = String.raw`[A-Za-z_$][\w$]{0,100}`;
const value = new RegExp(`(?:${mark}|${literal}|${name})(?=\\s{0,200}[,)}])`, 'y');
const assigned = new RegExp(
  String.raw`^[ \t]*(?:(?:const|let|var)[ \t]+)?(${name})[ \t]*=[ \t]*(${mark}|${literal})[ \t]*;?[ \t]*(?:(?:#|//).*)?$`,
  'gm',
);
/** A line that does nothing but set what the SDK reads. */
const setting = new RegExp(
  String.raw`^[ \t]*(?:os\.environ\[["']AWS_\w{1,40}["']\]|process\.env\.AWS_\w{1,40}|[\w.]{1,100}\.(?:accessKeyId|secretAccessKey|sessionToken))[ \t]*=[ \t]*${mark}[ \t]*;?[ \t]*$`,
  'gm',
);
/** A store that only speaks the protocol of S3, or an emulator: its keys are none of AWS. */
const elsewhere = /endpoint_url|\bendpoint\b|forcePathStyle/;

/** `os.environ['NAME']`, `os.getenv('NAME', '')`, `process.env.NAME || ''`. */
const read =
  /\b(?:os\.)?(?:environ(?:\.get)?|getenv)[[(]["'](\w{1,100})["'](?:,[ \t]{0,8}(?:None|""|''))?[\])]|\bprocess\.env(?:\.(\w{1,100})|\[["'](\w{1,100})["']\])(?:[ \t]{0,8}(?:\|\||\?\?)[ \t]{0,8}(?:""|'')|!)?/g;

/** The same text, of the same length, with a credential where the program reads one of the variables. */
export function withReadVariables(text: string, variables: ReadonlySet<string>): string {
  return text.replace(read, (whole: string, ...names: readonly (string | undefined)[]) =>
    names.slice(0, 3).some((each) => each !== undefined && variables.has(each)) ? credential.repeat(whole.length) : whole,
  );
}

/** The line that gives a name its only value. */
interface Assignment extends Span {
  readonly isCredential: boolean;
}

/** Options of one client, side by side. */
interface Run extends Span {
  readonly isCredential: boolean;
  /** Names that it reads. */
  readonly names: readonly string[];
}

/** In order. Null when a credential is part of anything else, when a client would be left with half a pair, or a block without a line. */
export function cutsInCode(text: string): readonly Span[] | null {
  if (elsewhere.test(text)) return null;
  const assignments = assignmentsIn(text);
  const runs = runsIn(text, assignments).filter(({ isCredential }) => isCredential);
  const names = [...new Set(runs.flatMap((run) => run.names))];
  const lines = [
    ...names.flatMap((each) => assignments.get(each) ?? []),
    ...[...text.matchAll(setting)].map((match) => wholeLine(text, match)),
  ];
  const cuts = [...runs.map((run) => cutOf(text, run)), ...lines].sort((left, right) => left.start - right.start);
  const rest = cuts.map(({ start }, index) => text.slice(cuts[index - 1]?.end ?? 0, start)).join('') + text.slice(cuts.at(-1)?.end ?? 0);
  const isRead = names.some((each) => wordsIn(rest).includes(each));
  return rest.includes(credential) || isRead || new RegExp(option).test(rest) || bareColons(rest) > bareColons(text) ? null : cuts;
}

function assignmentsIn(text: string): ReadonlyMap<string, Assignment> {
  const found = new Map<string, Assignment>();
  const again = new Set<string>();
  for (const match of text.matchAll(assigned)) {
    const [, to = '', given = ''] = match;
    if (found.has(to)) again.add(to);
    found.set(to, { ...wholeLine(text, match), isCredential: given.includes(credential) });
  }
  for (const each of again) found.delete(each);
  return found;
}

function runsIn(text: string, assignments: ReadonlyMap<string, Assignment>): readonly Run[] {
  const runs: Run[] = [];
  for (const { index: start, 0: whole } of text.matchAll(options)) {
    const given = valueAt(text, /[=:]/.test(whole) ? start + whole.length : start, assignments);
    if (given === null) continue;
    const last = runs.at(-1);
    const isNext = last !== undefined && /^\s*,\s*$/.test(text.slice(last.end, start));
    if (!isNext) runs.push({ start, ...given });
    else {
      runs[runs.length - 1] = {
        start: last.start,
        end: given.end,
        isCredential: last.isCredential || given.isCredential,
        names: [...last.names, ...given.names],
      };
    }
  }
  return runs.map((run) => withHolder(text, run));
}

/** A literal, or the name of one; null for anything else. */
function valueAt(text: string, start: number, assignments: ReadonlyMap<string, Assignment>): Omit<Run, 'start'> | null {
  value.lastIndex = start;
  const [given] = value.exec(text) ?? [];
  if (given === undefined) return null;
  const end = start + given.length;
  if (!/^[\w$]/.test(given)) return { end, isCredential: given.includes(credential), names: [] };
  const assignment = assignments.get(given);
  return assignment === undefined ? null : { end, isCredential: assignment.isCredential, names: [given] };
}

/** `credentials: { … }` goes with all that it holds. */
function withHolder(text: string, run: Run): Run {
  const before = /\bcredentials["']?\s{0,8}:\s{0,8}\{\s{0,200}$/.exec(text.slice(Math.max(0, run.start - 300), run.start));
  const behind = /^\s{0,200},?\s{0,200}\}/.exec(text.slice(run.end, run.end + 500));
  return before === null || behind === null ? run : { ...run, start: run.start - before[0].length, end: run.end + behind[0].length };
}

/** With the comma that parts it from its neighbour. */
function cutOf(text: string, { start, end }: Span): Span {
  const before = text.slice(0, start).trimEnd().length;
  const isFirst = text.charAt(before - 1) !== ',';
  const after = skipBlanks(text, end);
  if (text.charAt(after) !== ',') return isFirst ? { start: before, end: after } : { start: before - 1, end };
  const next = skipBlanks(text, after + 1);
  if (!')}'.includes(text.charAt(next))) return { start, end: next };
  return { start: before, end: isFirst ? next : after + 1 };
}

function skipBlanks(text: string, from: number): number {
  return text.length - text.slice(from).trimStart().length;
}

function wholeLine(text: string, { index, 0: line }: RegExpExecArray): Span {
  return { start: index, end: Math.min(text.length, index + line.length + 1) };
}

function wordsIn(text: string): readonly string[] {
  return text.match(new RegExp(name, 'g')) ?? [];
}

/** How many lines end with a colon that nothing stands below: blocks of Python, and maps of YAML. */
export function bareColons(text: string): number {
  const lines = text.split('\n').filter((line) => /^\s*[^\s#]/.test(line));
  return lines.filter((line, index) => /:\s*(?:#.*)?$/.test(line) && indentOf(lines[index + 1]) <= indentOf(line)).length;
}

function indentOf(line: string | undefined): number {
  return line === undefined ? -1 : line.length - line.trimStart().length;
}
