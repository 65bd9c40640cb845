/** Which documents can hold what is checked: by language, and by the file names that nothing else has. */
import { languages } from 'vscode';

/** Diff views, outputs and settings are documents too, of other schemes. */
const schemes = ['file', 'untitled', 'vscode-vfs', 'vscode-test-web'];

const ownLanguages = ['yaml', 'json', 'jsonc'];

const ownFiles = '**/{*.template,*.cfn,samconfig.toml}';

/** Fits the selectors of the editor and of the protocol alike. */
export type Selection = ({ readonly scheme: string; readonly language: string } | { readonly scheme: string; readonly pattern: string })[];

/** The selector, with whatever languages of CloudFormation other extensions brought. */
export async function documentSelector(): Promise<Selection> {
  const brought = (await languages.getLanguages()).filter((id) => id.startsWith('cloudformation'));
  const filters = [...ownLanguages, ...brought].map((language) => ({ language }));
  return schemes.flatMap((scheme) => [...filters.map((filter) => ({ ...filter, scheme })), { scheme, pattern: ownFiles }]);
}
