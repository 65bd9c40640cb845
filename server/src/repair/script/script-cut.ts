/** Cuts from a script whatever passes on a credential: assignments of variables, entries of configuration, options of commands. */
import { templatePath } from '../../analysis/place.js';
import { isAwsCredentialName } from '../../analysis/secret/secret-name.js';
import type { Change } from '../../edit/change.js';
import { entryOf, keyText } from '../../syntax/lookup.js';
import type { Entry, Node, Scalar } from '../../syntax/tree.js';
import type { Span } from '../../text/span.js';
import type { TemplateScene } from '../scene.js';
import { cutsInBuild, withExpandedVariables, withFetchedKeys } from './build-cut.js';
import { cutsInCode } from './code-cut.js';
import { takesVariables, withReadVariables } from './environment-read.js';
import { missesCut } from './missed-cut.js';
import { credential, type Piece, type ScriptText, scriptText, type Wanted } from './script-text.js';

export interface ScriptCut {
  /** Without notes. Empty when nothing is left of the script. */
  readonly changes: readonly Change[];
  /** Custom names from which a program may read a removed credential. */
  readonly names: readonly string[];
  /** Whether the cut removes a reference to the credential. */
  covers(node: Node): boolean;
}

/** Cuts everything that mentions one of the credentials; null when a mention is part of something that does more. */
export function cutFromScript(root: Node, wanted: Wanted): ScriptCut | null {
  const script = scriptText(root, wanted);
  if (script === null) return null;
  const text = markedText(script.text, root, wanted);
  const read = isCode(root) ? wanted.variables : undefined;
  if (!text.includes(credential) && !(read !== undefined && takesVariables(text, read))) return null;
  const cuts = isBuild(root) ? cutsInBuild(text, cutsIn) : isCode(root) ? cutsInCode(text, read) : (cutsIn(text) ?? cutsInCode(text));
  if (cuts === null || missesCut(script.text, cuts)) return null;
  const left = script.text.length - cuts.reduce((total, { start, end }) => total + end - start, 0);
  const changes = left === 0 ? [] : changesFor(script, cuts);
  if (changes === null) return null;
  const gone = script.pieces.filter(({ text }) => text === credential);
  const variables = left === 0 ? [] : script.variables.map((target): Change => ({ kind: 'remove', target, emptied: 'keep' }));
  return {
    changes: [...changes, ...variables],
    names: isCode(root) ? [] : ownNamesIn(script.text, cuts),
    covers: (node) =>
      gone.some((piece) => piece.node === node) || script.variables.some(({ start, end }) => start <= node.start && node.end <= end),
  };
}

const named = new RegExp(`(?<![\\w.-])([A-Za-z_][\\w.-]{0,100})["']?[ \\t]{0,8}[=:][ \\t]{0,8}["']?${credential}`, 'g');

function ownNamesIn(text: string, cuts: readonly Span[]): readonly string[] {
  const names = cuts.flatMap(({ start, end }) => [...text.slice(start, end).matchAll(named)].map(([, name = '']) => name));
  return [...new Set(names)].filter((name) => !isAwsCredentialName(name));
}

/** Marks keys that are named indirectly: by the name of a secret in a build, or by that of a variable in code, builds and commands. */
function markedText(text: string, root: Node, { literals, variables }: Wanted): string {
  if (isBuild(root) && literals !== null) return withFetchedKeys(text);
  if (variables === undefined) return text;
  return isCode(root) ? withReadVariables(text, variables) : withExpandedVariables(text, variables);
}

/**
 * Whether a node is in the script with which an instance or a notebook starts, in a build, or in the command of a container,
 * whose lines run one by one, so that one can be cut without the others; or in the code of a function, whose clients work
 * without a key.
 */
export function canLoseCredentials(node: Node): boolean {
  const { steps } = templatePath(node);
  return (
    steps.at(-1) === 'UserData' ||
    steps.at(-2) === 'Command' ||
    isOfNotebook(steps) ||
    isBuild(node) ||
    isCode(node) ||
    (steps[0] === 'Metadata' && steps[1] === 'AWS::CloudFormation::Init')
  );
}

/** Whether a SageMaker notebook, alone or in Studio, runs this when it is created or started. */
function isOfNotebook(steps: readonly string[]): boolean {
  return steps[1] === 'StudioLifecycleConfigContent' || (/^On(?:Create|Start)$/.test(steps[1] ?? '') && steps.at(-1) === 'Content');
}

/** Whether a node is a build specification, which is YAML around its commands. */
function isBuild(node: Node): boolean {
  return templatePath(node).steps.at(-1) === 'BuildSpec';
}

