/** What the text of a secret holds: the secret itself, or JSON with secrets under their names. */
import { literalNature } from './literal-nature.js';
import { secretNameKind } from './secret-name.js';

/**
 * Whether a text holds a literal secret. Text that is no JSON is one itself where `isWhole`; JSON holds one under a key
 * with the name of a secret, but for the key `made`, whose value Secrets Manager generates. Stand-ins and references are none.
 */
export function secretsInText(text: string, isWhole: boolean, made: string | null): boolean {
  const content = parsed(text);
  if (content === null) return isWhole && literalNature(text) === 'value';
  return Object.entries(content).some(([key, value]) =>
    typeof value === 'string' && key !== made && secretNameKind(key) !== null && literalNature(value) === 'value');
}

function parsed(text: string): object | null {
  try {
    const content: unknown = JSON.parse(text);
    return typeof content === 'object' && content !== null ? content : null;
  } catch {
    return null;
  }
}
