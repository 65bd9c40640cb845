/** The names of the commands that the server executes for any client. */
import { ErrorCodes, ResponseError } from 'vscode-languageserver/node';
import type { AskReasonCommand, ServerCommands } from '../protocol.js';

export const commands = {
  apply: 'rootguard.apply',
  scan: 'rootguard.scan',
  fixAll: 'rootguard.fixAll',
  explain: 'rootguard.explain',
  whyNoFix: 'rootguard.whyNoFix',
  suppress: 'rootguard.suppress',
} as const satisfies Record<string, keyof ServerCommands>;

export const askReasonCommand: AskReasonCommand = 'rootguard.askReason';

export const allCommands: readonly string[] = Object.values(commands);

/** The arguments of a command, one text per name; rejected when one is missing or not a text. */
export function textArguments(command: string, given: readonly unknown[] | undefined, names: readonly string[]): readonly string[] {
  const texts = (given ?? []).slice(0, names.length).filter((argument) => typeof argument === 'string');
  if (texts.length < names.length) throw invalidParams(`\`${command}\` takes ${names.join(', ')}.`);
  return texts;
}

export function invalidParams(message: string): ResponseError {
  return new ResponseError(ErrorCodes.InvalidParams, message);
}
