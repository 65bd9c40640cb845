/** Values that are given for parameters which no template has. */
import type { SourceFile } from '../analysis/source-file.js';
import { pseudoParameters } from '../model/parameter.js';
import { unknownWord } from './command-arguments.js';

/** A sentence for each. A file of parameters may be for several templates, so only what is given one by one (NAME=VALUE) is looked at. */
export function unknownParameters(given: readonly string[], known: Iterable<string>): readonly string[] {
  const names = [...known];
  return given
    .map((pair) => pair.slice(0, pair.indexOf('=')))
    .filter((name) => !names.includes(name) && !pseudoParameters.has(name))
    .map((name) => unknownWord(name, name.startsWith('AWS::') ? [...pseudoParameters] : names, 'parameter'));
}

/** The names of the parameters of all templates in a file. */
export function parametersIn(file: SourceFile | null): readonly string[] {
  return (file?.documents ?? []).flatMap((document) => (document.kind === 'template' ? [...document.template.parameters.keys()] : []));
}
