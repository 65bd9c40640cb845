/** The values of parameters that a call gives: one by one, and in files. */
import { readText } from '../scan/read-text.js';
import { isUsageError, usageError, type UsageError } from './command-arguments.js';
import type { Host } from './host.js';
import { readParameterFile } from './parameter-file.js';

const longestFile = 1024 * 1024;

/** What is given one by one wins over files, later files win over earlier ones. */
export async function readParameters(
  given: readonly string[],
  paths: readonly string[],
  host: Host,
): Promise<ReadonlyMap<string, string> | UsageError> {
  const values = new Map<string, string>();
  for (const path of paths) {
    const read = await readText(host.files.path.resolve(host.cwd, path), host.files, longestFile);
    if (read.kind === 'failed') return usageError(`\`--parameters ${path}\` cannot be read. ${read.reason}`);
    const inFile = readParameterFile(path, read.text);
    if (inFile === null) {
      return usageError(
        `\`${path}\` holds no parameters: neither a CloudFormation parameter file nor a samconfig with \`parameter_overrides\`.`,
      );
    }
    for (const [name, value] of inFile) values.set(name, value);
  }
  for (const each of given) {
    const pair = splitPair(each);
    if (isUsageError(pair)) return pair;
    values.set(...pair);
  }
  return values;
}

function splitPair(text: string): [string, string] | UsageError {
  const [, name, value] = /^([A-Za-z0-9:]+)=(.*)$/s.exec(text) ?? [];
  if (name === undefined || value === undefined) {
    return usageError(`\`--parameter\` wants NAME=VALUE, not \`${text.split('=')[0] ?? ''}\`.`);
  }
  return [name, value];
}
