/** A range of a text in UTF-16 offsets: the only form in which the core refers to a place. */

/** From `start` up to but not including `end`, in UTF-16 units from the start of the text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Whether `inner` lies wholly within `outer`. */
export function encloses(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** The span moved forward by so many units, or back by a negative number; its other fields are kept. */
export function moved<S extends Span>(span: S, by: number): S {
  return { ...span, start: span.start + by, end: span.end + by };
}

/** For sorting: by start; of two with the same start the shorter one first. */
export function byPlace(left: Span, right: Span): number {
  return left.start - right.start || left.end - right.end;
}

/** For sorting: by start; of two with the same start the longer one first, so that a span comes after those that enclose it. */
export function outerFirst(left: Span, right: Span): number {
  return left.start - right.start || right.end - left.end;
}
