/** Rejects requests that lack what the protocol requires, and tells the client that the fault is its own. */
import { ErrorCodes, ResponseError } from 'vscode-languageserver/node';

type Part = keyof typeof parts;

/** Throws `InvalidParams` unless all named parts are present and of the right type. */
export function requireParts(params: unknown, ...names: readonly Part[]): void {
  const wrong = names.find((name) => !parts[name](fieldOf(params, name)));
  if (wrong !== undefined) throw new ResponseError(ErrorCodes.InvalidParams, `The parameters lack a valid \`${wrong}\`.`);
}

const parts = {
  textDocument: (value: unknown) => typeof fieldOf(value, 'uri') === 'string',
  position: isPosition,
  range: (value: unknown) => isPosition(fieldOf(value, 'start')) && isPosition(fieldOf(value, 'end')),
  context: (value: unknown) => Array.isArray(fieldOf(value, 'diagnostics')),
  title: (value: unknown) => typeof value === 'string',
  command: (value: unknown) => typeof value === 'string',
} as const;

function isPosition(value: unknown): boolean {
  return [fieldOf(value, 'line'), fieldOf(value, 'character')].every((count) => Number.isInteger(count) && Number(count) >= 0);
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? new Map<string, unknown>(Object.entries(value)).get(name) : undefined;
}
