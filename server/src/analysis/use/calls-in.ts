/** The calls to AWS in a script, in any language. */
import { actionsOfOperation, prefixOfClient } from '../../data/sdk-operation.js';
import { gather } from '../../text/gather.js';
import { hole } from '../../text/hole.js';
import { once } from '../../text/once.js';
import type { Span } from '../../text/span.js';
import type { Value } from '../../value/value.js';
import { withoutComments, type Region } from '../script/region.js';
import { scriptRegions } from '../script/regions.js';
import type { ScriptLanguage } from '../script/script-language.js';
import type { Script } from '../script/script.js';
import type { ResolvedText } from '../script/resolved-text.js';
import { readShell, type ShellReading } from '../script/shell-reader.js';
import { cliCall } from './aws-cli.js';
import { boto3Calls } from './boto3.js';
import type { Call, CallNeed, FoundCall, FoundNeed } from './call.js';
import { calledResources } from './called-resource.js';
import { cmdletCall } from './cmdlet.js';
import { commandNeeds } from './command-need.js';
import { embeddedCode, type EmbeddedCode } from './embedded-code.js';
import { sendsAllElsewhere } from './endpoint.js';
import { integrationCalls } from './integration-call.js';
import { mountCall } from './mount-call.js';
import { registryCall } from './registry-call.js';
import { runCommands, withoutUnitKeys } from './run-command.js';
import { sdkJsCalls } from './sdk-js.js';

/** What is known of a script beyond its text. */
interface ScriptContext {
  /** What a step hands to the operation named in the text; null if that is in the text. */
  readonly given: Value | null;
  /** Its commands, where it is for a shell. */
  readonly shell: ShellReading | null;
}

/** In the order of the text. */
export function callsIn(script: Omit<Script, 'calls'>, known: ScriptContext): readonly Call[] {
  if (sendsAllElsewhere(script.text)) return [];
  return foundCalls(script, known).map((found) => new WrittenCall(found, script));
}

/** Its place is looked up only when it is asked for, because most calls are not reported. */
class WrittenCall implements Call {
  readonly api: Call['api'];
  readonly service: string | null;
  readonly operation: string;
  readonly actions: readonly string[];
  readonly needs: readonly CallNeed[];
  readonly arguments: Call['arguments'];
  readonly isOpen: boolean;
  readonly argumentsAt: number | null;
  readonly #placed: () => Span;

  constructor(found: FoundCall, script: Omit<Script, 'calls'>) {
    const { from, to, aside = [] } = found;
    const needs = needsOf(found);
    this.api = found.api;
    this.operation = found.operation;
    this.arguments = found.arguments;
    this.isOpen = found.isOpen;
    this.argumentsAt = found.argumentsAt ?? null;
    this.service = prefixOfClient(found.client);
    this.actions = [...new Set(gather(needs, ({ actions }) => actions))];
    this.needs = needs.map(({ actions, resources, at }) => ({
      actions,
      resources,
      references: referencesIn(script, at ?? { start: from, end: to }, aside),
    }));
    this.#placed = once(() => script.stretchAt(from, to) ?? script.at);
  }

  get at(): Span {
    return this.#placed();
  }
}

/** What a call needs, with the resources that its arguments name. */
function needsOf({ needs, client, operation, arguments: given, resources, namedAt }: FoundCall): readonly FoundNeed[] {
  const found = needs ?? commandNeeds(client, operation, given);
  if (found !== null) return found;
  const actions = actionsOfOperation(client, operation);
  return actions.length === 0
    ? []
    : [{ actions, resources: resources.length > 0 ? resources : calledResources(actions, given), at: namedAt ?? null }];
}

function foundCalls({ text, kind, language, regions }: Omit<Script, 'calls'>, { given, shell }: ScriptContext): readonly FoundCall[] {
  if (shell !== null) return shellCalls(shell, text);
  if (kind === 'definition' || (kind === 'document' && (language === 'data' || language === 'config'))) {
    return integrationCalls(text, given);
  }
  return codeCalls(text, language, regions);
}

function codeCalls(text: string, language: ScriptLanguage, regions: readonly Region[]): readonly FoundCall[] {
  const code = withoutComments(text, regions);
  switch (language) {
    case 'python':
      return [...boto3Calls(code, regions), ...quotedCommands(code, regions)];
    case 'javascript':
      return [...sdkJsCalls(code, regions), ...quotedCommands(code, regions)];
    case 'code':
    case 'config':
      return shellCalls(readShell(withoutUnitKeys(code)), code);
    case 'shell':
    case 'powershell':
    case 'data':
      return [];
  }
}

function shellCalls(shell: ShellReading, text: string): readonly FoundCall[] {
  const commands = gather(
    runCommands(shell.commands, text),
    (words) => cliCall(words) ?? cmdletCall(words) ?? mountCall(words) ?? registryCall(words) ?? [],
  );
  return [...commands, ...gather(embeddedCode(shell.commands, text), embeddedCalls)].sort((a, b) => a.from - b.from);
}

/** In code that is written differently from how it is read, the place of a call is that of the whole. */
function embeddedCalls({ text, language, start, end }: EmbeddedCode): readonly FoundCall[] {
  if (language === 'code') return [];
  const isPlain = end - start === text.length;
  return codeCalls(text, language, scriptRegions(text, language)).map(({ argumentsAt, ...call }) => ({
    ...call,
    ...(isPlain && argumentsAt !== undefined ? { argumentsAt: argumentsAt + start } : {}),
    from: isPlain ? call.from + start : start,
    to: isPlain ? call.to + start : end,
  }));
}

/** Commands that code hands to a shell, as strings that begin with `aws `. */
function quotedCommands(code: string, regions: readonly Region[]): readonly FoundCall[] {
  return regions
    .filter(({ kind }) => kind === 'string')
    .flatMap(({ start, end }) => {
      const text = code.slice(start, end).replace(/^["'`]+|(?<!["'`])["'`]+$/g, '');
      if (!/^\s*aws\s/.test(text)) return [];
      return shellCalls(readShell(text), text).map((call) => ({ ...call, from: start, to: end }));
    });
}

function referencesIn(script: ResolvedText, { start, end }: Span, aside: readonly Span[]): readonly Value[] {
  const values: Value[] = [];
  for (let at = script.text.indexOf(hole, start); at >= 0 && at < end; at = script.text.indexOf(hole, at + 1)) {
    const value = aside.some((span) => span.start <= at && at < span.end) ? null : script.holeAt(at);
    if (value !== null) values.push(value);
  }
  return values;
}
