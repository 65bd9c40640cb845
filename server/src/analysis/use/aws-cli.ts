/** Calls of the AWS command line interface, and of CloudFormation's helper scripts. */
import type { Word } from '../script/shell-command.js';
import type { FoundCall } from './call.js';
import { readArguments } from './command-arguments.js';
import { commandNeeds } from './command-need.js';
import { commandsElsewhere } from './endpoint.js';
import { s3Transfer } from './s3-transfer.js';
import type { RunCommand } from './run-command.js';

/** Global options with a value, which may precede the service (AWS CLI user guide, "Command line options"). */
const globalOptions =
  /^--(?:region|profile|output|query|endpoint-url|ca-bundle|cli-read-timeout|cli-connect-timeout|color|cli-binary-format)$/;
/** Commands whose names differ from that of the client (AWS CLI reference). */
const renamed: ReadonlyMap<string, string> = new Map([
  ['s3api', 's3'],
  ['deploy', 'codedeploy'],
  ['configservice', 'config'],
]);
/** Commands that call no service. */
const local: ReadonlySet<string> = new Set(['configure', 'help', 'history', 'login', 'logout', 'sso']);
/** Subcommands that only work with what is on the machine. */
const offline = /^cloudfront sign$|^deploy (?:install|uninstall)$/;
const cfnTools = /(?:^|\/)cfn-(?:init|signal|hup|get-metadata)(?:\.exe)?$/;

/** The call that a command makes, or null for one that makes none. */
export function cliCall(words: RunCommand): FoundCall | null {
  const [program, ...rest] = outOfContainer(words);
  if (program === undefined) return null;
  if (cfnTools.test(program.text)) return cfnCall(program, rest);
  if (!/(?:^|[/\\])aws(?:\.exe|\.cmd)?$/.test(program.text)) return null;
  const [service, command, ...behind] = withoutGlobalOptions(rest);
  const [operation, ...others] = command === undefined || command.text === 'wait' ? behind : [command, ...behind];
  if (service === undefined || operation === undefined || operation.text.startsWith('-')) return null;
  if (local.has(service.text) || offline.test(`${service.text} ${operation.text}`)) return null;
  // A request without a signature needs no identity.
  if (rest.some(({ text }) => text === '--no-sign-request') || isSentElsewhere(rest)) return null;
  const { options, positional, isOpen } = readArguments(others);
  const client = renamed.get(service.text) ?? service.text;
  const unnamed = positional.map(({ text }, index) => [String(index), text] as const);
  return {
    api: 'cli',
    client,
    operation: operation.text,
    arguments: options,
    isOpen: isOpen || options.has('cliinputjson') || options.has('cliinputyaml'),
    needs:
      service.text === 's3'
        ? s3Transfer(operation.text, positional, options)
        : commandNeeds(client, operation.text, new Map([...options, ...unnamed])),
    resources: arnsIn(others),
    aside: globalValues(rest),
    from: program.start,
    to: words.at(-1)?.end ?? program.end,
  };
}

/** Whether the request goes to what merely speaks the protocol of a service. */
function isSentElsewhere(words: RunCommand): boolean {
  return commandsElsewhere(words.map(({ text }) => text).join(' '));
}

/** `docker run amazon/aws-cli …` runs it too. */
function outOfContainer(words: RunCommand): RunCommand {
  const [program, command, ...rest] = words;
  if (program === undefined || !/^(?:docker|podman|nerdctl)$/.test(program.text) || command?.text !== 'run') return words;
  const image = rest.findIndex(({ text }) => /(?:^|\/)aws-cli(?::[\w.-]+)?$/.test(text));
  return image < 0 ? words : [{ ...program, text: 'aws' }, ...rest.slice(image + 1)];
}

/** The helper scripts sign with the identity of the instance and need no permission of its role (CloudFormation user guide). */
function cfnCall(program: Word, rest: RunCommand): FoundCall {
  return {
    api: 'cfn-tools',
    client: 'cloudformation',
    operation: program.text.replace(/^.*\//, ''),
    arguments: readArguments(rest).options,
    isOpen: false,
    needs: [],
    resources: [],
    from: program.start,
    to: rest.at(-1)?.end ?? program.end,
  };
}

function withoutGlobalOptions(words: RunCommand): RunCommand {
  const kept: Word[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (word === undefined) break;
    if (kept.length >= 2 || !word.text.startsWith('--')) kept.push(word);
    else if (globalOptions.test(word.text)) at += 1;
  }
  return kept;
}

/** The values of the global options, wherever they are. */
function globalValues(words: RunCommand): readonly Word[] {
  return words.filter((_, index) => globalOptions.test(words[index - 1]?.text ?? ''));
}

function arnsIn(words: RunCommand): readonly string[] {
  return words.map(({ text }) => text).filter((text) => /^arn:[\w-]+:/.test(text));
}
