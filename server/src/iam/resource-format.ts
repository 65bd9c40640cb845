/** Which resources an action can be asked for, by the form of their ARNs. */
import { isRenamedService, resourceTypes } from '../data/action-catalogue.js';
import { actionRecord } from './action.js';
import { anyOf, type Answer } from './coverage.js';
import { intersects } from './intersection.js';
import { arnPattern, isEverything, isWildcard, literalPrefix, type Pattern, type Segment } from './pattern.js';

const formats = new Map<string, readonly Pattern[]>();

/**
 * Patterns of the ARNs of all resource types of an action; none for an action without resource types. Null for an action
 * that the catalogue does not have.
 */
export function resourceFormats(action: string): readonly Pattern[] | null {
  const record = actionRecord(action);
  if (record === null) return null;
  const key = action.toLowerCase();
  const known = formats.get(key);
  if (known !== undefined) return known;
  const all = resourceTypes(key.slice(0, key.indexOf(':')));
  const names = new Set(record.resourceTypes.map((type) => type.name));
  const everyArn = all.flatMap((type) => type.arns);
  const found = all.filter((type) => names.has(type.name)).flatMap((type) => type.arns.map((arn) => formatPattern(arn, everyArn)));
  formats.set(key, found);
  return found;
}

/** Whether the pattern of a resource can mean any resource of an action; one that matches everything always can. */
export function fitsAction(resource: Pattern, action: string): Answer {
  const known = resourceFormats(action);
  if (known === null) return 'maybe';
  if (isEverything(resource)) return 'yes';
  const answers = answered.get(resource) ?? new Map<string, Answer>();
  answered.set(resource, answers);
  const answer = answers.get(action) ?? fitsAnyOf(known, resource, action);
  answers.set(action, answer);
  return answer;
}

/** Several rules ask the same of the resources of a statement. */
const answered = new WeakMap<Pattern, Map<string, Answer>>();

function fitsAnyOf(known: readonly Pattern[], resource: Pattern, action: string): Answer {
  const answer = anyOf(known.map((format) => intersects(format, resource)));
  return answer === 'no' && isOfRenamedService(resource, action) ? 'maybe' : answer;
}

/** Models that inference across all regions asks for without one (Amazon Bedrock user guide, "Global cross-Region inference"). */
const areOfEveryRegion = /:bedrock:.*:foundation-model\//;

/** What AWS shares with all accounts is named without one (Systems Manager user guide: documents `AWS-…`, parameters `/aws/service/…`). */
const areOfAws = /:ssm:.*:(?:document|parameter|automation-definition)\//;

/** `codestar-connections:UseConnection` for a connection with the newer `codeconnections` in its ARN: which of the names goes with which is not documented. */
function isOfRenamedService(resource: Pattern, action: string): boolean {
  const [prefix = ''] = action.split(':');
  const service = literalPrefix(resource).split(':', 3)[2] ?? '';
  return service !== prefix && isRenamedService(prefix, service);
}

/**
 * `arn:${Partition}:s3:::${BucketName}` as a pattern. A region or an account that is part of the ARN is not empty. Where another type of the
 * service goes on behind a slash, as objects do behind buckets, the last name holds none. What goes on behind a colon, as a
 * version of a function or the `:*` that policies put behind a log group, is asked for by the same actions.
 */
function formatPattern(arn: string, everyArn: readonly string[]): Pattern {
  const region = areOfEveryRegion.test(arn) ? '*' : '?*';
  const account = areOfAws.test(arn) ? '*' : '?*';
  const pattern = arnPattern(
    [
      arn
        .replaceAll('${Region}', region)
        .replace(':${Account}:', `:${account}:`)
        .replaceAll(/\$\{[^}]*\}/g, '*'),
    ],
    'text',
  );
  const isName = everyArn.some((other) => other.startsWith(`${arn}/`));
  const last = pattern.segments.at(-1);
  if (!isName || last === undefined || !isWildcard(last)) return pattern;
  const name: Segment = { kind: 'many', set: 'name' };
  return { ...pattern, segments: [...pattern.segments.slice(0, -1), name] };
}
