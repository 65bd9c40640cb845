/**
 * Proves the fixes: applies and judges every fix that is offered for a finding in the corpus and the fixtures.
 * Usage: node scripts/verify-fixes/verify-fixes.mjs [--sample N] [--seed N] [--only RULE] [--no-validator] [--copies N] [--files FOLDER_OR_FILE]…
 * With `--copies`, only applies all fixes at once to each template with every resource that many times.
 * Exits with 1 when a fix failed. The corpus is beside the project or where ROOTGUARD_CORPUS says.
 */
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { fixText } from '../../out/server/src/engine/apply-fixes.js';
import { applyEdits } from '../../out/server/src/text/text-edit.js';
import { fillPlaceholders } from '../../out/server/test/support/synthetic.js';
import { corpus } from '../corpus.mjs';
import { filesBelow, root } from '../project.mjs';
import { seeded, shuffled } from '../seeded.mjs';
import { judge, lintAll, unreadable } from './judge.mjs';
import { multiplied } from './multiply.mjs';
import { applyTwice, unsettledRules, settle, wishFor } from './settle.mjs';
import { startValidator } from './validator.mjs';

const { values: options } = parseArgs({
  options: {
    sample: { type: 'string' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string' },
    copies: { type: 'string' },
    'no-validator': { type: 'boolean', default: false },
    files: { type: 'string', multiple: true },
  },
});
const seed = Number(options.seed);
const fixtures = path.join(root, 'test-fixtures');
const validator = options['no-validator'] ? null : startValidator();
/** At most this many fixes of one rule in one text are shown to the validator one by one. */
const fewFixes = 3;
/** The validator's rule that a template has resources; policies do not. */
const noTemplate = 'F0001';
const counts = new Map();
const settled = { texts: 0, safe: 0, all: 0, failures: [] };
const failures = [];

const files = inputs();
for (const [index, file] of files.entries()) {
  await verifyFile(file);
  if ((index + 1) % 250 === 0)
    console.error(`${index + 1} of ${files.length} files, ${failures.length + settled.failures.length} failures`);
}
validator?.stop();
report();

/** All fixtures and a sample of the corpus; or only the files that are named. */
function inputs() {
  if (options.files !== undefined) return sampled(filesIn(options.files));
  return [...filesIn([fixtures]), ...sampled(filesIn(['labelled', 'real', 'stress'].map((name) => path.join(corpus, name))))];
}

function filesIn(places) {
  for (const place of places.filter((each) => !fs.existsSync(each))) console.log(`skipped, because it is not there: ${place}`);
  return places
    .filter((place) => fs.existsSync(place))
    .flatMap((place) => (fs.statSync(place).isDirectory() ? filesBelow(place) : [place]))
    .filter((file) => /\.(?:ya?ml|json|template)$/.test(file))
    .sort();
}

function sampled(inFull) {
  return options.sample === undefined ? inFull : shuffled(inFull, seeded(seed)).slice(0, Number(options.sample));
}

/** Fixtures have placeholders instead of keys. */
function textOf(file) {
  const text = fs.readFileSync(file, 'utf8');
  return file.startsWith(fixtures) ? fillPlaceholders(text) : text;
}

async function verifyFile(file) {
  const text = textOf(file);
  const before = lintAll(file, text);
  if (options.copies !== undefined) return verifyCopies(file, before);
  const judged = new Map();
  const byRule = new Map();
  for (const finding of before.findings) {
    if (options.only !== undefined && finding.rule !== options.only) continue;
    for (const offer of finding.fixes()) {
      if (offer.kind === 'declined') countOf(finding.rule).declined += 1;
      else byRule.set(finding.rule, [...(byRule.get(finding.rule) ?? []), { finding, fix: offer }]);
    }
  }
  for (const [rule, offers] of byRule) await verifyRule({ file, text, before, judged, rule, offers });
  if (byRule.size > 0) verifySettling(file, text, before.findings);
}

/** If one rule has many fixes in a text, the validator sees them all applied at once, and one by one only if it objects. */
async function verifyRule({ file, text, before, judged, rule, offers }) {
  const count = countOf(rule);
  count.offered += offers.length;
  const passed = [];
  for (const { finding, fix } of offers) {
    const { edits } = fix;
    const result = applyEdits(text, edits);
    const reason = judge({ finding, before, after: lintAll(file, result), edits, text });
    if (reason === null) passed.push({ fix, result });
    else fail(file, rule, fix, reason);
  }
  const together =
    passed.length > fewFixes
      ? await verdict(file, text, fixText(text, (each) => lintAll(file, each).findings, wishFor(rule)).text, judged)
      : 'not judged';
  for (const { fix, result } of passed) {
    const reason = together === null ? null : await verdict(file, text, result, judged);
    if (reason === 'not judged') count.unjudged += 1;
    if (reason === null || reason === 'not judged') count.applied += 1;
    else fail(file, rule, fix, reason);
  }
}

function fail(file, rule, fix, reason) {
  countOf(rule).failed += 1;
  note(failures, `${file}: ${rule} (${fix.title}): ${reason}`);
}

/** Errors that AWS's validator did not report before; `not judged` when it gave no answer. Equal texts are judged only once. */
async function verdict(file, before, after, judged) {
  if (validator === null) return 'not judged';
  const errorsOf = async (text) => {
    if (!judged.has(text)) judged.set(text, await validator.errorsOf(file, text));
    return judged.get(text);
  };
  const old = await errorsOf(before);
  const now = old === null || noTemplate in old ? null : await errorsOf(after);
  if (now === null) return 'not judged';
  const added = Object.entries(now)
    .filter(([rule, errors]) => errors > (old[rule] ?? 0))
    .map(([rule]) => rule);
  return added.length === 0 ? null : `the validator has new errors: ${added.join(', ')}`;
}

function verifySettling(file, text, findings) {
  for (const rule of unsettledRules(file, text, findings))
    note(settled.failures, `${file}: ${rule}: a second application changes something`);
  settled.texts += 1;
  for (const [wish, { settles, texts }] of Object.entries(settle(file, text, findings, seed))) {
    if (settles && texts === 1) settled[wish] += 1;
    else note(settled.failures, `${file}: ${wish} fixes ${settles ? `lead to ${texts} texts` : 'do not settle'}`);
  }
}

/** Many fixes at once give a text that is whole and that no fix changes any more. */
function verifyCopies(file, { file: read, findings }) {
  const offersNone = findings.every((finding) => finding.fixes().every(({ kind }) => kind === 'declined'));
  const text = offersNone || read === null ? null : multiplied(read.tree, Number(options.copies));
  if (text === null) return;
  const [fixed, again] = applyTwice(file, text);
  const reason = unreadable(lintAll(file, text), lintAll(file, fixed)) ?? (fixed === again ? null : 'the fixes do not settle');
  settled.texts += 1;
  if (reason === null) settled.all += 1;
  else note(settled.failures, `${file}: ${options.copies} times: ${reason}`);
}

/** Reported at once, since a run takes long, and again at the end. */
function note(list, failure) {
  list.push(failure);
  console.error(failure);
}

function countOf(rule) {
  if (!counts.has(rule)) counts.set(rule, { offered: 0, applied: 0, failed: 0, unjudged: 0, declined: 0 });
  return counts.get(rule);
}

function report() {
  if (options.copies === undefined) reportFixes();
  else console.log(`fix all: of ${settled.texts} texts with each resource ${options.copies} times, ${settled.all} settle to one text`);
  for (const failure of [...failures, ...settled.failures]) console.log(failure);
  if (failures.length + settled.failures.length > 0) process.exitCode = 1;
}

function reportFixes() {
  const rows = [...counts].filter(([, { offered, declined }]) => offered + declined > 0).sort(([left], [right]) => (left < right ? -1 : 1));
  console.log(['rule'.padEnd(32), 'offered', 'applied', 'failed', 'not judged', 'declined'].join('  '));
  for (const [rule, { offered, applied, failed, unjudged, declined }] of rows) {
    console.log([rule.padEnd(32), cell(offered, 7), cell(applied, 7), cell(failed, 6), cell(unjudged, 10), cell(declined, 8)].join('  '));
  }
  console.log(
    `fix all: of ${settled.texts} texts with fixes, ${settled.safe} settle to one text with safe fixes and ${settled.all} with all`,
  );
}

function cell(value, width) {
  return String(value).padStart(width);
}
