/** Whether the resource of a policy stands for every resource there is, or for every one of a service or an action. */
import { resourceTypes } from '../../data/action-catalogue.js';
import type { KnownAction } from '../action.js';
import { isOpenPart, readArn, type ArnParts } from '../arn.js';
import { knownText, onlyHole, ownAccount, type PartialText } from '../partial-text.js';
import { isEverything, type Pattern } from '../pattern.js';
import type { Item } from '../policy.js';

/** `*`, or an ARN with every part open: `arn:aws:*:*:*:*`. */
export function isEveryResource({ parsed, text }: Item<Pattern>): boolean {
  return isEverything(parsed) || isWholeOf(text, '*');
}

/** Whether an ARN is everything that a service has, such as `arn:aws:s3:::*`, or more. For IAM, all of the own account is everything. */
export function isWholeOf(text: PartialText, service: string): boolean {
  const arn = arnOfService(text, service);
  if (arn === null || !isOpenPart(arn.region) || (service !== 'iam' && !isOpenPart(arn.account))) return false;
  return /^(?:\*+|\*\/\*)$/.test(knownText(arn.resource) ?? '');
}

/**
 * The same for everything that an action can apply to, such as `arn:aws:secretsmanager:*:*:secret:*` for reading secrets. A
 * single account counts as named.
 */
export function isEveryOneOf(text: PartialText, action: Pick<KnownAction, 'prefix' | 'record'>): boolean {
  const arn = arnOfService(text, action.prefix);
  return arn !== null && isOpenPart(arn.region) && isOpenPart(arn.account) && isAnyFor(arn, action);
}

/** The same for all that the own account has, or has in one region. Another account would have to let the caller in, so that one counts as named. */
export function isEveryOneOfOwn(text: PartialText, action: Pick<KnownAction, 'prefix' | 'record'>): boolean {
  const arn = arnOfService(text, action.prefix);
  return arn !== null && (isOpenPart(arn.account) || onlyHole(arn.account)?.id === ownAccount) && isAnyFor(arn, action);
}

/** Whether the last part of an ARN is any resource that an action can apply to. */
function isAnyFor({ resource }: ArnParts, { prefix, record }: Pick<KnownAction, 'prefix' | 'record'>): boolean {
  const stem = knownText(resource)?.replace(/(?<!\*)\*+$/, '') ?? null;
  if (stem === null || /[*?]/.test(stem)) return false;
  const named = new Set(record.resourceTypes.map(({ name }) => name));
  const arns = resourceTypes(prefix)
    .filter(({ name }) => named.has(name))
    .flatMap((type) => type.arns);
  return arns.length > 0 && arns.every((each) => each.split(':').slice(5).join(':').replace(/\$.*/, '').startsWith(stem));
}

/** An ARN that ends in a wildcard and is for a service, or for every one; null for any other text. */
function arnOfService(text: PartialText, service: string): ArnParts | null {
  const arn = endsInStar(text) ? readArn(text) : null;
  return arn !== null && [service, '*'].includes(knownText(arn.service) ?? '') ? arn : null;
}

/** Whether a text ends in a wildcard, as every text does that stands for everything of something. */
export function endsInStar(text: PartialText): boolean {
  const last = text.at(-1);
  return typeof last === 'string' && last.endsWith('*');
}
