/** Cuts credentials out of the SDK clients that a program creates: a client without credentials uses those of its role. */
import type { Span } from '../../text/span.js';
import { bundleAt, isPartOfBundle, isReturned, usesOf, withConstructor } from './credential-bundle.js';
import { patternsOf } from './environment-read.js';
import { goingTogether, type JointAssignment, jointAssignments } from './joint-assignment.js';
import { positionalArguments } from './positional-argument.js';
import { credential } from './script-text.js';

/** `aws_access_key_id=` in Python, `accessKeyId:` in JavaScript. */
const option = String.raw`["']?\b(?:aws_access_key_id|aws_secret_access_key|aws_session_token|accessKeyId|secretAccessKey|sessionToken)\b["']?\s{0,8}[=:]\s{0,8}`;
/** `{ accessKeyId }`, which is both name and value. */
const shorthand = String.raw`(?:accessKeyId|secretAccessKey|sessionToken)(?=\s{0,8}[,}])`;
/** A comment on what precedes it, up to the end of its line. */
const word = String.raw`(?:(?:#|\/\/)[^\n]{0,200}\n\s{0,200})?`;
const options = new RegExp(`(?<=[(,{]\\s{0,200}${word})(?:${option}|${shorthand})`, 'g');

const mark = `(?:["'\`]${credential}["'\`]|${credential}{1,200})`;
const literal = String.raw`(?:"[^"\n$]{0,256}"|'[^'\n$]{0,256}'|` + '`[^`\\n$]{0,256}`)';
const name = String.raw`[A-Za-z_$][\w$]{0,100}`;
const value = new RegExp(`(?:${mark}|${literal}|${name})(?=\\s{0,200}${word}[,)}])`, 'y');
const assigned = new RegExp(
  String.raw`^[ \t]*(?:(?:const|let|var)[ \t]+)?(${name})(?:[ \t]*:[ \t]*\w{1,40})?[ \t]*=[ \t]*(${mark}|${literal})[ \t]*;?[ \t]*(?:(?:#|//).*)?$`,
  'gm',
);
/** A line that only sets what the SDK reads. */
const setting = new RegExp(
  String.raw`^[ \t]*(?:os\.environ\[["']AWS_\w{1,40}["']\]|process\.env\.AWS_\w{1,40}|[\w.]{1,100}\.(?:accessKeyId|secretAccessKey|sessionToken))[ \t]*=[ \t]*${mark}[ \t]*;?[ \t]*$`,
  'gm',
);
/** A store that only speaks the S3 protocol, or an emulator: its keys are not AWS keys. */
const elsewhere = /endpoint_url|\bendpoint\b|forcePathStyle/;

/** The statement that assigns a name its only value. */
interface Assignment {
  readonly isCredential: boolean;
  /** Null for a statement that may also assign other names. */
  readonly line: Span | null;
}

/** Adjacent options of one client. */
interface Run extends Span {
  readonly isCredential: boolean;
  /** The names that the options read. */
  readonly names: readonly string[];
  /** Set for an expression that is a credential by itself, unlike a list of options. */
  readonly isExpression?: true;
}

/**
 * The cuts, in order. `variables` bring the program a credential where it destructures them. Null when a credential is part of
 * anything else, when a client would be left with half a pair, or when a block would be left without a line.
 */
export function cutsInCode(text: string, variables: ReadonlySet<string> = new Set()): readonly Span[] | null {
  if (elsewhere.test(text)) return null;
  const joint = [...patternsOf(text, variables), ...jointAssignments(text)];
  const assignments = assignmentsIn(text, joint);
  const runs = [...runsIn(text, assignments), ...positionalRuns(text, assignments)].filter(({ isCredential }) => isCredential);
  const names = [...new Set(runs.flatMap((run) => run.names))];
  const lines = [
    ...names.flatMap((each) => assignments.get(each)?.line ?? []),
    ...joint.flatMap((statement) => cutsInJoint(text, statement, new Set(names))),
    ...[...text.matchAll(setting)].map((match) => wholeLine(text, match)),
  ];
  const handed = runs.map((run) => handedCuts(text, run));
  if (handed.includes(null)) return null;
  const kept = handed.flatMap((each) => each ?? []);
  names.push(...kept.flatMap(({ keeps }) => keeps ?? []));
  const cuts: readonly Span[] = [...kept, ...lines].sort((left, right) => left.start - right.start);
  const rest = cuts.map(({ start }, index) => text.slice(cuts[index - 1]?.end ?? 0, start)).join('') + text.slice(cuts.at(-1)?.end ?? 0);
  const isRead = [...names, ...givenCredentials(joint)].some((each) => wordsIn(rest).includes(each));
  return rest.includes(credential) || isRead || new RegExp(option).test(rest) || bareColons(rest) > bareColons(text) ? null : cuts;
}

/** What is cut, and the name that the credentials were assigned to. */
interface Cut extends Span {
  readonly keeps?: string;
}

