/** Every intrinsic function that has a value, by its long name. */
import { unknown } from '../../value/compose.js';
import type { Value } from '../../value/value.js';
import type { Call, Scope } from '../scope.js';
import { choose } from './choice.js';
import { cidr } from './cidr.js';
import { findInMap } from './find-in-map.js';
import { toJsonString } from './json-string.js';
import { getAtt, importValue, ref } from './reference.js';
import { sub } from './sub.js';
import { base64, join, length, select, split } from './text.js';
import { transform } from './transform.js';

const functions: ReadonlyMap<string, (call: Call, scope: Scope) => Value> = new Map([
  ['Ref', ref],
  ['Fn::GetAtt', getAtt],
  ['Fn::Sub', sub],
  ['Fn::Join', join],
  ['Fn::If', choose],
  ['Fn::Select', select],
  ['Fn::FindInMap', findInMap],
  ['Fn::Split', split],
  ['Fn::Base64', base64],
  ['Fn::ImportValue', importValue],
  ['Fn::GetAZs', zones],
  ['Fn::Cidr', cidr],
  ['Fn::ToJsonString', toJsonString],
  ['Fn::Length', length],
  ['Fn::Transform', transform],
]);

/** The value of a call. CloudFormation rejects functions that do not exist, or that belong only in conditions. */
export function evaluate(call: Call, scope: Scope): Value {
  return functions.get(call.name)?.(call, scope) ?? unknown(call.node, 'invalid');
}

/** Only the account itself knows which zones it has in a region. */
function zones(call: Call): Value {
  return unknown(call.node, call.argument === null ? 'invalid' : 'zones');
}
