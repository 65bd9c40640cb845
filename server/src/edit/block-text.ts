/** Writes content as YAML lines. */
import type { Node } from '../syntax/tree.js';
import type { Content, Intrinsic } from './content.js';
import { dotted, flowText, isLeaf, writtenKey, type Pen, penUnder, scalarText, shortName, taggedText } from './flow-text.js';
import { suitsLiteral } from './scalar-text.js';
import { writtenBlock, writtenInline } from './written.js';

/** `key: value` with all the lines of the value; the first line is not indented. */
export function blockField(pen: Pen, key: string, value: Content, indent: string): string {
  return `${writtenKey(pen.style, key, 'block')}:${blockValue(penUnder(pen, key, value), value, indent)}`;
}

/** What follows the colon of a key indented by `indent`: a blank and a value, or lines. */
export function blockValue(pen: Pen, content: Content, indent: string): string {
  return valueText(pen, content, { owner: indent, list: indent + pen.style.dashIndent, map: indent + pen.style.step });
}

/** A dash and its item with all its lines; `indent` is that of the dash. The first line is not indented. */
export function blockItem(pen: Pen, content: Content, indent: string): string {
  const { dash, collectionDash } = pen.style;
  const inner = indent + ' '.repeat(collectionDash.length);
  const value = valueText(pen, content, { owner: indent, list: inner, map: inner });
  // Collections begin on the line of the dash, unless a tag stands there.
  return value.startsWith('\n') ? collectionDash + value.slice(1 + inner.length) : dash + value.slice(1);
}

/**
 * The indentation of the further lines of a value: relative to its key or dash, for a list in it, and for a map or text in
 * it.
 */
interface Depths {
  readonly owner: string;
  readonly list: string;
  readonly map: string;
}

function valueText(pen: Pen, content: Content, depths: Depths): string {
  const plain = plainly(pen, content);
  if (content.kind === 'intrinsic' && plain !== content && isInBrackets(pen, content.argument)) {
    return `\n${depths.map}${writtenKey(pen.style, content.name, 'block')}: ${flowText(pen, content.argument, depths.map, 'line')}`;
  }
  if (plain.kind === 'fields' && plain.fields.length > 0) {
    return plain.fields.map((field) => `\n${depths.map}${blockField(pen, field.key, field.value, depths.map)}`).join('');
  }
  if (plain.kind === 'items' && plain.items.length > 0) {
    return plain.items.map((item) => `\n${depths.list}${blockItem(pen, item, depths.list)}`).join('');
  }
  if (plain.kind === 'copy' && isBlockCollection(plain.node)) return copiedBlock(pen, plain.node, depths);
  return ` ${inline(pen, plain, depths)}`;
}

/** An intrinsic in its long form is a map like any other. */
function plainly(pen: Pen, content: Content): Content {
  if (content.kind !== 'intrinsic' || isShort(pen, content)) return content;
  return { kind: 'fields', fields: [{ key: content.name, value: content.argument }] };
}

/** A node can have only one tag, so the outer of two intrinsics takes its long form. */
function isShort(pen: Pen, { argument }: Intrinsic): boolean {
  return pen.style.intrinsics === 'short' && argument.kind !== 'intrinsic' && argument.kind !== 'copy';
}

/** A value that starts on the line of its key or dash. */
function inline(pen: Pen, content: Content, depths: Depths): string {
  switch (content.kind) {
    case 'text':
      return suitsLiteral(content.text) ? literal(content.text, depths.map) : scalarText(pen.style, content.text, 'block');
    case 'copy':
      // YAML 1.2 does not allow a closing bracket at the indentation of its key.
      return writtenInline(pen.layout, content.node, 'items' in content.node || 'entries' in content.node ? depths.map : depths.owner);
    case 'intrinsic':
      return shortText(pen, content, depths);
    case 'items':
    case 'fields':
    case 'word':
      return flowText(pen, content, depths.owner, 'line');
  }
}

function shortText(pen: Pen, { name, argument }: Intrinsic, depths: Depths): string {
  const attribute = name === 'Fn::GetAtt' ? dotted(argument) : null;
  const value = attribute ?? (argument.kind === 'text' ? argument.text : null);
  if (value !== null && !suitsLiteral(value)) {
    return `${shortName(name)} ${taggedText(pen.style, name, value, 'block')}`;
  }
  return (
    shortName(name) + (isInBrackets(pen, argument) ? ` ${flowText(pen, argument, depths.owner, 'line')}` : valueText(pen, argument, depths))
  );
}

/** Whether a function's list of arguments is written in brackets, as others in the file are. */
function isInBrackets(pen: Pen, argument: Content): boolean {
  return argument.kind === 'items' && pen.style.argumentLists === 'flow' && argument.items.every(isSmall);
}

function isSmall(content: Content): boolean {
  return (
    isLeaf(content) ||
    (content.kind === 'intrinsic' && isSmall(content.argument)) ||
    (content.kind === 'items' && content.items.every(isLeaf))
  );
}

function literal(value: string, indent: string): string {
  const ends = value.endsWith('\n');
  const lines = (ends ? value.slice(0, -1) : value).split('\n');
  return (ends ? '|' : '|-') + lines.map((line) => (line === '' ? '\n' : `\n${indent}${line}`)).join('');
}

function isBlockCollection(node: Node): boolean {
  return node.kind !== 'scalar' && node.kind !== 'alias' && node.style === 'block';
}

function copiedBlock(pen: Pen, node: Node, depths: Depths): string {
  const indent = node.kind === 'sequence' ? depths.list : depths.map;
  return `${node.tag === null ? '' : ` ${node.tag}`}\n${writtenBlock(pen.layout, node, indent)}`;
}
