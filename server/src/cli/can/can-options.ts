/** The options of `can`, and what they ask for. */
import { isUsageError, readArguments, usageError, type CommandArguments, type OptionSpecs, type UsageError } from '../command-arguments.js';
import { helpOption } from '../help.js';
import { parameterOptions } from '../parameter-options.js';

export const canOptions = {
  context: {
    value: 'KEY=VALUE',
    help: 'The value of a condition key, as in aws:SourceIp=10.0.0.1; repeat it for several keys, or several values of one.',
  },
  'only-given-context': { value: null, help: 'Keys that are not given are absent; without it they may be absent or have any value.' },
  requests: { value: 'LIST', help: 'Ask all requests of a list: YAML, JSON or JSON Lines; `-` for standard input.' },
  ...parameterOptions,
  format: { value: 'FORMAT', words: ['text', 'json'], help: 'How to print the answers.' },
  ...helpOption,
} as const satisfies OptionSpecs;

export interface CanWish {
  readonly file: string;
  readonly asked:
    | {
        readonly kind: 'one';
        readonly principal: string;
        readonly action: string;
        readonly resource: string;
        readonly context: ReadonlyMap<string, readonly string[]>;
      }
    | { readonly kind: 'list'; readonly path: string };
  readonly onlyGivenContext: boolean;
  readonly isJson: boolean;
  /** As given: `NAME=VALUE`. */
  readonly parameters: readonly string[];
  readonly parameterFiles: readonly string[];
}

type Given = CommandArguments<keyof typeof canOptions>;

export function readCanWish(argv: readonly string[]): CanWish | UsageError {
  const given = readArguments(argv, canOptions);
  if (isUsageError(given)) return given;
  const [file] = given.words;
  const asked = askedOf(given);
  if (isUsageError(asked)) return asked;
  if (file === undefined) return usageError(wanted);
  return {
    file,
    asked,
    onlyGivenContext: given.has('only-given-context'),
    isJson: given.value('format') === 'json',
    parameters: given.values('parameter'),
    parameterFiles: given.values('parameters'),
  };
}

const wanted =
  '`can` takes FILE PRINCIPAL ACTION RESOURCE, as in `rootguard can template.yaml WorkerRole s3:GetObject arn:aws:s3:::bucket/key`.';

function askedOf(given: Given): CanWish['asked'] | UsageError {
  const path = given.value('requests');
  const [file, principal, action, resource, ...more] = given.words;
  if (path !== null) {
    return file === undefined || principal !== undefined
      ? usageError('`can --requests LIST` takes one file beside the list.')
      : listOf(path, file, given);
  }
  if (principal === undefined || action === undefined || resource === undefined || more.length > 0) return usageError(wanted);
  if (!/^[^:\s]+:[^:\s]+$/.test(action)) {
    return usageError(`An action is written \`service:Name\`, as in \`s3:GetObject\`, not \`${action}\`.`);
  }
  const context = readContext(given.values('context'));
  return context instanceof Map ? { kind: 'one', principal, action, resource, context } : context;
}

function listOf(path: string, file: string, given: Given): CanWish['asked'] | UsageError {
  if (given.has('context')) {
    return usageError('`--context` cannot be combined with `--requests`: each request in the list has a `context` of its own.');
  }
  return path === '-' && file === '-' ? usageError('Standard input can be the file or the list, not both.') : { kind: 'list', path };
}

function readContext(pairs: readonly string[]): Map<string, string[]> | UsageError {
  const context = new Map<string, string[]>();
  for (const pair of pairs) {
    const [, key, value] = /^([^=\s]+)=(.*)$/s.exec(pair) ?? [];
    if (key === undefined || value === undefined) return usageError(`\`--context\` wants KEY=VALUE, not \`${pair}\`.`);
    const known = [...context.keys()].find((other) => other.toLowerCase() === key.toLowerCase()) ?? key;
    context.set(known, [...(context.get(known) ?? []), value]);
  }
  return context;
}
