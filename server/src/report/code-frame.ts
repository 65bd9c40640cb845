/** The lines around a place, with their numbers and the place underlined. */
import type { Span } from '../text/span.js';
import { maskedLine, type MaskedLine } from './masked-line.js';
import type { Ink, Paint } from './paint.js';
import type { Source } from './source.js';

/** Lines shown before and after the place, and the most lines of the place itself. */
const around = 1;
const longestPlace = 4;

const ellipsis = '…';

export interface FrameOptions {
  /** Columns for the text of a line; a longer line is cut so that the place stays visible. */
  readonly width: number;
  readonly paint: Paint;
  readonly ink: Ink;
}

interface Row {
  readonly label: string;
  readonly text: string;
  readonly isPlace: boolean;
}

/** Without a line break at the end. */
export function codeFrame(source: Source, at: Span, options: FrameOptions): string {
  const rows = frameRows(source, at, options);
  const gutter = Math.max(...rows.map((row) => row.label.length));
  return rows.map((row) => paintRow(row, gutter, options)).join('\n');
}

function frameRows(source: Source, at: Span, options: FrameOptions): Row[] {
  const first = source.lines.position(at.start).line;
  const end = source.lines.position(Math.max(at.start, at.end - 1)).line;
  const last = Math.min(end, first + longestPlace - 1);
  const from = firstColumn(maskedLine(source, first), at, options.width);
  const rows: Row[] = [];
  for (let line = Math.max(0, first - around); line <= Math.min(source.lines.lineCount - 1, last + around); line++) {
    if (line > last && end > last) continue;
    const masked = maskedLine(source, line);
    const isPlace = line >= first && line <= last;
    if (!isPlace && masked.text.trim() === '') continue;
    rows.push({ label: String(line + 1), text: cutLine(masked.text, from, options.width), isPlace });
    if (line === first) rows.push({ label: '', text: underline(source, masked, at, { from, width: options.width }), isPlace: false });
  }
  if (end > last) rows.push({ label: ellipsis, text: '', isPlace: false });
  return rows;
}

interface Window {
  /** The first column that is shown. */
  readonly from: number;
  readonly width: number;
}

/** Marks a place in its first line. */
function underline(source: Source, masked: MaskedLine, at: Span, { from, width }: Window): string {
  const start = masked.column(at.start);
  const end = masked.column(Math.min(at.end, source.lines.lineEnd(source.lines.position(at.start).line)));
  return (' '.repeat(start - from) + '^'.repeat(Math.min(width, Math.max(1, end - start)))).slice(0, width);
}

/** Every line of the frame begins at the same column, so that the underline stays under its place. */
function firstColumn(line: MaskedLine, at: Span, width: number): number {
  const start = line.column(at.start);
  return start < width * 0.8 ? 0 : start - Math.floor(width / 3);
}

function cutLine(text: string, from: number, width: number): string {
  const cut = text.slice(from, from + width).trimEnd();
  const before = from > 0 && cut !== '' ? ellipsis + cut.slice(1) : cut;
  return text.length > from + width ? `${before}${ellipsis}` : before;
}

function paintRow(row: Row, gutter: number, { paint, ink }: FrameOptions): string {
  const marker = row.isPlace ? paint(ink, '>') : ' ';
  const bar = paint('faint', `${row.label.padStart(gutter)} |`);
  const text = row.label === '' ? paint(ink, row.text) : row.text;
  return `${marker} ${bar}${text === '' ? '' : ` ${text}`}`;
}
