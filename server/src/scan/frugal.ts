/** Sets options of V8 for a program that reads many files once. */
import process from 'node:process';

const v8Major = Number.parseInt(process.versions.v8, 10);

/** Collects garbage before the heap has doubled: a scan of a few thousand files needs a third less memory in about the same time. */
export function keepHeapSmall(): void {
  setFlag('--heap-growing-percent=30', [11, 12, 13]);
}

/** Undoes `keepHeapSmall`: while somebody types, collecting that often costs more than the memory is worth. */
export function letHeapGrow(): void {
  setFlag('--heap-growing-percent=0', [11, 12, 13]);
}

/** In bytes. */
const largestNursery = 8 * 1024 * 1024;
let isNurseryHalted = false;

/**
 * Stops the growth of the heap for new objects: with the size that V8 13 allows it, a scan takes 150 MB more.
 * To be called from time to time: this heap starts small, and halted while small it makes a scan take half as long again.
 */
export function haltNursery(): void {
  if (isNurseryHalted || v8Major !== 13) return;
  const spaces = process.getBuiltinModule('node:v8').getHeapSpaceStatistics();
  const size = spaces.find(({ space_name }) => space_name === 'new_space')?.space_size ?? 0;
  if (size < largestNursery) return;
  setFlag('--semi-space-growth-factor=1', [13]);
  isNurseryHalted = true;
}

/** Lets functions run longer before they are optimized: optimizing takes a fifth of the time of a scan and seldom pays off. */
export function compileLate(): void {
  setFlag('--interrupt-budget=600000', [11]);
  setFlag('--invocation-count-for-turbofan=30000', [12]);
}

/** Inlines hardly any function into its callers, because inlining does not pay off in a scan either. */
export function inlineLittle(): void {
  setFlag('--max-inlined-bytecode-size=60', [11, 12, 13]);
  setFlag('--max-inlined-bytecode-size-cumulative=60', [11, 12, 13]);
}

/** Keeps the code of functions that have not run for a while; else the code cached for the next run would lack what every start needs. */
export function forgetNoCode(): void {
  setFlag('--no-flush-bytecode', [11, 12, 13]);
}

/**
 * V8 complains on standard error about a flag it does not know, so a flag is set only in versions it was tried with.
 * The module is loaded only here, because it brings along streams that would slow down every start.
 */
function setFlag(flag: string, majors: readonly number[]): void {
  if (majors.includes(v8Major)) process.getBuiltinModule('node:v8').setFlagsFromString(flag);
}
