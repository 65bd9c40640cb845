/** `Fn::Sub`: a text with `${Name}`, `${Id.Attribute}` and `${!Literal}` in it. */
import { deref, effectiveEntries, keyText } from '../../syntax/lookup.js';
import type { Node } from '../../syntax/tree.js';
import { concat, madeText, textCutter, unknown } from '../../value/compose.js';
import type { KnownScalar, Value } from '../../value/value.js';
import type { Call, Scope } from '../scope.js';
import { callOf, itemsOf, literal } from './call.js';

export function sub(call: Call, scope: Scope): Value {
  const items = itemsOf(call);
  if (items === null) {
    const text = literal(call);
    return text?.kind === 'scalar' ? substitute(scope.textOf(text), noVariables, call, scope) : unknown(call.node, 'invalid');
  }
  const [text, map] = items.map((item) => deref(item));
  if (items.length !== 2 || text?.kind !== 'scalar' || callOf(text) !== null || map?.kind !== 'mapping') {
    return unknown(call.node, 'invalid');
  }
  const variables = new Map<string, Node | null>();
  for (const entry of effectiveEntries(map)) {
    const name = keyText(entry);
    if (name !== null) variables.set(name, entry.value);
  }
  return substitute(scope.textOf(text), variables, call, scope);
}

type Variables = ReadonlyMap<string, Node | null>;

const noVariables: Variables = new Map();

function substitute(template: KnownScalar, variables: Variables, call: Call, scope: Scope): Value {
  const parts: Value[] = [];
  const { text } = template;
  const cut = textCutter(template, call.node);
  let done = 0;
  for (let start = text.indexOf('${'); start >= 0; start = text.indexOf('${', start)) {
    const end = text.indexOf('}', start);
    if (end < 0) break;
    const mark = start + 2 + (text.slice(start + 2, end).match(/^\s*/)?.[0].length ?? 0);
    if (text[mark] === '!') {
      parts.push(cut(done, mark));
      done = mark + 1;
    } else {
      if (start > done) parts.push(cut(done, start));
      parts.push(variable(text.slice(start + 2, end).trim(), variables, call, scope));
      done = end + 1;
    }
    start = end + 1;
  }
  if (done < text.length) parts.push(cut(done, text.length));
  return concat(call.node, parts);
}

function variable(name: string, variables: Variables, call: Call, scope: Scope): Value {
  const node = variables.get(name);
  if (node !== undefined) return scope.resolve(node);
  if (!isName(name)) return unknown(call.node, 'invalid');
  const dot = name.indexOf('.');
  if (dot < 0) return referenced(name, call, scope);
  return dot === 0 || dot === name.length - 1
    ? unknown(call.node, 'invalid')
    : scope.attribute(name.slice(0, dot), name.slice(dot + 1), call.node);
}

/** `${AWS::NoValue}` is not valid in a text; as the value of a variable it is rejected. */
function referenced(name: string, call: Call, scope: Scope): Value {
  const value = scope.reference(name, call.node);
  return value.kind === 'none' ? madeText(call.node, '') : value;
}

/** CloudFormation rejects any other character in a variable. */
function isName(name: string): boolean {
  return /^[A-Za-z0-9_.:]+$/.test(name);
}
