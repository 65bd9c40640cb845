/** Cuts from a script whatever passes on a credential: assignments of variables, entries of configuration, options of commands. */
import { templatePath } from '../../analysis/place.js';
import { isAwsCredentialName } from '../../analysis/secret/secret-name.js';
import type { Change } from '../../edit/change.js';
import { entryOf, keyText } from '../../syntax/lookup.js';
import type { Entry, Node, Scalar } from '../../syntax/tree.js';
import { firstIndex } from '../../text/ordered.js';
import { byPlace, type Span } from '../../text/span.js';
import type { TemplateScene } from '../scene.js';
import { cutsInBuild, cutsInYaml, withExpandedVariables, withFetchedKeys } from './build-cut.js';
import { cutsInCode } from './code-cut.js';
import { takesVariables, withReadVariables } from './environment-read.js';
import { withHandedOnKeys } from './handed-on-key.js';
import { cutsInLines } from './line-cut.js';
import { missesCut } from './missed-cut.js';
import { cutsInJson, withoutCuts } from './passed-cut.js';
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
  const cuts = isBuild(root)
    ? cutsInBuild(text, cutsInLines)
    : isCode(root)
      ? cutsInCode(text, read)
      : (cutsInYaml(text, cutsInLines) ?? cutsInCode(text));
  if (cuts === null || missesCut(script.text, cuts)) return null;
  const left = script.text.length - cuts.reduce((total, { start, end }) => total + end - start, 0);
  const changes = left === 0 ? [] : changesFor(script, cuts);
  if (changes === null) return null;
  const variables = left === 0 ? [] : script.variables.map((target): Change => ({ kind: 'remove', target, emptied: 'keep' }));
  return {
    changes: [...changes, ...variables],
    names: isCode(root) ? [] : ownNamesIn(script.text, cuts),
    covers: coverOf(script),
  };
}

function coverOf({ pieces, variables }: ScriptText): ScriptCut['covers'] {
  const gone = new Set(pieces.flatMap(({ text, node }) => (text === credential && node !== null ? [node] : [])));
  return (node) => gone.has(node) || variables.some(({ start, end }) => start <= node.start && node.end <= end);
}

/** The same for JSON that passes variables on; a text of which nothing but brackets would be left is removed as a whole. */
export function cutFromPassed(root: Node, credentials: ReadonlySet<string>): ScriptCut | null {
  const script = scriptText(root, { credentials, literals: null });
  const cut = script === null ? null : cutsInJson(script.text);
  if (script === null || cut === null || cut.cuts.length === 0) return null;
  const entry = /^\s*\[\s*\]\s*$/.test(withoutCuts(script.text, cut.cuts)) ? entryOf(root) : null;
  const changes = entry === null ? changesFor(script, cut.cuts) : [{ kind: 'remove' as const, target: entry, emptied: 'remove' as const }];
  return changes === null ? null : { changes, names: cut.names, covers: coverOf(script) };
}

const named = new RegExp(`(?<![\\w.-])([A-Za-z_][\\w.-]{0,100})["']?[ \\t]{0,8}[=:][ \\t]{0,8}["']?${credential}`, 'g');

function ownNamesIn(text: string, cuts: readonly Span[]): readonly string[] {
  const names = cuts.flatMap(({ start, end }) => [...text.slice(start, end).matchAll(named)].map(([, name = '']) => name));
  return [...new Set(names)].filter((name) => !isAwsCredentialName(name) && name !== 'credential-file');
}

/** Marks keys that are named indirectly: by the name of a secret in a build, or by that of a variable in code, builds and commands. */
function markedText(text: string, root: Node, { literals, variables }: Wanted): string {
  if (isCode(root)) return variables === undefined ? text : withReadVariables(text, variables);
  const fetched = isBuild(root) && literals !== null ? withFetchedKeys(text) : text;
  const expanded = variables === undefined ? fetched : withExpandedVariables(fetched, variables);
  return withHandedOnKeys(expanded, literals !== null);
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

/** A file of `AWS::CloudFormation::Init`, with its mode and owner. */
export interface WrittenFile {
  readonly entry: Entry;
  readonly path: string;
}

/** The file whose content a script is; null for any other script. */
export function fileOf(root: Node): WrittenFile | null {
  const entry = entryOf(root);
  const holder = entry === null || keyText(entry) !== 'content' || entry.key.parent === null ? null : entryOf(entry.key.parent);
  const path = holder === null ? null : keyText(holder);
  return holder === null || path === null ? null : { entry: holder, path };
}

/** What to remove with an empty script: its property, or its file; null when something else names that file. */
export function emptyScript(scene: TemplateScene, root: Node): Entry | null {
  const entry = entryOf(root);
  if (entry === null || keyText(entry) !== 'content') return entry;
  const file = fileOf(root);
  return file !== null && mentionsOf(scene, file.path) === 1 ? file.entry : null;
}

/** How often a template names a path. */
export function mentionsOf({ file, template }: TemplateScene, path: string): number {
  return file.tree.text.slice(template.root.start, template.root.end).split(path).length - 1;
}

/** Removes items that are cut as a whole, and parts of others. Null when nothing would be left, or when a join would break. */
function changesFor({ pieces }: ScriptText, cuts: readonly Span[]): readonly Change[] | null {
  const ordered = [...cuts].sort(byPlace);
  const partOf = (piece: Piece): readonly Span[] => partsOf(ordered, piece);
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

/** The parts of a piece that are cut; the cuts are in order and do not overlap. */
function partsOf(cuts: readonly Span[], { start: from, text }: Piece): readonly Span[] {
  const to = from + text.length;
  const parts: Span[] = [];
  for (let index = firstIndex(cuts, ({ end }) => end > from); index < cuts.length; index++) {
    const { start, end } = cuts[index] ?? { start: to, end: to };
    if (start >= to) break;
    parts.push({ start: Math.max(start, from), end: Math.min(end, to) });
  }
  return parts;
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
