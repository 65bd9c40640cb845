/** What is known of a value of a template: known, alternatives, strings with holes, or unknown with a reason. */
import type { Node, Scalar } from '../syntax/tree.js';
import type { Guard } from './guard.js';

/** Why nothing is known of a value, as `inspect` prints it (docs/inspect-and-can.md). */
export type UnknownReason = 'import' | 'macro' | 'zones' | 'custom-resource' | 'invalid' | 'limit';

/** Every value knows the node that stands for it where it is used: the place a finding about it points at. */
interface Placed {
  /** Null only for what no text says, such as a part of a role that SAM makes. */
  readonly at: Node | null;
}

/** Text that one scalar contributes: `text` is its decoded text from `from` on. */
export interface Piece {
  readonly text: string;
  /** Null for text that no scalar holds, such as the result of `Fn::Length`. */
  readonly scalar: Scalar | null;
  /** Offset of `text` in the decoded text of the scalar. */
  readonly from: number;
  /** The parameter whose value or default it is; null for text that came another way. */
  readonly parameter: string | null;
}

/** A known string, number or boolean. `text` is how CloudFormation writes it into a string. */
export interface KnownScalar extends Placed {
  readonly kind: 'scalar';
  readonly type: 'string' | 'number' | 'boolean';
  readonly text: string;
  /** The sources of `text`, in order; together they make it up. */
  readonly pieces: readonly Piece[];
}

export interface Null extends Placed {
  readonly kind: 'null';
}

/** A string some parts of which are only known after deployment; flat, neighbouring known parts merged. */
export interface Concat extends Placed {
  readonly kind: 'concat';
  readonly parts: readonly Value[];
}

/** What `Fn::Base64` encodes; kept apart from its encoding so that places inside it stay known. */
export interface Base64 extends Placed {
  readonly kind: 'base64';
  readonly content: Value;
}

export interface List extends Placed {
  readonly kind: 'list';
  readonly items: readonly Value[];
}

export interface MapEntry {
  readonly key: string;
  /** The key as written; null for what no text says. */
  readonly keyNode: Node | null;
  readonly value: Value;
}

export interface Dictionary extends Placed {
  readonly kind: 'map';
  readonly entries: readonly MapEntry[];
}

/** `Ref` to a resource, to a parameter without a value, or to a pseudo parameter. */
export interface Reference extends Placed {
  readonly kind: 'ref';
  readonly name: string;
  /** Present when not it itself stands here but text computed from it, such as a part of it; only inside a text, or as the length of a list. */
  readonly derived?: true;
}

export interface Attribute extends Placed {
  readonly kind: 'attribute';
  readonly id: string;
  readonly name: string;
  /** As of a reference. */
  readonly derived?: true;
}

export interface Option {
  readonly when: Guard;
  readonly value: Value;
}

/** One of its options, according to conditions; their guards exclude each other. Never nested, never empty. */
export interface Alternatives extends Placed {
  readonly kind: 'alternatives';
  readonly options: readonly Option[];
}

/** `AWS::NoValue`: the property, entry or item that has it is not there. */
export interface NoValue extends Placed {
  readonly kind: 'none';
}

export interface Unknown extends Placed {
  readonly kind: 'unknown';
  readonly reason: UnknownReason;
}

export type Value = KnownScalar | Null | Concat | Base64 | List | Dictionary | Reference | Attribute | Alternatives | NoValue | Unknown;
