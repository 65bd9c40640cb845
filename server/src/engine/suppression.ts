/** Suppressions: comments and resource metadata that hide findings, each with a reason and, if wanted, an end. */
import type { SourceFile } from '../analysis/source-file.js';
import { deref, effectiveEntries, keyText, lookup, mappingAt } from '../syntax/lookup.js';
import type { Comment, Mapping, Node } from '../syntax/tree.js';
import { LineIndex } from '../text/line-index.js';
import { nearestWord } from '../text/nearest-word.js';
import type { Span } from '../text/span.js';

/** What a suppression covers: findings that start on a line, findings of a resource, or the whole file. */
export type Scope =
  { readonly kind: 'line'; readonly line: number } | { readonly kind: 'resource'; readonly id: string } | { readonly kind: 'file' };

/** The suppression of one rule in one scope, as written; `rule` may be misspelt. */
export interface Suppression {
  readonly rule: string;
  readonly scope: Scope;
  /** Null when none was given; such a suppression hides nothing. */
  readonly reason: string | null;
  /** The last day on which it applies, as YYYY-MM-DD, or null. */
  readonly until: string | null;
  readonly at: Span;
  /** Why it is malformed, as a sentence; null when it is not. */
  readonly fault: string | null;
}

const word = 'rootguard-disable';
const directive = /^(rootguard-disable)((?:-[\w-]*)?)(.*)/is;
/** What may precede the words of each line in a block comment, and the further signs of a comment such as `##`. */
const margin = /^[\s*#/]+/;
/** What stands before the reason; some editors turn two hyphens into a dash while they are typed. */
const reasonSign = /--|[\u2013\u2014]/;
const forms = ['-line', '-next-line', '-file'] as const;
/** Only what begins with a digit is meant as a date; "until the drill is over" is part of the reason. */
const end = /\buntil (\d[\d./-]*?)\.?\s*$/;
const day = /^(\d{4})-(\d\d)-(\d\d)$/;

/** All suppressions of a file, ordered by place. */
export function suppressionsOf(file: SourceFile): readonly Suppression[] {
  const found: Suppression[] = [];
  if (!/rootguard/i.test(file.text)) return found;
  if (/rootguard-disable/i.test(file.text)) {
    const lines = new LineIndex(file.text);
    const lineBelow = nextLines(lines);
    for (const comment of file.tree.comments) found.push(...fromComment(comment, lines, lineBelow));
  }
  for (const root of file.tree.documents) for (const suppression of fromMetadata(root)) found.push(suppression);
  return found.sort((a, b) => a.at.start - b.at.start);
}

/** Rule and scope as one key: a suppression covers a finding when their keys are equal. */
export function coverage({ rule, scope }: Pick<Suppression, 'rule' | 'scope'>): string {
  switch (scope.kind) {
    case 'file':
      return `${rule} file`;
    case 'line':
      return `${rule} line ${scope.line}`;
    case 'resource':
      return `${rule} resource ${scope.id}`;
  }
}

function fromComment(comment: Comment, lines: LineIndex, lineBelow: (line: number) => number): Suppression[] {
  const match = directive.exec(comment.text.replace(margin, ''));
  if (match === null) return [];
  const [, begin = '', written = '', rest = ''] = match;
  const form = forms.find((each) => each === written);
  if (form === undefined || begin !== word) return [useless(comment, { kind: 'file' }, unknownForm(begin, written))];
  const [rules = ''] = rest.split(reasonSign, 1);
  const { reason, until } = splitReason(rest.slice(rules.length).replace(reasonSign, ''));
  const line = lines.position(comment.start).line;
  const scope: Scope =
    form === '-file' ? { kind: 'file' } : { kind: 'line', line: form === '-line' ? line : lineBelow(lines.position(comment.end).line) };
  const names = ruleNames(rules, rules.length < rest.length);
  if (names.length === 0) {
    return [useless(comment, scope, `The suppression names no rule, so it hides nothing. Put the rule after \`${word}${form}\`.`)];
  }
  return names.map((rule) => ({ rule, scope, reason, until, at: comment, fault: endFault(rule, until) }));
}

/** Where no sign announces a reason, what looks like no rule is the reason. */
function ruleNames(text: string, hasReason: boolean): readonly string[] {
  const words = text.split(/[\s,]+/).filter((name) => name !== '');
  const likely = words.filter((name) => name.includes('/'));
  return hasReason || likely.length === 0 ? words : likely;
}

function useless(at: Span, scope: Scope, fault: string): Suppression {
  return { rule: '', scope, reason: null, until: null, at, fault };
}

function unknownForm(begin: string, written: string): string {
  const nearest = nearestWord(written, forms);
  const hint =
    nearest === null ? `There are ${forms.map((form) => `\`${word}${form}\``).join(', ')}.` : `Did you mean \`${word}${nearest}\`?`;
  return `\`${begin}${written.slice(0, 40)}\` is not a suppression, so it hides nothing. ${hint}`;
}

