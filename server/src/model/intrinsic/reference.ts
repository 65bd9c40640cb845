/** `Ref`, `Fn::GetAtt` and `Fn::ImportValue`: values that are defined elsewhere. */
import type { Node } from '../../syntax/tree.js';
import { unknown } from '../../value/compose.js';
import type { Value } from '../../value/value.js';
import { mapOptions, type Call, type Scope } from '../scope.js';
import { itemsOf, literal } from './call.js';

/** The name may be computed (AWS::LanguageExtensions), as long as the result is known. */
export function ref(call: Call, scope: Scope): Value {
  return named(scope.argument(call), call, scope, (name) => scope.reference(name, call.node));
}

/** `[Id, Attribute]`, or `Id.Attribute` in one text; the attribute itself may contain dots. */
export function getAtt(call: Call, scope: Scope): Value {
  const items = itemsOf(call);
  if (items !== null) return fromList(items, call, scope);
  if (literal(call)?.kind !== 'scalar') return unknown(call.node, 'invalid');
  return named(scope.argument(call), call, scope, (name) => {
    const dot = name.indexOf('.');
    return dot <= 0 || dot === name.length - 1
      ? unknown(call.node, 'invalid')
      : scope.attribute(name.slice(0, dot), name.slice(dot + 1), call.node);
  });
}

function fromList(items: readonly Node[], call: Call, scope: Scope): Value {
  const [id, ...rest] = items.map((item) => scope.resolve(item));
  if (id === undefined || rest.length === 0 || rest.length > maxNames) return unknown(call.node, 'invalid');
  return named(id, call, scope, (resource) => attributeName(rest, call, scope, (name) => scope.attribute(resource, name, call.node)));
}

/** No attribute has more parts in its name. */
const maxNames = 8;

/** A list of three or more is read as a name with dots in it, such as `Outputs` and `Name` of a nested stack. */
function attributeName(parts: readonly Value[], call: Call, scope: Scope, found: (name: string) => Value): Value {
  const [first, ...rest] = parts;
  if (first === undefined) return unknown(call.node, 'invalid');
  return named(first, call, scope, (name) =>
    rest.length === 0 ? found(name) : attributeName(rest, call, scope, (more) => found(`${name}.${more}`)),
  );
}

/** Continues with a name once it is known; an unknown name refers to nothing. */
function named(value: Value, call: Call, scope: Scope, found: (name: string) => Value): Value {
  return mapOptions(value, call.node, scope, (option) => {
    if (option.kind === 'scalar' && option.text !== '') return found(option.text);
    return unknown(call.node, option.kind === 'unknown' ? option.reason : 'invalid');
  });
}

export function importValue(call: Call): Value {
  return unknown(call.node, call.argument === null ? 'invalid' : 'import');
}
