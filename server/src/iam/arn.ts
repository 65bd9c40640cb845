/** ARNs as far as they are known: their six parts, and whose account they name. */
import { knownText, onlyHole, ownAccount, type Hole, type PartialText } from './partial-text.js';

/** The parts between the colons of `arn:partition:service:region:account:resource`; the last one may contain colons. */
export interface ArnParts {
  readonly partition: PartialText;
  readonly service: PartialText;
  readonly region: PartialText;
  readonly account: PartialText;
  readonly resource: PartialText;
}

export type Account =
  /** The account that the template is deployed in. */
  | { readonly kind: 'own' }
  | { readonly kind: 'id'; readonly id: string }
  /** A pattern such as `*`, which other accounts match too. */
  | { readonly kind: 'any' }
  /** The part is empty, as in the ARN of a bucket. */
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown' };

const accountId = /^\d{12}$/;

/** The parts of an ARN; null when the text does not begin like one or has too few parts. A hole never crosses a colon. */
export function readArn(text: PartialText): ArnParts | null {
  const [first] = text;
  if (typeof first !== 'string' || !first.startsWith('arn:')) return null;
  const [, partition, service, region, account, resource] = cutAtColons(text, 5);
  if (partition === undefined || service === undefined || region === undefined || account === undefined || resource === undefined) {
    return null;
  }
  return { partition, service, region, account, resource };
}

const partsOfArn = 6;

/**
 * The text with a star for each part that an ARN lacks, as AWS completes those of identity-based policies: `arn:aws:sqs` is
 * `arn:aws:sqs:*:*:*` (IAM User Guide, IAM identifiers). Any other text, and one with a hole or a star that may stand for
 * several parts, as it is.
 */
export function completeArn(text: PartialText): PartialText {
  const [first] = text;
  if (typeof first !== 'string' || !/^arn:(?:[^:]|$)/.test(first) || text.some(mayHoldParts)) return text;
  const missing = partsOfArn - cutAtColons(text, partsOfArn).length;
  if (missing <= 0) return text;
  const stars = ':*'.repeat(missing);
  const last = text.at(-1);
  return typeof last === 'string' ? [...text.slice(0, -1), last + stars] : [...text, stars];
}

function mayHoldParts(piece: string | Hole): boolean {
  return typeof piece === 'string' ? piece.includes('*:') : piece.filling === 'text' || piece.filling === 'anything';
}

/** The parts of a text between its first colons. */
function cutAtColons(text: PartialText, colons: number): readonly PartialText[] {
  let part: (string | Hole)[] = [];
  const parts = [part];
  for (const piece of text) {
    let from = 0;
    while (typeof piece === 'string' && parts.length <= colons) {
      const colon = piece.indexOf(':', from);
      if (colon < 0) break;
      if (colon > from) part.push(piece.slice(from, colon));
      parts.push((part = []));
      from = colon + 1;
    }
    if (typeof piece === 'object') part.push(piece);
    else if (from < piece.length) part.push(piece.slice(from));
  }
  return parts;
}

/** Whether a part is known to be empty or a star, so that the ARN leaves it open. */
export function isOpenPart(part: PartialText): boolean {
  return /^\**$/.test(knownText(part) ?? 'filled in');
}

/** Whose account a text names: a part of an ARN, or twelve digits alone. */
export function readAccount(text: PartialText): Account {
  if (text.length === 0) return { kind: 'none' };
  if (onlyHole(text)?.id === ownAccount) return { kind: 'own' };
  const known = knownText(text);
  if (known === null) return { kind: 'unknown' };
  if (accountId.test(known)) return { kind: 'id', id: known };
  return /[*?]/.test(known) ? { kind: 'any' } : { kind: 'unknown' };
}

/** Whether an account is one's own; `own`: the account ids that the user has configured. Null when it is not known. */
export function isOwnAccount(account: Account, own: readonly string[]): boolean | null {
  switch (account.kind) {
    case 'own':
      return true;
    case 'id':
      return own.includes(account.id);
    case 'any':
    case 'none':
      return false;
    case 'unknown':
      return null;
  }
}
