import type { Estimate } from "./estimate.ts";

/** Logarithm of a positive number; null for what has none. */
function log(value: number | null): number | null {
  return value === null || value <= 0 ? null : Math.log(value);
}

function exponential(value: number | null): number | null {
  return value === null ? null : Math.exp(value);
}

/** Distance from an estimate to the end of a difference's interval, or null where either side is open. */
function reach(a: number | null, aEnd: number | null, b: number | null, bEnd: number | null): number | null {
  if (a === null || aEnd === null || b === null || bEnd === null) return null;
  return Math.hypot(a - aEnd, b - bEnd);
}

/**
 * Ratio of two independent positive estimates from their own intervals (Donner and Zou 2012, "Closed-form confidence
 * intervals for functions of the normal mean and standard deviation", doi:10.1177/0962280210383082), on logarithms.
 *
 * @returns later over earlier; `n` adds both. Null without two positive estimates, an end null where one side is open.
 */
export function ratioOfEstimates(before: Estimate, after: Estimate): Estimate {
  const [a, aLow, aHigh] = [log(before.estimate), log(before.confLow), log(before.confHigh)];
  const [b, bLow, bHigh] = [log(after.estimate), log(after.confLow), log(after.confHigh)];
  const n = before.n + after.n;
  if (a === null || b === null) return { estimate: null, confLow: null, confHigh: null, n };
  const down = reach(b, bLow, a, aHigh);
  const up = reach(b, bHigh, a, aLow);
  return {
    estimate: Math.exp(b - a),
    confLow: exponential(down === null ? null : b - a - down),
    confHigh: exponential(up === null ? null : b - a + up),
    n,
  };
}
