/** Filter patterns of CloudWatch Logs over the events of CloudTrail: `{ ($.userIdentity.type = "Root") && … }`. */

/** One test of a pattern: what it asks of a field of the event. */
export interface FilterTerm {
  /** Without the `$.`: `userIdentity.type`. */
  readonly field: string;
  /** `null`: `IS NULL`, present without a value. `other`: comparisons of numbers, `IS TRUE` and the like. */
  readonly test: '=' | '!=' | 'exists' | 'not-exists' | 'null' | 'other';
  /** Without quotes; may contain stars. Empty for a test without a value. */
  readonly value: string;
  /** From the `$.` of the field to the end of the value, as offsets. */
  readonly start: number;
  readonly end: number;
}

export type FilterExpression =
  { readonly kind: 'term'; readonly term: FilterTerm } | { readonly kind: 'and' | 'or'; readonly parts: readonly FilterExpression[] };

/** CloudWatch Logs API reference, "PutMetricFilter". */
const longestPattern = 1024;

/**
 * What a JSON pattern asks for; null for a pattern of another kind, for one that is longer than AWS accepts, and for one
 * that cannot be read to its end.
 */
export function readFilter(pattern: string): FilterExpression | null {
  const inner = /^\s*\{/.exec(pattern);
  if (inner === null || pattern.length > longestPattern) return null;
  const reader = new FilterReader(pattern, inner[0].length);
  const read = reader.alternatives(0);
  return read !== null && reader.takes('}') ? read : null;
}

/** The tests of an expression, in order. */
export function filterTerms(expression: FilterExpression): readonly FilterTerm[] {
  return expression.kind === 'term' ? [expression.term] : expression.parts.flatMap(filterTerms);
}

/** Whether a pattern looks at what only the events of CloudTrail have. */
export function isAboutCloudTrail(pattern: string): boolean {
  return (
    pattern.trimStart().startsWith('{') &&
    /\$\.(?:userIdentity\.|userAgent\b|eventName\b|eventSource\b|errorCode\b|additionalEventData\.MFAUsed)/.test(pattern)
  );
}

const maxDepth = 50;

const words =
  /\s*(?:(&&|\|\||[(){}])|\$\.([\w.[\]*-]{1,200})\s{0,20}(?:(NOT\s{1,20}EXISTS|EXISTS)|(IS(?:\s{1,20}NOT)?\s{1,20}(?:TRUE|FALSE|NULL))|(!=|<=|>=|=|<|>)\s{0,20}(?:"([^"]{0,500})"|(%[^%]{0,500}%)|([^\s()"&|{}]{1,500}))))/gy;

/** Reads from left to right; `&&` binds closer than `||`. */
class FilterReader {
  readonly #text: string;
  #at: number;

  constructor(text: string, at: number) {
    this.#text = text;
    this.#at = at;
  }

  alternatives(depth: number): FilterExpression | null {
    return this.#joined('or', '||', () => this.#joined('and', '&&', () => this.#unit(depth)));
  }

  takes(sign: string): boolean {
    const word = this.#peek();
    if (word?.[1] !== sign) return false;
    this.#at = words.lastIndex;
    return true;
  }

  #joined(kind: 'and' | 'or', sign: string, part: () => FilterExpression | null): FilterExpression | null {
    const parts: FilterExpression[] = [];
    do {
      const read = part();
      if (read === null) return null;
      parts.push(read);
    } while (this.takes(sign));
    const [only] = parts;
    return parts.length === 1 && only !== undefined ? only : { kind, parts };
  }

  #unit(depth: number): FilterExpression | null {
    if (depth > maxDepth) return null;
    if (this.takes('(')) {
      const inner = this.alternatives(depth + 1);
      return inner !== null && this.takes(')') ? inner : null;
    }
    const word = this.#peek();
    if (word?.[2] === undefined) return null;
    this.#at = words.lastIndex;
    return { kind: 'term', term: termOf(word, word[2]) };
  }

  #peek(): RegExpExecArray | null {
    words.lastIndex = this.#at;
    return words.exec(this.#text);
  }
}

function termOf(word: RegExpExecArray, field: string): FilterTerm {
  const [whole, , , presence, state, operator, quoted, regex, bare] = word;
  const end = word.index + whole.length;
  const at = { field, start: end - whole.trimStart().length, end };
  if (presence !== undefined) return { ...at, test: presence.startsWith('NOT') ? 'not-exists' : 'exists', value: '' };
  if (state !== undefined && /^IS\s+NULL$/.test(state)) return { ...at, test: 'null', value: '' };
  const isText = state === undefined && regex === undefined && (operator === '=' || operator === '!=');
  return isText ? { ...at, test: operator, value: quoted ?? bare ?? '' } : { ...at, test: 'other', value: '' };
}
