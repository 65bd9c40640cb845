/** How the engine of Node is asked to run a tool that reads many files once. */
import process from 'node:process';

/** Collects garbage before the heap has doubled: a scan of some thousand files needs a third less memory, in about the same time. */
export function keepHeapSmall(): void {
  setFlag('--heap-growing-percent=30', [11, 12, 13]);
}

/** Undoes that: while one types, garbage is collected more often than the memory is worth. */
export function letHeapGrow(): void {
  setFlag('--heap-growing-percent=0', [11, 12, 13]);
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
  if (majors.includes(Number.parseInt(process.versions.v8, 10))) process.getBuiltinModule('node:v8').setFlagsFromString(flag);
}
