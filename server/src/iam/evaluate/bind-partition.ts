/** Fills in the partition: it is known as soon as a request names a resource, because no request crosses partitions. */
import { joinTexts, type Hole, type PartialText } from '../partial-text.js';
import type { Pattern, Segment } from '../pattern.js';
import type { Item, Matcher, Statement } from '../policy.js';
import type { DecidingPolicies } from './access.js';

const partition = 'AWS::Partition';

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

function textsIn({ resource, principal, condition }: Statement): readonly PartialText[] {
  const items = [...(resource?.items ?? []), ...(principal?.items ?? []), ...(condition?.tests.flatMap((test) => test.values) ?? [])];
  return items.map(({ text }) => text);
}

export function bindText(text: PartialText, value: string): PartialText {
  return text.some(isPartition) ? joinTexts(text.map((piece) => (isPartition(piece) ? value : piece))) : text;
}

/** A statement with the partition filled in; the very same object when nothing in it depends on the partition. */
export function bindStatement(statement: Statement, value: string): Statement {
  const { resource, principal, condition } = statement;
  return {
    ...statement,
    resource: bindMatcher(resource, value, bindPattern),
    principal: bindMatcher(principal, value, (parsed) => parsed),
    condition:
      condition === null
        ? null
        : {
            ...condition,
            tests: condition.tests.map((test) => ({ ...test, values: bindItems(test.values, value, bindPattern) })),
          },
  };
}

function bindMatcher<Parsed>(
  matcher: Matcher<Parsed> | null,
  value: string,
  bind: (parsed: Parsed, value: string) => Parsed,
): Matcher<Parsed> | null {
  return matcher === null ? null : { ...matcher, items: bindItems(matcher.items, value, bind) };
}

function bindItems<Parsed>(
  items: readonly Item<Parsed>[],
  value: string,
  bind: (parsed: Parsed, value: string) => Parsed,
): readonly Item<Parsed>[] {
  return items.map((item) =>
    item.text.some(isPartition) ? { ...item, text: bindText(item.text, value), parsed: bind(item.parsed, value) } : item,
  );
}

function bindPattern(pattern: Pattern, value: string): Pattern {
  const segments: Segment[] = [];
  for (const segment of pattern.segments) {
    const bound = isPartition(segment) ? value : segment;
    const last = segments.at(-1);
    if (typeof bound === 'string' && typeof last === 'string') segments[segments.length - 1] = last + bound;
    else segments.push(bound);
  }
  return { text: pattern.text, segments };
}

function isPartition(piece: Segment | Hole): boolean {
  return typeof piece === 'object' && piece.kind === 'hole' && piece.id === partition;
}
