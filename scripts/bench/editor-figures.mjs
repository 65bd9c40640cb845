/** Measures the language server during typing, at its start, and over a whole workspace. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { filesBelow, root } from '../project.mjs';
import { about50, read, real, stress } from './inputs.mjs';
import { median, runNode } from './measure.mjs';
import { bundledServer, startServer } from './server.mjs';

const uri = 'file:///bench/a.template.yaml';

export async function editorFigures() {
  return [activationFigure(), await initializeFigure(), ...(await typingFigures()), ...(await scanFigures())];
}

/** The time that VS Code waits for, except for the editor's own part. */
function activationFigure() {
  const times = Array.from({ length: 9 }, () => Number(runNode([path.join(root, 'scripts/bench/activation.cjs')]).stdout));
  return { figure: 'activation of the extension', goal: 50, measured: median(times), unit: 'ms' };
}

/** What any server built on this library takes, bundled like ours but doing nothing. */
const emptyServer = `
  import { createConnection } from 'vscode-languageserver/node';
  const connection = createConnection();
  connection.onInitialize(() => ({ capabilities: {} }));
  connection.listen();
`;

async function initializeFigure() {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'rootguard-bench-'));
  const empty = path.join(folder, 'empty.cjs');
  await build({
    stdin: { contents: emptyServer, resolveDir: root },
    outfile: empty,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    minify: true,
    mainFields: ['module', 'main'],
    logLevel: 'error',
  });
  const times = { own: [], empty: [] };
  for (let round = 0; round < 13; round++) {
    for (const [name, script] of [
      ['own', bundledServer],
      ['empty', empty],
    ]) {
      const server = await startServer(script);
      times[name].push(server.milliseconds);
      await server.stop();
    }
  }
  fs.rmSync(folder, { recursive: true });
  const ratio = median(times.own.map((own, round) => own / times.empty[round]));
  return {
    figure: '`initialize` answered',
    goal: 1.3,
    measured: ratio,
    unit: '× an empty server',
    note: `${median(times.own).toFixed(0)} ms`,
  };
}

async function typingFigures() {
  const texts = [
    ['10 KB YAML', cut(read(about50[0]), 10_000), 200, undefined],
    ['50 KB YAML', read(about50[0]), 200, 20],
    ['200 KB YAML', cut(read(stress.yaml), 200_000), 100, undefined],
    ['1 MB YAML', read(stress.yaml), 100, 120],
    ['1 MB JSON', read(stress.json), 100, 120],
  ];
  const rows = [];
  for (const [name, text, edits, goal] of texts) {
    const { reported, checked } = await typing(text, edits);
    rows.push({ figure: `change to diagnostics, ${name}, p50`, measured: percentile(reported, 0.5), unit: 'ms' });
    rows.push({
      figure: `change to diagnostics, ${name}, p95`,
      ...(goal !== undefined && { goal }),
      measured: percentile(reported, 0.95),
      unit: 'ms',
    });
    rows.push({ figure: `check of the whole in the pause, ${name}, p95`, measured: percentile(checked, 0.95), unit: 'ms' });
  }
  rows.push({ figure: 'memory after 1,000 edits of 50 KB', goal: 200, measured: await memoryAfter(read(about50[0]), 1_000), unit: 'MB' });
  return rows;
}

/** The pauses in typing that are measured. */
const pauses = 20;

/** Times during typing, except for the wait for a pause; the same number of edits before them only warm up. */
async function typing(text, edits) {
  const server = await startServer(bundledServer);
  const editor = await openIn(server, text);
  const changes = keystrokes(text, 2 * edits + pauses);
  const reported = [];
  for (const change of changes.slice(0, 2 * edits)) reported.push(await editor.type(change));
  const checked = [];
  for (const change of changes.slice(2 * edits)) {
    await editor.type(change);
    checked.push(await editor.checked());
  }
  await server.stop();
  return { reported: reported.slice(edits), checked };
}

async function memoryAfter(text, edits) {
  const server = await startServer(bundledServer);
  const editor = await openIn(server, text);
  for (const change of keystrokes(text, edits)) await editor.type(change);
  const { now } = server.memory();
  await server.stop();
  return now;
}

async function openIn({ connection }, text) {
  const document = { uri, version: 1 };
  let last = { version: 0, duration: 0 };
  let wake = () => {};
  connection.onNotification('rootguard/status', (status) => {
    last = status;
    wake();
  });
  await connection.sendNotification('textDocument/didOpen', { textDocument: { ...document, languageId: 'yaml', text } });
  await connection.sendRequest('textDocument/diagnostic', { textDocument: document });
  return {
    /** The milliseconds until the answer. */
    async type(change) {
      const wait = waitAfter(last.duration);
      document.version += 1;
      const started = performance.now();
      await connection.sendNotification('textDocument/didChange', { textDocument: { ...document }, contentChanges: [change] });
      await connection.sendRequest('textDocument/diagnostic', { textDocument: document });
      const spent = performance.now() - started;
      return last.version === document.version ? spent - wait : spent;
    },
    /** The milliseconds that the check of this version takes, measured when it is over. */
    async checked() {
      while (last.version < document.version) await new Promise((resolve) => (wake = resolve));
      return last.duration;
    },
  };
}

/**
 * The check of the whole text waits for a pause that depends on how long the last check took; see `pace.ts`. What is reported
 * at once does not wait.
 */
function waitAfter(lasted) {
  return lasted <= 15 ? 0 : Math.min(400, 2 * lasted);
}

/** Types an entry into the middle of the text, letter by letter and through all its broken states, and removes it again. */
function keystrokes(text, count) {
  const line = Math.floor(text.split('\n').length / 2);
  const typed = '    "Typed": { "Ref": "Somewhere" },\n';
  const changes = [];
  while (changes.length < count) {
    for (const [character, letter] of [...typed].entries()) {
      changes.push({ range: { start: { line, character }, end: { line, character } }, text: letter });
    }
    changes.push({ range: { start: { line, character: 0 }, end: { line: line + 1, character: 0 } }, text: '' });
  }
  return changes.slice(0, count);
}

async function scanFigures() {
  const count = filesBelow(real).length;
  const server = await startServer(bundledServer, real);
  const started = performance.now();
  const { checked } = await server.connection.sendRequest('workspace/executeCommand', { command: 'rootguard.scan' });
  const seconds = (performance.now() - started) / 1000;
  const { now } = server.memory();
  await server.stop();
  const cli = runNode([path.join(root, 'dist/cli.cjs'), 'scan', real]);
  return [
    {
      figure: `scan of ${count} files in the server`,
      goal: 2,
      measured: seconds / cli.seconds,
      unit: '× the command line',
      note: `${seconds.toFixed(1)} s, ${checked} checked`,
    },
    { figure: 'scan in the server, memory', goal: 200, measured: now, unit: 'MB' },
  ];
}

/** The first lines of a text. */
function cut(text, length) {
  return text.length <= length ? text : text.slice(0, text.lastIndexOf('\n', length) + 1);
}

function percentile(numbers, part) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? NaN;
}
