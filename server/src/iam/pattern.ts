/** Patterns of the policy language: text, wildcards, policy variables and holes, distinguished once and for all. */
import { flatten, showText, type FlatText, type Hole, type PartialText } from './partial-text.js';
import { variableAt, type Expansion, type Variable } from './policy-variable.js';

/** Sets of characters, each one including those before it. `name`: no colon, slash or wildcard. */
export type CharSet = 'digit' | 'name' | 'no-colon' | 'any';

/** `?` or `*`. Inside one of the first five parts of an ARN it does not match a colon. */
export interface Wildcard {
  readonly kind: 'one' | 'many';
  readonly set: CharSet;
}

/** Strings are literal: what looks like a wildcard in one is an ordinary character. */
export type Segment = string | Wildcard | Variable | Hole;

export interface Pattern {
  /** As written, for messages. */
  readonly text: string;
  /**
   * Neighbouring strings are merged and never empty, neighbouring stars of one set are one. In lower case where letter case
   * does not matter.
   */
  readonly segments: readonly Segment[];
}

/** How texts of a kind are read as patterns. */
interface Syntax {
  readonly expansion: Expansion;
  /** Where wildcards stop: nowhere, or at the colons of an ARN; `star-ends-part`: except for a star that ends a part. */
  readonly wildcards: 'none' | 'free' | 'arn' | 'arn-star-ends-part';
  /** In the pattern of a resource, variables count only after the fifth colon. */
  readonly variablesFrom: 'start' | 'fifth-colon';
}

const partsBeforeResource = 5;

/** The pattern of an action, in lower case: `s3:get*`, `*`. */
export function actionPattern(text: PartialText): Pattern {
  const lowered = text.map((piece) => (typeof piece === 'string' ? piece.toLowerCase() : piece));
  return { ...readPattern(lowered, { expansion: 'text', wildcards: 'free', variablesFrom: 'start' }), text: showText(text) };
}

/** The pattern of a resource: a star that ends a part of the ARN crosses colons, one inside a part does not. */
export function resourcePattern(text: PartialText, expansion: Expansion): Pattern {
  return readPattern(text, { expansion, wildcards: 'arn-star-ends-part', variablesFrom: 'fifth-colon' });
}

/** The pattern of `ArnLike`: the parts of an ARN are compared one by one. A lone star is every ARN. */
export function arnPattern(text: PartialText, expansion: Expansion): Pattern {
  const isStar = text.length === 1 && text[0] === '*';
  return readPattern(text, { expansion, wildcards: isStar ? 'free' : 'arn', variablesFrom: 'start' });
}

/** The pattern of `StringLike`: wildcards cross colons. */
export function likePattern(text: PartialText, expansion: Expansion): Pattern {
  return readPattern(text, { expansion, wildcards: 'free', variablesFrom: 'start' });
}

/** A pattern in which stars are ordinary characters, but variables count. */
export function exactPattern(text: PartialText, expansion: Expansion): Pattern {
  return readPattern(text, { expansion, wildcards: 'none', variablesFrom: 'start' });
}

/** The pattern of what a request names: nothing in it is a wildcard or a variable. */
export function plainPattern(text: PartialText): Pattern {
  return { text: showText(text), segments: text };
}

/** The one text that the pattern matches, or null when it has wildcards, variables or holes. */
export function literalOf(pattern: Pattern): string | null {
  const first = pattern.segments[0];
  if (first === undefined) return '';
  return typeof first === 'string' && pattern.segments.length === 1 ? first : null;
}

/** Whether the pattern is one text and no other, in whatever letter case; `text` is in lower case. */
export function isLiteral(pattern: Pattern, text: string): boolean {
  return literalOf(pattern)?.toLowerCase() === text;
}

/** The known text with which everything that the pattern matches begins; may be empty. */
export function literalPrefix(pattern: Pattern): string {
  const first = pattern.segments[0];
  return typeof first === 'string' ? first : '';
}

/** Whether the pattern is known to match every text: `*`, or `**`, where in a resource the first star stops at colons. */
export function isEverything({ segments }: Pattern): boolean {
  return (
    segments.every((segment) => isWildcard(segment) && segment.kind === 'many') &&
    segments.some((segment) => isWildcard(segment) && segment.set === 'any')
  );
}

/** The same but for some short texts, which no key holds: `?*`. */
export function isNearlyEverything({ segments }: Pattern): boolean {
  return segments.every(isWildcard) && segments.some((segment) => isWildcard(segment) && segment.kind === 'many' && segment.set === 'any');
}

/** Whether a part of the pattern is only known after deployment. */
export function hasHole(pattern: Pattern): boolean {
  return pattern.segments.some((segment) => typeof segment === 'object' && segment.kind === 'hole');
}

/** The keys of the variables in the pattern, in lower case. */
export function variableKeys(pattern: Pattern): readonly string[] {
  return pattern.segments.flatMap((segment) => (isVariable(segment) ? [segment.key] : []));
}

