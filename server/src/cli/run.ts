/** The command line as a function from arguments and a system to text and an exit code. */
import { commands } from './commands.js';
import type { Command } from './command.js';
import { isUsageError, readArguments, unknownWord, usageError, type UsageError } from './command-arguments.js';
import { exitCode, type ExitCode } from './exit-code.js';
import { commandHelp, generalHelp, globalOptions } from './help.js';
import type { Host } from './host.js';
import { readingWidth } from './terminal.js';

/** `argv` excludes the program itself. An internal error is reported without its message, which may quote a file. */
export async function run(argv: readonly string[], host: Host): Promise<ExitCode> {
  try {
    const outcome = await dispatch(argv, host);
    if (typeof outcome === 'number') return outcome;
    host.stderr.write(`rootguard: ${outcome.message}\n`);
    return exitCode.usage;
  } catch (error) {
    host.stderr.write(`rootguard: An internal failure (${error instanceof Error ? error.name : 'Error'}); please report it.\n`);
    return exitCode.unchecked;
  }
}

async function dispatch(argv: readonly string[], host: Host): Promise<ExitCode | UsageError> {
  const [first = '--help', ...rest] = argv;
  if (first === 'help') return help(rest, host);
  if (first.startsWith('-') && first !== '-') return general(argv.length === 0 ? [first] : argv, host);
  const command = commandNamed(first);
  if (command === undefined) return unknownCommand(first, host);
  if (asksForHelp(rest)) return print(commandHelp(command, readingWidth(host.stdout)), host);
  return command.run(rest, host);
}

function general(argv: readonly string[], host: Host): ExitCode | UsageError {
  const given = readArguments(argv, globalOptions);
  if (isUsageError(given)) return given;
  return print(given.has('version') ? `${host.version()}\n` : generalHelp(commands, readingWidth(host.stdout)), host);
}

function help([name]: readonly string[], host: Host): Promise<ExitCode | UsageError> | ExitCode {
  if (name === undefined) return print(generalHelp(commands, readingWidth(host.stdout)), host);
  const command = commandNamed(name);
  return command === undefined ? unknownCommand(name, host) : print(commandHelp(command, readingWidth(host.stdout)), host);
}

/** A path in place of a command is what people try first. */
async function unknownCommand(name: string, host: Host): Promise<UsageError> {
  const isPath = name === '-' || (await host.files.kind(host.files.path.resolve(host.cwd, name))) !== null;
  if (isPath) return usageError(`\`${name}\` is no command; did you mean \`rootguard scan ${name}\`?`);
  return usageError(
    unknownWord(
      name,
      commands.map((command) => command.name),
      'command',
    ),
  );
}

function commandNamed(name: string): Command | undefined {
  return commands.find((command) => command.name === name);
}

function asksForHelp(argv: readonly string[]): boolean {
  const end = argv.indexOf('--');
  return (end === -1 ? argv : argv.slice(0, end)).some((word) => word === '--help' || word === '-h');
}

function print(text: string, host: Host): ExitCode {
  host.stdout.write(text);
  return exitCode.clean;
}
