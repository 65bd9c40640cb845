/** Reads one statement of a policy into its variants. */
import type { Node } from '../../syntax/tree.js';
import { gather } from '../../text/gather.js';
import { nearestWord } from '../../text/nearest-word.js';
import { always, conjoin, conjoined, type Guard } from '../../value/guard.js';
import { mayHaveMore, optionsOf } from '../../value/read.js';
import type { Dictionary, MapEntry, Value } from '../../value/value.js';
import { completeArn } from '../arn.js';
import { reportForbiddenValues } from '../control-policy.js';
import { demandsOf, opposites, statementElements, type OppositeElements, type StatementElement } from '../grammar.js';
import { knownText, textsOf, type PartialText } from '../partial-text.js';
import { actionPattern, resourcePattern, type Pattern } from '../pattern.js';
import type { Condition, Effect, Item, Matcher, Statement } from '../policy.js';
import { principalTypes, readPrincipal, type Principal } from '../principal.js';
import { readCondition } from './read-condition.js';
import { elementsOf, readItems, report, typeWord, under, type Elements, type Items, type Reading } from './reading.js';

type Found = Elements<StatementElement>['found'];

interface EffectVariant {
  readonly when: Guard;
  readonly effect: Effect | null;
  readonly at: Node | null;
}

/** The variants of a statement: one for each effect, condition and choice of elements that conditions of the template may select. */
export function readStatement(value: Dictionary, index: number, reading: Reading): readonly Statement[] {
  return opposites
    .reduce<readonly Variant[]>((variants, pair) => gather(variants, (variant) => splitPair(variant, pair)), [{ value, reading }])
    .flatMap((variant) => readVariant(variant.value, index, variant.reading));
}

interface Variant {
  readonly value: Dictionary;
  readonly reading: Reading;
}

/** No more variants than this are distinguished. */
const maxChoices = 16;

/** Where conditions choose between two elements that exclude each other, or leave one out: a variant for each case. */
function splitPair({ value, reading }: Variant, pair: OppositeElements): readonly Variant[] {
  const entries = pair.flatMap((key) => value.entries.find((entry) => entry.key === key) ?? []);
  const options = entries.map((entry) => optionsOf(entry.value));
  const isChosen = options.some((each) => each.some((option) => option.value.kind === 'none'));
  if (!isChosen || options.reduce((product, { length }) => product * length, 1) > maxChoices) return [{ value, reading }];
  let choices: readonly Choice[] = [{ when: always, values: new Map() }];
  for (const [index, entry] of entries.entries()) {
    choices = gather(choices, ({ when, values }) =>
      gather(options[index] ?? [], (option) =>
        conjoined(when, option.when).map((both) => ({ when: both, values: new Map(values).set(entry, option.value) })),
      ),
    );
  }
  return gather(choices, ({ when, values }) => {
    const inside = under(reading, when);
    return inside === null ? [] : [{ value: withValues(value, values), reading: inside }];
  });
}

interface Choice {
  readonly when: Guard;
  readonly values: ReadonlyMap<MapEntry, Value>;
}

function withValues(map: Dictionary, values: ReadonlyMap<MapEntry, Value>): Dictionary {
  return { ...map, entries: map.entries.map((entry) => ({ ...entry, value: values.get(entry) ?? entry.value })) };
}

function readVariant(value: Dictionary, index: number, reading: Reading): readonly Statement[] {
  const named = elementsOf(value, statementElements, reading);
  const elements = named.found;
  reportElements(value, named, reading);
  const parts = {
    action: readMatcher(elements, opposites[0], (text) => actionPattern(text), reading),
    resource: completeResources(
      readMatcher(elements, opposites[1], (text) => resourcePattern(text, reading.expansion), reading),
      reading,
    ),
    principal: readPrincipals(elements, reading),
  };
  const sid = readSid(elements.get('Sid'), reading);
  // What is added to it, or could not be read, may be a condition.
  const isOpen = mayHaveMore(value);
  const isWhole = [parts.action, parts.resource, parts.principal].every((part) => part?.complete ?? true) && !isOpen;
  const effects = readEffect(elements.get('Effect'), reading);
  const statements = gather(effects, (variant) =>
    gather(readCondition(elements.get('Condition'), isOpen, reading), ({ when, condition }) => {
      const both = conjoin(variant.when, when);
      const guard = both === null ? null : conjoin(reading.when, both);
      if (guard === null) return [];
      const complete = isWhole && variant.effect !== null && isKnown(condition);
      return [
        { index, value, at: value.at, when: guard, effect: variant.effect, effectAt: variant.at, ...sid, ...parts, condition, complete },
      ];
    }),
  );
  for (const statement of statements) reportForbiddenValues(statement, reading);
  return statements;
}

function reportElements(value: Dictionary, { found: elements, isMeant }: Elements<StatementElement>, reading: Reading): void {
  const demands = demandsOf(reading.kind);
  const isOpen = mayHaveMore(value);
  for (const name of demands.refused) {
    const entry = elements.get(name);
    if (entry !== undefined) report(reading, 'forbidden-element', entry.keyNode, { element: name, kind: reading.kind });
  }
  for (const [name, opposite] of opposites) {
    const entry = elements.get(opposite);
    if (elements.has(name) && entry !== undefined) {
      report(reading, 'conflicting-elements', entry.keyNode, { element: name, other: opposite });
    } else if (!isOpen && !elements.has(name) && entry === undefined && demands.required.includes(name) && !isMeant(name, opposite)) {
      report(reading, 'missing-element', value.at, { element: name, either: opposite });
    }
  }
  if (!isOpen && !elements.has('Effect') && !isMeant('Effect')) report(reading, 'missing-element', value.at, { element: 'Effect' });
}

