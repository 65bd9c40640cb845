/** Finds where a text comes from when it is written elsewhere than it is used, because that is where it has to be fixed. */
import { callOf } from '../model/intrinsic/call.js';
import type { Template } from '../model/template.js';
import { nodeWithSpan } from '../repair/written-place.js';
import type { Related } from '../rules/rule.js';
import type { Node, Tree } from '../syntax/tree.js';
import type { Span } from '../text/span.js';
import type { Piece, Value } from '../value/value.js';

/** The defaults of the parameters that an intrinsic function at a place uses, except those that the finding names already. */
export function originsOf(place: Span, named: readonly Related[], template: Template, tree: Tree): readonly Related[] {
  // The first characters of a function in any of its forms; most places are no function.
  if (!'!{RF'.includes(tree.text.charAt(place.start))) return [];
  const node = nodeWithSpan(tree, place);
  if (node === null || callOf(node) === null) return [];
  const isNamed = (parameter: string): boolean => named.some(({ at }) => at.start === template.parameters.get(parameter)?.key.start);
  const found = new Map<Node, string>();
  for (const { scalar, parameter } of piecesOf(template.resolve(node))) {
    if (scalar !== null && parameter !== null && !isNamed(parameter)) found.set(scalar, parameter);
  }
  return [...found].slice(0, mostOrigins).map(([at, parameter]) => ({ at, message: `The default of parameter \`${parameter}\`.` }));
}

/** With more parts than this, no single one explains the text. */
const mostOrigins = 4;

function piecesOf(value: Value): readonly Piece[] {
  switch (value.kind) {
    case 'scalar':
      return value.pieces;
    case 'concat':
      return value.parts.flatMap(piecesOf);
    case 'list':
      return value.items.flatMap(piecesOf);
    case 'alternatives':
      return value.options.flatMap((option) => piecesOf(option.value));
    default:
      return [];
  }
}
