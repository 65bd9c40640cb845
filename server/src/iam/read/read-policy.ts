/** Reads a policy from a resolved value. It tolerates everything, keeps what is unknown as unknown, and records what is wrong. */
import type { Node } from '../../syntax/tree.js';
import { gather } from '../../text/gather.js';
import { mayHaveMore, optionsOf } from '../../value/read.js';
import type { Dictionary, MapEntry, Option, Value } from '../../value/value.js';
import type { Defect } from '../defect.js';
import { documentElements } from '../grammar.js';
import { knownText, lookupNothing, textsOf, type Lookup } from '../partial-text.js';
import type { Expansion } from '../policy-variable.js';
import type { Policy, PolicyKind, PolicyVersion, Statement } from '../policy.js';
import { readPolicyText, type PolicyText } from './policy-text.js';
import { readStatement } from './read-statement.js';
import { elementsOf, report, reportNested, typeWord, under, type Reading } from './reading.js';

/** One reading of the document; a policy that depends on conditions of the template has several. */
interface Body {
  readonly version: PolicyVersion;
  readonly versionAt: Node | null;
  readonly statements: readonly Statement[];
  readonly complete: boolean;
}

const nothingKnown: Body = { version: 'unknown', versionAt: null, statements: [], complete: false };

/** The policy that a value stands for. `lookup`: what is known about references beyond what the template says. */
export function readPolicy(value: Value, kind: PolicyKind, lookup: Lookup = lookupNothing): Policy {
  const defects: Defect[] = [];
  const bodies = optionsOf(value).map((option) => {
    const reading: Reading = { kind, lookup, expansion: 'unknown', when: option.when, defects };
    return readBody(option.value, reading);
  });
  return { kind, value, at: value.at, ...mergeBodies(bodies), defects };
}

/** Whether `${…}` is a variable in a policy of this version. */
function expansionOf(version: PolicyVersion): Expansion {
  switch (version) {
    case '2012-10-17':
      return 'variable';
    case '2008-10-17':
    case 'absent':
      return 'text';
    case 'invalid':
    case 'unknown':
      return 'unknown';
  }
}

function readBody(value: Value, reading: Reading): Body {
  if (value.kind !== 'scalar' && value.kind !== 'concat') return readStructure(value, reading);
  return mergeBodies(
    gather(readPolicyText(value), (text) => {
      const inside = under(reading, text.when);
      return inside === null ? [] : [readText(text, value, inside)];
    }),
  );
}

function readStructure(value: Value, reading: Reading): Body {
  switch (value.kind) {
    case 'map':
      return readDocument(value, reading);
    case 'scalar':
    case 'list':
    case 'null':
      report(reading, 'wrong-type', value.at, { element: 'policy', expected: 'a map', found: typeWord(value) });
      return nothingKnown;
    case 'none':
      return { ...nothingKnown, version: 'absent', complete: true };
    default:
      return nothingKnown;
  }
}

/** A policy that is written as JSON in a string. */
function readText({ value, isJson }: PolicyText, whole: Value, reading: Reading): Body {
  if (!isJson) report(reading, 'malformed-json', whole.at, {});
  if (value.kind === 'unknown') return nothingKnown;
  const body = value.kind === 'map' || isJson ? readStructure(value, reading) : nothingKnown;
  return isJson ? body : { ...body, complete: false };
}

function mergeBodies(bodies: readonly Body[]): Body {
  const [first = nothingKnown] = bodies;
  return {
    version: bodies.every((body) => body.version === first.version) ? first.version : 'unknown',
    versionAt: first.versionAt,
    statements: gather(bodies, (body) => body.statements),
    complete: bodies.every((body) => body.complete),
  };
}

function readDocument(map: Dictionary, reading: Reading): Body {
  const { found: elements, isMeant } = elementsOf(map, documentElements, reading);
  const isOpen = mayHaveMore(map);
  const version = readVersion(elements.get('Version'), isOpen, reading);
  const statement = elements.get('Statement');
  if (statement === undefined && !isOpen && !isMeant('Statement')) report(reading, 'missing-element', map.at, { element: 'Statement' });
  const inside: Reading = { ...reading, expansion: expansionOf(version) };
  const read = statement === undefined ? { statements: [], complete: true } : readStatements(statement.value, inside);
  return { version, versionAt: elements.get('Version')?.value.at ?? null, statements: read.statements, complete: read.complete && !isOpen };
}

function readVersion(entry: MapEntry | undefined, isOpen: boolean, reading: Reading): PolicyVersion {
  if (entry === undefined) return isOpen ? 'unknown' : 'absent';
  const texts = textsOf(entry.value, reading.lookup);
  const [first, ...others] = texts?.map(({ text }) => knownText(text)) ?? [isOpen ? null : 'invalid'];
  if (first === undefined || first === null || others.some((other) => other !== first)) return 'unknown';
  return first === '2012-10-17' || first === '2008-10-17' ? first : 'invalid';
}

function readStatements(value: Value, reading: Reading): Pick<Body, 'statements' | 'complete'> {
  const read = gather(optionsOf(value), (outer) => {
    const items = outer.value.kind === 'list' ? outer.value.items : [outer.value];
    if (items.length === 0) report(reading, 'empty-element', outer.value.at, { element: 'Statement' });
    const inside = under(reading, outer.when);
    return gather(items, (item, index) => (inside === null ? [] : gather(optionsOf(item), (option) => readOption(option, index, inside))));
  });
  return { statements: gather(read, (some) => some ?? []), complete: !read.includes(null) };
}

/** The statements in one place, which may turn out to be a list of them; null for each that is not known. */
function readOption({ when, value }: Option, index: number, reading: Reading): readonly (readonly Statement[] | null)[] {
  const inside = under(reading, when);
  if (inside === null) return [];
  if (value.kind === 'list') reportNested(value, 'Statement', inside);
  return (value.kind === 'list' ? value.items : [value]).map((item) => {
    if (item.kind === 'map') return readStatement(item, index, inside);
    if (isPlain(item)) report(inside, 'wrong-type', item.at, { element: 'Statement', expected: 'a map', found: typeWord(item) });
    return item.kind === 'none' ? [] : null;
  });
}

function isPlain(value: Value): boolean {
  return value.kind === 'scalar' || value.kind === 'null' || value.kind === 'list';
}
