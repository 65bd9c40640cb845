/** Which resources a call is for, as far as its arguments name them. */
import { findAction, resourceTypes } from '../../data/action-catalogue.js';
import { hole } from '../../text/hole.js';
import { argumentName } from './call.js';

type Arguments = ReadonlyMap<string, string | null>;

/** Variables in ARNs whose argument has another name, and how to get their text from it. */
const renamed: ReadonlyMap<string, readonly [argument: string, take: (text: string) => string]> = new Map([
  ['objectname', ['key', (text: string) => text]],
  ['queuename', ['queueurl', (text: string) => text.replace(/^.*\//, '')]],
  ['parameternamewithoutleadingslash', ['name', (text: string) => text.replace(/^\//, '')]],
]);

/** ARNs of the resource types of the first action, with holes for region and account; none when an argument is not written out. */
export function calledResources(actions: readonly string[], given: Arguments): readonly string[] {
  const [prefix = '', name = ''] = actions[0]?.split(':') ?? [];
  const types = findAction(prefix, name)?.resourceTypes ?? [];
  const arns = resourceTypes(prefix)
    .filter((type) => types.some((wanted) => wanted.name === type.name))
    .flatMap((type) => type.arns);
  return [...new Set(arns.flatMap((arn) => fill(arn, given) ?? []))];
}

function fill(arn: string, given: Arguments): string | null {
  const pieces = arn.split(/(\$\{\w+\})/).map((piece) => (piece.startsWith('${') ? variableText(piece.slice(2, -1), given) : piece));
  return pieces.includes(null) ? null : pieces.join('');
}

function variableText(variable: string, given: Arguments): string | null {
  if (variable === 'Partition') return 'aws';
  return variable === 'Region' || variable === 'Account' ? hole : argumentFor(argumentName(variable), given);
}

/** `${TableName}` is given as `TableName`, `table-name` or `table`. */
function argumentFor(variable: string, given: Arguments): string | null {
  const [argument, take] = renamed.get(variable) ?? [variable, (text: string) => text];
  const names = [argument, variable.replace(/(?:name|id)$/, '')];
  const text = names.map((name) => given.get(name) ?? null).find((value) => value !== null) ?? null;
  return text === null || text.startsWith('arn:') ? null : take(text);
}
