/** Recognises texts that name two different resources of the template, although neither name is known. */
import type { Hole } from './partial-text.js';
import type { Pattern, Segment } from './pattern.js';

/**
 * Whether both patterns are the same up to the places where one names one resource and the other another: no two
 * resources have the same name or ARN. What follows must begin as one part of a name ends.
 */
export function nameDifferentResources(left: Pattern, right: Pattern): boolean {
  const at = firstDifference(left, right);
  const [one, other] = [left.segments[at], right.segments[at]];
  return (
    one !== undefined &&
    other !== undefined &&
    isResource(one) &&
    isResource(other) &&
    ownerOf(one) !== ownerOf(other) &&
    endsName(left.segments[at + 1]) &&
    endsName(right.segments[at + 1])
  );
}

/** How many segments both have in common at the start: texts, and holes that no wildcard can fill. */
export function firstDifference(left: Pattern, right: Pattern): number {
  let at = 0;
  while (at < left.segments.length && isSame(left.segments[at], right.segments[at])) at += 1;
  return at;
}

function isSame(left: Segment | undefined, right: Segment | undefined): boolean {
  if (typeof left === 'string') return left === right;
  if (left?.kind !== 'hole' || left.id === null || left.filling === 'anything') return false;
  return typeof right === 'object' && right.kind === 'hole' && left.id === right.id;
}

/** Whether a hole is filled with the name or ARN of a resource; a parameter may fill it with anything. */
function isResource(segment: Segment): segment is Hole {
  if (typeof segment === 'string' || segment.kind !== 'hole' || segment.id === null) return false;
  const { value, filling } = segment;
  if (value.kind === 'attribute') return value.name === 'Arn';
  return value.kind === 'ref' && ['name', 'generated', 'text'].includes(filling) && !value.name.startsWith('AWS::');
}

/** The resource whose name or ARN fills a hole. */
function ownerOf({ value }: Hole): string | null {
  return value.kind === 'attribute' ? value.id : value.kind === 'ref' ? value.name : null;
}

function endsName(next: Segment | undefined): boolean {
  return next === undefined || (typeof next === 'string' && (next.startsWith('/') || next.startsWith(':')));
}
