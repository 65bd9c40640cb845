/** The help of the command line, as a whole and for each command. */
import type { Command } from './command.js';
import type { OptionSpec, OptionSpecs } from './command-arguments.js';
import { filledColumns, filledText } from '../report/filled.js';

export const globalOptions = {
  help: { value: null, short: 'h', help: 'Show this help, or that of a command.' },
  version: { value: null, short: 'v', help: 'Show the version.' },
} as const satisfies OptionSpecs;

export const helpOption = { help: { value: null, short: 'h', help: 'Show this help.' } } as const satisfies OptionSpecs;

type Rows = readonly (readonly [string, string])[];

const exitCodes: NonNullable<Command['exitCodes']> = [
  ['0', 'clean'],
  ['1', 'a finding at or above --fail-on, or a template that could not be read whole'],
  ['2', 'a mistake in the call or in the configuration; nothing was checked'],
  ['3', 'something was not checked: unreadable, over a limit, or an internal error'],
];

/** The exit codes of commands that read no files. */
export const listingExitCodes: NonNullable<Command['exitCodes']> = [
  ['0', 'shown'],
  ['2', 'a mistake in the call'],
];

const about = `rootguard keeps the AWS root user, root-like power and long-lived keys out of CloudFormation,
SAM, CDK output and IAM policies. It works offline, and never prints a secret.`;
const aboutConfiguration = `A configuration, \`.rootguard.yaml\`, chooses the preset and the rules; \`rootguard COMMAND --help\` tells more.`;

/** `width`: the column at which text is wrapped. */
export function generalHelp(commands: readonly Command[], width: number): string {
  const columns = (rows: Rows): string => filledColumns(rows, width);
  return `${filledText(about, width)}

Usage
  rootguard COMMAND [options]

Commands
${columns(commands.map(({ name, usage, summary }) => [`${name} ${usage}`, summary]))}
Examples
${columns(commands.flatMap(({ examples }) => examples.slice(0, 2)))}
Options
${columns(Object.entries(globalOptions).map(optionRow))}
Exit codes
${columns(exitCodes)}
${filledText(aboutConfiguration, width)}
`;
}

/** `width`: the column at which text is wrapped. */
export function commandHelp(command: Command, width: number): string {
  const columns = (rows: Rows): string => filledColumns(rows, width);
  return `${filledText(command.description, width)}

Usage
  rootguard ${command.name} ${command.usage}

Options
${columns(Object.entries(command.options).map(optionRow))}
Examples
${columns(command.examples)}
Exit codes
${columns(command.exitCodes ?? exitCodes)}`;
}

function optionRow([name, { value, words, short, help }]: readonly [string, OptionSpec]): readonly [string, string] {
  const placeholder = value === null ? '' : ` ${value}`;
  const choice = words === undefined ? '' : ` (${words.join(', ')})`;
  return [`${short === undefined ? '' : `-${short}, `}--${name}${placeholder}`, `${help}${choice}`];
}
