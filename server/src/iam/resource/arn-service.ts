/** The service in the ARN of a resource, and the ARN's outline, also where the template leaves parts of it open. */
import type { PartialText } from '../partial-text.js';

/** The service in an ARN whose parts are all there, if only as holes that cannot contain a colon; null for any other text. */
export function arnService(text: PartialText): string | null {
  if (text.some((piece) => typeof piece !== 'string' && (piece.filling === 'text' || piece.filling === 'anything'))) return null;
  return /^arn:[^:]*:([^:]*):[^:]*:[^:]*:./.exec(arnOutline(text))?.[1] ?? null;
}

/** A text with a question mark for each hole. */
export function arnOutline(text: PartialText): string {
  return text.map((piece) => (typeof piece === 'string' ? piece : '?')).join('');
}
