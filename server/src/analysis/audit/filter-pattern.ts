/** Filter patterns of CloudWatch Logs over the events of CloudTrail: `{ ($.userIdentity.type = "Root") && … }`. */

/** One comparison of a pattern: a field of the event with a text. */
export interface FilterTerm {
  /** Behind the `$.`: `userIdentity.type`. */
  readonly field: string;
  readonly operator: '=' | '!=';
  /** Without its quotes; may hold stars. */
  readonly value: string;
  /** Offset of the field with its `$.`, and the one behind the value. */
  readonly start: number;
  readonly end: number;
}

/** The comparisons of a JSON pattern, in order; none for a pattern of another kind. */
export function filterTerms(pattern: string): readonly FilterTerm[] {
  if (!pattern.trimStart().startsWith('{')) return [];
  const found = pattern.matchAll(/\$\.([\w.[\]-]{1,200})\s{0,20}(!?=)\s{0,20}(?:"([^"]{0,200})"|([^\s()"'&|{}]{1,200}))/g);
  return [...found].map((match): FilterTerm => {
    const [whole, field = '', operator, quoted, bare] = match;
    return { field, operator: operator === '!=' ? '!=' : '=', value: quoted ?? bare ?? '', start: match.index, end: match.index + whole.length };
  });
}

/** Whether a pattern looks at what only the events of CloudTrail have. */
export function isAboutCloudTrail(pattern: string): boolean {
  return pattern.trimStart().startsWith('{') && /\$\.(?:userIdentity\.|userAgent\b|eventName\b|eventSource\b|errorCode\b|additionalEventData\.MFAUsed)/.test(pattern);
}
