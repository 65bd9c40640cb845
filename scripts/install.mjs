/**
 * Installs the packages of the lockfile if they are missing. It uses only Node's own modules, because it runs before any
 * package is installed.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { root } from './project.mjs';

/** Ends the process when the installation fails. */
export function installPackages() {
  if (isInstalled()) return;
  console.log('Installing the packages of the build; this happens once.');
  // None of our packages needs its install script.
  const [command, ...args] = [...npmCommand(), 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  run(command, args, { shell: command === 'npm' });
}

/** Runs a program in the root of the project, and ends the process when it fails. */
export function run(command, args, options = {}) {
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options });
  if (status === 0) return;
  if (error !== undefined) console.error(error.message);
  process.exit(status ?? 1);
}

/** Whether what npm has installed, according to its own list, is what the lockfile requires; packages for other systems may be missing. */
function isInstalled() {
  const wanted = packagesIn('package-lock.json');
  const installed = packagesIn('node_modules/.package-lock.json');
  return (
    wanted !== null &&
    installed !== null &&
    Object.entries(wanted).every(
      ([name, { version, optional }]) => name === '' || optional === true || installed[name]?.version === version,
    )
  );
}

function packagesIn(lockfile) {
  try {
    return JSON.parse(fs.readFileSync(path.join(root, lockfile), 'utf8')).packages;
  } catch {
    return null;
  }
}

/** npm as a script for this same Node: Windows would need a shell for `npm.cmd`, and a shell splits paths at their blanks. */
function npmCommand() {
  const beside = path.dirname(process.execPath);
  const script = [
    process.env.npm_execpath,
    path.join(beside, 'node_modules/npm/bin/npm-cli.js'),
    path.join(beside, '../lib/node_modules/npm/bin/npm-cli.js'),
  ].find((each) => each !== undefined && path.basename(each) === 'npm-cli.js' && fs.existsSync(each));
  return script === undefined ? ['npm'] : [process.execPath, script];
}