/** Whether a node is the inline code of a function, in Lambda's notation or SAM's. */
function isCode(node: Node): boolean {
  const { steps } = templatePath(node);
  return steps[0] === 'Properties' && (steps[1] === 'InlineCode' || (steps[1] === 'Code' && steps[2] === 'ZipFile'));
}

/** What to remove with an empty script: its property, or its file with mode and owner; null when something else names that file. */
export function emptyScript({ file, template }: TemplateScene, root: Node): Entry | null {
  const entry = entryOf(root);
  if (entry === null || keyText(entry) !== 'content') return entry;
  const holder = entry.key.parent === null ? null : entryOf(entry.key.parent);
  const path = holder === null ? null : keyText(holder);
  const { start, end } = template.root;
  return path !== null && file.tree.text.slice(start, end).split(path).length === 2 ? holder : null;
}

/** An assignment, in any shell or configuration file. */
const value = `["']?${credential}["']?`;
const assignment = `(?:\\$env:)?[A-Za-z_][\\w.-]{0,100}[ \\t]{0,8}[=:][ \\t]{0,8}${value}`;

/** Lines that only set a credential. */
const settings: readonly RegExp[] = [
  new RegExp(`^\\s*(?:sudo\\s+)?(?:(?:export|set|declare\\s+-x)\\s+)?(?:${assignment}[\\s;]*)+(?:\\s#.*)?$`),
  new RegExp(`^\\s*setx\\s+\\w+\\s+${value}(?:\\s+/m)?\\s*$`, 'i'),
  new RegExp(`^\\s*Environment=["']?\\w+=${value}["']?\\s*$`),
  new RegExp(`^\\s*(?:sudo\\s+(?:-u\\s+\\S+\\s+)?)?aws\\s+configure\\s+set\\s+[\\w.]+\\s+${value}(?:\\s+--profile\\s+\\S+)?\\s*$`),
  new RegExp(
    `^\\s*(?:sudo\\s+)?(?:echo|printf)\\s+(?:-\\w\\s+)?["']?(?:export\\s+)?${assignment}(?:\\\\n)?["']?\\s*(?:>>?\\s*\\S+|\\|\\s*(?:sudo\\s+)?tee\\s+-a\\s+\\S+)\\s*$`,
  ),
  new RegExp(
    `^\\s*\\[(?:System\\.)?Environment\\]::SetEnvironmentVariable\\(\\s*["']\\w+["']\\s*,\\s*${value}\\s*(?:,[^()\\n]{1,60})?\\)\\s*;?\\s*$`,
    'i',
  ),
  new RegExp(`^\\s*Set-AWSCredentials?(?:\\s+-(?:AccessKey|SecretKey)\\s+${value}|\\s+-StoreAs\\s+\\S+)+\\s*$`, 'i'),
];

/**
 * What passes a credential to a command that also works without it: options of CloudFormation's helpers, of container commands
 * and of the AWS Tools for PowerShell, variables of AWS tools before a command or among exported ones, and assignments before a
 * command on the same line.
 */
const option = new RegExp(
  [
    `[ \\t]+(?:--(?:access-key|secret-key)[= ]+${value}|(?:-e|--env)[= ]["']?\\w+=${value}["']?)`,
    `(?<=^[ \\t]{0,100})(?:(?:export[ \\t]+)?[A-Za-z_]\\w{0,100}=${value}[ \\t]*(?:&&|;)[ \\t]*)+(?=[^\\s;&|])`,
    `(?<=^[ \\t]{0,100}export(?:[ \\t][^\\n;&|]{0,300})?)[ \\t]+[A-Za-z_]\\w{0,100}=${value}(?=[ \\t;&|]|$)`,
    `(?<!\\b(?:Set|New)-AWSCredentials?\\b[^\\n;|]{0,300})[ \\t]+-(?:[Aa]ccess|[Ss]ecret)[Kk]ey[ \\t]+${value}`,
    `(?<!export[ \\t]|set[ \\t]|echo[ \\t])\\bAWS_(?:ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN)=${value}[ \\t]+(?=[\\w./~])`,
  ].join('|'),
  'g',
);

/** `export` without arguments, which would list all variables. */
const exportsNothing = /^\s*export\s*(?:[;&|]|$)/;

/** The last line that is kept, without its line break, and where it ends. */
interface KeptLine {
  readonly text: string;
  readonly end: number;
}

function cutsIn(text: string): readonly Span[] | null {
  const cuts: Span[] = [];
  let start = 0;
  let kept: KeptLine = { text: '', end: 0 };
  for (const line of text.split('\n')) {
    const at = { start, end: start + line.length };
    const found = line.includes(credential) ? cutsInLine(text, line, at, kept) : [];
    if (found === null) return null;
    cuts.push(...found);
    if (!found.some((cut) => cut.start <= at.start && cut.end >= at.end)) kept = { text: line, end: at.end };
    start = at.end + 1;
  }
  return merged(cuts);
}

