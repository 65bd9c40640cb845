/** The licences of everything in the bundles, from the list of their inputs. */
import fs from 'node:fs';
import path from 'node:path';

/** Licences that need no further decision. */
const accepted = new Set(['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0', '0BSD']);

/** The text of the notices; fails when a licence is not one of those accepted. */
export function notices(root, { inputs }) {
  const folders = [
    ...new Set(
      Object.keys(inputs)
        .map(packageFolder)
        .filter((folder) => folder !== null),
    ),
  ].map((folder) => path.resolve(root, folder));
  const packages = folders.map(describe).sort((a, b) => (a.name < b.name ? -1 : 1));
  const refused = packages.filter(({ license }) => !accepted.has(license));
  if (refused.length > 0)
    throw new Error(`Licences that need a decision: ${refused.map(({ name, license }) => `${name} (${license})`).join(', ')}`);
  const parts = packages.map(({ name, version, license, text }) => `${name} ${version} (${license})\n\n${text}`);
  const rule = `\n\n${'-'.repeat(78)}\n\n`;
  return `Rootguard contains the following software of others.${rule}${parts.join(rule)}\n`;
}

/** The folder of the package that a file belongs to; null for a file of our own. */
function packageFolder(file) {
  const found = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file);
  return found === null ? null : found[1];
}

function describe(folder) {
  const { name, version, license } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const file = fs.readdirSync(folder).find((each) => /^licen[cs]e(?:\.|$)/i.test(each));
  const text = file === undefined ? 'No licence text is part of the package.' : fs.readFileSync(path.join(folder, file), 'utf8').trim();
  return { name, version, license, text };
}
