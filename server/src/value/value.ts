/** The model of a template's values: known ones, alternatives, strings with holes, and unknown ones with a reason. */
import type { Node, Scalar } from '../syntax/tree.js';
import type { Guard } from './guard.js';

/** Why a value is unknown, as `inspect` prints it (docs/inspect-and-can.md). */
export type UnknownReason = 'import' | 'macro' | 'zones' | 'custom-resource' | 'invalid' | 'limit';

/** Every value has the node that is written for it where it is used: a finding about it points there. */
interface Placed {
  /** Null only for what is written nowhere, such as part of a role that SAM generates. */
  readonly at: Node | null;
}

/** Text that one scalar contributes: `text` is part of its decoded text, starting at `from`. */
export interface Piece {
  readonly text: string;
  /** Null for text that is written in no scalar, such as the result of `Fn::Length`. */
  readonly scalar: Scalar | null;
  /** Offset of `text` in the decoded text of the scalar. */
  readonly from: number;
  /** The parameter whose value or default it is; null for any other text. */
  readonly parameter: string | null;
}

/** A known string, number or boolean. `text` is what it becomes within a string in CloudFormation. */
export interface KnownScalar extends Placed {
  readonly kind: 'scalar';
  readonly type: 'string' | 'number' | 'boolean';
  readonly text: string;
  /** The pieces that make up `text`, in order. */
  readonly pieces: readonly Piece[];
}

export interface Null extends Placed {
  readonly kind: 'null';
}

/** A string with parts that are known only after deployment; not nested, and with neighbouring known parts merged. */
export interface Concat extends Placed {
  readonly kind: 'concat';
  readonly parts: readonly Value[];
}

/** The argument of `Fn::Base64`, kept unencoded so that places inside it stay known. */
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
  /** The key as written; null when it is written nowhere. */
  readonly keyNode: Node | null;
  readonly value: Value;
}

export interface Dictionary extends Placed {
  readonly kind: 'map';
  readonly entries: readonly MapEntry[];
  /** Why there may be further entries; absent when these are all. */
  readonly rest?: UnknownReason;
}

/** `Ref` to a resource, to a parameter without a value, or to a pseudo parameter. */
export interface Reference extends Placed {
  readonly kind: 'ref';
  readonly name: string;
  /** Present when the value is computed from it, such as a part of it; only inside a text, or as the length of a list. */
  readonly derived?: true;
}

export interface Attribute extends Placed {
  readonly kind: 'attribute';
  readonly id: string;
  readonly name: string;
  /** As in `Reference`. */
  readonly derived?: true;
}

export interface Option {
  readonly when: Guard;
  readonly value: Value;
}

/** One of several options, depending on conditions; their guards exclude each other. Never nested, never empty. */
export interface Alternatives extends Placed {
  readonly kind: 'alternatives';
  readonly options: readonly Option[];
}

/** `AWS::NoValue`: the property, entry or item with this value does not exist. */
export interface NoValue extends Placed {
  readonly kind: 'none';
}

export interface Unknown extends Placed {
  readonly kind: 'unknown';
  readonly reason: UnknownReason;
}

export type Value = KnownScalar | Null | Concat | Base64 | List | Dictionary | Reference | Attribute | Alternatives | NoValue | Unknown;