function cutsInLine(text: string, line: string, at: Span, kept: KeptLine): readonly Span[] | null {
  const isContinued = line.trimEnd().endsWith('\\');
  const continues = kept.text.trimEnd().endsWith('\\');
  if (!isContinued && !continues && settings.some((setting) => setting.test(line))) return [wholeLine(text, at)];
  const rest = line.replace(option, '');
  if (rest.includes(credential) || exportsNothing.test(rest)) return null;
  if (/^\\?$/.test(rest.trim())) {
    if (isContinued || !continues) return [wholeLine(text, at)];
    // A line must not be continued by one that is cut.
    const end = kept.end - kept.text.length + kept.text.trimEnd().slice(0, -1).trimEnd().length;
    return [{ start: end, end: at.end }];
  }
  return [...line.matchAll(option)].map((match) => ({ start: at.start + match.index, end: at.start + match.index + match[0].length }));
}

function wholeLine(text: string, { start, end }: Span): Span {
  return end < text.length ? { start, end: end + 1 } : { start: Math.max(0, start - 1), end };
}

function merged(cuts: readonly Span[]): readonly Span[] {
  const result: Span[] = [];
  for (const cut of [...cuts].sort((left, right) => left.start - right.start)) {
    const last = result.at(-1);
    if (last !== undefined && cut.start <= last.end) result[result.length - 1] = { start: last.start, end: Math.max(last.end, cut.end) };
    else result.push(cut);
  }
  return result;
}

/** Removes items that are cut as a whole, and parts of others. Null when nothing would be left, or when a join would break. */
function changesFor({ pieces }: ScriptText, cuts: readonly Span[]): readonly Change[] | null {
  const partOf = (piece: Piece): readonly Span[] =>
    cuts.flatMap(({ start, end }) => {
      const part = { start: Math.max(start, piece.start), end: Math.min(end, piece.start + piece.text.length) };
      return part.end > part.start ? [part] : [];
    });
  const isWhole = (piece: Piece): boolean => partOf(piece).some(({ start, end }) => end - start === piece.text.length);
  const removed = new Set<Node>();
  const splices: Change[] = [];
  for (const piece of pieces) {
    if (piece.items === null || partOf(piece).length === 0) continue;
    const item = piece.items.find((each) => pieces.every((other) => other.items?.includes(each) !== true || isWhole(other)));
    if (item !== undefined) removed.add(item);
    else if (piece.scalar === null) return null;
    else {
      splices.push(
        ...partOf(piece)
          .map((part) => splice(piece.scalar, piece, part))
          .filter((change) => change !== null),
      );
    }
  }
  const glueIsCut = pieces.some(
    (piece, index) => piece.items === null && partOf(piece).length > 0 && !besideRemoved(pieces, index, removed),
  );
  if (glueIsCut || splices.some((change) => change.kind === 'splice' && change.from === 0 && change.to === change.scalar.text.length)) {
    return null;
  }
  return [...[...removed].map((target): Change => ({ kind: 'remove', target, emptied: 'keep' })), ...joinedSplices(splices)];
}

/** Whether a piece joins two items of which one is removed. */
function besideRemoved(pieces: readonly Piece[], index: number, removed: ReadonlySet<Node>): boolean {
  return [pieces[index - 1], pieces[index + 1]].some((piece) => piece?.items?.some((item) => removed.has(item)) === true);
}

function splice(scalar: Scalar | null, piece: Piece, part: Span): Change | null {
  if (scalar === null) return null;
  const from = piece.from + part.start - piece.start;
  const to = piece.text === credential ? piece.to : from + part.end - part.start;
  return { kind: 'splice', scalar, from, to, text: '' };
}

/** Merges neighbouring cuts of one scalar; a cut at its end keeps the last line break, without blanks before it. */
function joinedSplices(splices: readonly Change[]): readonly Change[] {
  const result: Extract<Change, { kind: 'splice' }>[] = [];
  for (const change of splices) {
    if (change.kind !== 'splice') continue;
    const last = result.at(-1);
    if (last?.scalar === change.scalar && last.to === change.from) result[result.length - 1] = { ...last, to: change.to };
    else result.push(change);
  }
  return result.map((change) => {
    const { text } = change.scalar;
    const isTail = change.to === text.length && change.from > 0 && text.endsWith('\n') && text.charAt(change.from - 1) === '\n';
    return isTail ? { ...change, from: change.from - 1, to: change.to - 1 } : change;
  });
}
