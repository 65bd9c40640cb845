/** `rootguard inspect FILE`: shows a file as it resolves, and what its principals may do. */
import { inspectionText } from '../report/inspection-text.js';
import { inspectionOf, type Inspected, type Inspection } from '../report/inspection.js';
import { visible } from '../report/visible.js';
import { askFile, type AskedFile } from './asked-file.js';
import type { Command } from './command.js';
import { isUsageError, readArguments, unknownWord, usageError, type OptionSpecs, type UsageError } from './command-arguments.js';
import { exitCode, type ExitCode } from './exit-code.js';
import { valueNotices } from './given-values.js';
import { helpOption } from './help.js';
import type { Host } from './host.js';
import { leftOutResources } from './left-out.js';
import { parameterOptions } from './parameter-options.js';
import { readParameters } from './parameters.js';
import { missingPath } from './scan/scan-plan.js';
import { paintFor } from './terminal.js';

const options = {
  resource: { value: 'ID', help: 'Show one resource, and the principal that it is.' },
  ...parameterOptions,
  open: { value: null, help: 'Leave open the parameters without a given value, and the conditions that depend on them.' },
  format: { value: 'FORMAT', words: ['text', 'json'], help: 'How to print it.' },
  ...helpOption,
} as const satisfies OptionSpecs;

export const inspectCommand: Command = {
  name: 'inspect',
  usage: 'FILE [options]',
  summary: 'Show how a file resolves, who may do what, and who may become whom.',
  description: `Shows what rootguard sees in a template or a policy: every value as it resolves, every principal with its
policies, who may assume it, whether it is an administrator and whom it can become. Tells why something was
reported, or was not. The template is shown as it would be deployed: a parameter has the value that is given, else
its default; with --open it stays open. Secrets are never shown. \`-\` reads standard input.`,
  options,
  examples: [
    ['rootguard inspect template.yaml', 'The whole file.'],
    ['rootguard inspect template.yaml --resource WorkerRole', 'One resource.'],
    ['rootguard inspect template.yaml --parameter Stage=prod --parameter AWS::Region=eu-west-1', 'As it is deployed with these values.'],
    ['rootguard inspect template.yaml --format json | jq .principals', 'For programs.'],
  ],
  exitCodes: [
    ['0', 'shown'],
    ['1', 'shown, but a part of it could not be read'],
    ['2', 'a resource that is unknown or left out, a file that is not there, or a mistake in the call'],
    ['3', 'the file or a part of it was not read, or a value in it is too large to be followed'],
  ],
  async run(argv, host) {
    const given = readArguments(argv, options);
    if (isUsageError(given)) return given;
    const [file, ...more] = given.words;
    if (file === undefined || more.length > 0) return usageError('`inspect` takes one file, as in `rootguard inspect template.yaml`.');
    const parameters = await readParameters(given.values('parameter'), given.values('parameters'), host);
    if (isUsageError(parameters)) return parameters;
    const only = given.value('resource');
    const opened = await askFile(
      { file, mode: given.has('open') ? 'unbound' : 'deployed', parameters: parameters.values },
      host,
      (asked) => ({
        inspection: inspect(asked, only, given.has('open')),
        notices: valueNotices(parameters, asked.facts.template),
      }),
    );
    if (isUsageError(opened)) return opened;
    if (opened.kind === 'answered') {
      for (const notice of opened.answer.notices) host.stderr.write(`rootguard: ${visible(notice)}\n`);
      const { inspection } = opened.answer;
      return isUsageError(inspection) ? inspection : show(inspection, given.value('format') === 'json', host);
    }
    if (opened.isMissing) return usageError(await missingPath(file, host));
    host.stderr.write(`rootguard: ${visible(file)} was not read. ${opened.reason}\n`);
    return exitCode.unchecked;
  },
};

function inspect(asked: AskedFile, only: string | null, isOpen: boolean): Inspection | UsageError {
  if (only === null) return inspectionOf(asked, only);
  const { template, mask } = asked.facts;
  const known = idsOf(asked);
  if (known.has(only)) return withoutOutputs(inspectionOf(asked, only));
  const leftOut: ReadonlyMap<string, string> = template === null ? new Map() : leftOutResources(template);
  const condition = leftOut.get(only);
  if (condition === undefined) return usageError(unknownWord(only, [...known, ...leftOut.keys()], 'resource'));
  // With `--open` only parameters without a value are open, so the given values decide.
  const remedy = isOpen ? ' with the values that are given.' : '; `--open` shows it, unless a value that is given decides the condition.';
  return usageError(`\`${only}\` is left out, because its condition \`${mask(condition)}\` is false${remedy}`);
}

/** With a single resource requested, the outputs are not shown; a policy document has none to hide. */
function withoutOutputs(inspection: Inspection): Inspection {
  return inspection.outputs === undefined ? inspection : { ...inspection, outputs: {} };
}

/** A role is both a resource and a principal. */
function idsOf({ facts }: Inspected): ReadonlySet<string> {
  const { template } = facts;
  return new Set([...(template?.resources.keys() ?? []), ...(template?.generated.keys() ?? []), ...facts.identities.map(({ id }) => id)]);
}

/** A file that was read only in part must not look complete. */
function show(inspection: Inspection, isJson: boolean, host: Host): ExitCode {
  host.stdout.write(isJson ? `${JSON.stringify(inspection, null, 2)}\n` : inspectionText(inspection, paintFor(host.stdout, host)));
  const has = (problem: Inspection['problems'][number]['kind']): boolean => inspection.problems.some(({ kind }) => kind === problem);
  if (has('limit') || has('unreadable')) return exitCode.unchecked;
  return has('syntax') ? exitCode.findings : exitCode.clean;
}
