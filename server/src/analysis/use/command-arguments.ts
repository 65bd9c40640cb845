/** The options and arguments of an AWS CLI command or a cmdlet. */
import { hole } from '../../text/hole.js';
import type { Word } from '../script/shell-command.js';
import { argumentName } from './call.js';
import type { RunCommand } from './run-command.js';

export interface CommandArguments {
  readonly options: ReadonlyMap<string, string | null>;
  readonly positional: readonly Word[];
  /** Whether a variable may contain more of them. */
  readonly isOpen: boolean;
}

/** An option takes the words after it, up to the next option; `--key=value` is one word. */
export function readArguments(words: RunCommand): CommandArguments {
  const options = new Map<string, string | null>();
  const positional: Word[] = [];
  let open: string | null = null;
  for (const word of words) {
    const { text } = word;
    const [, name, value] = /^--?([A-Za-z][\w-]*)(?:=(.*))?$/s.exec(text) ?? [];
    if (name !== undefined) {
      open = argumentName(name);
      options.set(open, value ?? null);
      if (value !== undefined || isSwitch(name)) open = null;
    } else if (open !== null && options.get(open) === null) options.set(open, text);
    else positional.push(word);
  }
  return { options, positional, isOpen: positional.some(({ text }) => isVariable(text)) };
}

/** Whether a word is filled in, such as `$(cat args)` or `@splat`, so that it may contain any number of options. */
function isVariable(word: string): boolean {
  return word === '' || /^@|^--?\w[\w-]*\s/.test(word) || word.startsWith(hole);
}

/** Switches that are often followed by a positional argument. */
function isSwitch(name: string): boolean {
  return /^(?:recursive|quiet|no-.*|only-show-errors|delete|force|dryrun|with-decryption|human-readable|summarize|exact-timestamps|debug)$/.test(
    name,
  );
}
