/**
 * Runs the editor suites in a real VS Code: on the desktop where possible, otherwise the VS Code server with Chromium.
 * `--host=desktop|browser` chooses; names of scenes run only those scenes, `--grep=WORDS` only the tests with these words;
 * `--packaged` uses the extension that `npm run test:package` unpacked instead of this checkout.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { spawn } from 'node:child_process';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import { run } from './install.mjs';
import { installChromium, installServer, isSupported, missingParts } from '../client/test/host/install.mjs';
import { root } from './project.mjs';

const tests = path.join(root, 'client/test');
const bundles = path.join(root, 'out/editor');

/** What a scene opens, which settings it has, and whether VS Code trusts the folder. */
const scenes = {
  main: { folder: 'main', trusted: true },
  quiet: { folder: 'quiet', trusted: true },
  restricted: { folder: 'main', trusted: false },
  multi: { folder: 'multi', file: 'multi.code-workspace', trusted: true, beside: ['beside'] },
  // It writes docs/images, and so runs only when it is named.
  pictures: { folder: '../../../test-fixtures/example', trusted: true, window: '1170x692@1.6', settings: forPictures(), onlyNamed: true },
};

const wanted = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const host = option('host') ?? (isSupported ? 'browser' : 'desktop');
const grep = option('grep');
const isPackaged = process.argv.includes('--packaged');
const extension = isPackaged ? path.join(root, 'dist/unpacked/extension') : root;

if (!isPackaged) run(process.execPath, ['scripts/build.mjs', '--production', '--quiet']);
await bundleScenes();
const executable = await editor();
for (const [name, scene] of Object.entries(scenes)) {
  if (wanted.includes(name) || (wanted.length === 0 && scene.onlyNamed !== true)) await play(name, scene);
}

function option(name) {
  const prefix = `--${name}=`;
  return process.argv.find((argument) => argument.startsWith(prefix))?.slice(prefix.length);
}

async function bundleScenes() {
  await build({
    entryPoints: Object.keys(scenes).map((name) => path.join(tests, 'scene', `${name}.ts`)),
    outdir: bundles,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
}

async function editor() {
  if (host === 'desktop') return downloadAndUnzipVSCode();
  for (const part of missingParts()) console.log(`Fetching ${part}, once.`);
  installServer();
  installChromium();
  return path.join(tests, 'host/code.mjs');
}

async function play(name, { folder, file = '', trusted, window, beside = [], settings = {} }) {
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'rootguard-editor-'));
  const workspace = path.join(scratch, 'workspace');
  fs.cpSync(path.join(tests, 'workspace', folder), workspace, { recursive: true });
  const extensions = path.join(scratch, 'extensions');
  for (const each of beside) fs.cpSync(path.join(tests, 'extensions', each), path.join(extensions, each), { recursive: true });
  const userData = path.join(scratch, 'data');
  fs.mkdirSync(path.join(userData, 'User'), { recursive: true });
  fs.writeFileSync(path.join(userData, 'User/settings.json'), JSON.stringify({ ...quietSettings(trusted), ...settings }, null, 2));
  // Otherwise VS Code writes this file at its first start and opens it, which wakes up everything that waits for JSON.
  fs.writeFileSync(path.join(userData, 'User/chatLanguageModels.json'), '[]');
  const launchArgs = [path.join(workspace, file), `--user-data-dir=${userData}`, `--extensions-dir=${extensions}`];
  const options = {
    vscodeExecutablePath: executable,
    extensionDevelopmentPath: extension,
    extensionTestsPath: path.join(bundles, `${name}.cjs`),
    launchArgs,
    extensionTestsEnv: {
      ROOTGUARD_PICTURES: root,
      ...(grep !== undefined && { ROOTGUARD_GREP: grep }),
      ...(window !== undefined && { ROOTGUARD_WINDOW: window }),
    },
  };
  try {
    await (trusted ? runTests(options) : runUntrusted(options));
  } finally {
    fs.rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** `runTests` always switches workspace trust off; this does the same without that. */
function runUntrusted({ vscodeExecutablePath, extensionDevelopmentPath, extensionTestsPath, launchArgs, extensionTestsEnv }) {
  const flags = [
    ...launchArgs,
    '--no-sandbox',
    '--disable-gpu-sandbox',
    '--disable-updates',
    '--skip-welcome',
    '--skip-release-notes',
    `--extensionDevelopmentPath=${extensionDevelopmentPath}`,
    `--extensionTestsPath=${extensionTestsPath}`,
  ];
  const editorProcess = spawn(vscodeExecutablePath, flags, { env: { ...process.env, ...extensionTestsEnv }, stdio: 'inherit' });
  return new Promise((resolve, reject) => {
    editorProcess.on('error', reject);
    editorProcess.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`The suite ended with ${code}.`))));
  });
}

/** A window that shows nothing but the subject of the picture. */
function forPictures() {
  return {
    'workbench.activityBar.location': 'hidden',
    'window.commandCenter': false,
    'workbench.layoutControl.enabled': false,
    'editor.minimap.enabled': false,
    'breadcrumbs.enabled': false,
    'editor.fontSize': 13,
    'editor.stickyScroll.enabled': false,
    'editor.hover.above': false,
    'editor.occurrencesHighlight': 'off',
    'problems.defaultViewMode': 'tree',
  };
}

function quietSettings(trusted) {
  return {
    'security.workspace.trust.enabled': !trusted,
    'security.workspace.trust.startupPrompt': 'never',
    'security.workspace.trust.banner': 'never',
    'chat.disableAIFeatures': true,
    'workbench.secondarySideBar.defaultVisibility': 'hidden',
    'workbench.startupEditor': 'none',
    'workbench.colorTheme': 'Dark Modern',
    'files.autoSave': 'off',
    'telemetry.telemetryLevel': 'off',
    'update.mode': 'none',
    'extensions.ignoreRecommendations': true,
    'git.enabled': false,
    'window.autoDetectColorScheme': false,
  };
}
