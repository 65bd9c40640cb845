/** The parameter values given on the command line: individually and in files. */
import { readTextFile } from '../scan/read-text.js';
import { isUsageError, usageError, type UsageError } from './command-arguments.js';
import type { Host } from './host.js';
import { readParameterFile } from './parameter-file.js';

/** In bytes; far larger than any real parameter file. */
const longestParameterFile = 1024 * 1024;

export interface GivenParameters {
  readonly kind: 'parameters';
  /** The effective values: individual ones win over files, and later files over earlier ones. */
  readonly values: ReadonlyMap<string, string>;
  /** The names of values given individually. */
  readonly named: readonly string[];
  readonly files: readonly { readonly path: string; readonly names: readonly string[] }[];
}

export async function readParameters(
  given: readonly string[],
  paths: readonly string[],
  host: Host,
): Promise<GivenParameters | UsageError> {
  const values = new Map<string, string>();
  const named: string[] = [];
  const files: GivenParameters['files'][number][] = [];
  for (const path of paths) {
    const read = await readTextFile(host.files.path.resolve(host.cwd, path), host.files, longestParameterFile);
    if (read.kind === 'failed') return usageError(`\`--parameters ${path}\` cannot be read. ${read.reason}`);
    const inFile = readParameterFile(path, read.text);
    if (inFile === null) {
      return usageError(
        `\`${path}\` holds no parameters: neither a CloudFormation parameter file nor a samconfig with \`parameter_overrides\`.`,
      );
    }
    for (const [name, value] of inFile) values.set(name, value);
    files.push({ path, names: [...inFile.keys()] });
  }
  for (const each of given) {
    const pair = splitPair(each);
    if (isUsageError(pair)) return pair;
    values.set(...pair);
    named.push(pair[0]);
  }
  return { kind: 'parameters', values, named, files };
}

function splitPair(text: string): [string, string] | UsageError {
  const [, name, value] = /^([A-Za-z0-9:]+)=(.*)$/s.exec(text) ?? [];
  if (name === undefined || value === undefined) {
    return usageError(`\`--parameter\` wants NAME=VALUE, not \`${text.split('=')[0] ?? ''}\`.`);
  }
  return [name, value];
}
