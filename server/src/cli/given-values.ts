/** Compares the parameter values given on the command line with the parameters of the templates. */
import type { SourceFile } from '../analysis/source-file.js';
import { detectSecrets } from '../analysis/secret/form/detect-secrets.js';
import { secretNameKind } from '../analysis/secret/secret-name.js';
import { isListType, pseudoParameters } from '../model/parameter.js';
import type { Parameter, Template } from '../model/template.js';
import { nearestWord } from '../text/nearest-word.js';
import { hintFor, unknownWord } from './command-arguments.js';
import type { GivenParameters } from './parameters.js';

/** Looks at the parameters of one template after the other, and reports at the end which values belong to none of them. */
export class GivenValues {
  readonly #given: GivenParameters;
  readonly #known = new Set<string>();
  readonly #taken = new Set<string>();
  readonly #refused = new Map<string, string>();

  constructor(given: GivenParameters) {
    this.#given = given;
  }

  look(parameters: Iterable<Parameter>): void {
    for (const parameter of parameters) {
      const { name } = parameter;
      this.#known.add(name);
      const value = this.#given.values.get(name);
      const refusal = value === undefined ? null : refusalOf(parameter, value);
      if (refusal === null) this.#taken.add(name);
      else this.#refused.set(name, refusal);
    }
  }

  /**
   * One sentence per problem. A file may be for several templates, so it is reported only when nothing in it belongs to any
   * of them.
   */
  notices(): readonly string[] {
    const { named, files } = this.#given;
    const names = [...this.#known];
    const isKnown = (name: string): boolean => this.#known.has(name) || pseudoParameters.has(name);
    return [
      ...named
        .filter((name) => !isKnown(name))
        .map((name) => unknownWord(name, name.startsWith('AWS::') ? [...pseudoParameters] : names, 'parameter')),
      ...files.filter((file) => file.names.length > 0 && !file.names.some(isKnown)).map((file) => strangeFile(file, names)),
      ...[...this.#refused].filter(([name]) => !this.#taken.has(name)).map(([, refusal]) => refusal),
    ];
  }
}

/** The notices about the values for one template; a policy has no parameters. */
export function valueNotices(given: GivenParameters, template: Template | null): readonly string[] {
  const values = new GivenValues(given);
  values.look(template?.parameters.values() ?? []);
  return values.notices();
}

/** The parameters of all templates in a file. */
export function parametersIn(file: SourceFile | null): readonly Parameter[] {
  return (file?.documents ?? []).flatMap((document) => (document.kind === 'template' ? [...document.template.parameters.values()] : []));
}

function strangeFile({ path, names }: GivenParameters['files'][number], known: readonly string[]): string {
  const misspelt = names.find((name) => nearestWord(name, known) !== null);
  if (misspelt !== undefined) return `\`${path}\` names no parameter of the template. ${unknownWord(misspelt, known, 'parameter')}`;
  return `\`${path}\` names no parameter of the template${hintFor('', known)}`;
}

/** Null for a value that CloudFormation accepts. The value itself is not repeated, because it may be a secret. */
function refusalOf(parameter: Parameter, value: string): string | null {
  const { name, type, allowedValues } = parameter;
  // Here the allowed values are paths in the Parameter Store.
  if (allowedValues === null || type?.startsWith('AWS::SSM::') === true) return null;
  const items = isListType(type) ? value.split(',').map((item) => item.trim()) : [value];
  const isSame = (allowed: string, item: string): boolean => allowed === item || (isNumeric(type) && Number(allowed) === Number(item));
  const strange = items.find((item) => !allowedValues.some((allowed) => isSame(allowed, item)));
  if (strange === undefined) return null;
  return `The value of \`${name}\` is none of its \`AllowedValues\`${maySay(parameter) ? hintFor(strange, allowedValues) : '.'}`;
}

function isNumeric(type: string | null): boolean {
  return type === 'Number' || type === 'List<Number>';
}

/** Whether the values that a parameter allows may be shown, not being secrets. */
function maySay({ name, noEcho, allowedValues }: Parameter): boolean {
  return !noEcho && secretNameKind(name) === null && (allowedValues ?? []).every((allowed) => detectSecrets(allowed).length === 0);
}
