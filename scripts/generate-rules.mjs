/**
 * Writes what is derived from the rules: the registry, the generated parts of the pages, the list of rules, the schema of the
 * configuration, and the rules in the settings of the editor. With --check it writes nothing and fails when anything is stale.
 * With --registry it stops after the registry, which the compiler needs.
 */
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { root } from './project.mjs';

const ruleFolder = path.join(root, 'server/src/rules');
const check = process.argv.includes('--check');
const stale = [];

writeRegistry();
if (!process.argv.includes('--registry')) await writeDerived();
if (stale.length > 0) {
  console.error(`Stale, run npm run generate:\n${stale.map((file) => `  ${file}`).join('\n')}`);
  process.exitCode = 1;
}

function writeRegistry() {
  const files = fs
    .readdirSync(ruleFolder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((family) => fs.readdirSync(path.join(ruleFolder, family.name)).map((file) => `${family.name}/${file}`))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.slice(0, -3))
    .sort();
  const name = (file) => file.split('/')[1].replace(/-([a-z0-9])/g, (_, letter) => letter.toUpperCase());
  const imports = files.map((file) => `import { ${name(file)} } from './${file}.js';`);
  write(
    'server/src/rules/registry.generated.ts',
    [
      '/** All rules, by id. Generated from the files beside it by `npm run generate`; do not edit. */',
      ...imports,
      "import type { AnyRule } from './rule.js';",
      '',
      'export const rules: readonly AnyRule[] = [',
      ...files.map((file) => `  ${name(file)},`),
      '];',
      '',
    ].join('\n'),
  );
}

async function writeDerived() {
  const { rules } = await import(pathToFileURL(path.join(root, 'out/server/src/rules/registry.generated.js')).href);
  const { rulePage, ruleIndex } = await import(pathToFileURL(path.join(root, 'out/server/src/rules/page.js')).href);
  const { configurationSchema } = await import(pathToFileURL(path.join(root, 'out/server/src/engine/schema.js')).href);
  for (const rule of rules) {
    const file = `docs/rules/${rule.id}.md`;
    const written = fs.existsSync(path.join(root, file)) ? fs.readFileSync(path.join(root, file), 'utf8') : '';
    write(file, rulePage(rule, written));
  }
  write('docs/rules/README.md', ruleIndex(rules));
  write('schema/rootguard.schema.json', `${JSON.stringify(configurationSchema(rules), null, 2)}\n`);
  write('package.json', manifestWith(rules.map(({ id }) => id)));
}

/** The manifest, with all rules in the setting that switches them on and off. */
function manifestWith(ids) {
  const manifest = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  manifest.contributes.configuration.properties['rootguard.rules'].propertyNames = { enum: ids };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

function write(file, text) {
  const target = path.join(root, file);
  const before = fs.existsSync(target) ? fs.readFileSync(target, 'utf8') : null;
  if (before === text) return;
  if (check) {
    stale.push(file);
    return;
  }
  fs.mkdirSync(path.dirname(target), { recursive: true });
  fs.writeFileSync(target, text);
}
