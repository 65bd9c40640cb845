/** Fills in what a request says about the deployment: the partition, because no request crosses partitions, and what the ARN of a resource holds. */
import { joinTexts, type PartialText } from '../partial-text.js';
import type { Pattern, Segment } from '../pattern.js';
import type { Item, Matcher, Statement } from '../policy.js';
import type { DecidingPolicies, Fillings } from './access.js';

/** The ID of the hole that the partition leaves. */
export const partitionHole = 'AWS::Partition';

/** The only partition in the ARNs of the policies; null when they name none, or several. */
export function writtenPartition({ identity, boundary, resource }: DecidingPolicies): string | null {
  const statements = [...identity, ...boundary, ...resource].flatMap(({ policy }) => policy?.statements ?? []);
  const [only, ...others] = new Set(
    statements.flatMap(textsIn).flatMap(([first]) => {
      const [, partition] = typeof first === 'string' ? (/^arn:(aws[a-z-]*):/.exec(first) ?? []) : [];
      return partition ?? [];
    }),
  );
  return only === undefined || others.length > 0 ? null : only;
}

/** The texts of a statement in which something may be filled in. */
export function textsIn({ resource, principal, condition }: Statement): readonly PartialText[] {
  const items = [...(resource?.items ?? []), ...(principal?.items ?? []), ...(condition?.tests.flatMap((test) => test.values) ?? [])];
  return items.map(({ text }) => text);
}

export function bindText(text: PartialText, fillings: Fillings): PartialText {
  return isOpen(text, fillings) ? joinTexts(text.map((piece) => fillingOf(piece, fillings) ?? piece)) : text;
}

/** A statement with all of that filled in; the very same object when nothing in it depends on what is known. */
export function bindStatement(statement: Statement, fillings: Fillings): Statement {
  if (fillings.size === 0) return statement;
  const { resource, principal, condition } = statement;
  return {
    ...statement,
    resource: bindMatcher(resource, fillings, bindPattern),
    principal: bindMatcher(principal, fillings, (parsed) => parsed),
    condition:
      condition === null
        ? null
        : {
            ...condition,
            tests: condition.tests.map((test) => ({ ...test, values: bindItems(test.values, fillings, bindPattern) })),
          },
  };
}

function bindMatcher<Parsed>(
  matcher: Matcher<Parsed> | null,
  fillings: Fillings,
  bind: (parsed: Parsed, fillings: Fillings) => Parsed,
): Matcher<Parsed> | null {
  return matcher === null ? null : { ...matcher, items: bindItems(matcher.items, fillings, bind) };
}

function bindItems<Parsed>(
  items: readonly Item<Parsed>[],
  fillings: Fillings,
  bind: (parsed: Parsed, fillings: Fillings) => Parsed,
): readonly Item<Parsed>[] {
  return items.map((item) =>
    isOpen(item.text, fillings) ? { ...item, text: bindText(item.text, fillings), parsed: bind(item.parsed, fillings) } : item,
  );
}

function bindPattern(pattern: Pattern, fillings: Fillings): Pattern {
  const segments: Segment[] = [];
  for (const segment of pattern.segments) {
    const bound = fillingOf(segment, fillings) ?? segment;
    const last = segments.at(-1);
    if (typeof bound === 'string' && typeof last === 'string') segments[segments.length - 1] = last + bound;
    else segments.push(bound);
  }
  return { text: pattern.text, segments };
}

function isOpen(text: PartialText, fillings: Fillings): boolean {
  return text.some((piece) => fillingOf(piece, fillings) !== undefined);
}

function fillingOf(piece: Segment, fillings: Fillings): string | undefined {
  return typeof piece === 'object' && piece.kind === 'hole' && piece.id !== null ? fillings.get(piece.id) : undefined;
}
