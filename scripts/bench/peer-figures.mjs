/** Measures AWS's own validator on the same files, with start and warm-up included for both. */
import path from 'node:path';
import { filesBelow, root } from '../project.mjs';
import { about50, published, stress } from './inputs.mjs';
import { runNode } from './measure.mjs';

const cli = path.join(root, 'dist/cli.cjs');
const peer = path.join(root, 'scripts/bench/peer.mjs');

/** In milliseconds. The validator needs minutes for a large file; after this limit, the limit itself is counted. */
const patience = 180_000;

/** One of the published templates keeps it busy beyond any patience. */
const tooSlow = /jfrog-artifactory-ec2/;

export function peerFigures() {
  const small = compare(about50.find((file) => !tooSlow.test(file)));
  const folder = compare(published);
  const yaml = compare(stress.yaml);
  const json = compare(stress.json);
  return [
    row('50 KB template', 3, small),
    row(`${filesBelow(published).length} published templates`, 5, folder),
    row('1 MB YAML', 100, yaml),
    row('1 MB JSON', 100, json),
    {
      figure: 'memory against @aws/cloudformation-validate, 1 MB YAML',
      goal: 0.1,
      measured: yaml.memory,
      unit: '× its memory',
      note: yaml.memoryNote,
    },
  ];
}

function row(what, goal, { times, note }) {
  return { figure: `faster than @aws/cloudformation-validate, ${what}`, goal, least: true, measured: times, unit: '×', note };
}

/** By the clock, against the faster of its two engines. */
function compare(target) {
  const own = best([0, 1, 2].map(() => runNode([cli, 'scan', '--no-config', '--preset', 'strict', target])));
  const theirs = best(['rego', 'cel'].map((engine) => runNode([peer, engine, target], { timeout: patience })));
  const atLeast = theirs.isLate ? 'more than ' : '';
  return {
    times: theirs.seconds / own.seconds,
    note: `${own.seconds.toFixed(2)} s against ${atLeast}${theirs.seconds.toFixed(1)} s`,
    memory: own.memory / theirs.memory,
    memoryNote: `${own.memory.toFixed(0)} MB against ${atLeast}${theirs.memory.toFixed(0)} MB`,
  };
}

function best(runs) {
  return runs.reduce((fastest, run) => (run.seconds < fastest.seconds ? run : fastest));
}
