/** A Markdown page as a terminal can show it: headings, paragraphs, lists, code and tables, wrapped. */
import { tableLines } from './page-table.js';
import { inline, wrap } from './page-text.js';
import type { Paint } from './paint.js';
import { visible } from './visible.js';

interface Block {
  readonly kind: 'heading' | 'paragraph' | 'item' | 'code' | 'table';
  readonly lines: string[];
}

const codeIndent = '    ';

export function renderPage(markdown: string, paint: Paint, width: number): string {
  const rendered: string[] = [];
  let before: Block | null = null;
  for (const block of blocksOf(markdown)) {
    if (before !== null && !(before.kind === block.kind && block.kind === 'item')) rendered.push('');
    rendered.push(...renderBlock(block, paint, width));
    before = block;
  }
  return rendered.join('\n') + '\n';
}

function blocksOf(markdown: string): Block[] {
  const blocks: Block[] = [];
  let open: Block | null = null;
  let isFenced = false;
  for (const line of markdown.split(/\r\n|\n|\r/)) {
    const isFence = /^ {0,3}```/.test(line);
    if (isFenced && !isFence) {
      open?.lines.push(line);
      continue;
    }
    if (isFence) {
      open = isFenced ? null : append(blocks, 'code', []);
      isFenced = !isFenced;
      continue;
    }
    const kind = kindOf(line);
    const continues = kind === 'paragraph' && (open?.kind === 'paragraph' || open?.kind === 'item');
    if (kind === null) open = null;
    else if (continues || (kind === 'table' && open?.kind === 'table')) open?.lines.push(line.trim());
    else open = append(blocks, kind, [line]);
  }
  return blocks;
}

/** Null for a line that only separates blocks: an empty one, or a comment. */
function kindOf(line: string): Block['kind'] | null {
  if (line.trim() === '' || line.startsWith('<!--')) return null;
  if (/^#{1,6} /.test(line)) return 'heading';
  if (/^ *(?:[-*]|\d{1,3}\.) /.test(line)) return 'item';
  return line.startsWith('|') ? 'table' : 'paragraph';
}

function append(blocks: Block[], kind: Block['kind'], lines: string[]): Block {
  const block = { kind, lines };
  blocks.push(block);
  return block;
}

function renderBlock(block: Block, paint: Paint, width: number): string[] {
  const text = block.lines.join(' ');
  switch (block.kind) {
    case 'heading':
      return [
        paint(
          'strong',
          inline(text.replace(/^#+ /, ''), (_ink, plain) => plain),
        ),
      ];
    case 'paragraph':
      return wrap(text, width).map((line) => inline(line, paint));
    case 'item':
      return renderItem(text, paint, width);
    case 'code':
      return block.lines.map((line) => (line === '' ? '' : codeIndent + paint('code', visible(line))));
    case 'table':
      return tableLines(block.lines, paint, width);
  }
}

function renderItem(text: string, paint: Paint, width: number): string[] {
  const [marker = ''] = /^ *(?:[-*]|\d{1,3}\.) /.exec(text) ?? [];
  const hanging = ' '.repeat(marker.length);
  return wrap(text.slice(marker.length), width - marker.length).map(
    (line, index) => (index === 0 ? marker : hanging) + inline(line, paint),
  );
}
