/** A piece of a text, in UTF-16 offsets: the only way the core names a place. */

/** From `start` up to but not including `end`, in UTF-16 units from the start of the text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Whether `outer` holds the whole of `inner`. */
export function encloses(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** The same further on by so many units, or further back; nothing else of it changes. */
export function moved<S extends Span>(span: S, by: number): S {
  return { ...span, start: span.start + by, end: span.end + by };
}

/** For sorting: by start, of two that start together the shorter one first. */
export function byPlace(left: Span, right: Span): number {
  return left.start - right.start || left.end - right.end;
}

/** For sorting: by start, of two that start together the longer one first, so that nothing comes before what encloses it. */
export function outerFirst(left: Span, right: Span): number {
  return left.start - right.start || right.end - left.end;
}
