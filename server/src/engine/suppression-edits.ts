/** Writes a suppression for a finding: a comment where possible, else an entry in the metadata of its resource. */
import type { SourceFile } from '../analysis/source-file.js';
import type { Change } from '../edit/change.js';
import { fields, items, text, type Content } from '../edit/content.js';
import { planEdits } from '../edit/plan.js';
import { deref, lookup, mappingAt, nodeAt } from '../syntax/lookup.js';
import type { Mapping, Node } from '../syntax/tree.js';
import { LineIndex } from '../text/line-index.js';
import { encloses } from '../text/span.js';
import type { TextEdit } from '../text/text-edit.js';
import { editsAround, embeddedFiles, findingInside } from './embedded.js';
import type { Finding } from './finding.js';
import { splitReason } from './suppression.js';

/**
 * The edits that hide a finding; none when the language has no comments and the finding belongs to no resource.
 * A reason may end with `until YYYY-MM-DD`.
 */
export function suppressionEdits(file: SourceFile, finding: Finding, reason: string): readonly TextEdit[] {
  const words = reason.replace(/\s+/g, ' ').trim();
  const embedded = embeddedFiles(file).find((each) => encloses(each, finding));
  if (embedded === undefined) return editsIn(file, finding, words);
  return editsAround(editsIn(embedded.file, findingInside(finding, embedded), words), embedded.text) ?? [];
}

function editsIn(file: SourceFile, finding: Finding, words: string): readonly TextEdit[] {
  const sign = commentSign(file);
  const lines = new LineIndex(file.text);
  const lineStart = lines.lineStart(lines.position(finding.start).line);
  if (sign !== null && !isInsideScalar(file, lineStart)) {
    const indent = /^[ \t]*/.exec(file.text.slice(lineStart, finding.start))?.[0] ?? '';
    return [commentAt(lineStart, `${indent}${sign} rootguard-disable-next-line ${finding.rule} -- ${words}`, file)];
  }
  const inMetadata = metadataEdits(file, finding, words);
  if (inMetadata.length > 0 || sign === null) return inMetadata;
  // The indentation of the whole text: that of an embedded template must not be left.
  const indent = /^(?:[ \t]*\r?\n)*( *)/.exec(file.text)?.[1] ?? '';
  return [commentAt(lines.lineStart(0), `${indent}${sign} rootguard-disable-file ${finding.rule} -- ${words}`, file)];
}

/** JSON gets a comment only where the file has comments already. */
function commentSign({ tree }: SourceFile): '#' | '//' | null {
  if (tree.language === 'yaml') return '#';
  return tree.comments.length > 0 ? '//' : null;
}

/** Whether a line begins within a scalar, where a comment would become part of its text. */
function isInsideScalar({ tree }: SourceFile, lineStart: number): boolean {
  const node = nodeAt(tree, lineStart);
  return node?.kind === 'scalar' && node.start < lineStart && lineStart < node.end;
}

function commentAt(offset: number, comment: string, { text: whole }: SourceFile): TextEdit {
  const lineBreak = whole.includes('\r\n') ? '\r\n' : '\n';
  return { start: offset, end: offset, newText: `${comment}${lineBreak}` };
}

function metadataEdits(file: SourceFile, finding: Finding, words: string): readonly TextEdit[] {
  const resource = file.tree.documents.map((root) => resourceIn(root, finding)).find((found) => found !== null) ?? null;
  if (resource === null) return [];
  const { reason, until } = splitReason(words);
  const item = fields({
    rule: text(finding.rule),
    reason: text(reason ?? words),
    ...(until !== null && { until: text(until) }),
  });
  const plan = planEdits(file.tree, [changeOf(resource, item)]);
  return plan.kind === 'edits' ? plan.edits : [];
}

/** Adds the item, with those keys on the way to the list that are missing. */
function changeOf(resource: Mapping, item: Content): Change {
  const metadata = mappingAt(resource, 'Metadata');
  if (metadata === null) return entry(resource, 'Metadata', fields({ Rootguard: fields({ disable: items(item) }) }));
  const own = mappingAt(metadata, 'Rootguard');
  if (own === null) return entry(metadata, 'Rootguard', fields({ disable: items(item) }));
  const list = deref(lookup(own, 'disable'));
  if (list?.kind !== 'sequence') return entry(own, 'disable', items(item));
  return { kind: 'insert-item', sequence: list, value: item, place: { kind: 'last' } };
}

function entry(mapping: Mapping, key: string, value: Content): Change {
  return { kind: 'insert-entry', mapping, key, value, place: { kind: 'last' } };
}

/** The resource that a finding is about, in the document the finding is in. */
function resourceIn(root: Node, { start, resource }: Finding): Mapping | null {
  if (resource === null || start < root.start || root.end < start || root.kind !== 'mapping') return null;
  const resources = mappingAt(root, 'Resources');
  return resources === null ? null : mappingAt(resources, resource);
}
