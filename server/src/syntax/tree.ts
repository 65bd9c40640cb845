/** One tree for YAML and JSON: nodes with exact spans, comments and problems. It holds text and structure, never meaning. */
import type { Span } from '../text/span.js';

export type Language = 'yaml' | 'json';

/** How a scalar is written. JSON strings are `double`, JSON numbers and words are `plain`. */
export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded';

export type CollectionStyle = 'block' | 'flow';

/**
 * A node of the tree. Its span covers value and delimiters (quotes, brackets, the `|` of a block), not tag or anchor.
 * It ends behind its last character, never behind a line break; a value left out is an empty span behind its `:` or `-`.
 */
export type Node = Scalar | Mapping | Sequence | Alias;

interface Located extends Span {
  /** The tag as written (`!Ref`, `!!str`), or null. */
  readonly tag: string | null;
  /** Where the tag starts; -1 without one. */
  readonly tagStart: number;
  /** The name of the anchor, or null. */
  readonly anchor: string | null;
  /** Where the anchor's `&` stands; -1 without one. */
  readonly anchorStart: number;
  /** The collection that holds the node; null for the root of a document. */
  readonly parent: Mapping | Sequence | null;
}

export interface Scalar extends Located {
  readonly kind: 'scalar';
  readonly style: ScalarStyle;
  /** The decoded text, whatever type it will have. */
  readonly text: string;
  /** Where the text is written: between the quotes, or the lines below the header of a block, the last line break included. */
  readonly bodyStart: number;
  readonly bodyEnd: number;
  /** How many spaces that begin each line of a block scalar are not part of its text; 0 for every other style. */
  readonly indent: number;
}

export interface Entry {
  readonly key: Node;
  /** Null where a value is missing altogether, as in `key:` at the end of a broken JSON text. */
  readonly value: Node | null;
  /** From the start of the key to the end of the value. */
  readonly start: number;
  readonly end: number;
}

export interface Mapping extends Located {
  readonly kind: 'mapping';
  readonly style: CollectionStyle;
  /** As written, duplicates and merge keys included. */
  readonly entries: readonly Entry[];
  /** What looking up found out about the entries, and of which mapping: a copy takes it along. It goes with its tree; null until asked for. */
  counting: Counting | null;
}

export interface Counting {
  readonly of: Mapping;
  /** Those that count, in their order. */
  readonly entries: readonly Entry[];
  readonly byKey: ReadonlyMap<string, Entry>;
}

export interface Sequence extends Located {
  readonly kind: 'sequence';
  readonly style: CollectionStyle;
  readonly items: readonly Node[];
}

export interface Alias extends Located {
  readonly kind: 'alias';
  readonly name: string;
  /** The anchored node; null when there is none. Never an ancestor of the alias. */
  readonly target: Exclude<Node, Alias> | null;
  /** Whether it has no target because it would stand for too much. */
  readonly isRefused: boolean;
}

export type ProblemCode =
  'yaml-error' | 'json-error' | 'duplicate-key' | 'unresolved-alias' | 'alias-cycle' | 'too-deep' | 'too-long' | 'too-many-aliases';

/** Something wrong with the text itself. `message` never quotes the text. */
export interface SyntaxProblem extends Span {
  /** `syntax`: a part was not read. `notice`: read, but look at it. `limit`: given up. */
  readonly kind: 'syntax' | 'notice' | 'limit';
  readonly code: ProblemCode;
  readonly message: string;
}

export interface Comment extends Span {
  /** Without the sign (`#`, `//`, `/*`) and trimmed. */
  readonly text: string;
}

/** What one text holds. Reading never throws: a text that holds nothing has no documents and a problem. */
export interface Tree {
  readonly language: Language;
  readonly text: string;
  /** The root of each YAML document; at most one for JSON. Empty documents are left out. */
  readonly documents: readonly Node[];
  readonly problems: readonly SyntaxProblem[];
  /** In order; found at first use. */
  readonly comments: readonly Comment[];
}
