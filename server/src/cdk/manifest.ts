/** The manifest of a cloud assembly: its stacks, where they are deployed, and where its nested assemblies are. */
import { entriesOf, isRecord, parseJson, textAt, textsOf } from './json.js';

/** Account and region of a stack; null where the manifest leaves them open. */
export interface StackEnvironment {
  /** Twelve digits. */
  readonly account: string | null;
  readonly region: string | null;
}

export interface AssemblyStack {
  /** Relative to the folder of the manifest. */
  readonly templateFile: string;
  readonly environment: StackEnvironment;
}

/** The list of files that belong to stacks, including nested templates. */
export interface AssetList {
  /** Relative to the folder of the manifest. */
  readonly file: string;
  readonly environment: StackEnvironment;
}

export interface AssemblyManifest {
  readonly stacks: readonly AssemblyStack[];
  readonly assetLists: readonly AssetList[];
  /** The folders of assemblies within this one, one for each stage. */
  readonly assemblies: readonly string[];
  /** Whether it gives values to parameters of stacks, which makes it worth checking itself. */
  readonly handsParameters: boolean;
}

export const anyEnvironment: StackEnvironment = { account: null, region: null };

/** Reads `manifest.json`; null when the text is not the manifest of a cloud assembly. */
export function readManifest(text: string): AssemblyManifest | null {
  const manifest = parseJson(text);
  if (!isRecord(manifest) || !isRecord(manifest['artifacts'])) return null;
  const stacks: AssemblyStack[] = [];
  const assemblies: string[] = [];
  let handsParameters = false;
  const lists = new Map<string, { file: string; environments: StackEnvironment[] }>();
  const artifacts = entriesOf(manifest['artifacts']);
  for (const [id, artifact] of artifacts) {
    const file = textAt(artifact, 'properties', 'file');
    if (textAt(artifact, 'type') === 'cdk:asset-manifest' && file !== null) lists.set(id, { file, environments: [] });
    const folder = textAt(artifact, 'properties', 'directoryName');
    if (textAt(artifact, 'type') === 'cdk:cloud-assembly' && folder !== null) assemblies.push(folder);
  }
  for (const [, artifact] of artifacts) {
    const templateFile = textAt(artifact, 'properties', 'templateFile');
    if (textAt(artifact, 'type') !== 'aws:cloudformation:stack' || templateFile === null) continue;
    const environment = readEnvironment(textAt(artifact, 'environment') ?? '');
    stacks.push({ templateFile, environment });
    handsParameters ||= hasParameters(artifact['properties']);
    for (const id of textsOf(artifact['dependencies'])) lists.get(id)?.environments.push(environment);
  }
  const assetLists = [...lists.values()].map(({ file, environments }) => ({ file, environment: commonEnvironment(environments) }));
  return { stacks, assetLists, assemblies, handsParameters };
}

function hasParameters(properties: unknown): boolean {
  const parameters = isRecord(properties) ? properties['parameters'] : null;
  return isRecord(parameters) && Object.keys(parameters).length > 0;
}

/** The account and the region that all of several stacks share. */
export function commonEnvironment(environments: readonly StackEnvironment[]): StackEnvironment {
  const [first] = environments;
  if (first === undefined) return anyEnvironment;
  return {
    account: environments.every(({ account }) => account === first.account) ? first.account : null,
    region: environments.every(({ region }) => region === first.region) ? first.region : null,
  };
}

/** `aws://123456789012/eu-west-1`; what was open at synthesis is `unknown-account` or `unknown-region`. */
function readEnvironment(text: string): StackEnvironment {
  const [, account = '', region = ''] = /^aws:\/\/([^/]*)\/([^/]*)$/.exec(text) ?? [];
  return {
    account: /^\d{12}$/.test(account) ? account : null,
    region: region === '' || region === 'unknown-region' ? null : region,
  };
}
