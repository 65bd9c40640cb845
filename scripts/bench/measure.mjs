/** Measures times as ratios: what is compared takes turns, so that a busy machine slows both sides. */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

/** How many milliseconds a call takes: by the clock, and of CPU, which includes the threads of the garbage collector and the compiler. */
function timeOf(act) {
  const before = process.cpuUsage();
  const started = performance.now();
  act();
  const clock = performance.now() - started;
  const { user, system } = process.cpuUsage(before);
  return { clock, cpu: (user + system) / 1000 };
}

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}

/** The median ratio of `act` to `base`, both warmed up, by the clock and by CPU, with the milliseconds of each. */
export function warmRatio(act, base, { rounds = 15, atLeast = 40 } = {}) {
  const repeats = Math.max(1, Math.ceil(atLeast / Math.max(0.1, warmUp(act))));
  const baseRepeats = Math.max(1, Math.ceil(atLeast / Math.max(0.1, warmUp(base))));
  const times = { act: [], base: [], ratio: [], cpuRatio: [] };
  for (let round = 0; round < rounds; round++) {
    const own = timeOf(() => repeat(act, repeats));
    const other = timeOf(() => repeat(base, baseRepeats));
    times.act.push(own.clock / repeats);
    times.base.push(other.clock / baseRepeats);
    times.ratio.push(own.clock / repeats / (other.clock / baseRepeats));
    times.cpuRatio.push(own.cpu / repeats / (other.cpu / baseRepeats));
  }
  return { ratio: median(times.ratio), cpuRatio: median(times.cpuRatio), ms: median(times.act), baseMs: median(times.base) };
}

/** Runs until the compiler has settled, which takes a few seconds for a large program, and returns the time of the last run. */
function warmUp(act) {
  let last = 0;
  for (let run = 0, spent = 0; run < 5 || (spent < 4000 && run < 500); run++) {
    last = timeOf(act).clock;
    spent += last;
  }
  return last;
}

function repeat(act, times) {
  for (let time = 0; time < times; time++) act();
}

const hook = path.join(path.dirname(fileURLToPath(import.meta.url)), 'usage.cjs');

/** The CPU milliseconds, peak memory in MB, clock seconds and output of a Node process. */
export function runNode(args, { env = {}, timeout = 0, node = process.execPath } = {}) {
  const report = path.join(os.tmpdir(), `rootguard-usage-${process.pid}.json`);
  fs.rmSync(report, { force: true });
  const started = performance.now();
  const { status, stdout, signal } = spawnSync(node, ['-r', hook, ...args], {
    // Additional certificates of a machine would cost every process several times what Node itself takes to start.
    env: { ...process.env, NODE_EXTRA_CA_CERTS: undefined, ...env, ROOTGUARD_USAGE: report },
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    timeout,
    killSignal: 'SIGKILL',
  });
  const seconds = (performance.now() - started) / 1000;
  const usage = fs.existsSync(report) ? JSON.parse(fs.readFileSync(report, 'utf8')) : { cpu: NaN, memory: NaN };
  fs.rmSync(report, { force: true });
  return { ...usage, seconds, status, stdout, isLate: signal !== null };
}

/** The median CPU ratio of two processes that take turns. */
export function processRatio(args, baseArgs, { rounds = 7, ...options } = {}) {
  const runs = Array.from({ length: rounds }, () => ({ act: runNode(args, options), base: runNode(baseArgs, options) }));
  return {
    ratio: median(runs.map(({ act, base }) => act.cpu / base.cpu)),
    ms: median(runs.map(({ act }) => act.cpu)),
    baseMs: median(runs.map(({ base }) => base.cpu)),
    memory: median(runs.map(({ act }) => act.memory)),
    seconds: median(runs.map(({ act }) => act.seconds)),
    stdout: runs[0]?.act.stdout ?? '',
  };
}
