/**
 * `Fn::Join`, `Fn::Split`, `Fn::Select`, `Fn::Base64` and `Fn::Length`: putting texts and lists together and taking them
 * apart.
 */
import type { Node } from '../../syntax/tree.js';
import { concat, madeNumber, placedAt, textCutter, unknown } from '../../value/compose.js';
import type { Value } from '../../value/value.js';
import { mapOptions, type Call, type Scope } from '../scope.js';
import { callOf, itemsOf } from './call.js';
import { chosen, enumerate, type Selection } from './enumerate.js';
import { joined, withPresentItems } from './optional-items.js';
import { unlistedValue } from './unlisted.js';

export function join(call: Call, scope: Scope): Value {
  const { node } = call;
  const [delimiter, list, more] = itemsOf(call) ?? [];
  if (delimiter === undefined || list === undefined || more !== undefined) return unknown(node, 'invalid');
  return mapOptions(scope.resolve(delimiter), node, scope, (between) =>
    mapOptions(scope.resolve(list), node, scope, (items) => {
      if (between.kind !== 'scalar') return unknown(node, 'invalid');
      return items.kind === 'list' ? joined(items.items, between, node, scope) : unlistedValue(items, node);
    }),
  );
}

/** Whether a value is a list parameter without a value, rather than a text; null when that is not known. */
function isOpenList(value: Value, scope: Scope): boolean | null {
  return value.kind === 'ref' && value.derived !== true ? scope.isListParameter(value.name) : null;
}

/** The items before the first hole that may contain the delimiter are known; `rest` is that hole. */
interface Parts {
  readonly items: readonly Value[];
  readonly rest: Value | null;
}

export function split(call: Call, scope: Scope): Value {
  const { node } = call;
  return withSplit(call, scope, ({ items, rest }) => (rest === null ? { kind: 'list', at: node, items } : unlistedValue(rest, node)));
}

function withSplit(call: Call, scope: Scope, change: (parts: Parts) => Value): Value {
  const { node } = call;
  const [delimiter, source, more] = itemsOf(call) ?? [];
  if (delimiter === undefined || source === undefined || more !== undefined) return unknown(node, 'invalid');
  return mapOptions(scope.resolve(delimiter), node, scope, (between) =>
    mapOptions(scope.resolve(source), node, scope, (text) => {
      if (between.kind !== 'scalar' || between.text === '') return unknown(node, 'invalid');
      if (text.kind === 'unknown') return placedAt(text, node);
      if (text.kind === 'list' || text.kind === 'map' || text.kind === 'null' || text.kind === 'none') return unknown(node, 'invalid');
      if (isOpenList(text, scope) === true) return unknown(node, 'invalid');
      return change(splitText(text, between.text, node));
    }),
  );
}

function splitText(text: Value, delimiter: string, at: Node): Parts {
  const items: Value[] = [];
  let current: Value[] = [];
  for (const part of text.kind === 'concat' ? text.parts : [text]) {
    if (part.kind !== 'scalar') {
      if (!isFreeOf(part, delimiter)) return { items, rest: part };
      current.push(part);
      continue;
    }
    const cut = textCutter(part, at);
    let done = 0;
    for (let end = part.text.indexOf(delimiter); end >= 0; end = part.text.indexOf(delimiter, done)) {
      items.push(concat(at, [...current, cut(done, end)]));
      current = [];
      done = end + delimiter.length;
    }
    current.push(cut(done, part.text.length));
  }
  return { items: [...items, concat(at, current)], rest: null };
}

/** The characters that these pseudo parameters can contain. */
const charactersOf: ReadonlyMap<string, RegExp> = new Map([
  ['AWS::AccountId', /^[0-9]$/],
  ['AWS::Region', /^[a-z0-9-]$/],
  ['AWS::Partition', /^[a-z-]$/],
  ['AWS::URLSuffix', /^[a-z0-9.]$/],
  ['AWS::StackName', /^[A-Za-z0-9-]$/],
]);

function isFreeOf(hole: Value, delimiter: string): boolean {
  const characters = hole.kind === 'ref' && hole.derived !== true ? charactersOf.get(hole.name) : undefined;
  return characters !== undefined && [...delimiter].some((character) => !characters.test(character));
}

export function select(call: Call, scope: Scope): Value {
  const { node } = call;
  const [index, list, more] = itemsOf(call) ?? [];
  if (index === undefined || list === undefined || more !== undefined) return unknown(node, 'invalid');
  return mapOptions(scope.resolve(index), node, scope, (value) => {
    if (value.kind === 'unknown') return placedAt(value, node);
    const selection: Selection = {
      candidates: () => Array.from({ length: knownLength(list, scope) }, (_, place) => String(place)),
      found: (place) => (/^\d{1,9}$/.test(place) ? itemAt(Number(place), list, call, scope) : unknown(node, 'invalid')),
      otherwise: null,
    };
    if (value.kind === 'scalar') return chosen(value, selection, node, scope);
    return enumerate(value, selection, node, scope) ?? unknown(node, 'invalid');
  });
}

/** How many items an unknown index can select from. */
function knownLength(list: Node, scope: Scope): number {
  const value = scope.resolve(list);
  return value.kind === 'list' ? value.items.length : 0;
}

function itemAt(place: number, list: Node, call: Call, scope: Scope): Value {
  const { node } = call;
  const inner = callOf(list);
  if (inner?.name === 'Fn::Split') {
    return withSplit(inner, scope, ({ items, rest }) => {
      const item = items[place];
      if (item !== undefined) return placedAt(item, node);
      return rest === null ? unknown(node, 'invalid') : unlistedValue(rest, node);
    });
  }
  return mapOptions(scope.resolve(list), node, scope, (value) => {
    if (value.kind !== 'list') return unlistedValue(value, node);
    return withPresentItems({ items: value.items, settled: place + 1 }, node, scope, (items) => {
      const item = items[place];
      return item === undefined ? unknown(node, 'invalid') : placedAt(item, node);
    });
  });
}

/** Encoded text is kept readable; it is encoded when printed. */
export function base64(call: Call, scope: Scope): Value {
  return mapOptions(scope.argument(call), call.node, scope, (value) => {
    if (value.kind === 'unknown') return placedAt(value, call.node);
    const content = concat(call.node, [value]);
    return content.kind === 'unknown' ? content : { kind: 'base64', at: call.node, content };
  });
}

export function length(call: Call, scope: Scope): Value {
  return mapOptions(scope.argument(call), call.node, scope, (value) => {
    const isList = isOpenList(value, scope);
    if (isList === false) return unknown(call.node, 'invalid');
    // A number: to put it together as a text would say that it is one.
    if (isList === true && value.kind === 'ref') return { ...value, at: call.node, derived: true };
    if (value.kind !== 'list') return unlistedValue(value, call.node);
    return withPresentItems({ items: value.items, settled: value.items.length }, call.node, scope, (items) =>
      madeNumber(call.node, items.length),
    );
  });
}