function endFault(rule: string, until: string | null): string | null {
  if (until === null || isDay(until)) return null;
  return `The suppression of \`${rule.slice(0, 60)}\` ends on \`${until.slice(0, 40)}\`, which is not a date as YYYY-MM-DD, so it hides nothing.`;
}

/** Whether the date exists. */
function isDay(text: string): boolean {
  const [, year, month, date] = (day.exec(text) ?? []).map(Number);
  if (year === undefined || month === undefined || date === undefined) return false;
  // A `Date` turns a day that does not exist, such as 31 April, into a later one.
  const found = new Date(Date.UTC(year, month - 1, date));
  return found.getUTCMonth() === month - 1 && found.getUTCDate() === date;
}

/** Splits a text into the reason and the last day on which it applies. */
export function splitReason(text: string): { reason: string | null; until: string | null } {
  const match = end.exec(text);
  const reason = (match === null ? text : text.slice(0, match.index)).trim();
  return { reason: reason === '' ? null : reason, until: match?.[1] ?? null };
}

/** Finds the next line that is not a comment: several directives may precede one line, which is then found for all of them at once. */
function nextLines(lines: LineIndex): (line: number) => number {
  let [from, to] = [0, 0];
  return (line) => {
    if (line >= from && line < to) return to;
    [from, to] = [line, line + 1];
    while (to < lines.lineCount - 1 && /^\s*(?:#|\/\/)/.test(lines.lineText(to))) to += 1;
    return to;
  };
}

function fromMetadata(root: Node): Suppression[] {
  const resources = mappingAt(root, 'Resources');
  if (resources === null) return [];
  const ofResources = effectiveEntries(resources).flatMap((entry) => {
    const id = keyText(entry);
    const metadata = mappingAt(entry.value, 'Metadata');
    return id === null || metadata === null ? [] : [...inOtherCase(metadata, id), ...fromList(metadata, id)];
  });
  return [...ofTemplate(root), ...ofResources];
}

/** The metadata of the template has no such list: a comment suppresses in a whole file. */
function ofTemplate(root: Node): Suppression[] {
  const metadata = mappingAt(root, 'Metadata');
  if (metadata === null) return [];
  return effectiveEntries(metadata).flatMap((entry) => {
    const key = keyText(entry) ?? '';
    if (key.toLowerCase() !== 'rootguard') return [];
    const fault = `\`${key}\` in the \`Metadata\` of the template hides nothing; it belongs in the \`Metadata\` of a resource.`;
    return [useless(entry.key, { kind: 'file' }, fault)];
  });
}

function fromList(metadata: Mapping, id: string): Suppression[] {
  const list = mappingAt(metadata, 'Rootguard');
  if (list === null) return [];
  const disabled = deref(lookup(list, 'disable'));
  if (disabled?.kind !== 'sequence') return [useless(disabled ?? list, { kind: 'resource', id }, itemForm)];
  return disabled.items.flatMap((item) => fromItem(item, id));
}

/** CloudFormation accepts any key in metadata, so nothing else would report a misspelt `rootguard`. */
function inOtherCase(metadata: Mapping, id: string): Suppression[] {
  return effectiveEntries(metadata).flatMap((entry) => {
    const key = keyText(entry) ?? '';
    if (key === 'Rootguard' || key.toLowerCase() !== 'rootguard') return [];
    const fault = `\`${key}\` in \`Metadata\` is not a suppression, so it hides nothing. Did you mean \`Rootguard\`?`;
    return [useless(entry.key, { kind: 'resource', id }, fault)];
  });
}

const itemForm = 'The suppression cannot be read, so it hides nothing. `Rootguard` takes `disable: [{ rule, reason, until }]`.';
const itemKeys = ['rule', 'reason', 'until'];

function fromItem(written: Node, id: string): Suppression[] {
  const item = deref(written);
  const scope: Scope = { kind: 'resource', id };
  if (item?.kind !== 'mapping') return [useless(written, scope, itemForm)];
  const text = (key: string): string | null => {
    const value = deref(lookup(item, key));
    return value?.kind === 'scalar' && value.text.trim() !== '' ? value.text.trim() : null;
  };
  const rule = text('rule');
  const until = text('until');
  if (rule === null) return [useless(item, scope, itemForm)];
  return [{ rule, scope, reason: text('reason'), until, at: item, fault: keyFault(rule, item) ?? endFault(rule, until) }];
}

/** With a misspelt `until` the finding would be hidden for ever. */
function keyFault(rule: string, item: Mapping): string | null {
  const unknown =
    effectiveEntries(item)
      .map(keyText)
      .find((key) => key !== null && !itemKeys.includes(key)) ?? null;
  if (unknown === null) return null;
  const nearest = nearestWord(unknown, itemKeys);
  const hint = nearest === null ? `Known: ${itemKeys.join(', ')}.` : `Did you mean \`${nearest}\`?`;
  return `The suppression of \`${rule.slice(0, 60)}\` has the unknown key \`${unknown.slice(0, 40)}\`, so it hides nothing. ${hint}`;
}
