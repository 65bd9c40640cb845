/** Lists of requests for `can`: YAML, JSON, or one JSON object per line. */
import { scalarType } from '../../model/scalar-type.js';
import { answerWords, type AnswerWord } from '../../report/answer.js';
import { deref, effectiveEntries, keyText, scalarText } from '../../syntax/lookup.js';
import { readText } from '../../syntax/read.js';
import type { Mapping, Node } from '../../syntax/tree.js';
import { LineIndex } from '../../text/line-index.js';
import { unknownWord } from '../command-arguments.js';

/** Who requests what, and what the answer should be. */
export interface ListedRequest {
  /** Counted from 1. */
  readonly line: number;
  readonly principal: string;
  readonly action: string;
  readonly resource: string;
  /** Condition keys with their values; none for a key that the request does not have. */
  readonly context: ReadonlyMap<string, readonly string[]>;
  /** Null when the request does not specify it. */
  readonly onlyGivenContext: boolean | null;
  readonly expect: AnswerWord | null;
}

/** What could not be read, in a sentence without the name of the file. */
export interface RequestProblem {
  readonly line: number;
  readonly message: string;
}

export interface RequestList {
  readonly requests: readonly ListedRequest[];
  readonly problems: readonly RequestProblem[];
}

export function readRequests(text: string): RequestList {
  const requests: ListedRequest[] = [];
  const problems: RequestProblem[] = [];
  for (const { item, line } of itemsOf(text, problems)) {
    const read = readRequest(item, line);
    if (typeof read === 'string') problems.push({ line, message: read });
    else requests.push(read);
  }
  return { requests, problems };
}

interface ListedItem {
  readonly item: Node | null;
  readonly line: number;
}

function itemsOf(text: string, problems: RequestProblem[]): readonly ListedItem[] {
  if (isOneALine(text)) {
    return text.split(/\r\n|\r|\n/).flatMap((line, index) => (line.trim() === '' ? [] : listed(line, 'json', index, problems)));
  }
  return listed(text, /^\uFEFF?\s*[[{]/.test(text) ? 'json' : 'yaml', 0, problems);
}

/** Whether every line is an object of its own, rather than part of one object on several lines. */
function isOneALine(text: string): boolean {
  const lines = text
    .replace('\uFEFF', '')
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return lines.length > 1 && lines.every((line) => line.startsWith('{')) && lines.some((line) => line.endsWith('}'));
}

/** The requests of a text that begins at a line of the list; syntax errors are added to `problems`. */
function listed(text: string, language: 'yaml' | 'json', firstLine: number, problems: RequestProblem[]): readonly ListedItem[] {
  const tree = readText(text, language);
  const lines = new LineIndex(text);
  const lineOf = (offset: number): number => firstLine + lines.position(offset).line + 1;
  const broken = tree.problems.filter(({ kind }) => kind !== 'notice');
  for (const { start, message } of broken) problems.push({ line: lineOf(start), message });
  return tree.documents
    .flatMap((root) => {
      const node = deref(root);
      const items: readonly (Node | null)[] = node?.kind === 'sequence' ? node.items : [node];
      return items.map((item) => ({ item, line: lineOf(item?.start ?? node?.start ?? 0) }));
    })
    .filter(({ line }) => !(language === 'json' && broken.some(({ start }) => lineOf(start) === line)));
}

const fields = ['principal', 'action', 'resource', 'context', 'onlyGivenContext', 'expect'] as const;

type Field = (typeof fields)[number];

/** The request, or what is wrong with it. */
function readRequest(item: Node | null, line: number): ListedRequest | string {
  const map = deref(item);
  if (map?.kind !== 'mapping') return 'A request is a map with `principal`, `action` and `resource`.';
  const given = new Map<Field, Node | null>();
  for (const entry of effectiveEntries(map)) {
    const key = keyText(entry) ?? '';
    const field = fields.find((each) => each === key);
    if (field === undefined) return unknownWord(key, fields, 'key');
    given.set(field, entry.value);
  }
  const textAt = (field: Field): string | null => scalarText(given.get(field) ?? null);
  const [principal, action, resource] = [textAt('principal'), textAt('action'), textAt('resource')];
  if (principal === null || action === null || resource === null) {
    const missing = (['principal', 'action', 'resource'] as const).find((field) => textAt(field) === null);
    return `\`${missing ?? ''}\` is missing, or is not a text.`;
  }
  const context = contextOf(given.get('context') ?? null);
  if (context === null) return '`context` is a map from condition keys to a value or a list of values.';
  const only = textAt('onlyGivenContext');
  if (given.has('onlyGivenContext') && only !== 'true' && only !== 'false') return '`onlyGivenContext` is true or false.';
  const wish = textAt('expect');
  const expect = answerWords.find((word) => word === wish) ?? null;
  if (given.has('expect') && expect === null) return unknownWord(wish ?? '', answerWords, 'answer');
  return { line, principal, action, resource, context, onlyGivenContext: only === null ? null : only === 'true', expect };
}

function contextOf(node: Node | null): ReadonlyMap<string, readonly string[]> | null {
  const map = deref(node);
  if (map === null) return new Map();
  return map.kind === 'mapping' ? readContext(map) : null;
}

function readContext(map: Mapping): ReadonlyMap<string, readonly string[]> | null {
  const context = new Map<string, readonly string[]>();
  for (const entry of effectiveEntries(map)) {
    const value = deref(entry.value);
    const items: readonly (Node | null)[] = value?.kind === 'sequence' ? value.items : isNull(value) ? [] : [value];
    const texts = items.map(scalarText);
    const known = texts.filter((text) => text !== null);
    const key = keyText(entry);
    if (key === null || known.length < texts.length) return null;
    context.set(key, known);
  }
  return context;
}

/** A key that is null is absent from the request, as is one with an empty list. */
function isNull(value: Node | null): boolean {
  return value === null || (value.kind === 'scalar' && scalarType(value) === 'null');
}
