/** Tests of whether a request comes encrypted. */
import { literalOf } from './pattern.js';
import type { Statement } from './policy.js';

/** Whether a statement asks for nothing but the transport, and for the other one than it is meant for: it denies what is encrypted, or allows what is not. */
export function isForWrongTransport({ effect, condition }: Statement): boolean {
  const [test, another] = condition?.tests ?? [];
  if (effect === null || condition?.complete !== true || test === undefined || another !== undefined) return false;
  const wrong = effect === 'Deny' ? 'true' : 'false';
  return (
    test.key.toLowerCase() === 'aws:securetransport' &&
    test.operator?.family === 'bool' &&
    test.values.length > 0 &&
    test.values.every(({ parsed }) => literalOf(parsed)?.toLowerCase() === wrong)
  );
}
