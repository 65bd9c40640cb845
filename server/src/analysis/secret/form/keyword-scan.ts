/** Finds many keywords in one pass over a text, in any letter case, by the automaton of Aho and Corasick. */

/** `keyword`: the position in the list from which the scan was made. */
export type KeywordScan = (text: string, onHit: (keyword: number, start: number) => void) => void;

const ascii = 128;

/** After this many characters, those of a template or two, it pays to build the automaton. */
const worthBuilding = 40_000;

/**
 * A scan for keywords in lower case ASCII. It takes the same few steps for each character, however many keywords there are,
 * once enough text has come by; the first short texts are searched for one keyword after the other.
 */
export function keywordScan(keywords: readonly string[]): KeywordScan {
  let searched = 0;
  let automatic: KeywordScan | null = null;
  return (text, onHit) => {
    searched += text.length;
    if (searched < worthBuilding) searchEach(keywords, text, onHit);
    else (automatic ??= automaticScan(keywords))(text, onHit);
  };
}

function searchEach(keywords: readonly string[], text: string, onHit: (keyword: number, start: number) => void): void {
  // Letters beyond ASCII may change their length in lower case, which would shift the places.
  const lower = text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
  for (const [index, keyword] of keywords.entries()) {
    for (let start = lower.indexOf(keyword); start >= 0; start = lower.indexOf(keyword, start + 1)) onHit(index, start);
  }
}

function automaticScan(keywords: readonly string[]): KeywordScan {
  const { columns, next, ends } = automaton(keywords);
  return (text, onHit) => {
    const { length } = text;
    let row = 0;
    for (let index = 0; index < length; index++) {
      const code = text.charCodeAt(index);
      row = code < ascii ? (next[(row & rowBits) | (columns[code] ?? 0)] ?? 0) : 0;
      if ((row & endBit) === 0) continue;
      for (const keyword of ends.get(row & rowBits) ?? []) onHit(keyword, index + 1 - (keywords[keyword]?.length ?? 0));
    }
  };
}

/**
 * The length of a row of `next`, one for each state: a power of two, so that the lowest bit of a target can say that
 * keywords end there.
 */
const width = 64;
const endBit = 1;
const rowBits = ~(width - 1);

interface Automaton {
  /** The column of each character; 0 for those in no keyword. Both cases of a letter have one. */
  readonly columns: Uint8Array;
  readonly next: Int32Array;
  /** The keywords that end in each state, by its row. */
  readonly ends: ReadonlyMap<number, readonly number[]>;
}

function automaton(keywords: readonly string[]): Automaton {
  const columns = columnsOf(keywords);
  const next = new Int32Array((keywords.join('').length + 1) * width);
  const ends = new Map<number, readonly number[]>();
  let states = 1;
  for (const [index, keyword] of keywords.entries()) {
    let row = 0;
    for (const letter of keyword) {
      const edge = row | (columns[letter.charCodeAt(0)] ?? 0);
      if (next[edge] === 0) next[edge] = states++ * width;
      row = next[edge] ?? 0;
    }
    ends.set(row, [...(ends.get(row) ?? []), index]);
  }
  linkFailures(next, ends);
  for (let edge = 0; edge < states * width; edge++) {
    const target = next[edge] ?? 0;
    if (target !== 0 && ends.has(target)) next[edge] = target | endBit;
  }
  return { columns, next, ends };
}

/** Keywords use fewer than 63 different characters; any further ones would share a column, and only cause extra hits. */
function columnsOf(keywords: readonly string[]): Uint8Array {
  const columns = new Uint8Array(ascii);
  for (const [index, letter] of [...new Set(keywords.join(''))].entries()) {
    columns[letter.charCodeAt(0)] = 1 + (index % (width - 1));
    columns[letter.toUpperCase().charCodeAt(0)] = 1 + (index % (width - 1));
  }
  return columns;
}

/** Lets each state continue like its longest suffix where it has no transition of its own. */
function linkFailures(next: Int32Array, ends: Map<number, readonly number[]>): void {
  const queue: (readonly [row: number, shorter: number])[] = [];
  for (let column = 1; column < width; column++) {
    const first = next[column] ?? 0;
    if (first !== 0) queue.push([first, 0]);
  }
  for (const [row, shorter] of queue) {
    const more = ends.get(shorter);
    if (more !== undefined) ends.set(row, [...(ends.get(row) ?? []), ...more]);
    for (let column = 1; column < width; column++) {
      const target = next[row | column] ?? 0;
      const elsewhere = next[shorter | column] ?? 0;
      if (target === 0) next[row | column] = elsewhere;
      else queue.push([target, elsewhere]);
    }
  }
}