/** The element of a pair that is there; if both are, the plain one, which is how people would read the text. */
function readMatcher<Parsed>(
  elements: Found,
  [name, opposite]: OppositeElements,
  parse: (text: PartialText) => Parsed,
  reading: Reading,
): Matcher<Parsed> | null {
  const entry = elements.get(name) ?? elements.get(opposite);
  if (entry === undefined) return null;
  const element = elements.has(name) ? name : opposite;
  const read = readItems(entry.value, element, parse, reading);
  return { element, negated: element === opposite, keyAt: entry.keyNode, ...read };
}

/** In identity-based policies, which serve as boundaries too, an ARN may lack its last parts. */
function completeResources(matcher: Matcher<Pattern> | null, { kind, expansion }: Reading): Matcher<Pattern> | null {
  if (matcher === null || (kind !== 'identity' && kind !== 'boundary')) return matcher;
  const items = matcher.items.map((item) => {
    const text = completeArn(item.text);
    return text === item.text ? item : { ...item, text, parsed: resourcePattern(text, expansion) };
  });
  return { ...matcher, items };
}

function readPrincipals(elements: Found, reading: Reading): Matcher<Principal> | null {
  const entry = elements.get('Principal') ?? elements.get('NotPrincipal');
  if (entry === undefined) return null;
  const element = elements.has('Principal') ? 'Principal' : 'NotPrincipal';
  const read = optionsOf(entry.value).map(({ when, value }) => guarded(principalItems(value, element, reading), when));
  return {
    element,
    negated: element === 'NotPrincipal',
    keyAt: entry.keyNode,
    items: gather(read, ({ items }) => items),
    complete: read.every(({ complete }) => complete),
  };
}

function principalItems(value: Value, element: string, reading: Reading): Items<Principal> {
  if (value.kind === 'map') return principalsByType(value, element, reading);
  if (value.kind === 'none') return { items: [], complete: true };
  const read = readItems<Principal>(value, element, (text) => (isStar(text) ? { kind: 'anyone' } : { kind: 'unknown' }), reading);
  const known = read.items.filter((item) => knownText(item.text) !== null && item.parsed.kind !== 'anyone');
  for (const item of known) report(reading, 'wrong-type', item.at, { element, expected: 'a map or `*`', found: typeWord(item.value) });
  return { items: read.items, complete: read.complete && read.items.every((item) => item.parsed.kind === 'anyone') };
}

function principalsByType(map: Dictionary, element: string, reading: Reading): Items<Principal> {
  if (map.entries.length === 0) report(reading, 'empty-element', map.at, { element });
  const items: Item<Principal>[] = [];
  let complete = !mayHaveMore(map);
  for (const [type, entry] of elementsOf(map, principalTypes, reading).found) {
    const read = readItems(entry.value, type, (text) => readPrincipal(type, text), reading);
    for (const item of read.items) items.push(item);
    complete &&= read.complete && read.items.every((item) => item.parsed.kind !== 'unknown');
  }
  return { items, complete };
}

function readEffect(entry: MapEntry | undefined, reading: Reading): readonly EffectVariant[] {
  if (entry === undefined) return [{ when: always, effect: null, at: null }];
  return gather(optionsOf(entry.value), ({ when, value }) =>
    (textsOf(value, reading.lookup) ?? [null]).map((option) => {
      if (option === null) report(reading, 'wrong-type', value.at, { element: 'Effect', expected: 'a text', found: typeWord(value) });
      const known = option === null ? null : knownText(option.text);
      const effect = known === 'Allow' || known === 'Deny' ? known : null;
      if (known !== null && effect === null) {
        const nearest = nearestWord(known, ['Allow', 'Deny']) ?? '';
        report(reading, 'unknown-value', value.at, { element: 'Effect', value: known, nearest });
      }
      return { when: (option === null ? null : conjoin(when, option.when)) ?? when, effect, at: value.at };
    }),
  );
}

function readSid(entry: MapEntry | undefined, reading: Reading): { readonly sid: string | null; readonly sidAt: Node | null } {
  const [option] = entry === undefined ? [] : (textsOf(entry.value, reading.lookup) ?? []);
  return { sid: option === undefined ? null : knownText(option.text), sidAt: entry?.value.at ?? null };
}

function guarded<Parsed>({ items, complete }: Items<Parsed>, when: Guard): Items<Parsed> {
  const kept = gather(items, (item) => {
    const both = conjoin(when, item.when);
    return both === null ? [] : [{ ...item, when: both }];
  });
  return { items: kept, complete };
}

function isKnown(condition: Condition | null): boolean {
  return condition === null || (condition.complete && condition.tests.every((test) => test.complete));
}

function isStar(text: PartialText): boolean {
  return knownText(text) === '*';
}
