/** Scripts in a document that is itself a text: the commands of a build specification, of an SSM document, of cloud-init. */
import { deref, keyText, lookup } from '../../syntax/lookup.js';
import { readText } from '../../syntax/read.js';
import { sourceSpan } from '../../syntax/source-span.js';
import type { Mapping, Node, Scalar, Sequence } from '../../syntax/tree.js';
import { decodeBase64Text } from '../../value/base64.js';
import type { Value } from '../../value/value.js';
import { excerpt } from './excerpt.js';
import { nestedOperation } from './nested-operation.js';
import type { ResolvedText } from './resolved-text.js';
import { codeLanguageOf, languageByContent, languageOfStep, scriptAmong, type ScriptLanguage } from './script-language.js';

/** What is below such a key is run, or written to a file that may be run. */
const scriptKeys: ReadonlySet<string> = new Set([
  'commands',
  'command',
  'runCommand',
  'runcmd',
  'bootcmd',
  'script',
  'Script',
  'inline',
  'content',
  'on-failure-commands',
]);

export interface NestedScript {
  readonly text: ResolvedText;
  /** By its text, or by the keys beside it. */
  readonly language: ScriptLanguage;
  /** What is handed to the operation that it names; null for a script. */
  readonly given: Value | null;
}

interface Open {
  readonly node: Node;
  readonly path: readonly string[];
  /** The mapping of which it is a value; null for an item of a list. */
  readonly beside: Mapping | null;
  readonly isScript: boolean;
  /** Whether it is an item of a list of commands, which may be a command as a list of words. */
  readonly isCommand: boolean;
}

/** The scripts of a document in YAML or JSON; none for anything else. */
export function nestedScripts(whole: ResolvedText): readonly NestedScript[] {
  const tree = readText(whole.text, whole.text.trimStart().startsWith('{') ? 'json' : 'yaml');
  const [root] = tree.documents;
  const found: NestedScript[] = [];
  const open: Open[] = root === undefined ? [] : [{ node: root, path: [], beside: null, isScript: false, isCommand: false }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const node = deref(next.node);
    if (node?.kind === 'scalar') {
      if (next.isScript && node.text !== '') {
        const text = decoded(whole, next, node) ?? excerpt(whole, node.text, spanIn(node));
        found.push({ text, language: languageBeside(next, text.text), given: null });
      }
    } else if (node?.kind === 'sequence' && next.isCommand) {
      found.push(...commandOf(whole, node).map((text) => ({ text, language: languageByContent(text.text, 'shell'), given: null })));
    } else if (node !== null && next.path.length < maxDepth) {
      const operation = node.kind === 'mapping' ? nestedOperation(whole, node) : null;
      if (operation !== null) found.push({ ...operation, language: 'data' });
      for (const child of childrenOf(node, next).reverse()) open.push(child);
    }
  }
  return found;
}

const maxDepth = 30;

function childrenOf(node: Mapping | Sequence, { path, isScript }: Open): Open[] {
  if (node.kind === 'sequence') {
    return node.items.map((item, index) => ({ node: item, path: [...path, String(index)], beside: null, isScript, isCommand: isScript }));
  }
  return node.entries.flatMap((entry) => {
    const key = keyText(entry) ?? '';
    return entry.value === null
      ? []
      : [{ node: entry.value, path: [...path, key], beside: node, isScript: isScript || scriptKeys.has(key), isCommand: false }];
  });
}

/** The decoded text of a cloud-init file in base64; null for any other text. */
function decoded(whole: ResolvedText, { beside, path }: Open, scalar: Scalar): ResolvedText | null {
  const encoding = deref(beside === null || path.at(-1) !== 'content' ? null : lookup(beside, 'encoding'));
  if (encoding?.kind !== 'scalar' || !/^b(?:ase)?64$/.test(encoding.text)) return null;
  const text = decodeBase64Text(scalar.text.replaceAll(/\s/g, ''));
  return text === null ? null : { ...excerpt(whole, text, () => sourceSpan(scalar, 0, scalar.text.length)), isOnePiece: false };
}

/** By the name of a cloud-init file, or by the run time of a step's script. */
function languageBeside({ beside, path }: Open, text: string): ScriptLanguage {
  const given = deref(beside === null ? null : lookup(beside, path.at(-1) === 'content' ? 'path' : 'Runtime'));
  const name = given?.kind === 'scalar' ? given.text : '';
  return path.at(-1) === 'content' ? (codeLanguageOf(name) ?? languageByContent(text, 'shell')) : languageOfStep(name, text);
}

/** `[aws, s3, ls]` of cloud-init is one command; the argument of a shell, as in `[sh, -c, "…"]`, is a script of its own. */
function commandOf(whole: ResolvedText, { items }: Sequence): readonly ResolvedText[] {
  const words = items.flatMap((item) => {
    const word = deref(item);
    return word?.kind === 'scalar' ? [word] : [];
  });
  const script = words[scriptAmong(words.map(({ text }) => text))];
  if (script !== undefined) return [excerpt(whole, script.text, spanIn(script))];
  return words.length === 0 ? [] : [excerpt(whole, words.map(quoted).join(' '), spanInWords(words))];
}

/** A word quoted for a shell. */
function quoted({ text }: Scalar): string {
  return /^[\w@%+=:,./\uE000-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

function spanInWords(words: readonly Scalar[]): (from: number, to: number) => { start: number; end: number } {
  let end = -1;
  const placed = words.map((word) => {
    const written = quoted(word);
    const start = end + 1;
    end = start + written.length;
    return { word, start, end, shift: written === word.text ? 0 : 1 };
  });
  return (from, to) => {
    const inside = placed.filter((place) => place.start < to && from < place.end);
    const [first] = inside;
    const last = inside.at(-1);
    if (first === undefined || last === undefined) return { start: words[0]?.start ?? 0, end: words.at(-1)?.end ?? 0 };
    const at = Math.max(0, from - first.start - first.shift);
    const stop = Math.max(0, Math.min(to, last.end - last.shift) - last.start - last.shift);
    return { start: sourceSpan(first.word, at, at).start, end: sourceSpan(last.word, stop, stop).end };
  };
}

function spanIn(scalar: Scalar): (from: number, to: number) => { start: number; end: number } {
  return (from, to) => sourceSpan(scalar, from, to);
}
