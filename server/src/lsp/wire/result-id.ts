/** Identifies an answer by its content. */
import { createHash } from 'node:crypto';
import type { Diagnostic } from 'vscode-languageserver/node';

/** Equal for equal answers, so changes of text, settings, rules and other files count only when they make a difference. */
export function resultIdOf(items: readonly Diagnostic[]): string {
  return createHash('sha256').update(JSON.stringify(items)).digest('base64url');
}
