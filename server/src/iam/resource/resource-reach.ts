/** How far a resource in a policy reaches: everything of a kind, what an action is for, or one resource of the template. */
import { findAction, resourceTypes } from '../../data/action-catalogue.js';
import { readArn, type ArnParts } from '../arn.js';
import { covers, type Answer } from '../coverage.js';
import { knownText, showText, type PartialText } from '../partial-text.js';
import { likePattern, plainPattern, resourcePattern } from '../pattern.js';
import { fitsAction } from './resource-format.js';
import { once, onceWith } from '../../text/once.js';
import { tick } from '../../text/patience.js';

/**
 * Whether a resource of a policy means every role, user, function, … of the account. `kind` is how the resource part of
 * their ARNs begins, `role/`, empty for any word; an ARN of any account counts, one of AWS's own
 * (`arn:aws:iam::aws:policy/*`) and a path such as `role/app/*` do not.
 */
export function reachesEvery(text: PartialText, kind: string, service: string | null = null): boolean {
  const shown = showText(text);
  if (/^\*+$/.test(shown)) return true;
  const arn = readArn(text);
  if (arn === null || isOfAws(arn) || (service !== null && !isService(knownText(arn.service), service))) return false;
  const resource = showText(arn.resource);
  if (kind === '') return /^(?:[\w-]+[:/])?[*:/]+$/.test(resource) && resource.includes('*');
  const stem = kind.replace(/[:/]$/, '');
  return /^\*+$/.test(resource) || (resource.startsWith(stem) && /^[*:/]+$/.test(resource.slice(stem.length)) && resource.includes('*'));
}

/** Whether a resource in a policy covers everything that an action is for; an action without resource types requires `*`. */
export function isAllFor(text: PartialText, action: string): boolean {
  tick();
  const [prefix = '', name = ''] = action.split(':');
  const named = new Set(findAction(prefix, name)?.resourceTypes.map((type) => type.name));
  const arns = resourceTypes(prefix).flatMap((type) => (named.has(type.name) ? type.arns : []));
  return (
    arns.every((arn) => {
      const [, , service = '', , , ...rest] = arn.split(':');
      return reachesEvery(text, rest.join(':').replace(/\$.*/, ''), service);
    }) &&
    (arns.length > 0 || /^\*+$/.test(showText(text)))
  );
}

/** Whether a resource in a policy may be one that an action is for; an action without resource types requires `*`. */
export function mayBeFor(text: PartialText, action: string): boolean {
  return fitsAction(resourcePattern(text, 'text'), action) !== 'no';
}

/**
 * Whether a resource in a policy covers the resource with this ARN. Open partitions, regions and accounts are assumed to be
 * the own ones.
 */
export function reachesArn(text: PartialText, arn: PartialText): Answer {
  const outer = readResource(text);
  if (outer.isEverything) return 'yes';
  const inner = readResource(arn);
  if (!inner.isArn) return 'no';
  if (outer.isArn && (outer.isOfAws !== inner.isOfAws || !isService(outer.service, inner.service))) return 'no';
  return covers(outer.pattern(), outer.isArn ? inner.plain() : plainPattern(arn));
}

/** What comparing resources with each other asks of each of them, kept because lists of them are compared. */
const readResource = onceWith((text: PartialText) => {
  const arn = readArn(text);
  const compared = arn?.resource ?? text;
  return {
    isEverything: /^\*+$/.test(showText(text)),
    isArn: arn !== null,
    isOfAws: arn !== null && isOfAws(arn),
    service: arn === null ? null : knownText(arn.service),
    pattern: once(() => likePattern(compared, 'text')),
    plain: once(() => plainPattern(compared)),
  };
});

/**
 * Whether an ARN is of something that AWS owns, such as its managed policies, which nobody else can change (IAM User Guide,
 * managed policies).
 */
function isOfAws({ account }: ArnParts): boolean {
  return knownText(account) === 'aws';
}

function isService(pattern: string | null, service: string | null): boolean {
  return pattern === null || pattern === service || pattern.includes('*');
}
