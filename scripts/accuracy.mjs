/**
 * Shows how accurate the rules are: their findings against the labelled cases of the corpus, and their noise on its real
 * templates.
 * Usage: npm run accuracy -- [--labelled] [--real] [--check] [--read RULE] [--count N] [--seed N]
 * With --check it fails when rules and labels disagree other than docs/accuracy.md says.
 * With --read it prints a random sample of a rule's findings on real templates, with the lines around them; the seed determines
 * the sample.
 * The corpus is beside the project or where ROOTGUARD_CORPUS says.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { rules } from '../out/server/src/rules/registry.generated.js';
import { corpus } from './corpus.mjs';
import { root } from './project.mjs';
import { seeded, shuffled } from './seeded.mjs';

const { values: options } = parseArgs({
  options: {
    labelled: { type: 'boolean', default: false },
    real: { type: 'boolean', default: false },
    check: { type: 'boolean', default: false },
    read: { type: 'string' },
    count: { type: 'string', default: '20' },
    seed: { type: 'string', default: '1' },
  },
});
const recommended = new Set(rules.filter(({ preset, stage }) => preset === 'recommended' && stage === 'stable').map(({ id }) => id));

if (!fs.existsSync(corpus)) console.log('Skipped: the corpus is not there. Set ROOTGUARD_CORPUS to its folder.');
else if (options.check) checkLabels();
else if (options.read !== undefined) printFindings(scan('real').findings, options.read);
else {
  const isAll = options.labelled === options.real;
  if (isAll || options.labelled) compareWithLabels();
  if (isAll || options.real) printNoise(scan('real'));
}

/** Scans a folder of the corpus with every rule, and returns the result. */
function scan(folder) {
  const output = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'rootguard-accuracy-')), 'findings.json');
  const cli = path.join(root, 'out/server/src/cli/main.js');
  const command = [cli, 'scan', '--no-config', '--no-ignore', '--preset', 'strict', '--format', 'json', '--output', output, folder];
  const { status } = spawnSync(process.execPath, command, { cwd: corpus, stdio: ['ignore', 'ignore', 'inherit'] });
  if (status === null || status === 2) throw new Error(`the scan of ${folder} failed`);
  const result = JSON.parse(fs.readFileSync(output, 'utf8'));
  return { ...result, output };
}

function compareWithLabels() {
  const { output } = scan('labelled');
  const command = [path.join(corpus, 'evaluate.mjs'), '--findings', output, '--show', 'misses,false'];
  spawnSync(process.execPath, command, { cwd: corpus, stdio: ['ignore', 'inherit', 'inherit'] });
}

/** Compares the disagreements that docs/accuracy.md explains with those found. */
function checkLabels() {
  const command = [path.join(corpus, 'evaluate.mjs'), '--findings', scan('labelled').output, '--json'];
  const { total, misses, false: violated } = JSON.parse(spawnSync(process.execPath, command, { cwd: corpus, encoding: 'utf8' }).stdout);
  const found = new Set([...misses, ...violated]);
  const [, listed] = fs.readFileSync(path.join(root, 'docs/accuracy.md'), 'utf8').split(/^## (?=Disagreements)/m);
  const known = new Set(Array.from(listed.split(/^## /m)[0].matchAll(/^- `([^`]+)`/gm), ([, name]) => name));
  const unexplained = [...found].filter((name) => !known.has(name)).map((name) => `${name}: the label and the rules differ`);
  const settled = [...known].filter((name) => !found.has(name)).map((name) => `${name}: listed, but the rules agree with the label`);
  for (const line of [...unexplained, ...settled]) console.log(line);
  console.log(`labelled cases: ${total.hit} of ${total.flag} flagged, ${total.kept} of ${total.clean} kept clean`);
  process.exitCode = unexplained.length + settled.length > 0 ? 1 : 0;
}

function printNoise({ summary, findings }) {
  const files = summary.templates + summary.policies;
  const perThousand = (count) => ((1000 * count) / files).toFixed(1);
  const severities = ['error', 'warning', 'information', 'hint'];
  console.log(
    `\n${files} templates and policies\n\n| findings per thousand files | ${severities.join(' | ')} | all |\n| --- | --- | --- | --- | --- | --- |`,
  );
  for (const [name, kept] of [
    ['recommended', findings.filter(({ rule }) => recommended.has(rule))],
    ['strict', findings],
  ]) {
    const counts = severities.map((severity) => kept.filter((finding) => finding.severity === severity).length);
    console.log(`| \`${name}\` | ${[...counts, kept.length].map(perThousand).join(' | ')} |`);
  }
  console.log('\n| rule | preset | findings | per thousand files |\n| --- | --- | --- | --- |');
  for (const { id, preset } of rules) {
    const count = findings.filter(({ rule }) => rule === id).length;
    if (count > 0) console.log(`| \`${id}\` | ${preset} | ${count} | ${perThousand(count)} |`);
  }
}

/** How many lines are shown before and after the line of a finding. */
const around = 6;

function printFindings(findings, id) {
  const found = findings.filter(({ rule }) => rule === id);
  const drawn = shuffled(found, seeded(Number(options.seed))).slice(0, Number(options.count));
  console.log(`${id}: ${drawn.length} of ${found.length} findings`);
  for (const { file, range, severity, message } of drawn) {
    const lines = fs.readFileSync(path.resolve(corpus, file), 'utf8').split('\n');
    const at = range.start.line;
    console.log(`\n${file}:${at + 1} ${severity}: ${message}`);
    for (let line = Math.max(0, at - around); line <= Math.min(lines.length - 1, at + around); line++) {
      console.log(`${line === at ? '>' : ' '} ${lines[line].slice(0, 160)}`);
    }
  }
}
