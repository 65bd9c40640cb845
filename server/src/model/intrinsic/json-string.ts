/** `Fn::ToJsonString`: a value as JSON text, without blanks. */
import { concat, joinedText, madeText, pieceCutter, unknown, unwrittenPiece } from '../../value/compose.js';
import type { Node } from '../../syntax/tree.js';
import type { KnownScalar, Piece, Value } from '../../value/value.js';
import { flatten, type Call, type Scope } from '../scope.js';
import { literal } from './call.js';
import { isOptional, joined } from './optional-items.js';

export function toJsonString(call: Call, scope: Scope): Value {
  const argument = literal(call);
  if (argument?.kind === 'scalar') return unknown(call.node, 'invalid');
  const value = scope.argument(call);
  return value.kind === 'unknown' ? { ...value, at: call.node } : jsonText(value, call.node, scope);
}

function jsonText(value: Value, at: Node, scope: Scope): Value {
  const text = (made: string): Value => madeText(at, made);
  const quoted = (inner: Value): Value => concat(at, [text('"'), inner, text('"')]);
  const listed = (items: readonly Value[]): Value => joined(items, text(','), at, scope);
  switch (value.kind) {
    case 'null':
      return text('null');
    case 'none':
      return value;
    case 'scalar':
      return value.type === 'string' ? quoted(escaped(value)) : { ...value, type: 'string' };
    case 'concat':
      return quoted(insideQuotes(value, at, scope));
    case 'list':
      return concat(at, [text('['), listed(value.items.map((item) => jsonText(item, at, scope))), text(']')]);
    case 'map': {
      const entries = value.entries.map((entry) => {
        const key = text(`${JSON.stringify(entry.key)}:`);
        return withKey(key, jsonText(entry.value, at, scope), at, scope);
      });
      return concat(at, [text('{'), listed(entries), text('}')]);
    }
    case 'alternatives':
      return flatten(
        at,
        value.options.map((option) => ({ when: option.when, value: jsonText(option.value, at, scope) })),
        scope,
      );
    case 'base64':
    case 'ref':
    case 'attribute':
      return quoted(value);
    // Exports and attributes of custom resources are texts; of anything else not even that is known.
    case 'unknown':
      return value.reason === 'import' || value.reason === 'custom-resource' ? quoted(value) : value;
  }
}

/** An entry that may be absent takes its key with it. */
function withKey(key: Value, value: Value, at: Node, scope: Scope): Value {
  if (value.kind !== 'alternatives' || !isOptional(value)) return concat(at, [key, value]);
  return flatten(
    at,
    value.options.map((option) => ({
      when: option.when,
      value: option.value.kind === 'none' ? option.value : concat(at, [key, option.value]),
    })),
    scope,
  );
}

function insideQuotes(part: Value, at: Node, scope: Scope): Value {
  switch (part.kind) {
    case 'scalar':
      return escaped(part);
    case 'concat':
      return concat(
        at,
        part.parts.map((inner) => insideQuotes(inner, at, scope)),
      );
    case 'alternatives':
      return flatten(
        at,
        part.options.map((option) => ({ when: option.when, value: insideQuotes(option.value, at, scope) })),
        scope,
      );
    default:
      return part;
  }
}

/** Runs that JSON writes unchanged keep their source. */
function escaped(value: KnownScalar): KnownScalar {
  const cut = pieceCutter(value.pieces);
  const pieces: Piece[] = [];
  let done = 0;
  for (const match of value.text.matchAll(/["\\\u0000-\u001f]/g)) {
    for (const piece of cut(done, match.index)) pieces.push(piece);
    pieces.push(unwrittenPiece(JSON.stringify(match[0]).slice(1, -1)));
    done = match.index + 1;
  }
  return done === 0 ? value : joinedText(value.at, [...pieces, ...cut(done, value.text.length)]);
}
