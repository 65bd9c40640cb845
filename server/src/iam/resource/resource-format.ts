/** On which resources an action can be requested, by the form of their ARNs. */
import { type ActionRecord, isRenamedService, resourceTypes } from '../../data/action-catalogue.js';
import { actionRecord } from '../action.js';
import { anyOf, type Answer } from '../coverage.js';
import { intersects } from '../intersection.js';
import { arnPattern, isEverything, isWildcard, literalPrefix, type Pattern, type Segment } from '../pattern.js';

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
  const everyArn = all.flatMap((type) => type.arns);
  const found = arnsOf(key, record).map((arn) => formatPattern(arn, everyArn));
  formats.set(key, found);
  return found;
}

/**
 * What an action is requested on instead of a resource that does not fit it, as AWS writes the form of its ARN:
 * `arn:${Partition}:s3:::${BucketName}/${ObjectName}`. Null for a resource that may fit, and for an action without resource types.
 */
export function formInstead(resource: Pattern, action: string): string | null {
  const record = actionRecord(action);
  if (record === null || fitsAction(resource, action) !== 'no') return null;
  const forms = arnsOf(action.toLowerCase(), record);
  return forms.find((form) => intersects(arnPattern([placeText(form)], 'text'), resource) !== 'no') ?? forms[0] ?? null;
}

function arnsOf(action: string, record: ActionRecord): readonly string[] {
  const names = new Set(record.resourceTypes.map((type) => type.name));
  const arns = resourceTypes(action.slice(0, action.indexOf(':'))).flatMap((type) => (names.has(type.name) ? type.arns : []));
  return [
    ...arns,
    ...arns.filter((arn) => arn.includes(accessPoint)).map((arn) => arn.replace(accessPoint, multiRegionAccessPoint)),
    ...arns.filter((arn) => arn === user).map(() => rootUser),
  ];
}

/** What is for users is for the root user too, such as its keys and its MFA devices (IAM user guide, "IAM identifiers"). */
const user = 'arn:${Partition}:iam::${Account}:user/${UserNameWithPath}';
const rootUser = 'arn:${Partition}:iam::${Account}:root';

/** The ARN of a multi-Region access point has no region (Amazon S3 user guide, "Multi-Region Access Point policy examples"). */
const accessPoint = ':s3:${Region}:${Account}:accesspoint/';
const multiRegionAccessPoint = ':s3::${Account}:accesspoint/';

/**
 * Whether the pattern of a resource can mean one of an action by what precedes its name, such as region and account. Of
 * an action without resource types only the service is known.
 */
export function fitsPlace(resource: Pattern, action: string): Answer {
  const record = actionRecord(action);
  if (record === null) return 'maybe';
  const key = action.toLowerCase();
  const arns = record.resourceTypes.length === 0 ? [`arn:*:${key.slice(0, key.indexOf(':'))}:*:*:*`] : arnsOf(key, record);
  const places = new Set(arns.map(placeText));
  return fitsAnyOf(
    [...places].map((place) => arnPattern([place], 'text')),
    resource,
    action,
  );
}

/** The ARN up to the name. In S3, only such an access point has an account but no region, so its beginning identifies it. */
function placeText(arn: string): string {
  const place = formatText(arn).split(':', 5).join(':');
  return arn.includes(multiRegionAccessPoint) ? `${place}:accesspoint/*` : `${place}:*`;
}

/** Whether the pattern of a resource can match any resource of an action; one that matches everything always can. */
export function fitsAction(resource: Pattern, action: string): Answer {
  const known = resourceFormats(action);
  if (known === null) return 'maybe';
  if (isEverything(resource)) return 'yes';
  const answers = answered.get(resource) ?? new Map<string, Answer>();
  answered.set(resource, answers);
  const answer = answers.get(action) ?? (isOfOtherKind(resource, action, known) ? 'no' : fitsAnyOf(known, resource, action));
  answers.set(action, answer);
  return answer;
}

/**
 * Whether a pattern could mean a resource of IAM only if a path of it held a colon. It may, and never does:
 * `arn:aws:iam::*:mfa/*` means no user, though a star before a colon matches what follows it too.
 */
function isOfOtherKind(resource: Pattern, action: string, known: readonly Pattern[]): boolean {
  return (
    action.toLowerCase().startsWith('iam:') &&
    known.length > 0 &&
    known.every((format) => intersects(withoutColons(format), resource) === 'no')
  );
}

function withoutColons(format: Pattern): Pattern {
  return { ...format, segments: format.segments.map((segment) => (isWildcard(segment) ? { ...segment, set: 'no-colon' } : segment)) };
}

/** Answers are kept, because several rules ask the same about the resources of a statement. */
const answered = new WeakMap<Pattern, Map<string, Answer>>();

function fitsAnyOf(known: readonly Pattern[], resource: Pattern, action: string): Answer {
  const answer = anyOf(known.map((format) => intersects(format, resource)));
  return answer === 'no' && isOfRenamedService(resource, action) ? 'maybe' : answer;
}

/** Global inference requests models without a region (Amazon Bedrock user guide, "Global cross-Region inference"). */
const ofEveryRegion = /:bedrock:.*:foundation-model\//;

/**
 * What AWS shares with all accounts is named without one (Systems Manager user guide: documents `AWS-…`, parameters
 * `/aws/service/…`), and so are fleets and builds in the CloudFormation reference, unlike here (`AWS::GameLift::Fleet`).
 */
const withoutAccount = /:ssm:.*:(?:document|parameter|automation-definition)\/|:gamelift:/;

/**
 * `codestar-connections:UseConnection` for a connection with the newer `codeconnections` in its ARN: which of the names
 * goes with which is not documented.
 */
function isOfRenamedService(resource: Pattern, action: string): boolean {
  const [prefix = ''] = action.split(':');
  const service = literalPrefix(resource).split(':', 3)[2] ?? '';
  return service !== prefix && isRenamedService(prefix, service);
}

/**
 * `arn:${Partition}:s3:::${BucketName}` as a pattern. A region or an account that is part of the ARN is not empty. Where
 * another type of the service goes on after a slash, as objects do after buckets, the last name holds none. What goes on
 * after a colon, as a version of a function or the `:*` that policies put after a log group, is requested by the same
 * actions.
 */
function formatPattern(arn: string, everyArn: readonly string[]): Pattern {
  const pattern = arnPattern([formatText(arn)], 'text');
  const isName = everyArn.some((other) => other.startsWith(`${arn}/`));
  const last = pattern.segments.at(-1);
  if (!isName || last === undefined || !isWildcard(last)) return pattern;
  const name: Segment = { kind: 'many', set: 'name' };
  return { ...pattern, segments: [...pattern.segments.slice(0, -1), name] };
}

function formatText(arn: string): string {
  const region = ofEveryRegion.test(arn) ? '*' : '?*';
  const account = withoutAccount.test(arn) ? '*' : '?*';
  return arn
    .replaceAll('${Region}', region)
    .replace(':${Account}:', `:${account}:`)
    .replaceAll(/\$\{[^}]*\}/g, '*');
}
