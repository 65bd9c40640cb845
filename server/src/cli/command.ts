/** The interface of every command of the command line. */
import type { Host } from './host.js';
import type { ExitCode } from './exit-code.js';
import type { OptionSpecs, UsageError } from './command-arguments.js';

export interface Command {
  readonly name: string;
  /** The words after the name, as shown in the help. */
  readonly usage: string;
  /** One line, for the list of commands. */
  readonly summary: string;
  /** What users need to know, in a few lines. */
  readonly description: string;
  readonly options: OptionSpecs;
  /** Example invocations, each with what it does. */
  readonly examples: readonly (readonly [string, string])[];
  /** What its exit codes mean, if not the same as those of a scan: rows of code and cause. */
  readonly exitCodes?: readonly (readonly [string, string])[];
  /** Receives the arguments after the name of the command. */
  run(argv: readonly string[], host: Host): Promise<ExitCode | UsageError>;
}
