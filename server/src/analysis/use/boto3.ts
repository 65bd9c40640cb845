/** Calls of boto3 in Python code, by its clients and by its resources. */
import { gather } from '../../text/gather.js';
import { matchesOf } from '../../text/match.js';
import { groupedBy } from '../grouped.js';
import { regionAt, type Region } from '../script/region.js';
import { boto3Client, boto3Service, follow, type Boto3Object, type Link } from './boto3-object.js';
import { arnArguments, callArguments, closingBracket, positionalTexts } from './code-argument.js';
import type { FoundCall } from './call.js';
import { isClientElsewhere } from './endpoint.js';

const made = /\b(client|resource)\(\s{0,10}(?:[^()]{0,200}?\bservice_name\s{0,4}=\s{0,4})?["']([\w-]{1,60})["']/g;
const linked = /\s{0,80}(?:\\\r?\n\s{0,80})?\.\s{0,20}([A-Za-z_]\w{0,80})[ \t]{0,4}(\()?/y;
/** `boto3.`, `boto3.Session(…).`, and the variables they are assigned to or that iterate over them. */
const owner = String.raw`(?:[A-Za-z_]\w*(?:\([^()]{0,200}\))?\.){0,4}`;
const assignedTo = new RegExp(
  String.raw`(?<![\w.])([A-Za-z_][\w.]{0,80})\s{0,4}(?::[^=\n]{0,60})?=\s{0,20}\(?\s{0,20}(?:await\s{1,4})?${owner}$`,
);
const runThrough = new RegExp(String.raw`\bfor\s{1,4}(\w{1,80})\s{1,4}in\s{1,4}${owner}$`);
const takenAs = /\)?\s{1,4}as\s{1,4}([A-Za-z_]\w{0,80})/y;

/** Variables that are set from other variables are followed for at most this many rounds. */
const maxRounds = 4;
/** At most this many variables are followed. */
const maxNames = 200;

interface Assignment {
  readonly name: string;
  readonly at: number;
  readonly object: Boto3Object;
}

interface Reading {
  readonly calls: readonly FoundCall[];
  readonly assigned: readonly Assignment[];
}

/** `code`: the text without its comments. */
export function boto3Calls(code: string, regions: readonly Region[]): readonly FoundCall[] {
  if (!code.includes('boto3')) return [];
  let reading: Reading = { calls: [], assigned: [] };
  for (let round = 0; round < maxRounds; round++) {
    const next = readWith(code, regions, reading.assigned);
    const isSettled = next.assigned.length === reading.assigned.length && next.calls.length === reading.calls.length;
    reading = next;
    if (isSettled) break;
  }
  return reading.calls;
}

/** The calls and assignments, given the variables that are known already. */
function readWith(code: string, regions: readonly Region[], known: readonly Assignment[]): Reading {
  const bases = gather(matchesOf(made, code), (match) => {
    const [whole, kind, service = ''] = match;
    const end = closingBracket(code, match.index + whole.length) + 1;
    return isClientElsewhere(code, end - 1)
      ? []
      : { start: match.index, from: end, end, object: kind === 'client' ? boto3Client(service) : boto3Service(service) };
  });
  const all = [...bases, ...variablesIn(code, known)].filter(({ start }) => regionAt(regions, start) === null);
  const chains = all.sort((a, b) => a.start - b.start).map((base) => readChain(code, base));
  return { calls: gather(chains, ({ calls }) => calls), assigned: gather(chains, ({ assigned }) => assigned) };
}

interface Base {
  /** The beginning of the expression. */
  readonly start: number;
  /** The beginning of its first call: at the variable, or after the client that is created for it. */
  readonly from: number;
  readonly end: number;
  readonly object: Boto3Object;
}

/** The uses of known variables; a name that is set more than once has its latest value. */
function variablesIn(code: string, known: readonly Assignment[]): readonly Base[] {
  const byName = groupedBy(known, ({ name }) => name);
  const names = [...byName.keys()].slice(0, maxNames);
  if (names.length === 0) return [];
  const written = names.map((name) => name.replaceAll('.', String.raw`\.`)).join('|');
  const used = new RegExp(String.raw`(?<![\w.])(?:self\.)?(${written})\b(?=\s{0,80}(?:\\\s{1,80})?\.)`, 'g');
  const next = new Map<string, number>();
  return gather(matchesOf(used, code), (match): readonly Base[] => {
    const [whole, name = ''] = match;
    const same = byName.get(name) ?? [];
    let at = next.get(name) ?? 0;
    while ((same[at + 1]?.at ?? Infinity) < match.index) at += 1;
    next.set(name, at);
    const object = same[at]?.object;
    return object === undefined ? [] : [{ start: match.index, from: match.index, end: match.index + whole.length, object }];
  });
}

function readChain(code: string, base: Base): Reading {
  const calls: FoundCall[] = [];
  let object: Boto3Object | null = base.object;
  let { from, end } = base;
  for (let link = linkAt(code, end); object !== null && link !== null; link = linkAt(code, end)) {
    const { operation, given, object: next } = follow(object, link);
    if (operation !== null) calls.push(foundCall(code, from, object, { link, operation, given }));
    object = next;
    end = link.at.end;
    from = code.indexOf('.', end);
  }
  return { calls, assigned: object === null ? [] : assignments(code, base.start, end, object) };
}

function linkAt(code: string, from: number): Link | null {
  linked.lastIndex = from;
  const match = linked.exec(code);
  if (match === null) return null;
  const [whole, name = '', bracket] = match;
  const open = from + whole.length;
  const start = open - name.length - (bracket === undefined ? 0 : 1);
  if (bracket === undefined) return { name, isCalled: false, positional: [], named: new Map(), at: { start, end: open } };
  const { arguments: named, end } = callArguments(code, open);
  return {
    name,
    isCalled: true,
    positional: positionalTexts(code.slice(open, end)),
    named,
    at: { start, end: Math.min(code.length, end + 1) },
  };
}

interface OperationCall {
  readonly link: Link;
  readonly operation: string;
  readonly given: ReadonlyMap<string, string | null>;
}

function foundCall(code: string, from: number, { service, at }: Boto3Object, { link, operation, given }: OperationCall): FoundCall {
  const all = new Map([...given, ...link.named]);
  const open = code.indexOf('(', link.at.start) + 1;
  return {
    api: 'boto3',
    client: service,
    operation,
    arguments: all,
    isOpen: callArguments(code, open).isOpen,
    needs: null,
    resources: arnArguments(all),
    ...(at === null ? {} : { namedAt: at }),
    ...(link.isCalled ? { argumentsAt: open } : {}),
    from,
    to: link.at.end,
  };
}

function assignments(code: string, start: number, end: number, object: Boto3Object): readonly Assignment[] {
  const before = code.slice(Math.max(0, start - 400), start);
  takenAs.lastIndex = end;
  const isOne = object.isClient || object.listing === null;
  const names = isOne ? [assignedTo.exec(before)?.[1], takenAs.exec(code)?.[1]] : [runThrough.exec(before)?.[1]];
  const each = isOne ? object : { ...object, listing: null };
  return gather(names, (name) => (name === undefined ? [] : [{ name: name.replace(/^self\./, ''), at: end, object: each }]));
}
