/** `rootguard rules`: lists the rules. */
import { isInPreset } from '../engine/active-rules.js';
import { presets } from '../engine/settings.js';
import { ruleEntry, ruleTable } from '../report/rule-table.js';
import { rules } from '../rules/registry.generated.js';
import type { Command } from './command.js';
import { isUsageError, oneOf, readArguments, usageError, type OptionSpecs } from './command-arguments.js';
import { exitCode } from './exit-code.js';
import { helpOption, listingExitCodes } from './help.js';
import { paintFor } from './terminal.js';

const options = {
  preset: { value: 'NAME', words: presets, help: 'Only the rules of a preset.' },
  format: { value: 'FORMAT', words: ['text', 'json'], help: 'How to print them.' },
  ...helpOption,
} as const satisfies OptionSpecs;

export const rulesCommand: Command = {
  name: 'rules',
  usage: '[options]',
  summary: 'List the rules.',
  description: 'Lists all rules with their severity and preset, whether they have a fix, and what they find.',
  options,
  examples: [
    ['rootguard rules', 'All rules.'],
    ['rootguard rules --preset recommended', 'The rules that run without a configuration.'],
  ],
  exitCodes: listingExitCodes,
  async run(argv, host) {
    const given = readArguments(argv, options);
    if (isUsageError(given)) return given;
    if (given.words.length > 0) {
      return usageError(`\`rules\` takes no words; \`rootguard explain ${given.words[0] ?? ''}\` explains one rule.`);
    }
    const name = given.value('preset');
    const preset = name === null ? null : oneOf(name, presets, 'preset');
    if (preset !== null && typeof preset !== 'string') return preset;
    const chosen = rules.filter((rule) => preset === null || (rule.stage === 'stable' && isInPreset(rule, preset)));
    const isJson = given.value('format') === 'json';
    // One line a rule where a program may search the lines.
    const width = host.stdout.isTerminal ? host.stdout.columns : Infinity;
    const text = isJson ? `${JSON.stringify(chosen.map(ruleEntry), null, 2)}\n` : ruleTable(chosen, paintFor(host.stdout, host), width);
    host.stdout.write(text);
    return exitCode.clean;
  },
};
