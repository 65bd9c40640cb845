/** The options of `scan`, and what they ask for. */
import type { FixWish } from '../../engine/apply-fixes.js';
import { presets, type PresetName } from '../../engine/settings.js';
import { rules } from '../../rules/registry.generated.js';
import type { RuleId } from '../../rules/rule.js';
import { severities, type Severity } from '../../rules/severity.js';
import {
  isUsageError,
  oneOf,
  readArguments,
  usageError,
  type CommandArguments,
  type OptionSpecs,
  type UsageError,
} from '../command-arguments.js';
import { helpOption } from '../help.js';
import { parameterOptions } from '../parameter-options.js';

const formats = ['text', 'json', 'sarif'] as const;

export type Format = (typeof formats)[number];

const limits = [...severities, 'never'] as const;

/** The least severe finding that fails a scan. */
export type FailOn = Severity | 'never';

export const scanOptions = {
  config: { value: 'FILE', help: 'The configuration to use, instead of the nearest `.rootguard.yaml` above each file.' },
  'no-config': { value: null, help: 'Use no configuration.' },
  preset: { value: 'NAME', words: presets, help: 'The rules that run; overrides the configuration.' },
  format: { value: 'FORMAT', words: formats, help: 'How to report.' },
  output: { value: 'FILE', short: 'o', help: 'Write the report into a file.' },
  'fail-on': { value: 'SEVERITY', words: limits, help: 'The least severe finding that makes the exit code 1; `warning` without it.' },
  quiet: { value: null, short: 'q', help: 'Show errors only.' },
  'show-suppressed': { value: null, help: 'Show suppressed findings too, with their reasons.' },
  'stdin-filename': { value: 'NAME', help: 'What `-` is called, and where its configuration is looked for.' },
  'no-ignore': { value: null, help: 'Read also what git ignores and what the configuration excludes.' },
  'force-exclude': { value: null, help: 'Leave out ignored and excluded files even when they are named, as for pre-commit.' },
  ...parameterOptions,
  fix: { value: null, help: 'Apply the fixes that are safe.' },
  'fix-suggestion': { value: 'RULE', help: 'Apply the first fix of a rule, although a person should review it; can be repeated.' },
  'dry-run': { value: null, help: 'Show what --fix or --fix-suggestion would change, and change nothing.' },
  ...helpOption,
} as const satisfies OptionSpecs;

export interface ScanWish {
  readonly targets: readonly string[];
  readonly configuration: { readonly kind: 'nearest' } | { readonly kind: 'none' } | { readonly kind: 'file'; readonly path: string };
  readonly preset: PresetName | null;
  readonly format: Format;
  /** Null for standard output. */
  readonly output: string | null;
  readonly failOn: FailOn;
  readonly isQuiet: boolean;
  readonly showsSuppressed: boolean;
  readonly stdinName: string | null;
  readonly readsIgnored: boolean;
  readonly forcesExclusion: boolean;
  /** As given: `NAME=VALUE`. */
  readonly parameters: readonly string[];
  readonly parameterFiles: readonly string[];
  readonly fix: FixWishes;
}

export interface FixWishes extends FixWish {
  readonly isDry: boolean;
}

export function isFixing({ safe, suggestionsOf }: FixWish): boolean {
  return safe || suggestionsOf.size > 0;
}

type Given = CommandArguments<keyof typeof scanOptions>;

export function readScanWish(argv: readonly string[]): ScanWish | UsageError {
  const given = readArguments(argv, scanOptions);
  if (isUsageError(given)) return given;
  const fix = readFixWishes(given);
  if (isUsageError(fix)) return fix;
  const mistake = contradiction(given, fix);
  if (mistake !== null) return usageError(mistake);
  const config = given.value('config');
  return {
    targets: given.words.length === 0 ? ['.'] : given.words,
    configuration: given.has('no-config') ? { kind: 'none' } : config === null ? { kind: 'nearest' } : { kind: 'file', path: config },
    preset: presets.find((each) => each === given.value('preset')) ?? null,
    format: formats.find((each) => each === given.value('format')) ?? 'text',
    output: given.value('output') === '-' ? null : given.value('output'),
    failOn: limits.find((each) => each === given.value('fail-on')) ?? 'warning',
    isQuiet: given.has('quiet'),
    showsSuppressed: given.has('show-suppressed'),
    stdinName: given.value('stdin-filename'),
    readsIgnored: given.has('no-ignore'),
    forcesExclusion: given.has('force-exclude'),
    parameters: given.values('parameter'),
    parameterFiles: given.values('parameters'),
    fix,
  };
}

function readFixWishes(given: Given): FixWishes | UsageError {
  const suggestionsOf = new Set<RuleId>();
  for (const id of given.values('fix-suggestion')) {
    const rule = oneOf(
      id,
      rules.map((each) => each.id),
      'rule',
    );
    if (typeof rule !== 'string') return rule;
    suggestionsOf.add(rule);
  }
  return { safe: given.has('fix'), suggestionsOf, isDry: given.has('dry-run') };
}

function contradiction(given: Given, fix: FixWishes): string | null {
  const readsStdin = given.words.includes('-');
  if (given.words.includes('')) return 'A path is empty; without any, the current folder is checked.';
  if (given.has('config') && given.has('no-config')) return '`--config` and `--no-config` exclude each other.';
  if (given.has('no-ignore') && given.has('force-exclude')) return '`--no-ignore` and `--force-exclude` exclude each other.';
  if (fix.isDry && !isFixing(fix)) return '`--dry-run` goes with `--fix` or `--fix-suggestion`.';
  if (given.has('stdin-filename') && !readsStdin) return '`--stdin-filename` needs `-`, which reads standard input.';
  if (isFixing(fix) && !fix.isDry && readsStdin) {
    return '`--fix` cannot change standard input; `--fix --dry-run` shows what it would change.';
  }
  return null;
}