export function hasWildcard(pattern: Pattern): boolean {
  return pattern.segments.some(isWildcard);
}

export function isWildcard(segment: Segment): segment is Wildcard {
  return typeof segment === 'object' && (segment.kind === 'one' || segment.kind === 'many');
}

export function isVariable(segment: Segment): segment is Variable {
  return typeof segment === 'object' && segment.kind === 'variable';
}

/** Whether a pattern is nothing but the variable of a key. */
export function isVariableOf({ segments: [only, ...others] }: Pattern, key: string): boolean {
  return only !== undefined && others.length === 0 && isVariable(only) && only.key === key.toLowerCase();
}

/** The pattern with each variable replaced by the text it stands for; a variable for which `fill` gives null is left alone. */
export function fillVariables(pattern: Pattern, fill: (variable: Variable) => PartialText | null): Pattern {
  const segments: Segment[] = [];
  for (const segment of pattern.segments) {
    for (const piece of isVariable(segment) ? (fill(segment) ?? [segment]) : [segment]) push(segments, piece);
  }
  return { text: pattern.text, segments };
}

/** The pattern with stars instead of its variables: everything that it can match. */
export function withOpenVariables(pattern: Pattern): Pattern {
  const segments = pattern.segments.map((segment): Segment => (isVariable(segment) ? { kind: 'many', set: 'any' } : segment));
  return { text: pattern.text, segments };
}

/** The pattern in lower case, for comparisons that ignore case. */
export function lowerCase(pattern: Pattern): Pattern {
  const segments = pattern.segments.map((segment) => (typeof segment === 'string' ? segment.toLowerCase() : segment));
  return { text: pattern.text, segments };
}

/** Characters with a special meaning: wildcards, and the beginning of a variable. */
const special = /[*?$]/;

/** Characters without a special meaning, which are not the placeholder of a hole either. */
const ordinary = /[^*?$\uFFFF]+/y;

function readPattern(text: PartialText, syntax: Syntax): Pattern {
  const [only] = text;
  if (typeof only === 'string' && text.length === 1 && !special.test(only)) return { text: only, segments: text };
  const flat = flatten(text);
  const segments: Segment[] = [];
  const lastClose = flat.chars.lastIndexOf('}');
  let colons = 0;
  let offset = 0;
  while (offset < flat.chars.length) {
    ordinary.lastIndex = offset;
    const plain = ordinary.exec(flat.chars)?.[0] ?? '';
    if (plain !== '') {
      push(segments, plain);
      colons += countColons(plain);
      offset += plain.length;
      continue;
    }
    const hole = flat.holes.get(offset);
    const mayBeVariable = offset < lastClose && (syntax.variablesFrom === 'start' || colons >= partsBeforeResource);
    const variable = mayBeVariable ? variableAt(flat, offset, syntax.expansion) : null;
    push(segments, hole ?? variable?.segment ?? signAt(flat, offset, colons, syntax.wildcards));
    // A hole at the start may hold any number of parts, such as the ARN of a resource, so all that follows may be the last part.
    if (offset === 0 && (hole?.filling === 'text' || hole?.filling === 'anything')) colons = partsBeforeResource;
    offset = variable?.end ?? offset + 1;
  }
  return { text: showText(text), segments };
}

function countColons(text: string): number {
  let count = 0;
  for (let at = text.indexOf(':'); at >= 0; at = text.indexOf(':', at + 1)) count += 1;
  return count;
}

/** A wildcard, or the character itself where it has no special meaning. */
function signAt(text: FlatText, offset: number, colons: number, mode: Syntax['wildcards']): string | Wildcard {
  const char = text.chars.charAt(offset);
  return (char === '*' || char === '?') && mode !== 'none' ? wildcardAt(text, offset, colons, mode) : char;
}

function wildcardAt(text: FlatText, offset: number, colons: number, mode: Exclude<Syntax['wildcards'], 'none'>): Wildcard {
  const kind = text.chars.charAt(offset) === '*' ? 'many' : 'one';
  const isFree = mode === 'free' || colons >= partsBeforeResource;
  const crossesColon = isFree || (mode === 'arn-star-ends-part' && kind === 'many' && endsPart(text, offset + 1));
  return { kind, set: crossesColon ? 'any' : 'no-colon' };
}

function endsPart(text: FlatText, offset: number): boolean {
  const next = text.chars.charAt(offset);
  return next === '' || next === ':';
}

/** Whether both are stars of one kind, two of which in a row match what one of them does. */
function isSameStar(one: Segment, other: Segment): boolean {
  return isWildcard(one) && isWildcard(other) && one.kind === 'many' && other.kind === 'many' && one.set === other.set;
}

function push(segments: Segment[], segment: Segment): void {
  const last = segments.at(-1);
  if (typeof segment === 'string' && typeof last === 'string') segments[segments.length - 1] = last + segment;
  else if (last === undefined || !isSameStar(segment, last)) segments.push(segment);
}
