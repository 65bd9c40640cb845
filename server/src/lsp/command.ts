/** The names of the commands that the server carries out for any client. */
import type { AskReasonCommand, ServerCommands } from './protocol.js';

export const commands = {
  scan: 'rootguard.scan',
  fixAll: 'rootguard.fixAll',
  explain: 'rootguard.explain',
  whyNoFix: 'rootguard.whyNoFix',
  suppress: 'rootguard.suppress',
} as const satisfies Record<string, keyof ServerCommands>;

export const askReasonCommand: AskReasonCommand = 'rootguard.askReason';

export const allCommands: readonly string[] = Object.values(commands);

/** The arguments of a command as texts; null when one is missing or no text. */
export function textArguments(given: readonly unknown[] | undefined, count: number): readonly string[] | null {
  const texts = (given ?? []).slice(0, count).filter((argument) => typeof argument === 'string');
  return texts.length === count ? texts : null;
}
