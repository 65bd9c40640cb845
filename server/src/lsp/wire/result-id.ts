/** Names an answer by what it says. */
import { createHash } from 'node:crypto';
import type { Diagnostic } from 'vscode-languageserver/node';

/** Equal for equal answers, so that text, settings, rules and other files all count, but only when they matter. */
export function resultIdOf(items: readonly Diagnostic[]): string {
  return createHash('sha256').update(JSON.stringify(items)).digest('base64url');
}
