/**
 * The resources for which a request is judged: the one it names, or, when it asks for any, an example of every sort that
 * the policies distinguish.
 */
import { actionRecord } from '../action.js';
import { commonText } from '../common-text.js';
import { intersects } from '../intersection.js';
import { likePattern, plainPattern, type Pattern } from '../pattern.js';
import { resourceFormats } from '../resource/resource-format.js';
import type { AccessRequest } from './access.js';
import { fillFrom } from './condition-test.js';
import type { Clause } from './clause.js';
import { holdsIn, type Situation } from './situation.js';

/** A resource to judge a request by. */
export interface Candidate {
  /** What a statement must cover to apply to it. */
  readonly pattern: Pattern;
  /** Whether the action can certainly be requested on it; false where a hole leaves that open. */
  readonly isSure: boolean;
}

type RequestOn = Pick<AccessRequest, 'action' | 'resource'>;

export type Resources = (situation: Situation) => readonly Candidate[];

/** At most this many patterns of a policy set are combined with each other. */
const patternLimit = 16;

/** An action without resource-level permissions is requested on `*`, which only a pattern that matches everything covers. */
const allResources = likePattern(['*'], 'text');

/** What a request names; null when it asks for any resource. */
export function namedResources({ action, resource }: RequestOn): readonly Candidate[] | null {
  if (actionRecord(action)?.resourceTypes.length === 0) return [{ pattern: allResources, isSure: true }, ...unsettledResources(action)];
  return resource.kind === 'any' ? null : [{ pattern: plainPattern(resource.arn), isSure: true }];
}

/** The documentation shows `s3:ListAllMyBuckets` with the ARN of every bucket, although the action has no resource types. */
function unsettledResources(action: string): readonly Candidate[] {
  return action.toLowerCase() === 's3:listallmybuckets' ? [{ pattern: plainPattern(['arn:aws:s3:::*']), isSure: false }] : [];
}

/** The resources to judge a request by; `named`: those that it names. */
export function resourcesOf({ action, resource }: RequestOn, named: readonly Candidate[] | null, clauses: readonly Clause[]): Resources {
  if (named !== null) return () => named;
  const record = actionRecord(action);
  const formats = resourceFormats(action) ?? [allResources];
  const within = resource.kind === 'any' && resource.within.length > 0 ? likePattern([...resource.within, '*'], 'text') : null;
  const isOptional = within === null && record !== null && record.resourceTypes.every((type) => !type.required);
  const anyToo: readonly Candidate[] = isOptional ? [{ pattern: allResources, isSure: true }] : [];
  const found = new Map<string, readonly Candidate[]>();
  return (situation) => {
    const patterns = patternsIn(clauses, situation);
    const key = patterns.map(patternKey).join();
    const known = found.get(key) ?? [...anyToo, ...examples(formats, within, patterns)];
    found.set(key, known);
    return known;
  };
}

/** The resource patterns of all statements in a situation, each once. */
function patternsIn(clauses: readonly Clause[], situation: Situation): readonly Pattern[] {
  const patterns = new Map<string, Pattern>();
  for (const item of clauses.flatMap(({ statement }) => statement?.resource?.items ?? [])) {
    const filled = holdsIn(situation, item.when) ? fillFrom(item.parsed, situation) : null;
    if (filled !== null && patterns.size < patternLimit) patterns.set(patternKey(filled), filled);
  }
  return [...patterns.values()];
}

function patternKey({ segments }: Pattern): string {
  return JSON.stringify(
    segments.map((segment) => (typeof segment === 'object' && segment.kind === 'hole' ? { hole: segment.id } : segment)),
  );
}

/** Example resources of the formats, all of them `within` a pattern: any one, one for each pattern, and one for each pair of patterns. */
function examples(formats: readonly Pattern[], within: Pattern | null, patterns: readonly Pattern[]): readonly Candidate[] {
  const sets = patterns.flatMap((pattern, index) => [[pattern], ...patterns.slice(0, index).map((other) => [pattern, other])]);
  const found = new Map<string, Candidate>();
  for (const format of formats) {
    for (const set of [[], ...sets]) {
      const example = exampleOf(format, within, set);
      if (example !== null && !found.has(example.pattern.text)) found.set(example.pattern.text, example);
    }
  }
  return [...found.values()];
}

function exampleOf(format: Pattern, within: Pattern | null, patterns: readonly Pattern[]): Candidate | null {
  const place = within === null ? [] : [within];
  const text = commonText([format, ...place, ...patterns]);
  if (text !== null) return { pattern: plainPattern(text), isSure: true };
  const [only, ...others] = patterns;
  // Behind a hole the format may still be kept: then what the pattern alone matches is worth trying.
  const own = only !== undefined && others.length === 0 && intersects(format, only) === 'maybe' ? commonText([...place, only]) : null;
  return own === null ? null : { pattern: plainPattern(own), isSure: false };
}
