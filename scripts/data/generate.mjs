/**
 * Writes every generated table that is derived from committed inputs and npm packages; with --check it writes nothing and exits
 * with 1 when one of them is stale. Each generator exports `generate()`, which returns texts by path.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

const root = new URL('../../', import.meta.url);
const check = process.argv.includes('--check');

const tables = [
  'action-catalogue',
  'credential-properties',
  'elb-accounts',
  'escalation',
  'managed-passwords',
  'managed-policy-properties',
  'policy-containers',
  'resource-arns',
  'run-time-roles',
  'secret-address-properties',
  'secret-attributes',
  'service-domains',
  'untyped-carriers',
];
const stale = [];
for (const table of tables) {
  const { generate } = await import(`./generate-${table}.mjs`);
  for (const [path, text] of Object.entries(await generate())) {
    const file = new URL(path, root);
    if (textOf(file) === text) continue;
    stale.push(path);
    if (check) continue;
    mkdirSync(new URL('.', file), { recursive: true });
    writeFileSync(file, text);
  }
}
for (const path of stale) console.log(`${check ? 'stale' : 'written'}: ${path}`);
if (check && stale.length > 0) process.exitCode = 1;

function textOf(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
