/** Keeps the heap small during work that reads much and keeps little. */
import { setFlagsFromString } from 'node:v8';

/** Without this the heap may grow to four times of what was ever in use at once; it costs a fifth of the time. */
export async function withLeanHeap<Result>(work: () => Promise<Result>): Promise<Result> {
  setFlagsFromString('--heap-growing-percent=50');
  try {
    return await work();
  } finally {
    setFlagsFromString('--heap-growing-percent=0');
  }
}
