/** Measures the command line as a process, including its start. */
import path from 'node:path';
import { filesBelow, root } from '../project.mjs';
import { about5, real, stress } from './inputs.mjs';
import { median, processRatio, runNode } from './measure.mjs';

const cli = path.join(root, 'dist/cli.cjs');
const parseAll = path.join(root, 'scripts/bench/parse-all.mjs');
const parseYaml = path.join(root, 'scripts/bench/parse-yaml.mjs');

function scan(...targets) {
  return [cli, 'scan', '--no-config', '--preset', 'strict', ...targets];
}

export function startFigures() {
  const against = (file, options) => processRatio(scan(file), ['-e', '0'], { rounds: 9, ...options }).ratio;
  const first = about5.map((file) => against(file, { env: { NODE_DISABLE_COMPILE_CACHE: '1' } }));
  // Leaves compiled code for the runs that follow.
  about5.forEach((file) => runNode(scan(file)));
  const small = about5.map((file) => against(file));
  const large = processRatio(scan(stress.yaml), [parseYaml, stress.yaml], { rounds: 5 });
  return [
    { figure: 'process: 5 KB template', goal: 2, measured: median(small), unit: '× an empty process' },
    { figure: 'process: 5 KB template, no compiled code kept', measured: median(first), unit: '× an empty process' },
    {
      figure: 'process: 1 MB YAML',
      goal: 0.7,
      measured: large.ratio,
      unit: '× a process that parses it',
      note: `${large.ms.toFixed(0)} ms CPU, ${large.memory.toFixed(0)} MB`,
    },
  ];
}

export function folderFigures() {
  const count = filesBelow(real).length;
  const { ratio, seconds, memory } = processRatio(scan(real), [parseAll, real], { rounds: 3 });
  const json = runNode([...scan(real), '--format', 'json']);
  return [
    {
      figure: `scan of ${count} files`,
      goal: 0.6,
      measured: ratio,
      unit: '× reading and parsing them',
      note: `${Math.round(count / seconds)} files a second`,
    },
    { figure: 'scan, memory', goal: 200, measured: memory, unit: 'MB' },
    { figure: 'scan, memory, JSON', goal: 200, measured: json.memory, unit: 'MB' },
  ];
}
