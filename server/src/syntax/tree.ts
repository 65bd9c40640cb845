/** One tree for YAML and JSON: nodes with exact spans, comments and problems. It holds text and structure, but no meaning. */
import type { Span } from '../text/span.js';

export type Language = 'yaml' | 'json';

/** How a scalar is written. JSON strings are `double`, JSON numbers and words are `plain`. */
export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded';

export type CollectionStyle = 'block' | 'flow';

/**
 * A node of the tree. Its span covers the value and its delimiters (quotes, brackets, the `|` of a block), but not its tag or
 * anchor. It ends after its last character, never after a line break; a value left out is an empty span after its `:` or `-`.
 */
export type Node = Scalar | Mapping | Sequence | Alias;

interface Located extends Span {
  /** The tag as written (`!Ref`, `!!str`), or null. */
  readonly tag: string | null;
  /** Where the tag starts; -1 without one. */
  readonly tagStart: number;
  /** The name of the anchor, or null. */
  readonly anchor: string | null;
  /** The offset of the anchor's `&`; -1 without one. */
  readonly anchorStart: number;
  /** The collection that holds the node; null for the root of a document. */
  readonly parent: Mapping | Sequence | null;
}

export interface Scalar extends Located {
  readonly kind: 'scalar';
  readonly style: ScalarStyle;
  /** The decoded text, whatever its type will be. */
  readonly text: string;
  /** Where the text is written: between the quotes, or the lines below the header of a block, including the last line break. */
  readonly bodyStart: number;
  readonly bodyEnd: number;
  /** How many spaces at the start of each line of a block scalar are not part of its text; 0 for every other style. */
  readonly indent: number;
}

export interface Entry {
  readonly key: Node;
  /** Null where a value is missing entirely, as in `key:` at the end of a broken JSON text. */
  readonly value: Node | null;
  /** From the start of the key to the end of the value. */
  readonly start: number;
  readonly end: number;
}

export interface Mapping extends Located {
  readonly kind: 'mapping';
  readonly style: CollectionStyle;
  /** As written, including duplicates and merge keys. */
  readonly entries: readonly Entry[];
  /**
   * What a lookup found out about the entries, and about which mapping, since a copy takes it along. It lives as long as the
   * tree; null until asked for.
   */
  counting: Counting | null;
}

export interface Counting {
  readonly of: Mapping;
  /** The entries that count, in their order. */
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
  | 'yaml-error'
  | 'json-error'
  | 'trailing-comma'
  | 'duplicate-key'
  | 'unresolved-alias'
  | 'alias-cycle'
  | 'too-deep'
  | 'too-long'
  | 'too-many-aliases';

/** Something wrong with the text itself. `message` never quotes the text. */
export interface SyntaxProblem extends Span {
  /** `syntax`: a part was not read. `notice`: it was read, but deserves a look. `limit`: reading gave up. */
  readonly kind: 'syntax' | 'notice' | 'limit';
  readonly code: ProblemCode;
  readonly message: string;
}

export interface Comment extends Span {
  /** Trimmed, and without the comment sign (`#`, `//`, `/*`). */
  readonly text: string;
}

/** The contents of one text. Reading never throws: a text without content has no documents and a problem. */
export interface Tree {
  readonly language: Language;
  readonly text: string;
  /** The root of each YAML document; at most one for JSON. Empty documents are left out. */
  readonly documents: readonly Node[];
  readonly problems: readonly SyntaxProblem[];
  /** In order; determined on first use. */
  readonly comments: readonly Comment[];
}
