/** `rootguard explain RULE`: the page of a rule, in a terminal. */
import { renderPage } from '../report/page.js';
import { ruleLink } from '../report/rule-link.js';
import { pageWithoutHand } from '../rules/page.js';
import { rules } from '../rules/registry.generated.js';
import type { RuleId } from '../rules/rule.js';
import type { Command } from './command.js';
import { isUsageError, readArguments, unknownWord, usageError, type OptionSpecs } from './command-arguments.js';
import { exitCode } from './exit-code.js';
import { helpOption, listingExitCodes } from './help.js';
import { paintFor, readingWidth } from './terminal.js';

const options = { ...helpOption } as const satisfies OptionSpecs;

export const explainCommand: Command = {
  name: 'explain',
  usage: 'RULE',
  summary: 'Say what a rule finds, why it matters, and what to do.',
  description:
    'Shows the page of a rule: what it finds, why it matters, an example, what to use instead, when it stays\nsilent, and how to suppress it.',
  options,
  examples: [
    ['rootguard explain root/access-key', 'The page of one rule.'],
    ['rootguard explain admin/star-on-star | less', 'The same, page by page.'],
  ],
  exitCodes: listingExitCodes,
  async run(argv, host) {
    const given = readArguments(argv, options);
    if (isUsageError(given)) return given;
    const [id, ...more] = given.words;
    if (id === undefined || more.length > 0) return usageError('`explain` takes the ID of one rule; `rootguard rules` lists them.');
    const rule = rules.find((each) => each.id === id);
    if (rule === undefined) {
      return usageError(
        unknownWord(
          id,
          rules.map((each) => each.id),
          'rule',
        ),
      );
    }
    const page = host.readPage(rule.id) ?? pageWithoutHand(rule, missing(rule.id));
    host.stdout.write(renderPage(page, paintFor(host.stdout, host), readingWidth(host.stdout)));
    return exitCode.clean;
  },
};

function missing(rule: RuleId): string {
  return `The page with an example and the exceptions is not in this installation: \`docs/rules/${rule}.md\` is missing. You can read it at ${ruleLink(rule)}.`;
}
