/**
 * `npm run editor`: opens the example workspace, or the folder after `--`, in a real VS Code with the extension: in the
 * installed `code` or, without one, in the VS Code server, in your browser.
 */
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { URLSearchParams } from 'node:url';
import { installPackages, run } from './install.mjs';
import { installServer, isSupported, missingParts } from '../client/test/host/install.mjs';
import { root } from './project.mjs';

installPackages();

const { version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
const given = process.argv[2];
const folder = given === undefined ? copyOfExample() : path.resolve(process.env.INIT_CWD ?? process.cwd(), given);

if (hasCode()) {
  run(process.execPath, ['scripts/build.mjs', '--production', '--quiet']);
  console.log(`Opening ${folder} in VS Code, with Rootguard from this checkout.`);
  run('code', [`--extensionDevelopmentPath=${root}`, folder], { shell: process.platform === 'win32' });
} else if (isSupported) {
  await openInBrowser();
} else {
  console.error('VS Code is not installed here: there is no `code` on the path, and its server runs on Linux on x64 only.');
  process.exitCode = 1;
}

/** A copy, so that trying a fix does not edit this checkout. */
function copyOfExample() {
  const copy = fs.mkdtempSync(path.join(os.tmpdir(), 'rootguard-example-'));
  fs.cpSync(path.join(root, 'test-fixtures/example'), copy, { recursive: true });
  return copy;
}

function hasCode() {
  return spawnSync('code', ['--version'], { stdio: 'ignore', shell: process.platform === 'win32' }).status === 0;
}

async function openInBrowser() {
  for (const part of missingParts()) console.log(`Will fetch ${part}, once.`);
  installServer();
  run(process.execPath, ['scripts/package.mjs'], { stdio: ['ignore', 'ignore', 'inherit'] });
  const { installExtension, startWebServer } = await import('../client/test/host/web-server.mjs');
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'rootguard-editor-'));
  const settings = path.join(scratch, 'User/settings.json');
  fs.mkdirSync(path.dirname(settings));
  fs.writeFileSync(
    settings,
    JSON.stringify({
      'chat.disableAIFeatures': true,
      'workbench.secondarySideBar.defaultVisibility': 'hidden',
      'workbench.startupEditor': 'none',
      'security.workspace.trust.enabled': false,
      'telemetry.telemetryLevel': 'off',
    }),
  );
  const extensions = path.join(scratch, 'extensions');
  installExtension(path.join(root, 'dist', `rootguard-${version}.vsix`), extensions);
  const { port, stop } = await startWebServer({ userData: scratch, extensions, forTests: false });
  const address = `http://127.0.0.1:${port}/?${new URLSearchParams({ folder })}`;
  console.log(`VS Code with Rootguard and ${folder}:\n\n  ${address}\n\nCtrl+C ends it.`);
  spawn('xdg-open', [address], { stdio: 'ignore', detached: true })
    .on('error', () => undefined)
    .unref();
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(
      signal,
      () =>
        void stop().then(() => {
          fs.rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
          process.exit(0);
        }),
    );
  }
}
