/** Finds the value that a policy variable must have for the pattern of a resource to match the resource of a request. */
import { covers } from '../coverage.js';
import { flatten, sliceText, type FlatText, type Hole, type PartialText } from '../partial-text.js';
import { isVariable, plainPattern, withOpenVariables, type Pattern } from '../pattern.js';

const longestResource = 400;
const solutionLimit = 6;

/** Keys of variables with values for which the pattern matches, each variable solved with the others left open. */
export function solveVariables(pattern: Pattern, resource: Pattern): readonly (readonly [string, PartialText])[] {
  const text = flatten(
    resource.segments.filter((segment): segment is string | Hole => typeof segment === 'string' || segment.kind === 'hole'),
  );
  if (text.chars.length > longestResource) return [];
  return pattern.segments.flatMap((segment, index) => {
    if (!isVariable(segment)) return [];
    const before = withOpenVariables({ text: '', segments: pattern.segments.slice(0, index) });
    const after = withOpenVariables({ text: '', segments: pattern.segments.slice(index + 1) });
    return solutions(before, after, text).map((value) => [segment.key, value] as const);
  });
}

function solutions(before: Pattern, after: Pattern, text: FlatText): readonly PartialText[] {
  const end = text.chars.length;
  const offsets = Array.from({ length: end + 1 }, (_, offset) => offset);
  const starts = offsets.filter((offset) => covers(before, plainPattern(sliceText(text, 0, offset))) === 'yes');
  const ends = offsets.filter((offset) => covers(after, plainPattern(sliceText(text, offset, end))) === 'yes');
  const found: PartialText[] = [];
  for (const from of starts) {
    for (const to of ends) {
      if (found.length === solutionLimit) return found;
      if (to > from) found.push(sliceText(text, from, to));
    }
  }
  return found;
}
