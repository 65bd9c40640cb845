/** Counts how a file writes what can be written in several ways: each example is a vote. */
import { entryOf, keyText, outerStart, walk } from '../syntax/lookup.js';
import type { CollectionStyle, Entry, Mapping, Node, Scalar, ScalarStyle, Sequence } from '../syntax/tree.js';
import { behindColon, columnAt, indentOf, lineAt, type Layout } from './layout.js';
import { booleanCasing, type Casing, needsDoubleQuotes, needsQuotes } from './scalar-text.js';

export type Quote = 'single' | 'double';

/** Whether a collection is on one line or has a line for each of its members. */
export type Spread = 'line' | 'lines';

/** Counts votes. The most frequent value wins; without votes, the fallback does. */
class Tally<Vote extends string> {
  readonly #votes = new Map<Vote, number>();

  add(vote: Vote): void {
    this.#votes.set(vote, (this.#votes.get(vote) ?? 0) + 1);
  }

  get count(): number {
    return [...this.#votes.values()].reduce((sum, count) => sum + count, 0);
  }

  winner(fallback: Vote): Vote {
    let winner = fallback;
    for (const [vote, count] of this.#votes) if (count > (this.#votes.get(winner) ?? 0)) winner = vote;
    return winner;
  }
}

export interface Votes {
  readonly step: Tally<string>;
  readonly dashIndent: Tally<string>;
  readonly dash: Tally<string>;
  readonly collectionDash: Tally<string>;
  /** The quotes of strings that need some, and of all strings that have some. */
  readonly needed: Tally<Quote>;
  readonly quoted: Tally<Quote>;
  /** How strings are written that need no quotes: all of them, those of each habit, and those behind each tag. */
  readonly free: Tally<ScalarStyle>;
  readonly underKey: Map<string, Tally<ScalarStyle>>;
  readonly behindTag: Map<string, Tally<ScalarStyle>>;
  readonly booleans: Tally<Casing>;
  readonly keys: Tally<ScalarStyle>;
  readonly colonKeys: Tally<ScalarStyle>;
  readonly intrinsics: Tally<'short' | 'long'>;
  readonly argumentLists: Tally<CollectionStyle>;
  readonly colon: Tally<string>;
  readonly comma: Tally<string>;
  readonly mapPad: Tally<string>;
  readonly listPad: Tally<string>;
  readonly spread: Readonly<Record<'maps' | 'small' | 'lists' | 'intrinsics', Tally<Spread>>>;
}

/** So many collections show the style of any file; the rest of a long one is not looked at. */
const maxVoters = 5_000;

export function countVotes(layout: Layout): Votes {
  const votes = emptyVotes();
  let left = maxVoters;
  for (const root of layout.tree.documents) {
    walk(root, (node) => {
      if (left === 0) return 'skip';
      if (node.kind === 'mapping' || node.kind === 'sequence') left--;
      vote(layout, votes, node);
      return undefined;
    });
  }
  return votes;
}

/** Whether a key is one such as `aws:SourceIp` or `accounts.google.com:aud`, which many people quote although it needs no quotes. */
export function hasColon(key: string): boolean {
  return /^[\w./-]+:\w/.test(key);
}

/** Whether a key is the long name of an intrinsic function or a condition function. */
export function isIntrinsicName(key: string): boolean {
  return key === 'Ref' || key === 'Condition' || key.startsWith('Fn::');
}

/** What a file makes a habit of: words, and other strings, under a key. */
export function habitName(key: string, text: string): string {
  return /^\w*$/.test(text) ? key : `${key}:`;
}

/** The quotes of a style that has any. */
export function quoteOf(style: ScalarStyle): Quote | null {
  return style === 'single' || style === 'double' ? style : null;
}

function emptyVotes(): Votes {
  const spread = { maps: new Tally<Spread>(), small: new Tally<Spread>(), lists: new Tally<Spread>(), intrinsics: new Tally<Spread>() };
  return {
    step: new Tally(),
    dashIndent: new Tally(),
    dash: new Tally(),
    collectionDash: new Tally(),
    needed: new Tally(),
    quoted: new Tally(),
    free: new Tally(),
    underKey: new Map(),
    behindTag: new Map(),
    booleans: new Tally(),
    keys: new Tally(),
    colonKeys: new Tally(),
    intrinsics: new Tally(),
    argumentLists: new Tally(),
    colon: new Tally(),
    comma: new Tally(),
    mapPad: new Tally(),
    listPad: new Tally(),
    spread,
  };
}

/** JSON leaves no choice but the white space within brackets. */
function vote(layout: Layout, votes: Votes, node: Node): void {
  if (layout.tree.language === 'yaml') voteYaml(layout, votes, node);
  if (node.kind === 'mapping') for (const entry of node.entries) voteColon(layout, votes, node, entry);
  if (node.kind !== 'scalar' && node.kind !== 'alias' && node.style === 'flow') voteFlow(layout, votes, node);
}

function voteYaml(layout: Layout, votes: Votes, node: Node): void {
  if (node.tag !== null && /^![A-Z]/.test(node.tag)) votes.intrinsics.add('short');
  if (node.kind === 'scalar' || node.kind === 'alias') return;
  if (node.kind === 'sequence' && node.tag !== null) votes.argumentLists.add(node.style);
  if (node.kind === 'mapping') for (const entry of node.entries) voteEntry(votes, node, entry);
  if (node.kind === 'sequence') {
    const key = keyOf(node);
    for (const item of node.items) if (item.kind === 'scalar') voteQuotes(votes, item, key);
  } else {
    for (const { key, value } of node.entries) {
      if (value?.kind === 'scalar') voteQuotes(votes, value, key.kind === 'scalar' ? key.text : null);
    }
  }
  if (node.kind === 'sequence' && node.style === 'block') voteDash(layout, votes, node);
}

function voteEntry(votes: Votes, mapping: Mapping, entry: Entry): void {
  const { key, value } = entry;
  if (key.kind !== 'scalar') return;
  votes.keys.add(key.style);
  if (hasColon(key.text)) votes.colonKeys.add(key.style);
  // A function within another one is written in its long form in any style.
  const isFree = key.text !== 'Fn::Base64' && key.text !== 'Fn::Transform' && (value?.tag ?? null) === null;
  if (mapping.entries.length === 1 && isIntrinsicName(key.text) && isFree) votes.intrinsics.add('long');
  if (value?.kind === 'sequence' && isIntrinsicName(key.text)) votes.argumentLists.add(value.style);
}

function voteColon(layout: Layout, votes: Votes, mapping: Mapping, entry: Entry): void {
  const { key, value } = entry;
  if (key.kind !== 'scalar') return;
  const colon = behindColon(layout, entry);
  if (value === null || colon === null) return;
  const gap = layout.text.slice(key.end, outerStart(value));
  if (mapping.style === 'flow' && /^[ \t]*:[ \t]*$/.test(gap)) votes.colon.add(gap);
  if (mapping.style === 'flow' || value.kind === 'scalar' || value.kind === 'alias' || value.style === 'flow') return;
  const by = columnAt(layout, value.start) - columnAt(layout, key.start);
  if (lineAt(layout, value.start) === lineAt(layout, key.start) || by < 0) return;
  if (value.kind === 'mapping') votes.step.add(' '.repeat(by));
  else votes.dashIndent.add(' '.repeat(by));
}

/** The key whose value a sequence is. */
function keyOf(node: Sequence): string | null {
  const entry = entryOf(node);
  return entry === null ? null : keyText(entry);
}

/** What only double quotes can express says nothing about which quotes the file prefers. */
function voteQuotes(votes: Votes, { style, text, tag }: Scalar, key: string | null): void {
  const quote = quoteOf(style);
  const isNeeded = needsQuotes(text, 'block');
  const casing = style === 'plain' ? booleanCasing(text) : null;
  if (casing !== null) votes.booleans.add(casing);
  if (quote !== null && !needsDoubleQuotes(text)) {
    votes.quoted.add(quote);
    if (isNeeded) votes.needed.add(quote);
  }
  if (isNeeded || (style !== 'plain' && quote === null)) return;
  if (tag !== null) return tallyOf(votes.behindTag, tag).add(style);
  votes.free.add(style);
  if (key !== null) tallyOf(votes.underKey, habitName(key, text)).add(style);
}

function tallyOf(tallies: Map<string, Tally<ScalarStyle>>, name: string): Tally<ScalarStyle> {
  const tally = tallies.get(name) ?? new Tally<ScalarStyle>();
  tallies.set(name, tally);
  return tally;
}

function voteDash(layout: Layout, votes: Votes, sequence: Sequence): void {
  const item = sequence.items[0];
  if (item === undefined) return;
  const dash = layout.text.slice(sequence.start, outerStart(item));
  const isCollection = (item.kind === 'mapping' || item.kind === 'sequence') && item.style === 'block';
  if (/^- +$/.test(dash)) (isCollection ? votes.collectionDash : votes.dash).add(dash);
}

function voteFlow(layout: Layout, votes: Votes, node: Mapping | Sequence): void {
  const members = node.kind === 'mapping' ? node.entries.map((entry) => entry.key) : node.items;
  const first = members[0];
  if (first === undefined) return;
  const ends = node.kind === 'mapping' ? node.entries.map((entry) => entry.end) : node.items.map((item) => item.end);
  const line = lineAt(layout, node.start);
  const pad = layout.text.slice(node.start + 1, outerStart(first));
  const onOneLine = !/[\r\n]/.test(layout.text.slice(node.start, ends.at(-1)));
  voteSpread(votes, node, onOneLine ? 'line' : 'lines');
  if (onOneLine) {
    if (/^[ \t]*$/.test(pad)) (node.kind === 'mapping' ? votes.mapPad : votes.listPad).add(pad);
    const second = members[1];
    const gap = second === undefined ? '' : layout.text.slice(ends[0], outerStart(second));
    if (/^,[ \t]*$/.test(gap)) votes.comma.add(gap);
    return;
  }
  const outer = indentOf(layout, line);
  const inner = indentOf(layout, lineAt(layout, first.start));
  if (/[\r\n]/.test(pad) && inner.startsWith(outer) && inner !== outer) votes.step.add(inner.slice(outer.length));
}

function voteSpread(votes: Votes, node: Mapping | Sequence, spread: Spread): void {
  if (node.kind === 'sequence') {
    if (node.items.every((item) => item.kind === 'scalar')) votes.spread.lists.add(spread);
    return;
  }
  const key = node.entries[0]?.key;
  const isIntrinsic = node.entries.length === 1 && key?.kind === 'scalar' && isIntrinsicName(key.text);
  const isSmall = node.entries.every((entry) => entry.value?.kind === 'scalar');
  if (isIntrinsic) {
    if (isSmall) votes.spread.intrinsics.add(spread);
  } else {
    votes.spread.maps.add(spread);
    if (isSmall && node.entries.length === 1) votes.spread.small.add(spread);
  }
}
