/**
 * `npm start`: installs, builds, and checks the example workspace; `npm start -- PATH` checks another folder.
 * Exits with 0 when the check ran, whatever it found.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { installPackages, run } from './install.mjs';
import { root } from './project.mjs';

const example = 'test-fixtures/example';
const cli = path.join('dist', 'cli.cjs');

installPackages();
console.log('Building.');
run(process.execPath, ['scripts/build.mjs', '--production', '--quiet']);

const given = process.argv.slice(2);
// npm changes to the root of the project, but a path is meant relative to where the user is.
const cwd = given.length > 0 ? (process.env.INIT_CWD ?? process.cwd()) : root;
console.log(`Checking ${given.length > 0 ? given.join(' ') : `the example workspace, ${example}`}.\n`);
const { status } = spawnSync(process.execPath, [path.join(root, cli), 'scan', ...(given.length > 0 ? given : [example])], {
  cwd,
  stdio: 'inherit',
});

// A finding, and a file that could not be read, are results; only a usage error is a failure.
const ran = status === 0 || status === 1 || status === 3;
if (ran) console.log(nextSteps());
process.exitCode = ran ? 0 : (status ?? 1);

function nextSteps() {
  const steps = [
    ['npm start -- PATH', 'check a folder or a file of yours'],
    [`node ${cli} explain root/access-key`, 'why a rule matters, and what to do'],
    [`node ${cli} inspect ${path.join(example, 'shop.template.yaml')}`, 'what is seen in a file, and who may do what'],
    [`node ${cli} rules`, 'all rules'],
    [`node ${cli} scan --help`, 'formats, CI, fixes, configuration'],
    ['npm test', 'run the tests'],
  ];
  const width = Math.max(...steps.map(([step]) => step.length));
  return [
    '',
    'What to try next',
    ...steps.map(([step, what]) => `  ${step.padEnd(width)}   ${what}`),
    'Nothing was changed, and nothing left this machine.',
  ].join('\n');
}
