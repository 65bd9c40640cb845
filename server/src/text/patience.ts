/**
 * Ends work that a document makes too long, from within its loops: whoever waits for the end of a step cannot end the step.
 * The code is of one thread, and so what it is doing is known to the module.
 */

/** Ends the work; only `patiently` catches it, and whoever catches everything lets it pass. */
export class OutOfPatience extends Error {}

/** `stop` is asked each time this many steps have been taken, since it may look at a clock. */
const stepsPerLook = 1024;

let patience: (() => boolean) | null = null;
let steps = 0;

/** What work results in that is done for as long as `stop` allows; null when it was given up. */
export function patiently<Result extends object>(stop: () => boolean, work: () => Result): Result | null {
  const before = patience;
  patience = stop;
  try {
    return work();
  } catch (error) {
    if (error instanceof OutOfPatience) return null;
    throw error;
  } finally {
    patience = before;
  }
}

/** To be taken by what loops over a document call again and again. Throws `OutOfPatience` when the work has to end. */
export function tick(): void {
  steps = (steps + 1) % stepsPerLook;
  if (steps === 0) checkTime();
}

/** The same before work that may take long without a step. */
export function checkTime(): void {
  if (patience?.() === true) throw new OutOfPatience();
}
