/** Writes content in brackets: JSON, and YAML's flow collections. */
import type { CollectionStyle, Node } from '../syntax/tree.js';
import { type Content, type Field, type Fields, type Intrinsic, firstString, type Items } from './content.js';
import { type FileStyle, styleUnder } from './file-style.js';
import { hasColon, type Spread } from './style-votes.js';
import { casedWord, jsonText, needsQuotes, quotedText } from './scalar-text.js';
import type { Layout } from './layout.js';
import { writtenInline } from './written.js';

/** What the writer needs to know about the file. */
export interface Pen {
  readonly layout: Layout;
  readonly style: FileStyle;
}

/** The text of a value in brackets; `indent` is that of the line it starts on, `room` is `line` where no line may end. */
export function flowText(pen: Pen, content: Content, indent: string, room: Spread): string {
  switch (content.kind) {
    case 'text':
      return scalarText(pen.style, content.text, 'flow');
    case 'word':
      return content.asWritten === true ? content.word : casedWord(content.word, pen.style.booleans);
    case 'fields':
      return bracketed(pen, content, indent, room === 'line' ? room : pen.style.flow.maps);
    case 'items':
      return bracketed(pen, content, indent, room === 'line' ? room : content.items.every(isLeaf) ? pen.style.flow.lists : 'lines');
    case 'intrinsic':
      return intrinsicText(pen, content, indent, room);
    case 'copy': {
      const written = staysInBrackets(content.node) ? writtenInline(pen.layout, content.node, indent) : null;
      const fits = written !== null && (room === 'lines' || !written.includes('\n'));
      return fits ? written : flowText(pen, content.content, indent, room);
    }
  }
}

/** Whether the text of a node means the same between brackets. */
function staysInBrackets(node: Node): boolean {
  switch (node.kind) {
    case 'alias':
      return true;
    case 'scalar':
      return node.style === 'plain' ? !/[,[\]{}]/.test(node.text) : node.style === 'single' || node.style === 'double';
    case 'mapping':
    case 'sequence':
      return node.style === 'flow';
  }
}

/** `"key": value` as a member of a map in brackets. */
export function flowField(pen: Pen, { key, value }: Field, indent: string, room: Spread): string {
  return writtenKey(pen.style, key, 'flow') + pen.style.flow.colon + flowText(penUnder(pen, key, value), value, indent, room);
}

/** The pen for a string, or a list of strings, under a key. */
export function penUnder(pen: Pen, key: string, value: Content): Pen {
  const text = firstString(value);
  return text === null ? pen : { layout: pen.layout, style: styleUnder(pen.style, key, text) };
}

/** What follows the tag of a short function. */
export function taggedText(style: FileStyle, name: string, text: string, around: CollectionStyle): string {
  const quote = style.quotesBehind.get(shortName(name)) ?? null;
  return quote !== null || needsQuotes(text, around) ? quotedText(text, quote ?? style.quote) : text;
}

/** A key as it is written in a collection of this style, with quotes where the file or the language wants them. */
export function writtenKey(style: FileStyle, key: string, around: CollectionStyle): string {
  if (style.notation === 'json') return jsonText(key);
  const quote = style.keyQuote ?? (hasColon(key) ? style.colonKeyQuote : null);
  if (quote !== null) return quotedText(key, quote);
  return needsQuotes(key, around) ? quotedText(key, style.quote) : key;
}

export function scalarText(style: FileStyle, text: string, around: CollectionStyle): string {
  if (style.notation === 'json') return jsonText(text);
  return style.quotesAll || needsQuotes(text, around) ? quotedText(text, style.quote) : text;
}

export function isLeaf(content: Content): boolean {
  return content.kind === 'text' || content.kind === 'word';
}

/** An attribute as `Resource.Attribute`; null when the argument is not a list of names. */
export function dotted(argument: Content): string | null {
  if (argument.kind === 'text') return argument.text;
  if (argument.kind !== 'items') return null;
  const names = argument.items.map((item) => (item.kind === 'text' ? item.text : null));
  return names.includes(null) ? null : names.join('.');
}

/** The tag that is short for a function: `!Sub` for `Fn::Sub`. */
export function shortName(name: string): string {
  return `!${name.replace(/^Fn::/, '')}`;
}

function intrinsicText(pen: Pen, { name, argument }: Intrinsic, indent: string, room: Spread): string {
  const attribute = name === 'Fn::GetAtt' ? dotted(argument) : null;
  if (pen.style.intrinsics === 'short' && argument.kind !== 'intrinsic' && argument.kind !== 'copy') {
    const value = attribute ?? (argument.kind === 'text' ? argument.text : null);
    if (value === null) return `${shortName(name)} ${flowText(pen, argument, indent, room)}`;
    return `${shortName(name)} ${taggedText(pen.style, name, value, 'flow')}`;
  }
  const isSmall = isLeaf(argument) || (argument.kind === 'items' && argument.items.every(isLeaf));
  const spread = room === 'line' ? room : isSmall ? pen.style.flow.intrinsics : pen.style.flow.maps;
  return bracketed(pen, { kind: 'fields', fields: [{ key: name, value: argument }] }, indent, spread);
}

function bracketed(pen: Pen, content: Fields | Items, indent: string, spread: Spread): string {
  const [open, close] = content.kind === 'fields' ? ['{', '}'] : ['[', ']'];
  const inner = spread === 'lines' ? indent + pen.style.step : indent;
  const members =
    content.kind === 'fields'
      ? content.fields.map((field) => flowField(pen, field, inner, spread))
      : content.items.map((item) => flowText(pen, item, inner, spread));
  if (members.length === 0) return open + close;
  if (spread === 'lines') return `${open}\n${members.map((member) => inner + member).join(',\n')}\n${indent}${close}`;
  const pad = content.kind === 'fields' ? pen.style.flow.mapPad : pen.style.flow.listPad;
  return open + pad + members.join(pen.style.flow.comma) + pad + close;
}
