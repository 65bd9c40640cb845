/** Values that are given for parameters which a template does not have. */
import type { Facts } from '../analysis/facts.js';
import { unknownWord } from './command-arguments.js';

/** A sentence for each. A file of parameters may be for several templates, so only what is given one by one is looked at. */
export function unknownParameters(given: readonly string[], { template }: Facts): readonly string[] {
  const known = [...template?.parameters.keys() ?? []];
  const names = given.map((pair) => pair.slice(0, pair.indexOf('=')));
  return names.filter((name) => !name.startsWith('AWS::') && !known.includes(name)).map((name) => unknownWord(name, known, 'parameter'));
}
