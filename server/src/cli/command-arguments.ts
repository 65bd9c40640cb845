/** Reads the arguments of a command; an unknown word is reported with the nearest valid one. */
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { nearestWord } from '../text/nearest-word.js';

export interface OptionSpec {
  /** The placeholder for the value in the help; null for an option without a value. */
  readonly value: string | null;
  /** The allowed values; without it any value is allowed. */
  readonly words?: readonly string[];
  readonly short?: string;
  readonly help: string;
}

export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

/** The arguments of one invocation. */
export interface CommandArguments<Name extends string> {
  /** The arguments that are not options, in order. */
  readonly words: readonly string[];
  has(option: Name): boolean;
  /** The value that was given last, or null. */
  value(option: Name): string | null;
  values(option: Name): readonly string[];
}

/** A mistake in the arguments, in one sentence. */
export interface UsageError {
  readonly kind: 'usage-error';
  readonly message: string;
}

export function usageError(message: string): UsageError {
  return { kind: 'usage-error', message };
}

export function isUsageError(value: object): value is UsageError {
  return 'kind' in value && value.kind === 'usage-error';
}

/** Options may appear anywhere; after `--` every argument is a word. */
export function readArguments<Specs extends OptionSpecs>(
  argv: readonly string[],
  specs: Specs,
): CommandArguments<keyof Specs & string> | UsageError {
  const given = new Map<string, string[]>();
  const words: string[] = [];
  const { tokens } = parseArgs({ args: [...argv], options: parserOptions(specs), strict: false, allowPositionals: true, tokens: true });
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value);
    if (token.kind !== 'option') continue;
    const problem = optionProblem(token.name, token.rawName, token.value ?? null, specs);
    if (problem !== null) return usageError(problem);
    given.set(token.name, [...(given.get(token.name) ?? []), token.value ?? '']);
  }
  return {
    words,
    has: (option) => given.has(option),
    value: (option) => given.get(option)?.at(-1) ?? null,
    values: (option) => given.get(option) ?? [],
  };
}

/** The word itself if it is valid, or else a sentence that names the nearest valid one. */
export function oneOf<Word extends string>(word: string, words: readonly Word[], what: string): Word | UsageError {
  return words.find((each) => each === word) ?? usageError(unknownWord(word, words, what));
}

/** `Unknown value `jsn` of `--format`; did you mean `json`?`, where `owner` is ` of `--format``. */
export function unknownWord(word: string, words: readonly string[], what: string, owner = ''): string {
  return `Unknown ${what} \`${word}\`${owner}${hintFor(word, words)}`;
}

/** The end of a sentence about an invalid word: the nearest valid one, or all of them if they are few. */
export function hintFor(word: string, words: readonly string[]): string {
  const nearest = nearestWord(word, words);
  if (words.length === 0) return '; there is none.';
  if (nearest !== null) return `; did you mean \`${nearest}\`?`;
  if (words.length === 1) return `; there is only ${words.join()}.`;
  return words.length <= 8 ? `; there are ${words.join(', ')}.` : '.';
}

function parserOptions(specs: OptionSpecs): NonNullable<ParseArgsConfig['options']> {
  return Object.fromEntries(
    Object.entries(specs).map(
      ([name, { value, short }]) =>
        [name, { type: value === null ? 'boolean' : 'string', multiple: true, ...(short === undefined ? {} : { short }) }] as const,
    ),
  );
}

function optionProblem(name: string, rawName: string, value: string | null, specs: OptionSpecs): string | null {
  const spec = Object.hasOwn(specs, name) ? specs[name] : undefined;
  if (spec === undefined) {
    return unknownWord(
      rawName,
      Object.keys(specs).map((each) => `--${each}`),
      'option',
    );
  }
  if (spec.value === null) return value === null ? null : `\`${rawName}\` takes no value.`;
  if (value === null || value === '') return `\`${rawName}\` wants a value: ${spec.words?.join(', ') ?? spec.value}.`;
  const isKnown = spec.words === undefined || spec.words.includes(value);
  return isKnown ? null : unknownWord(value, spec.words ?? [], 'value', ` of \`${rawName}\``);
}
