/** `rootguard scan`: checks files and reports what leads to root. */
import { isUsageError, usageError, type UsageError } from '../command-arguments.js';
import type { Command } from '../command.js';
import type { Host } from '../host.js';
import { readScanWish, scanOptions, type ScanWish } from './scan-options.js';
import { planScan } from './scan-plan.js';
import { runScan } from './scan-run.js';

export const scanCommand: Command = {
  name: 'scan',
  usage: '[paths] [options]',
  summary: 'Check files, folders and globs; the current folder without any.',
  description: `Checks CloudFormation and SAM templates, CDK output and IAM policies, and reports what leads to the root
user, to root-like power, or to a key that leaks. Folders are walked; what git ignores is left out, but cloud
assemblies (cdk.out) and .aws-sam/build/template.yaml are read. \`-\` reads standard input.`,
  options: scanOptions,
  examples: [
    ['rootguard scan', 'Check the current folder.'],
    ['rootguard scan template.yaml cdk.out', 'Check a file and a cloud assembly.'],
    ["rootguard scan 'stacks/**/*.yaml' --fail-on error", 'Check what a glob matches; fail on errors only.'],
    ['rootguard scan --format sarif -o rootguard.sarif', 'Write a report for code scanning.'],
    ['rootguard scan --fix --dry-run', 'Show what the safe fixes would change.'],
    ['rootguard scan - --stdin-filename app.yaml <app.yaml', 'Check what an editor or a script passes on standard input.'],
  ],
  async run(argv, host) {
    const wish = readScanWish(argv);
    if (isUsageError(wish)) return wish;
    const mistake = await outputMistake(wish, host);
    if (mistake !== null) return mistake;
    const plan = await planScan(wish, host);
    return isUsageError(plan) ? plan : runScan(plan, wish, host);
  },
};

/** Checks beforehand that the report can be written, so that a scan is not wasted. */
async function outputMistake({ output }: ScanWish, { files, cwd }: Host): Promise<UsageError | null> {
  if (output === null) return null;
  const path = files.path.resolve(cwd, output);
  if ((await files.kind(path)) === 'folder') return usageError(`\`--output ${output}\` is a folder.`);
  const folder = files.path.dirname(path);
  return (await files.kind(folder)) === 'folder' ? null : usageError(`The folder of \`--output ${output}\` does not exist.`);
}
