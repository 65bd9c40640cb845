/** A table of a page: in columns if they fit, else each row as a list of headings and cells. */
import { inline, linksSpelled, shownLength, wrap } from './page-text.js';
import type { Paint } from './paint.js';

const gap = '  ';

/** `lines`: the rows in Markdown, including the line below the headings. */
export function tableLines(lines: readonly string[], paint: Paint, width: number): string[] {
  const [headings = [], ...rows] = lines.map(cellsOf).filter((cells) => !cells.every((cell) => /^:?-+:?$/.test(cell)));
  const widths = headings.map((heading, column) => Math.max(...[heading, ...rows.map((row) => row[column] ?? '')].map(shownLength)));
  const isWide = widths.reduce((sum, each) => sum + each, gap.length * (widths.length - 1)) > width;
  if (isWide && rows.length > 0) {
    return rows.flatMap((row, index) => [...(index === 0 ? [] : ['']), ...record(headings, row, paint, width)]);
  }
  const line = (cells: readonly string[], shown: (cell: string) => string): string =>
    cells
      .map((cell, column) => {
        const blanks = ' '.repeat(column === cells.length - 1 ? 0 : Math.max(0, (widths[column] ?? 0) - shownLength(cell)));
        return shown(cell) + blanks;
      })
      .join(gap)
      .trimEnd();
  return [line(headings, (cell) => paint('faint', inline(cell, plain))), ...rows.map((row) => line(row, (cell) => inline(cell, paint)))];
}

function record(headings: readonly string[], row: readonly string[], paint: Paint, width: number): string[] {
  const label = Math.max(...headings.map(shownLength)) + gap.length;
  return headings.flatMap((heading, column) =>
    wrap(row[column] ?? '', Math.max(20, width - label)).map((line, index) => {
      const name = index === 0 ? paint('faint', inline(heading, plain)) + ' '.repeat(label - shownLength(heading)) : ' '.repeat(label);
      return name + inline(line, paint);
    }),
  );
}

/** A bar within a cell is escaped with a backslash. */
function cellsOf(line: string): string[] {
  const inner = line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  return inner.split(/(?<!\\)\|/).map((cell) => linksSpelled(cell.replaceAll('\\|', '|').trim()));
}

const plain: Paint = (_ink, text) => text;
