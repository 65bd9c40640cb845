/**
 * Installs the packages of the lockfile, unless they are there. Uses nothing but Node's own modules, since it runs
 * before any package is installed.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** Ends the process when the installation fails. */
export function installPackages() {
  if (isInstalled()) return;
  console.log('Installing the packages of the build; this happens once.');
  // No package of ours needs its install script.
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

/** Whether what npm says it installed is what the lockfile asks for; parts for other systems may be missing. */
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

/** npm as a script for this very Node: a shell, which Windows would need for `npm.cmd`, parts paths at their blanks. */
function npmCommand() {
  const beside = path.dirname(process.execPath);
  const script = [
    process.env.npm_execpath,
    path.join(beside, 'node_modules/npm/bin/npm-cli.js'),
    path.join(beside, '../lib/node_modules/npm/bin/npm-cli.js'),
  ].find((each) => each !== undefined && path.basename(each) === 'npm-cli.js' && fs.existsSync(each));
  return script === undefined ? ['npm'] : [process.execPath, script];
}
