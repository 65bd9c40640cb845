/** Policies that scripts hand to AWS, as an argument of a command or in a file that they write for one. */
import type { Lookup } from '../../iam/partial-text.js';
import { bareScalar } from '../../syntax/bare-scalar.js';
import { hole } from '../../text/hole.js';
import { concat, unknown } from '../../value/compose.js';
import type { Value } from '../../value/value.js';
import type { Script } from '../script/script.js';
import type { Call } from '../use/call.js';
import { handedSite } from './handed-site.js';
import { loosePolicies, saysStatement, type LoosePolicy } from './loose-policy.js';
import type { PolicySite } from './policy-site.js';

/** In the order of the calls; a file that is handed to several commands counts once. */
export function scriptPolicies(script: Script, lookup: Lookup): readonly PolicySite[] {
  if (!saysStatement(script.text)) return [];
  const found = new Map<string, PolicySite>();
  const search: Search = { script, searched: new Map() };
  for (const call of script.calls) {
    if (call.api !== 'cli' && call.api !== 'powershell') continue;
    for (const loose of handedPolicies(call, search)) {
      const site = handedSite(loose, call, script, lookup);
      if (site !== null) found.set(`${String(site.at.start)} ${String(site.at.end)}`, site);
    }
  }
  return [...found.values()];
}

/** A search for the arguments of commands, in the order of the text; `searched`: where each was found last. */
interface Search {
  readonly script: Script;
  readonly searched: Map<string, number>;
}

function handedPolicies({ arguments: given }: Call, search: Search): readonly LoosePolicy[] {
  return [...given.values()].flatMap((text) => {
    const value = text === null ? null : (writtenFile(text, search.script) ?? writtenArgument(text, search));
    return value === null ? [] : loosePolicies(value);
  });
}

/** The content of `file://…`, where a here document of the script becomes that file. */
function writtenFile(argument: string, script: Script): Value | null {
  const [, name] = /^file:\/\/(?:[^\s]{0,200}\/)?([\w.-]{1,100})$/.exec(argument) ?? [];
  if (name === undefined) return null;
  const document = script.regions.find(
    ({ kind, start }) =>
      kind === 'document' &&
      lineBefore(script.text, start)
        .split(/[\s/>"']+/)
        .includes(name),
  );
  if (document === undefined) return null;
  const body = script.text.slice(document.start, document.end);
  return valueOf(script, betweenVariables(body, document.start), body);
}

function lineBefore(text: string, offset: number): string {
  return text.slice(text.lastIndexOf('\n', offset - 2) + 1, offset);
}

/** The stretches between policy variables such as `${aws:username}`, which are not variables of the shell. */
function betweenVariables(body: string, start: number): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let done = 0;
  for (const variable of body.matchAll(/\$(?:\{\w{1,100}\}|[A-Za-z_]\w{0,100})/g)) {
    stretches.push({ from: start + done, to: start + variable.index, isBehindHole: done > 0 });
    done = variable.index + variable[0].length;
  }
  return [...stretches, { from: start + done, to: start + body.length, isBehindHole: done > 0 }];
}

/** Known characters of a script. */
interface Stretch {
  readonly from: number;
  readonly to: number;
  /** Whether something precedes them that is only known when the script runs. */
  readonly isBehindHole: boolean;
}

/** A policy in the argument of a command, as the script writes it or with quotes escaped for a shell. */
function writtenArgument(argument: string, { script, searched }: Search): Value | null {
  if (!/^\s*[[{]/.test(argument) || !saysStatement(argument)) return null;
  const find = (from: number): readonly Stretch[] | null =>
    stretchesOf(argument, script.text, from, (part) => part) ?? stretchesOf(argument, script.text, from, escaped);
  const stretches = find(searched.get(argument) ?? 0) ?? find(0);
  if (stretches === null) return null;
  searched.set(argument, stretches.at(-1)?.to ?? 0);
  return valueOf(script, stretches, argument);
}

function escaped(text: string): string {
  return text.replaceAll(/["$\\`]/g, String.raw`\$&`);
}

/** A shell's substitution may be written with at most this many characters. */
const longestVariable = 200;

function stretchesOf(argument: string, text: string, start: number, written: (part: string) => string): readonly Stretch[] | null {
  const found: Stretch[] = [];
  let end = start;
  for (const [index, known] of argument.split(hole).entries()) {
    const part = written(known);
    const from = text.indexOf(part, end);
    if (from < 0 || (index > 0 && from - end > longestVariable)) return null;
    end = from + part.length;
    found.push(...(part === known ? [{ from, to: end, isBehindHole: index > 0 }] : withoutEscapes(part, from, index > 0)));
  }
  return found;
}

/** Splits a text at escapes, whose first character only keeps the shell from reading the second. */
function withoutEscapes(part: string, start: number, isBehindHole: boolean): readonly Stretch[] {
  const found: Stretch[] = [];
  let from = 0;
  for (let at = part.indexOf('\\'); at >= 0; at = part.indexOf('\\', at + 2)) {
    found.push({ from: start + from, to: start + at, isBehindHole: isBehindHole && found.length === 0 });
    from = at + 1;
  }
  return [...found, { from: start + from, to: start + part.length, isBehindHole: isBehindHole && found.length === 0 }];
}

function valueOf(script: Script, stretches: readonly Stretch[], text: string): Value {
  const from = stretches[0]?.from ?? 0;
  const to = stretches.at(-1)?.to ?? 0;
  const span = script.spanAt(from, to);
  const at = span === null ? script.at : bareScalar(text, span);
  const parts = stretches.flatMap((stretch, index): readonly Value[] => {
    const filling = stretch.isBehindHole ? [script.holeAt(stretches[index - 1]?.to ?? 0) ?? unknown(at, 'macro')] : [];
    return [...filling, ...script.partsAt(stretch.from, stretch.to)];
  });
  return concat(at, parts);
}
