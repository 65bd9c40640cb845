/** Creates the nodes of a JSON text from its tokens. */
import { maxDepth } from '../limits.js';
import type { ProblemList } from '../problem-list.js';
import type { Scalar } from '../tree.js';
import type { OpenCollection } from '../growing.js';
import type { JsonTokens } from './json-tokens.js';

export function jsonScalar(tokens: JsonTokens, parent: OpenCollection | null): Scalar {
  const { start, end } = tokens;
  const isString = tokens.kind === 'string';
  return {
    kind: 'scalar',
    start,
    end,
    tag: null,
    tagStart: -1,
    anchor: null,
    anchorStart: -1,
    parent,
    style: isString ? 'double' : 'plain',
    text: tokens.value,
    bodyStart: isString ? start + 1 : start,
    bodyEnd: isString && tokens.fault !== 'unclosed-string' ? end - 1 : end,
    indent: 0,
  };
}

/** The collection that an opening bracket begins, still empty. */
export function jsonCollection(tokens: JsonTokens, parent: OpenCollection | null): OpenCollection {
  const { start, end } = tokens;
  if (tokens.kind === '{') return emptyMapping(start, end, parent);
  return { kind: 'sequence', start, end, tag: null, tagStart: -1, anchor: null, anchorStart: -1, parent, style: 'flow', items: [] };
}

/** A mapping, still empty. */
export function emptyMapping(start: number, end: number, parent: OpenCollection | null): OpenCollection {
  return {
    kind: 'mapping',
    start,
    end,
    tag: null,
    tagStart: -1,
    anchor: null,
    anchorStart: -1,
    parent,
    style: 'flow',
    entries: [],
    counting: null,
  };
}

/** Skips a collection that is nested too deeply, and leaves it empty; false when the collection never ends. */
export function skipCollection(tokens: JsonTokens, collection: OpenCollection, problems: ProblemList): boolean {
  problems.add({
    kind: 'limit',
    code: 'too-deep',
    start: collection.start,
    end: collection.end,
    message: `Nested more than ${maxDepth} levels deep; what is below is not read.`,
  });
  for (let depth = 1; depth > 0;) {
    tokens.next();
    if (tokens.kind === '{' || tokens.kind === '[') depth += 1;
    else if (tokens.kind === '}' || tokens.kind === ']') depth -= 1;
    else if (tokens.kind === 'end') break;
  }
  collection.end = tokens.end;
  return tokens.kind !== 'end';
}

export function tellComments(tokens: JsonTokens, problems: ProblemList): void {
  for (const { start, end } of tokens.unclosed) {
    problems.add({ kind: 'syntax', code: 'json-error', start, end, message: 'This comment never ends.' });
  }
}

export const unclosedString = 'This value never ends: a closing quote is missing.';

/** Reports what is wrong with a scalar that can be read all the same. */
export function tellFault(tokens: JsonTokens, problems: ProblemList): void {
  const message = faultMessage(tokens);
  if (message !== null) problems.add({ kind: 'syntax', code: 'json-error', start: tokens.start, end: tokens.end, message });
}

function faultMessage(tokens: JsonTokens): string | null {
  switch (tokens.fault) {
    case 'unclosed-string':
      return unclosedString;
    case 'escape':
      return 'This string contains an escape that JSON does not know.';
    case 'character':
      return 'A character in this value is not allowed in JSON.';
    case 'number':
      return 'This number is not complete.';
    case null:
      return tokens.kind === 'unknown' ? 'This word is not a JSON value.' : null;
  }
}
