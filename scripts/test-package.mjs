/**
 * Installs what `npm run package` made, each package in an empty folder, and runs everything from there: the command line and
 * the server of the npm package, and the server of the VSIX. The contents of the VSIX are compared with a list.
 */
import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';
import rpc from 'vscode-jsonrpc/node';
import { root } from './project.mjs';

const dist = path.join(root, 'dist');
const { version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
const rule = 'audit/trail-not-logging';
const template = 'Resources:\n  Trail:\n    Type: AWS::CloudTrail::Trail\n    Properties: { IsLogging: false, IsMultiRegionTrail: true }\n';

let count = 0;
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'rootguard-package-'));
try {
  const extension = unpackExtension();
  await testServer([process.execPath, path.join(extension, 'dist/server.cjs')], 'the server of the VSIX');
  const bin = installNpm();
  testCommandLine(bin('rootguard'));
  await testServer([bin('rootguard-language-server')], 'the server of the npm package');
} finally {
  fs.rmSync(scratch, { recursive: true, force: true });
}
console.log(`${count} passed, 0 failed`);

/** Unpacks to dist/unpacked, where the editor suites find it too. */
function unpackExtension() {
  const files = unzipSync(fs.readFileSync(path.join(dist, `rootguard-${version}.vsix`)));
  const folder = path.join(dist, 'unpacked');
  fs.rmSync(folder, { recursive: true, force: true });
  for (const [name, bytes] of Object.entries(files)) {
    const target = path.join(folder, name);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.writeFileSync(target, bytes);
  }
  const shipped =
    /^(?:extension\.vsixmanifest|\[Content_Types\]\.xml|extension\/(?:package(?:\.nls)?\.json|readme\.md|changelog\.md|LICENSE\.txt|THIRD-PARTY-NOTICES\.txt|dist\/(?:extension|client|server|session)\.cjs|dist\/late\/[\w-]+\.(?:cjs|txt)|docs\/rules\/.+\.md|media\/.+\.(?:png|jpg|md)|schema\/.+\.json|syntaxes\/.+\.json))$/;
  assert.deepEqual(
    Object.keys(files).filter((name) => !shipped.test(name)),
    [],
    'the VSIX holds what it should not',
  );
  for (const name of [
    'dist/extension.cjs',
    'dist/client.cjs',
    'dist/server.cjs',
    'dist/session.cjs',
    `docs/rules/${rule}.md`,
    'media/icon.png',
  ]) {
    assert.ok(`extension/${name}` in files, `the VSIX lacks ${name}`);
  }
  passed('the VSIX holds what it should');
  return path.join(folder, 'extension');
}

function installNpm() {
  const folder = path.join(scratch, 'npm');
  fs.mkdirSync(folder);
  fs.writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n');
  execFileSync('npm', ['install', '--offline', '--no-audit', '--no-fund', path.join(dist, `rootguard-${version}.tgz`)], {
    cwd: folder,
    stdio: 'ignore',
  });
  assert.deepEqual(
    fs.readdirSync(path.join(folder, 'node_modules')).filter((name) => !name.startsWith('.')),
    ['rootguard'],
  );
  passed('the npm package installs without any other');
  return (name) => path.join(folder, 'node_modules/.bin', process.platform === 'win32' ? `${name}.cmd` : name);
}

function testCommandLine(command) {
  const folder = path.join(scratch, 'project');
  fs.mkdirSync(folder);
  fs.writeFileSync(path.join(folder, 'trail.yaml'), template);
  const run = (...args) => spawnSync(command, args, { cwd: folder, encoding: 'utf8', shell: process.platform === 'win32' });
  const scanned = run('scan', '--format', 'json');
  assert.equal(scanned.status, 1, scanned.stderr);
  assert.deepEqual(
    JSON.parse(scanned.stdout).findings.map((finding) => finding.rule),
    [rule],
  );
  assert.match(run('explain', rule).stdout, /What it finds/i);
  assert.match(run('--version').stdout, new RegExp(version.replaceAll('.', '\\.')));
  passed('the command line scans, explains and knows its version');
}

async function testServer([command, ...args], name) {
  const server = spawn(command, [...args, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'], shell: process.platform === 'win32' });
  const connection = rpc.createMessageConnection(new rpc.StreamMessageReader(server.stdout), new rpc.StreamMessageWriter(server.stdin));
  connection.listen();
  const published = new Promise((resolve) => connection.onNotification('textDocument/publishDiagnostics', resolve));
  const shown = new Promise((resolve) =>
    connection.onRequest('window/showDocument', (params) => {
      resolve(params);
      return { success: true };
    }),
  );
  const answer = await connection.sendRequest('initialize', {
    processId: null,
    rootUri: null,
    capabilities: { window: { showDocument: { support: true } } },
  });
  assert.deepEqual(answer.serverInfo, { name: 'rootguard', version });
  await connection.sendNotification('initialized', {});
  const uri = pathToFileURL(path.join(scratch, 'open.yaml')).href;
  await connection.sendNotification('textDocument/didOpen', { textDocument: { uri, languageId: 'yaml', version: 1, text: template } });
  assert.deepEqual(
    (await published).diagnostics.map(({ code }) => code),
    [rule],
  );
  await connection.sendRequest('workspace/executeCommand', { command: 'rootguard.explain', arguments: [rule] });
  assert.match((await shown).uri, new RegExp(`^file:.*/docs/rules/${rule}\\.md$`));
  await connection.sendRequest('shutdown');
  const ended = new Promise((resolve) => server.once('exit', resolve));
  await connection.sendNotification('exit');
  assert.equal(await ended, 0);
  passed(`${name} answers, finds, explains and ends`);
}

function passed(what) {
  count += 1;
  console.log(`ok ${what}`);
}
