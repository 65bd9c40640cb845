/** `rootguard can FILE PRINCIPAL ACTION RESOURCE`: whether a principal of a file may do something. */
import { answersSummary, answerText } from '../../report/answer-text.js';
import type { AnswerEntry } from '../../report/answer.js';
import { visible } from '../../report/visible.js';
import { decodeText, readTextFile } from '../../scan/read-text.js';
import { longestFile } from '../../scan/scan-file.js';
import { askFile } from '../asked-file.js';
import { isUsageError, usageError, type UsageError } from '../command-arguments.js';
import type { Command } from '../command.js';
import { exitCode, type ExitCode } from '../exit-code.js';
import type { Host } from '../host.js';
import { readParameters } from '../parameters.js';
import { missingPath } from '../scan/scan-plan.js';
import { paintFor } from '../terminal.js';
import { answersOf, type Answers } from './can-answers.js';
import { canOptions, readCanWish, type CanWish } from './can-options.js';
import { readRequests, type RequestList } from './request-list.js';

export const canCommand: Command = {
  name: 'can',
  usage: 'FILE PRINCIPAL ACTION RESOURCE [options]',
  summary: 'Say whether a principal in a file may do something, and which statements decide that.',
  description: `Asks the policies of a template, or a policy document, as IAM would decide a request from the principal's own
account: identity policies, groups, boundary, explicit denies, and the policy of the resource where it is one of the
template. PRINCIPAL is the logical id of a role, user or group; for a policy document alone it is \`policy\`.
RESOURCE is an ARN, a logical id, or \`*\` for: is there any. The answer is allowed, denied, conditional (with what
must hold) or unknown. The template is taken as it would be deployed with the values of parameters that are given.

A list of requests with what to expect of each is a test of permissions:
  - { principal: Worker, action: sqs:SendMessage, resource: Jobs, expect: allowed }
  - { principal: Worker, action: sqs:DeleteQueue, resource: Jobs, expect: denied }
  - { principal: Ops, action: iam:CreateUser, resource: '*', expect: denied,
      context: { aws:MultiFactorAuthPresent: false } }`,
  options: canOptions,
  examples: [
    ['rootguard can template.yaml WorkerRole s3:GetObject arn:aws:s3:::bucket/key', 'One request.'],
    ['rootguard can template.yaml --requests requests.yaml', 'Many requests; with expectations, a test of permissions.'],
    ["rootguard can template.yaml Ops iam:CreateUser '*' --context aws:MultiFactorAuthPresent=true", 'With MFA.'],
    ["rootguard can policy.json policy ec2:RunInstances '*' --only-given-context", 'A policy document, in a request without any context.'],
  ],
  exitCodes: [
    ['0', 'any answer but denied; with --requests, every expectation is met'],
    ['1', 'denied; with --requests, an answer that is not the expected one'],
    ['2', 'an unknown principal, a request that cannot be read, or a mistake in the call'],
    ['3', 'the file was not read'],
  ],
  async run(argv, host) {
    const wish = readCanWish(argv);
    if (isUsageError(wish)) return wish;
    const parameters = await readParameters(wish.parameters, wish.parameterFiles, host);
    if (isUsageError(parameters)) return parameters;
    const list = await requestsOf(wish, host);
    if (isUsageError(list)) return list;
    const opened = await askFile({ file: wish.file, mode: 'deployed', parameters: parameters.values }, host, (file) =>
      answersOf(file, list, { asked: wish.asked, onlyGivenContext: wish.onlyGivenContext, parameters }),
    );
    if (isUsageError(opened)) return opened;
    if (opened.kind === 'answered') return show(opened.answer, wish, host);
    const reason = opened.isMissing ? await missingPath(wish.file, host) : `${wish.file} was not read. ${opened.reason}`;
    host.stderr.write(`rootguard: ${visible(reason)}\n`);
    return exitCode.unchecked;
  },
};

/** The requests of the list, or the single one given by the arguments. */
async function requestsOf({ asked, onlyGivenContext }: CanWish, host: Host): Promise<RequestList | UsageError> {
  if (asked.kind === 'one') return { requests: [{ ...asked, line: 1, onlyGivenContext, expect: null }], problems: [] };
  const text =
    asked.path === '-'
      ? decodeText(await host.readStdin())
      : await readTextFile(host.files.path.resolve(host.cwd, asked.path), host.files, longestFile);
  return text.kind === 'text' ? readRequests(text.text) : usageError(`\`--requests ${asked.path}\` cannot be read. ${text.reason}`);
}

function show({ file, entries, unread, notices, mistakes }: Answers, wish: CanWish, host: Host): ExitCode {
  const paint = paintFor(host.stdout, host);
  const isList = wish.asked.kind === 'list';
  for (const each of notices) host.stderr.write(`rootguard: ${visible(each)}\n`);
  if (isList || mistakes === 0) {
    const texts = entries.map((entry) => (wish.isJson ? `${JSON.stringify(entry)}\n` : answerText(entry, file, isList, paint)));
    host.stdout.write(texts.join('') + (isList && !wish.isJson ? answersSummary(entries, unread, paint) : ''));
  }
  if (mistakes > 0) return exitCode.usage;
  const isFailure = ({ answer, expect }: AnswerEntry): boolean =>
    isList ? expect !== undefined && expect !== answer : answer === 'denied';
  return entries.some(isFailure) ? exitCode.findings : exitCode.clean;
}
