/** What a scan covers, worked out before any file is checked; a mistake in the arguments ends the run here. */
import { anyEnvironment } from '../../cdk/manifest.js';
import { shownPosition } from '../../report/text.js';
import { Configurations, noConfiguration, type Configuration } from '../../scan/configurations.js';
import { findFiles, type FoundFile } from '../../scan/find-files.js';
import { splitGlob } from '../../scan/globs.js';
import { shownPath, withSlashes } from '../../scan/shown-path.js';
import { LineIndex } from '../../text/line-index.js';
import { nearestWord } from '../../text/nearest-word.js';
import { isUsageError, usageError, type UsageError } from '../command-arguments.js';
import type { Host } from '../host.js';
import { readParameters, type GivenParameters } from '../parameters.js';
import type { ScanWish } from './scan-options.js';

export interface ScanPlan {
  readonly files: readonly FoundFile[];
  /** Standard input, if requested. */
  readonly stdin: FoundFile | null;
  /** Folders without any file to check, as they were named. */
  readonly empty: readonly string[];
  /** Folders that could not be listed. */
  readonly unreadable: readonly string[];
  readonly parameters: GivenParameters;
}

export async function planScan(wish: ScanWish, host: Host): Promise<ScanPlan | UsageError> {
  const { files, cwd } = host;
  const configurations = new Configurations(files);
  const configuration = await namedConfiguration(wish, configurations, host);
  const search = {
    files,
    cwd,
    configurations,
    configuration,
    readsAll: wish.readsIgnored,
    forcesExclusion: wish.forcesExclusion,
  };
  const found = await findFiles(
    wish.targets.filter((target) => target !== '-'),
    search,
  );
  const [missing] = found.missing;
  if (missing !== undefined) return usageError(await missingPath(missing, host));
  const stdin = wish.targets.includes('-') ? await stdinFile(wish, configuration, configurations, host) : null;
  const broken = brokenConfigurations(configurations, host);
  if (broken !== null) return usageError(broken);
  const parameters = await readParameters(wish.parameters, wish.parameterFiles, host);
  if (isUsageError(parameters)) return parameters;
  return { files: found.files, stdin, empty: found.empty, unreadable: found.unreadable, parameters };
}

async function namedConfiguration(wish: ScanWish, configurations: Configurations, host: Host): Promise<Configuration | null> {
  switch (wish.configuration.kind) {
    case 'nearest':
      return null;
    case 'none':
      return noConfiguration;
    case 'file':
      return configurations.load(host.files.path.resolve(host.cwd, wish.configuration.path), 'anywhere');
  }
}

async function stdinFile(
  wish: ScanWish,
  given: Configuration | null,
  configurations: Configurations,
  host: Host,
): Promise<FoundFile | null> {
  const name = wish.stdinName ?? '<stdin>';
  const path = host.files.path.resolve(host.cwd, name);
  const configuration = given ?? (await configurations.nearest(host.files.path.dirname(path)));
  if (wish.forcesExclusion && !configuration.includes(path)) return null;
  return { path, name, isNamed: true, configuration, environment: anyEnvironment };
}

/** One line per problem, or null when all configurations are valid. */
export function brokenConfigurations(configurations: Configurations, host: Host): string | null {
  const lines = configurations.loaded.flatMap(({ path, text, problems }) => {
    const name = path === null ? '' : shownPath(path, host.cwd, host.files.path);
    const index = new LineIndex(text);
    return problems.map(({ at, message }) => `${name}${at === null ? '' : `:${shownPosition(index.position(at.start))}`}: ${message}`);
  });
  return lines.length === 0 ? null : lines.join('\nrootguard: ');
}

/** A message that suggests the existing name nearest to the missing one in its folder. */
export async function missingPath(target: string, { files, cwd }: Host): Promise<string> {
  if (splitGlob(withSlashes(target, files.path)) !== null) {
    return `\`${target}\` matches no file, or only files that are ignored or excluded.`;
  }
  const path = files.path.resolve(cwd, target);
  const folder = files.path.dirname(path);
  const entries = (await files.kind(folder)) === 'folder' ? ((await files.list(folder)) ?? []) : [];
  if (entries.some(({ name }) => name === files.path.basename(path))) return `\`${target}\` is a link to something that does not exist.`;
  const nearest = nearestWord(
    files.path.basename(path),
    entries.map((entry) => entry.name),
  );
  const meant = nearest === null ? null : shownPath(files.path.join(folder, nearest), cwd, files.path);
  return `\`${target}\` does not exist${meant === null ? '.' : `; did you mean \`${meant}\`?`}`;
}