/** What to cut together with a run of options, wherever its credentials are passed on; null where a part of them would be left. */
function handedCuts(text: string, run: Run): readonly Cut[] | null {
  const whole = withConstructor(text, run);
  const bundle = bundleAt(text, whole);
  if (bundle !== null) {
    const { start, end, name: keeps } = bundle;
    if (keeps === null) return [{ start, end }];
    const { options: asOptions, statements } = usesOf(text, keeps);
    return [{ start, end, keeps }, ...asOptions.map((use) => cutOf(text, use)), ...statements];
  }
  const holder = withHolder(text, whole);
  const isExpression = run.isExpression === true || whole.start < run.start;
  if (holder.start < whole.start) return [cutOf(text, holder)];
  return isExpression || isReturned(text, run) || isPartOfBundle(text, run) ? null : [cutOf(text, run)];
}

function assignmentsIn(text: string, joint: readonly JointAssignment[]): ReadonlyMap<string, Assignment> {
  const found = new Map<string, Assignment>();
  const again = new Set<string>();
  const add = (to: string, assignment: Assignment): void => {
    if (found.has(to)) again.add(to);
    found.set(to, assignment);
  };
  for (const match of text.matchAll(assigned)) {
    const [, to = '', given = ''] = match;
    add(to, { line: wholeLine(text, match), isCredential: given.includes(credential) });
  }
  for (const { given } of joint) {
    for (const { name: to, isCredential } of given) add(to, { line: null, isCredential });
  }
  for (const each of again) found.delete(each);
  return found;
}

function givenCredentials(joint: readonly JointAssignment[]): readonly string[] {
  return joint.flatMap(({ given }) => given.flatMap(({ name: to, isCredential }) => (isCredential ? [to] : [])));
}

function cutsInJoint(text: string, statement: JointAssignment, names: ReadonlySet<string>): readonly Span[] {
  const isWhole = ({ start, end }: Span): boolean => start === statement.start && end === statement.end;
  return goingTogether(statement, names).map((span) => (isWhole(span) ? span : cutOf(text, span)));
}

/** A comma, and a comment on what precedes it. */
const between = /^\s*,(?:[ \t]*(?:#|\/\/)[^\n]*(?:\n\s*)?|\s*)$/;
/** A comment to the end of its line, possibly after a comma. */
const remark = /^,?[ \t]*(?:#|\/\/)[^\n]*\n/;

function runsIn(text: string, assignments: ReadonlyMap<string, Assignment>): readonly Run[] {
  const runs: Run[] = [];
  for (const { index: start, 0: whole } of text.matchAll(options)) {
    const given = valueAt(text, /[=:]/.test(whole) ? start + whole.length : start, assignments);
    if (given === null) continue;
    const last = runs.at(-1);
    const isNext = last !== undefined && between.test(text.slice(last.end, start));
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
  return runs;
}

function positionalRuns(text: string, assignments: ReadonlyMap<string, Assignment>): readonly Run[] {
  return positionalArguments(text).flatMap(({ start, end, given, isExpression }): readonly Run[] => {
    const values = given.map((each) => valueAt(text, each.start, assignments));
    if (values.some((each, index) => each?.end !== given[index]?.end)) return [];
    const isCredential = values.some((each) => each?.isCredential === true);
    const names = values.flatMap((each) => each?.names ?? []);
    return [{ start, end, isCredential, names, ...(isExpression ? { isExpression } : {}) }];
  });
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

/** `credentials: { … }` is cut with everything in it, and so is `credentials: new …`. */
function withHolder(text: string, run: Span): Span {
  const above = text.slice(Math.max(0, run.start - 300), run.start);
  const before = /\bcredentials["']?\s{0,8}:\s{0,8}(\{\s{0,200})?$/.exec(above);
  const behind = before?.[1] === undefined ? [''] : /^\s{0,200},?\s{0,200}\}/.exec(text.slice(run.end, run.end + 500));
  return before === null || behind === null ? run : { start: run.start - before[0].length, end: run.end + (behind[0] ?? '').length };
}

/** Includes the comma before the neighbour, and a comment on it. */
function cutOf(text: string, { start, end }: Span): Span {
  const [behind = null] = remark.exec(text.slice(end, end + 300)) ?? [];
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  if (behind !== null && text.slice(lineStart, start).trim() === '') return { start: lineStart, end: end + behind.length };
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

/** How many lines end with a colon and have nothing below them: blocks in Python, maps in YAML. */
export function bareColons(text: string): number {
  const lines = text.split('\n').filter((line) => /^\s*[^\s#]/.test(line));
  return lines.filter((line, index) => /:\s*(?:#.*)?$/.test(line) && indentOf(lines[index + 1]) <= indentOf(line)).length;
}

function indentOf(line: string | undefined): number {
  return line === undefined ? -1 : line.length - line.trimStart().length;
}
