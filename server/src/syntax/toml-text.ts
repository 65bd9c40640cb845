/** A TOML text as one scalar with its comments: just enough to search it for secrets. */
import { bareScalar } from './bare-scalar.js';
import { rememberText } from './source-text.js';
import type { Comment, Tree } from './tree.js';

/** Never throws. Tables and keys are not distinguished. */
export function readToml(text: string): Tree {
  const root = bareScalar(text, { start: 0, end: text.length });
  rememberText([root], text);
  return { language: 'yaml', text, documents: [root], problems: [], comments: tomlComments(text) };
}

/**
 * Matches the beginning or end of a multi-line string, a string on one line (with escapes in double quotes), or a comment up to
 * the end of its line. A string that is not closed also ends there.
 */
const token = /"""|'''|"(?:[^"\\\n]|\\.)*"?|'[^'\n]*'?|#[^\n]*/g;

function tomlComments(text: string): readonly Comment[] {
  return [...text.matchAll(token)].flatMap(({ index, 0: found }) =>
    found.startsWith('#') ? [{ start: index, end: index + found.trimEnd().length, text: found.slice(1).trim() }] : [],
  );
}
