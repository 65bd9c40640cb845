/** What every command of the command line is. */
import type { Host } from './host.js';
import type { ExitCode } from './exit-code.js';
import type { OptionSpecs, UsageError } from './command-arguments.js';

export interface Command {
  readonly name: string;
  /** The words after the name, as the help shows them. */
  readonly usage: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** What a person needs to know, in a few lines. */
  readonly description: string;
  readonly options: OptionSpecs;
  /** Calls, with what each does. */
  readonly examples: readonly (readonly [string, string])[];
  /** What its exit codes mean, where they are not those of a scan: rows of code and cause. */
  readonly exitCodes?: readonly (readonly [string, string])[];
  /** Takes what stands behind the name of the command. */
  run(argv: readonly string[], host: Host): Promise<ExitCode | UsageError>;
}
