/** Reads the arguments of a command; what is unknown is told with the nearest valid word. */
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { nearestWord } from '../text/nearest-word.js';

export interface OptionSpec {
  /** What stands for the value in the help; null for an option without one. */
  readonly value: string | null;
  /** The values there are; any without it. */
  readonly words?: readonly string[];
  readonly short?: string;
  readonly help: string;
}

export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

/** The arguments of one call. */
export interface CommandArguments<Name extends string> {
  /** What is no option, in order. */
  readonly words: readonly string[];
  has(option: Name): boolean;
  /** The value that was given last, or null. */
  value(option: Name): string | null;
  values(option: Name): readonly string[];
}

/** A mistake in the call, told in one sentence. */
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

/** Options may stand anywhere; after `--` everything is a word. */
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

/** The valid word itself, or a sentence that names the nearest one. */
export function oneOf<Word extends string>(word: string, words: readonly Word[], what: string): Word | UsageError {
  return words.find((each) => each === word) ?? usageError(unknownWord(word, words, what));
}

/** `Unknown format `jsn`; did you mean `json`?` */
export function unknownWord(word: string, words: readonly string[], what: string): string {
  return `Unknown ${what} \`${word}\`${hintFor(word, words)}`;
}

/** The end of a sentence about a word that is none of these: the nearest one, or all of a few. */
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
  return isKnown ? null : unknownWord(value, spec.words ?? [], `value of ${rawName}`);
}
