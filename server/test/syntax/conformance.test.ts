import assert from 'node:assert/strict';
import { isAlias, isPair, isScalar, isSeq, parseAllDocuments, type Document, type ParsedNode } from 'yaml';
import { walk } from '../../src/syntax/lookup.js';
import { readText } from '../../src/syntax/read.js';
import { sourceSpan } from '../../src/syntax/source-span.js';
import type { Node } from '../../src/syntax/tree.js';
import { corpusTexts } from '../support/corpus.js';
import { assertWellFormed } from '../support/well-formed.js';

/** Texts that only one of the readers takes, by the reason. */
const accepted = {
  ours: [
    // The closing bracket, or a line of a quoted value, stands as far out as the key: YAML 1.1 takes it, as CloudFormation does.
    'MISSING_CHAR', 'BAD_INDENT',
  ],
} as const;

describe('the readers and others', function () {
  this.timeout(600_000);

  it('read the same YAML as the package yaml, to the offset', function () {
    let compared = 0;
    for (const { file, text, language } of corpusTexts(this, 150)) {
      if (language !== 'yaml') continue;
      const tree = readText(text, 'yaml');
      const theirs = parseAllDocuments(text, { logLevel: 'silent', uniqueKeys: false, schema: 'failsafe' });
      const documents = Array.isArray(theirs) ? theirs : [];
      const errors = documents.flatMap((document) => document.errors);
      const isOurs = tree.problems.every(({ kind }) => kind === 'notice');
      if (isOurs && errors[0] !== undefined) assert.ok(accepted.ours.some((code) => code === errors[0]?.code), `${file}: ${errors[0].code}`);
      if (!isOurs) assert.ok(errors.length > 0, `${file}: only ours has a problem`);
      if (!isOurs || errors.length > 0) continue;
      assert.deepEqual(tree.documents.map((node) => ofOurs(node, text)), documents.flatMap((document) => ofTheirs(document, text)), file);
      compared += 1;
    }
    assert.ok(compared > 0);
  });

  it('read the same JSON as JavaScript', function () {
    let compared = 0;
    for (const { file, text, language } of corpusTexts(this, 150)) {
      const value = language === 'json' ? parsed(text) : undefined;
      if (value === undefined) continue;
      const tree = readText(text, 'json');
      assert.deepEqual(tree.problems.filter(({ kind }) => kind !== 'notice'), [], file);
      assert.deepEqual(tree.documents.map(valueOf), [value], file);
      compared += 1;
    }
    assert.ok(compared > 0);
  });

  it('make trees whose every character is found where it is written', function () {
    for (const { file, text, language } of corpusTexts(this, 150)) {
      const tree = readText(text, language);
      assertWellFormed(tree);
      for (const document of tree.documents) walk(document, (node) => assertWritten(node, text, file));
    }
  });
});

function assertWritten(node: Node, text: string, file: string): void {
  if (node.kind !== 'scalar') return;
  for (let offset = 0; offset < node.text.length; offset++) {
    const { start, end } = sourceSpan(node, offset, offset + 1);
    assert.ok(node.bodyStart <= start && start < end && end <= node.bodyEnd, `${file}: ${start}–${end}`);
    const written = text.slice(start, end);
    // What is written with one character is that character, or a line break that is folded.
    if (end - start === 1 && written !== node.text[offset]) assert.equal(`${written}${node.text[offset] ?? ''}`, '\n ', `${file}: ${start}`);
  }
}

function ofOurs(node: Node | null, text: string): string {
  if (node === null) return '';
  const properties = `${node.tag ?? ''}${node.anchor === null ? '' : `&${node.anchor}`}`;
  switch (node.kind) {
    case 'alias': return `*${node.name}`;
    case 'scalar': return properties + scalarLine(node.style, node.text, node);
    case 'sequence': return `${properties}${node.style === 'flow' ? `${node.start}-${node.end}` : ''}[${node.items.map((item) => ofOurs(item, text)).join()}]`;
    case 'mapping': {
      const entries = node.entries.map((entry) => `${ofOurs(entry.key, text)}:${ofOurs(entry.value, text)}`).join();
      return `${properties}${node.style === 'flow' && text[node.start] === '{' ? `${node.start}-${node.end}` : ''}{${entries}}`;
    }
  }
}

const styles: Readonly<Record<string, string>> = { PLAIN: 'plain', QUOTE_SINGLE: 'single', QUOTE_DOUBLE: 'double', BLOCK_LITERAL: 'literal', BLOCK_FOLDED: 'folded' };

/** Empty documents are left out, as in our tree. */
function ofTheirs(document: Document.Parsed, text: string): readonly string[] {
  const { contents } = document;
  return contents === null || (isScalar(contents) && contents.source === '' && contents.tag === undefined) ? [] : [theirNode(contents, text)];
}

function theirNode(node: ParsedNode | null, text: string): string {
  if (node === null) return scalarLine('plain', '', null);
  if (isAlias(node)) return `*${node.source}`;
  const tag = node.tag?.replace(/^tag:yaml\.org,2002:/, '!!') ?? '';
  const properties = `${tag}${node.anchor === undefined ? '' : `&${node.anchor}`}`;
  const [start, end] = node.range;
  if (isScalar(node)) return properties + scalarLine(styles[node.type ?? 'PLAIN'] ?? '', withoutAddedBreak(node, text), { start, end });
  const span = node.flow === true ? `${start}-${end}` : '';
  if (isSeq(node)) {
    const items = node.items.map((item) => (isPair(item) ? `{${theirPair(item as never, text)}}` : theirNode(item, text)));
    return `${properties}${span}[${items.join()}]`;
  }
  const map = node;
  return `${properties}${text[start] === '{' ? span : ''}{${map.items.map((item) => theirPair(item, text)).join()}}`;
}

function theirPair({ key, value }: { readonly key: ParsedNode; readonly value: ParsedNode | null }, text: string): string {
  return `${theirNode(key, text)}:${theirNode(value, text)}`;
}

/** YAML 1.2 ends a block scalar with a line break even where the text ends without; YAML 1.1 does not. */
function withoutAddedBreak(node: { readonly value: unknown; readonly source: string; readonly type?: string | undefined; readonly range: readonly [number, number, number] }, text: string): string {
  const value = typeof node.value === 'string' ? node.value : node.source;
  const isCut = node.type?.startsWith('BLOCK') === true && node.range[1] === text.length && !/[\r\n]$/.test(text);
  return isCut ? value.replace(/\n$/, '') : value;
}

/** Blocks end where each reader sees fit, and so do values that are left out. */
function scalarLine(style: string, text: string, span: { readonly start: number; readonly end: number } | null): string {
  if (style === 'plain' && text === '') return '';
  const isBlock = style === 'literal' || style === 'folded';
  return `${style} ${JSON.stringify(text)} ${span?.start ?? ''}${isBlock ? '' : `-${span?.end ?? ''}`}`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

function valueOf(node: Node | null): unknown {
  switch (node?.kind) {
    case 'scalar': return node.style === 'double' ? node.text : JSON.parse(node.text);
    case 'sequence': return node.items.map(valueOf);
    case 'mapping': {
      const value: Record<string, unknown> = {};
      for (const entry of node.entries) Object.defineProperty(value, entry.key.kind === 'scalar' ? entry.key.text : '', { value: valueOf(entry.value), enumerable: true, configurable: true, writable: true });
      return value;
    }
    case 'alias': case undefined: return null;
  }
}
