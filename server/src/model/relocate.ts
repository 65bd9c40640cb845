/** Moves a value from another file to the node of this template that brings it in. */
import type { Node } from '../syntax/tree.js';
import { unwrittenPiece } from '../value/compose.js';
import type { Piece, Value } from '../value/value.js';

/** The same value without references into the other file: every part is placed at `at`, and its texts have no scalars. */
export function relocate(value: Value, at: Node | null): Value {
  const inside = (part: Value): Value => relocate(part, at);
  switch (value.kind) {
    case 'scalar':
      return { ...value, at, pieces: value.pieces.map(withoutScalar) };
    case 'list':
      return { ...value, at, items: value.items.map(inside) };
    case 'map':
      return { ...value, at, entries: value.entries.map((entry) => ({ key: entry.key, keyNode: at, value: inside(entry.value) })) };
    case 'concat':
      return { ...value, at, parts: value.parts.map(inside) };
    case 'base64':
      return { ...value, at, content: inside(value.content) };
    case 'alternatives':
      return { ...value, at, options: value.options.map((option) => ({ ...option, value: inside(option.value) })) };
    case 'null':
    case 'none':
    case 'ref':
    case 'attribute':
    case 'unknown':
      return { ...value, at };
  }
}

function withoutScalar(piece: Piece): Piece {
  return unwrittenPiece(piece.text, piece.parameter);
}
