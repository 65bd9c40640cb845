/** Where the text was written that a finding is about, when that is elsewhere than it is used: what cures the finding is there. */
import { callOf } from '../model/intrinsic/call.js';
import type { Template } from '../model/template.js';
import { nodeWithSpan } from '../repair/written-place.js';
import type { Related } from '../rules/rule.js';
import type { Node, Tree } from '../syntax/tree.js';
import type { Span } from '../text/span.js';
import type { Piece, Value } from '../value/value.js';

/** The defaults of parameters that a function at a place is worked out from, but for parameters that are told of already. */
export function originsOf(place: Span, told: readonly Related[], template: Template, tree: Tree): readonly Related[] {
  // A function begins so, in whichever form; most places are something else.
  if (!'!{RF'.includes(tree.text.charAt(place.start))) return [];
  const node = nodeWithSpan(tree, place);
  if (node === null || callOf(node) === null) return [];
  const isTold = (parameter: string): boolean => told.some(({ at }) => at.start === template.parameters.get(parameter)?.key.start);
  const found = new Map<Node, string>();
  for (const { scalar, parameter } of piecesOf(template.resolve(node))) {
    if (scalar !== null && parameter !== null && !isTold(parameter)) found.set(scalar, parameter);
  }
  return [...found].slice(0, mostOrigins).map(([at, parameter]) => ({ at, message: `The default of parameter \`${parameter}\`.` }));
}

/** Of a text that is put together of more, each tells little. */
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
