#!/usr/bin/env node
/** Takes the flags of the desktop's `code`, and runs the suite in the VS Code server with Chromium as its window. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { openBrowser, serveKeyboard } from './browser-window.mjs';
import { startWebServer } from './web-server.mjs';

const isVerbose = process.env.ROOTGUARD_VERBOSE !== undefined;
const { values, folder } = readFlags(process.argv.slice(2));
const scratch = mkdtempSync(join(tmpdir(), 'rootguard-editor-'));
const { page, close } = await openBrowser(...windowOf(process.env.ROOTGUARD_WINDOW ?? '1280x800@1'));
const keyboard = await serveKeyboard(page);
// The extension host inherits it, so that a suite finds the keyboard.
process.env.ROOTGUARD_KEYBOARD = keyboard.url;
const server = await startWebServer({
  userData: values.get('user-data-dir') ?? scratch,
  extensions: values.get('extensions-dir') ?? join(scratch, 'extensions'),
  forTests: true,
});

const code = await new Promise((done) => {
  run(done).catch((error) => {
    console.error(String(error));
    done(1);
  });
});
await close();
keyboard.close();
await server.stop();
process.exit(code);

async function run(done) {
  await page.exposeFunction('codeAutomationLog', (type, args) => {
    // VS Code has much to say on a machine without a network; what suites say comes by another way.
    if (isVerbose) console.log(type, ...args);
  });
  await page.exposeFunction('codeAutomationExit', done);
  page.on('crash', () => done(1));
  const remote = (path) => `vscode-remote://127.0.0.1:${server.port}${resolve(path)}`;
  const payload = [
    ['extensionDevelopmentPath', remote(values.get('extensionDevelopmentPath'))],
    ['extensionTestsPath', remote(values.get('extensionTestsPath'))],
    ['skipWelcome', 'true'],
  ];
  const query = new URLSearchParams({ payload: JSON.stringify(payload) });
  if (folder !== undefined) query.set(folder.endsWith('.code-workspace') ? 'workspace' : 'folder', resolve(folder));
  else query.set('ew', 'true');
  await page.goto(`http://127.0.0.1:${server.port}/?${query}`);
}

/** The size and the scale of a window, as in `1280x800@1`. */
function windowOf(text) {
  const [width, height, scale] = text.split(/[x@]/).map(Number);
  return [{ width, height }, scale];
}

/** Flags that only the desktop knows are left out of account. */
function readFlags(args) {
  const values = new Map();
  let folder;
  for (const arg of args) {
    const flag = /^--([^=]+)(?:=(.*))?$/s.exec(arg);
    if (flag === null) folder = arg;
    else values.set(flag[1], flag[2] ?? 'true');
  }
  return { values, folder };
}
