/** How the engine of Node is asked to run a tool that reads many files once. */
import process from 'node:process';

const v8Major = Number.parseInt(process.versions.v8, 10);

/** Collects garbage before the heap has doubled: a scan of some thousand files needs a third less memory, in about the same time. */
export function keepHeapSmall(): void {
  setFlag('--heap-growing-percent=30', [11, 12, 13]);
}

/** Undoes that: while one types, garbage is collected more often than the memory is worth. */
export function letHeapGrow(): void {
  setFlag('--heap-growing-percent=0', [11, 12, 13]);
}

/** In bytes. */
const largestNursery = 8 * 1024 * 1024;
let isNurseryHalted = false;

/**
 * Stops the part of the heap for new objects from growing: with what it may have since version 13 a scan takes 150 MB more.
 * To be asked for now and then, for it begins small, and what stops it while it is small costs a scan half as much time again.
 */
export function haltNursery(): void {
  if (isNurseryHalted || v8Major !== 13) return;
  const spaces = process.getBuiltinModule('node:v8').getHeapSpaceStatistics();
  const size = spaces.find(({ space_name }) => space_name === 'new_space')?.space_size ?? 0;
  if (size < largestNursery) return;
  setFlag('--semi-space-growth-factor=1', [13]);
  isNurseryHalted = true;
}

/** Lets functions run longer before they are compiled for speed, which takes a fifth of the time of a scan and is seldom won back. */
export function compileLate(): void {
  setFlag('--interrupt-budget=600000', [11]);
  setFlag('--invocation-count-for-turbofan=30000', [12]);
}

/** Copies hardly any function into its callers when these are compiled for speed: what that wins is not won back in a scan either. */
export function inlineLittle(): void {
  setFlag('--max-inlined-bytecode-size=60', [11, 12, 13]);
  setFlag('--max-inlined-bytecode-size-cumulative=60', [11, 12, 13]);
}

/** Keeps what was compiled of functions that have not run for a while: what is kept for the next run would lack those that every run starts with. */
export function forgetNoCode(): void {
  setFlag('--no-flush-bytecode', [11, 12, 13]);
}

/**
 * V8 complains on standard error about a flag that it does not know, so that one is set only where it was tried.
 * Its module is loaded here alone: a start would pay for the streams that it brings along.
 */
function setFlag(flag: string, majors: readonly number[]): void {
  if (majors.includes(v8Major)) process.getBuiltinModule('node:v8').setFlagsFromString(flag);
}
