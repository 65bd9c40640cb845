/** Tells how long the parts of a lint take, by a clock from outside; for the bench. */

export interface Meter {
  /** In the unit of the clock. */
  now(): number;
  record(part: string, duration: number): void;
}

export function measured<T>(meter: Meter | null, part: string, act: () => T): T {
  if (meter === null) return act();
  const start = meter.now();
  const result = act();
  meter.record(part, meter.now() - start);
  return result;
}
