/** The style of a file, measured on the file itself, so that additions look as if they had always been there. */
import type { CollectionStyle, Language, Mapping, Node, ScalarStyle, Sequence } from '../syntax/tree.js';
import { type Content, firstString } from './content.js';
import type { Layout } from './layout.js';
import { type Casing, needsQuotes } from './scalar-text.js';
import { countVotes, habitName, hasColon, quoteOf, type Quote, type Spread, type Votes } from './style-votes.js';

/** How bracketed collections are written. */
export interface FlowStyle {
  readonly colon: string;
  readonly comma: string;
  /** White space inside the brackets of a one-line map and of a one-line list. */
  readonly mapPad: string;
  readonly listPad: string;
  readonly maps: Spread;
  readonly lists: Spread;
  readonly intrinsics: Spread;
}

export interface FileStyle {
  /** JSON's where a YAML file is written in JSON notation. */
  readonly notation: Language;
  /** One level of indentation. */
  readonly step: string;
  /** How far the dashes of a block list are indented from their key. */
  readonly dashIndent: string;
  /** The dash and the following white space, before a text and before a collection that begins on its line. */
  readonly dash: string;
  readonly collectionDash: string;
  /** The quotes for a string that needs them. */
  readonly quote: Quote;
  /** Whether strings are quoted even if they need not be. */
  readonly quotesAll: boolean;
  /** The quotes for strings of a habit, and behind a tag such as `!Ref`, that need none; null where the file uses none. */
  readonly quotesUnder: ReadonlyMap<string, Quote | null>;
  readonly quotesBehind: ReadonlyMap<string, Quote | null>;
  readonly booleans: Casing;
  readonly keyQuote: Quote | null;
  /** The quotes for keys such as `aws:SourceIp`, which need none but are often quoted. */
  readonly colonKeyQuote: Quote | null;
  readonly intrinsics: 'short' | 'long';
  /** How the list of arguments of an intrinsic is written in YAML. */
  readonly argumentLists: CollectionStyle;
  readonly flow: FlowStyle;
}

/** Measures a file. Where it has no example, the most common style of templates is used. */
export function fileStyle(layout: Layout): FileStyle {
  const votes = countVotes(layout);
  const json = layout.tree.language === 'json' || (isFlow(layout.tree.documents[0]) && votes.keys.winner('plain') === 'double');
  const quote = json ? 'double' : votes.needed.winner(votes.quoted.winner('single'));
  const minified = json && layout.lines.lineCount < 3;
  const step = votes.step.winner('  ');
  const free = votes.free.winner('plain');
  return {
    notation: json ? 'json' : 'yaml',
    step,
    dashIndent: votes.dashIndent.winner(step),
    dash: votes.dash.winner('- '),
    collectionDash: votes.collectionDash.winner(votes.dash.winner('- ')),
    quote,
    quotesAll: json || quoteOf(free) !== null,
    quotesUnder: quotesOf(votes.underKey, free),
    quotesBehind: quotesOf(votes.behindTag, 'plain'),
    booleans: json ? 'lower' : votes.booleans.winner('lower'),
    keyQuote: json ? 'double' : quoteOf(votes.keys.winner('plain')),
    colonKeyQuote: json ? 'double' : quoteOf(votes.colonKeys.winner('plain')),
    intrinsics: json ? 'long' : votes.intrinsics.winner('short'),
    argumentLists: json ? 'flow' : votes.argumentLists.winner('flow'),
    flow: {
      colon: json ? votes.colon.winner(': ') : votes.colon.winner(': ').replace(/:$/, ': '),
      comma: votes.comma.winner(minified ? ',' : ', '),
      mapPad: votes.mapPad.winner(json && !minified ? ' ' : ''),
      listPad: votes.listPad.winner(''),
      maps: minified ? 'line' : votes.spread.maps.winner('lines'),
      lists: minified ? 'line' : votes.spread.lists.winner(json ? 'lines' : 'line'),
      intrinsics: minified ? 'line' : votes.spread.intrinsics.winner(votes.spread.small.winner(json ? 'lines' : 'line')),
    },
  };
}

/** A single example may be an exception. */
function quotesOf(tallies: Votes['underKey'], fallback: ScalarStyle): ReadonlyMap<string, Quote | null> {
  const habits = [...tallies].filter(([, tally]) => tally.count > 1);
  return new Map(habits.map(([name, tally]) => [name, quoteOf(tally.winner(fallback))]));
}

/** The style for a string under a key: as others like it under that key. */
export function styleUnder(style: FileStyle, key: string, text: string): FileStyle {
  const quote = style.quotesUnder.get(habitName(key, text));
  if (style.notation === 'json' || quote === undefined) return style;
  return quote === null ? { ...style, quotesAll: false } : { ...style, quotesAll: true, quote };
}

/** The style for a new member of a collection: it uses the quotes of its siblings, if these agree. */
export function siblingStyle(style: FileStyle, collection: Mapping | Sequence, value: Content): FileStyle {
  if (style.notation === 'json') return style;
  const alike = quotedLike(style, collection);
  const own = alike !== style && firstString(value) !== null ? { ...alike, quotesUnder: new Map<string, Quote | null>() } : alike;
  const keys = collection.kind === 'mapping' ? collection.entries.map(({ key }) => key) : [];
  const quotes = new Set(keys.flatMap((key) => (key.kind === 'scalar' && hasColon(key.text) ? [quoteOf(key.style)] : [])));
  const [only] = quotes;
  return quotes.size === 1 && only !== undefined ? { ...own, colonKeyQuote: only } : own;
}

function quotedLike(style: FileStyle, collection: Mapping | Sequence): FileStyle {
  const values = collection.kind === 'sequence' ? collection.items : collection.entries.map(({ value }) => value);
  const quotes = new Set<Quote | null>();
  for (const value of values) {
    if (value?.kind !== 'scalar' || value.tag !== null || needsQuotes(value.text, 'block')) continue;
    const quote = quoteOf(value.style);
    if (quote !== null || value.style === 'plain') quotes.add(quote);
  }
  const [only] = quotes;
  if (quotes.size !== 1 || only === undefined) return style;
  return only === null ? { ...style, quotesAll: false } : { ...style, quotesAll: true, quote: only };
}

function isFlow(node: Node | undefined): boolean {
  return (node?.kind === 'mapping' || node?.kind === 'sequence') && node.style === 'flow';
}
