/** Whether the resource of a policy stands for every resource there is, or for every one of a service or an action. */
import { resourceTypes } from '../data/action-catalogue.js';
import type { KnownAction } from './action.js';
import { readArn } from './arn.js';
import { knownText, type PartialText } from './partial-text.js';
import { isEverything, type Pattern } from './pattern.js';
import type { Item } from './policy.js';

/** `*`, or an ARN with every part open: `arn:aws:*:*:*:*`. */
export function isEveryResource({ parsed, text }: Item<Pattern>): boolean {
  return isEverything(parsed) || isWholeOf(text, '*');
}

/** Whether an ARN is everything that a service has, such as `arn:aws:s3:::*`, or more. For IAM, all of the own account is everything. */
export function isWholeOf(text: PartialText, service: string): boolean {
  const resource = openResource(text, service, service === 'iam');
  return resource !== null && /^(?:\*+|\*\/\*)$/.test(resource);
}

/**
 * The same for everything that an action can apply to, such as `arn:aws:secretsmanager:*:*:secret:*` for reading secrets. A
 * single account counts as named.
 */
export function isEveryOneOf(text: PartialText, { prefix, record }: KnownAction): boolean {
  const stem = openResource(text, prefix, false)?.replace(/(?<!\*)\*+$/, '') ?? null;
  if (stem === null || /[*?]/.test(stem)) return false;
  const named = new Set(record.resourceTypes.map(({ name }) => name));
  const arns = resourceTypes(prefix)
    .filter(({ name }) => named.has(name))
    .flatMap((type) => type.arns);
  return arns.length > 0 && arns.every((arn) => arn.split(':').slice(5).join(':').replace(/\$.*/, '').startsWith(stem));
}

/** The end of a service's ARN that leaves region and account open, or may name one account; null for any other text. */
function openResource(text: PartialText, service: string, inOneAccount: boolean): string | null {
  const arn = endsInStar(text) ? readArn(text) : null;
  if (arn === null || ![service, '*'].includes(knownText(arn.service) ?? '')) return null;
  const isOpen = (part: PartialText): boolean => /^\**$/.test(knownText(part) ?? 'open');
  return isOpen(arn.region) && (inOneAccount || isOpen(arn.account)) ? knownText(arn.resource) : null;
}

/** Whether a text ends in a wildcard, as every text does that stands for everything of something. */
export function endsInStar(text: PartialText): boolean {
  const last = text.at(-1);
  return typeof last === 'string' && last.endsWith('*');
}
