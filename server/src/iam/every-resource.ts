/** Tells when the resource of a policy is every resource there is. */
import { readArn } from './arn.js';
import { knownText, type PartialText } from './partial-text.js';
import { isEverything, type Pattern } from './pattern.js';
import type { Item } from './policy.js';

/** `*`, and an ARN of which every part is open: `arn:aws:*:*:*:*`. */
export function isEveryResource({ parsed, text }: Item<Pattern>): boolean {
  return isEverything(parsed) || isWholeOf(text, '*');
}

/** Whether an ARN is everything that a service has, such as `arn:aws:s3:::*`, or more. Of IAM nobody has more than what is in the own account. */
export function isWholeOf(text: PartialText, service: string): boolean {
  const arn = endsInStar(text) ? readArn(text) : null;
  if (arn === null || ![service, '*'].includes(knownText(arn.service) ?? '')) return false;
  const isOpen = (part: PartialText): boolean => /^\**$/.test(knownText(part) ?? 'open');
  return isOpen(arn.region) && (service === 'iam' || isOpen(arn.account)) && /^(?:\*+|\*\/\*)$/.test(knownText(arn.resource) ?? '');
}

/** Whether a text ends in a wildcard, as all do that are everything of something. */
export function endsInStar(text: PartialText): boolean {
  const last = text.at(-1);
  return typeof last === 'string' && last.endsWith('*');
}
