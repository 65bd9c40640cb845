/** Suppressions: comments and resource metadata that hide findings, each with a reason and, if wanted, an end. */
import type { SourceFile } from '../analysis/source-file.js';
import type { Comment } from '../syntax/tree.js';
import { deref, effectiveEntries, keyText, lookup } from '../syntax/lookup.js';
import type { Mapping, Node } from '../syntax/tree.js';
import { LineIndex } from '../text/line-index.js';
import type { Span } from '../text/span.js';

/** What a suppression covers: the findings that start on a line, those of a resource, or all of the file. */
export type Scope =
  | { readonly kind: 'line'; readonly line: number }
  | { readonly kind: 'resource'; readonly id: string }
  | { readonly kind: 'file' };

/** One rule at one scope, as written; `rule` may be misspelt. */
export interface Suppression {
  readonly rule: string;
  readonly scope: Scope;
  /** Null when none was given: then it hides nothing. */
  readonly reason: string | null;
  /** The last day on which it holds, as YYYY-MM-DD, or null. */
  readonly until: string | null;
  readonly at: Span;
}

const word = 'rootguard-disable-';
const directive = /^rootguard-disable-(line|next-line|file)\b\s*(.*)$/s;
const endDate = /\s*\buntil (\d{4}-\d{2}-\d{2})\s*$/;

/** All suppressions of a file, by place. */
export function suppressionsOf(file: SourceFile): readonly Suppression[] {
  const found: Suppression[] = [];
  if (file.text.includes(word)) {
    const lines = new LineIndex(file.text);
    for (const comment of file.tree.comments) found.push(...fromComment(comment, lines));
  }
  if (file.text.includes('Rootguard')) {
    for (const root of file.tree.documents) found.push(...fromMetadata(root));
  }
  return found.sort((a, b) => a.at.start - b.at.start);
}

/** A rule at a scope as one key: a suppression covers the findings of its rule that are in its scope. */
export function coverage({ rule, scope }: Pick<Suppression, 'rule' | 'scope'>): string {
  switch (scope.kind) {
    case 'file': return `${rule} file`;
    case 'line': return `${rule} line ${scope.line}`;
    case 'resource': return `${rule} resource ${scope.id}`;
  }
}

function fromComment(comment: Comment, lines: LineIndex): Suppression[] {
  const match = directive.exec(comment.text);
  if (match === null) return [];
  const [, form = '', rest = ''] = match;
  const separator = rest.indexOf('--');
  const rules = separator === -1 ? rest : rest.slice(0, separator);
  const { reason, until } = splitReason(separator === -1 ? '' : rest.slice(separator + 2));
  const line = lines.position(comment.start).line;
  const scope: Scope = form === 'file' ? { kind: 'file' } : { kind: 'line', line: form === 'line' ? line : nextLine(line, lines) };
  const names = rules.split(/[\s,]+/).filter((name) => name !== '');
  return names.map((rule) => ({ rule, scope, reason, until, at: comment }));
}

/** The reason as written, and the last day on which it holds. */
export function splitReason(text: string): { reason: string | null; until: string | null } {
  const end = endDate.exec(text);
  const reason = (end === null ? text : text.slice(0, end.index)).trim();
  return { reason: reason === '' ? null : reason, until: end?.[1] ?? null };
}

/** The next line that is not a comment of its own: several directives may stand above one line. */
function nextLine(line: number, lines: LineIndex): number {
  let next = line + 1;
  while (next < lines.lineCount - 1 && /^\s*(?:#|\/\/)/.test(lines.lineText(next))) next += 1;
  return next;
}

function fromMetadata(root: Node): Suppression[] {
  const resources = mappingAt(root, 'Resources');
  if (resources === null) return [];
  return effectiveEntries(resources).flatMap((entry) => {
    const id = keyText(entry);
    const list = deref(entry.value)?.kind === 'mapping' ? mappingAt(entry.value, 'Metadata', 'Rootguard') : null;
    const disabled = list === null ? null : deref(lookup(list, 'disable'));
    if (id === null || disabled?.kind !== 'sequence') return [];
    return disabled.items.flatMap((item) => fromItem(deref(item), id));
  });
}

function fromItem(item: Node | null, id: string): Suppression[] {
  if (item?.kind !== 'mapping') return [];
  const text = (key: string): string | null => {
    const value = deref(lookup(item, key));
    return value?.kind === 'scalar' && value.text.trim() !== '' ? value.text.trim() : null;
  };
  const rule = text('rule');
  if (rule === null) return [];
  return [{ rule, scope: { kind: 'resource', id }, reason: text('reason'), until: text('until'), at: item }];
}

function mappingAt(root: Node | null, ...keys: readonly string[]): Mapping | null {
  let node = deref(root);
  for (const key of keys) node = node?.kind === 'mapping' ? deref(lookup(node, key)) : null;
  return node?.kind === 'mapping' ? node : null;
}
