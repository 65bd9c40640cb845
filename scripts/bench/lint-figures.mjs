/** Measures the engine in one process, warmed up, against the parsers alone. */
import { createRequire } from 'node:module';
import path from 'node:path';
import { parseTree } from 'jsonc-parser';
import { parseDocument } from 'yaml';
import { filesBelow, root } from '../project.mjs';
import { seeded } from '../seeded.mjs';
import { breakages, breakText } from './breakage.mjs';
import { about50, published, read, real, stress } from './inputs.mjs';
import { median, warmRatio } from './measure.mjs';

const { lint, defaultSettings } = createRequire(import.meta.url)(path.join(root, 'dist/bench/engine.cjs'));

const settings = { ...defaultSettings, preset: 'strict' };

function lintText(text, more = {}) {
  return lint({ name: 'a.yaml', text, settings, today: '2026-01-01', ...more });
}

function parseYaml(text) {
  return parseDocument(text, { logLevel: 'silent' });
}

export function healthyFigures() {
  const middles = about50.map(read).map((text) =>
    warmRatio(
      () => lintText(text),
      () => parseYaml(text),
    ),
  );
  const ratios = middles.map(({ ratio }) => ratio);
  const large = read(stress.yaml);
  const json = read(stress.json);
  const dense = read(stress.dense);
  const largeRatio = warmRatio(
    () => lintText(large),
    () => parseYaml(large),
    { rounds: 7 },
  );
  const jsonRatio = warmRatio(
    () => lintText(json),
    () => parseTree(json),
    { rounds: 9 },
  );
  const denseRatio = warmRatio(
    () => lintText(dense),
    () => parseTree(dense),
    { rounds: 9 },
  );
  return [
    {
      figure: `lint of 50 KB YAML, middle of ${ratios.length} files`,
      goal: 0.4,
      measured: median(ratios),
      unit: '× parse',
      note: cpuNote(median(middles.map(({ cpuRatio }) => cpuRatio))),
    },
    { figure: 'lint of 50 KB YAML, worst of them', goal: 0.4, measured: Math.max(...ratios), unit: '× parse' },
    {
      figure: 'lint of 1 MB YAML',
      goal: 0.4,
      measured: largeRatio.ratio,
      unit: '× parse',
      note: `${largeRatio.ms.toFixed(0)} ms; ${cpuNote(largeRatio.cpuRatio)}`,
    },
    {
      figure: 'lint of 1 MB JSON',
      goal: 2.5,
      measured: jsonRatio.ratio,
      unit: '× parseTree',
      note: `${jsonRatio.ms.toFixed(0)} ms; ${cpuNote(jsonRatio.cpuRatio)}`,
    },
    {
      figure: 'lint of 1 MB JSON, dense',
      goal: 2.5,
      measured: denseRatio.ratio,
      unit: '× parseTree',
      note: `${denseRatio.ms.toFixed(0)} ms; ${cpuNote(denseRatio.cpuRatio)}`,
    },
  ];
}

/** A garbage collector that works in parallel takes CPU time that nobody waits for. */
function cpuNote(ratio) {
  return `${ratio.toFixed(2)} × by CPU of all threads`;
}

/** Each kind of breakage, in a sample of real files with findings on several resources. */
export function brokenFigures() {
  const random = seeded(7);
  const samples = brokenSamples(random, 40);
  const kept = { findings: 0, all: 0, ratios: [], kinds: new Map() };
  for (const kind of Object.keys(breakages)) {
    const ofKind = { findings: 0, all: 0 };
    for (const sample of samples) {
      const broken = breakText(sample.text, kind, random);
      if (broken === null) continue;
      const others = sample.findings.filter(({ resource }) => resource !== broken.resource);
      const found = new Set(lintText(broken.text).findings.map(({ fingerprint }) => fingerprint));
      ofKind.all += others.length;
      ofKind.findings += others.filter(({ fingerprint }) => found.has(fingerprint)).length;
    }
    kept.all += ofKind.all;
    kept.findings += ofKind.findings;
    kept.kinds.set(kind, ofKind.findings / ofKind.all);
  }
  const worst = [...kept.kinds].sort((a, b) => a[1] - b[1])[0];
  return [
    {
      figure: `findings kept elsewhere, ${Object.keys(breakages).length} kinds of breakage in ${samples.length} files`,
      goal: 99,
      least: true,
      measured: (100 * kept.findings) / kept.all,
      unit: '%',
      note: `${kept.all} findings; least kept: ${worst[0]}, ${(100 * worst[1]).toFixed(1)} %`,
    },
    ...brokenTimes(random),
  ];
}

function brokenSamples(random, count) {
  const files = filesBelow(real).filter((file) => /\.ya?ml$/.test(file));
  const samples = [];
  for (let tries = 0; samples.length < count && tries < 2000; tries++) {
    const text = read(files[random(files.length)]);
    if (!/^Resources:/m.test(text) || text.length < 2000) continue;
    const { findings } = lintText(text);
    if (new Set(findings.map(({ resource }) => resource)).size > 1) samples.push({ text, findings });
  }
  return samples;
}

function brokenTimes(random) {
  const texts = about50.map(read);
  const ratios = Object.keys(breakages).map((kind, index) => {
    const text = texts[index % texts.length];
    const broken = breakText(text, kind, random).text;
    return {
      kind,
      ratio: warmRatio(
        () => lintText(broken),
        () => parseYaml(text),
        { rounds: 5, atLeast: 20 },
      ).ratio,
    };
  });
  const worst = ratios.sort((a, b) => b.ratio - a.ratio)[0];
  return [
    {
      figure: 'lint of broken 50 KB YAML, middle of all kinds',
      goal: 0.8,
      measured: median(ratios.map(({ ratio }) => ratio)),
      unit: '× parse',
    },
    { figure: 'lint of broken 50 KB YAML, worst kind', goal: 0.8, measured: worst.ratio, unit: '× parse', note: worst.kind },
  ];
}

/** How much of the time for real files each rule, the facts and the search for secrets take. */
export function ruleFigures() {
  const parts = new Map();
  const meter = {
    now: () => performance.now(),
    record: (part, time) => parts.set(part, (parts.get(part) ?? 0) + time),
  };
  const texts = filesBelow(published).map(read);
  const run = () => {
    const started = performance.now();
    for (const text of texts) lintText(text, { meter });
    return performance.now() - started;
  };
  run();
  parts.clear();
  const all = [run(), run(), run()].reduce((sum, time) => sum + time, 0);
  const rows = [...parts].sort((a, b) => b[1] - a[1]).map(([part, time]) => ({ part, share: (100 * time) / all }));
  const isRule = ({ part }) => /^[a-z]+\/[a-z0-9-]+$/.test(part);
  const [slowest = { part: 'none', share: 0 }] = rows.filter(isRule);
  return [
    { figure: 'the slowest rule', goal: 10, measured: slowest.share, unit: '% of the lint', note: slowest.part },
    ...rows.filter((row) => !isRule(row)).map(({ part, share }) => ({ figure: part, measured: share, unit: '% of the lint' })),
    ...rows
      .filter(isRule)
      .slice(0, 8)
      .map(({ part, share }) => ({ figure: part, measured: share, unit: '% of the lint' })),
  ];
}
