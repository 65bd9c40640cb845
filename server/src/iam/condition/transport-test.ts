/** Tests of whether a request is encrypted. */
import { isLiteral } from '../pattern.js';
import type { Statement } from '../policy.js';

/**
 * Whether a statement tests nothing but the transport, and the wrong way round: it denies encrypted requests, or allows
 * unencrypted ones.
 */
export function isForWrongTransport({ effect, condition }: Statement): boolean {
  const [test, another] = condition?.tests ?? [];
  if (effect === null || condition?.complete !== true || test === undefined || another !== undefined) return false;
  const wrong = effect === 'Deny' ? 'true' : 'false';
  return (
    test.key.toLowerCase() === 'aws:securetransport' &&
    test.operator?.family === 'bool' &&
    test.values.length > 0 &&
    test.values.every(({ parsed }) => isLiteral(parsed, wrong))
  );
}
