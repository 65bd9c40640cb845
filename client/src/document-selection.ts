/** Which documents may need checking: by language, and by file names that are unmistakable. */
import { languages } from 'vscode';

/** Diff views, output and settings are documents too, but of other schemes. */
const schemes = ['file', 'untitled', 'vscode-vfs', 'vscode-test-web'];

const ownLanguages = ['yaml', 'json', 'jsonc'];

const ownFiles = '**/{*.template,*.cfn,samconfig.toml}';

/** Compatible with the selectors of both the editor and the protocol. */
export type Selection = ({ readonly scheme: string; readonly language: string } | { readonly scheme: string; readonly pattern: string })[];

/** The selector, including CloudFormation languages that other extensions contribute. */
export async function documentSelector(): Promise<Selection> {
  const brought = (await languages.getLanguages()).filter((id) => id.startsWith('cloudformation'));
  const filters = [...ownLanguages, ...brought].map((language) => ({ language }));
  return schemes.flatMap((scheme) => [...filters.map((filter) => ({ ...filter, scheme })), { scheme, pattern: ownFiles }]);
}
