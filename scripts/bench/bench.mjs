/**
 * Measures the shipped bundles and prints each figure beside its goal. Ratios are taken within one run, with the two sides
 * taking turns; a missed goal is not a failure. Usage: npm run bench [-- --peers] [PART]…
 */
import process from 'node:process';
import { root } from '../project.mjs';
import { hasCorpus } from './inputs.mjs';
import { installPackages, run } from '../install.mjs';

const parts = {
  lint: async () => (await import('./lint-figures.mjs')).healthyFigures(),
  broken: async () => (await import('./lint-figures.mjs')).brokenFigures(),
  rules: async () => (await import('./lint-figures.mjs')).ruleFigures(),
  hearts: async () => (await import('./heart-figures.mjs')).heartFigures(),
  start: async () => (await import('./process-figures.mjs')).startFigures(),
  folder: async () => (await import('./process-figures.mjs')).folderFigures(),
  editor: async () => (await import('./editor-figures.mjs')).editorFigures(),
  peers: async () => (await import('./peer-figures.mjs')).peerFigures(),
};

const asked = process.argv.slice(2).map((word) => word.replace(/^--/, ''));
const unknown = asked.filter((word) => !(word in parts));
if (unknown.length > 0) {
  console.error(`Unknown: ${unknown.join(', ')}. There are ${Object.keys(parts).join(', ')}.`);
  process.exit(2);
}
if (!hasCorpus) {
  console.log('Skipped: the corpus is not there. Set ROOTGUARD_CORPUS to its folder.');
  process.exit();
}

const usual = Object.keys(parts).filter((part) => part !== 'peers');
const onlyPeers = asked.length === 1 && asked[0] === 'peers';
const chosen = asked.length === 0 ? usual : onlyPeers ? [...usual, 'peers'] : asked;

installPackages();
process.chdir(root);
run(process.execPath, ['scripts/build.mjs', '--production', '--quiet']);
console.log(`Node ${process.versions.node}\n`);
for (const part of chosen) {
  console.log(part);
  for (const row of await parts[part]()) console.log(line(row));
}

function line({ figure, goal, least = false, measured, unit, note = '' }) {
  const isMet = goal === undefined || (least ? measured >= goal : measured <= goal);
  const bound = goal === undefined ? '' : `${least ? '≥' : '≤'} ${goal}`;
  const verdict = goal === undefined ? '' : isMet ? 'ok' : 'miss';
  return `  ${figure.padEnd(66)} ${bound.padStart(7)} ${measured.toFixed(2).padStart(8)} ${unit.padEnd(28)} ${verdict.padEnd(5)}${note}`.trimEnd();
}
