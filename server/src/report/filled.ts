/** Fills plain texts into lines of a given width. */

/** The words of a text in lines; a word that is longer than a line has one to itself. */
export function filledLines(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** Fills each paragraph; lines that are indented are samples, and stay as they are. */
export function filledText(text: string, width: number): string {
  const blocks: string[][] = [];
  for (const line of text.split('\n')) {
    const last = blocks.at(-1);
    if (isRunning(line) && last !== undefined && isRunning(last[0] ?? '')) last.push(line);
    else blocks.push([line]);
  }
  return blocks.flatMap((lines) => (isRunning(lines[0] ?? '') ? filledLines(lines.join(' '), width) : lines)).join('\n');
}

function isRunning(line: string): boolean {
  return /^\S/.test(line);
}

/** Two columns; an entry too long for the first column has a line to itself. */
export function filledColumns(rows: readonly (readonly [string, string])[], width: number): string {
  const indent = Math.min(widest, Math.floor(width / 2), Math.max(...rows.map(([left]) => left.length))) + margin.length + gap;
  return rows
    .map(([left, right]) => {
      const begin = `${margin}${left}`.padEnd(indent);
      const lines = filledLines(right, width - indent).map((line, index) => (index === 0 ? line : ' '.repeat(indent) + line));
      const between = begin.length > indent ? `\n${' '.repeat(indent)}` : '';
      return `${begin}${between}${lines.join('\n')}\n`;
    })
    .join('');
}

const margin = '  ';
const gap = 2;
const widest = 44;
