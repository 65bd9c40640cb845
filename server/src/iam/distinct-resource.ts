/** Tells texts apart that name two different resources of the template, although neither name is known. */
import type { Hole } from './partial-text.js';
import type { Pattern, Segment } from './pattern.js';

/**
 * Whether both patterns are the same up to the places where one names one resource and the other another: no two
 * resources have the same name or ARN. What follows must begin as one part of a name ends.
 */
export function nameDifferentResources(left: Pattern, right: Pattern): boolean {
  const shorter = Math.min(left.segments.length, right.segments.length);
  for (let index = 0; index < shorter; index++) {
    const [one, other] = [left.segments[index], right.segments[index]];
    if (one === undefined || other === undefined || isSame(one, other)) continue;
    return isResource(one) && isResource(other) && ownerOf(one) !== ownerOf(other)
      && endsName(left.segments[index + 1]) && endsName(right.segments[index + 1]);
  }
  return false;
}

function isSame(left: Segment, right: Segment): boolean {
  if (typeof left === 'string' || typeof right === 'string') return left === right;
  return left.kind === 'hole' && right.kind === 'hole' && left.id !== null && left.id === right.id;
}

/** A hole that the name or ARN of a resource fills; that of a parameter may be filled by anything. */
function isResource(segment: Segment): segment is Hole {
  if (typeof segment === 'string' || segment.kind !== 'hole' || segment.id === null) return false;
  const { value, filling } = segment;
  if (value.kind === 'attribute') return value.name === 'Arn';
  return value.kind === 'ref' && ['name', 'generated', 'text'].includes(filling) && !value.name.startsWith('AWS::');
}

/** One resource has a name and an ARN. */
function ownerOf({ value }: Hole): string | null {
  return value.kind === 'attribute' ? value.id : value.kind === 'ref' ? value.name : null;
}

function endsName(next: Segment | undefined): boolean {
  return next === undefined || (typeof next === 'string' && (next.startsWith('/') || next.startsWith(':')));
}
