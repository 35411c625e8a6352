import { checkConfidence, checkCounts } from "./_checks.ts";
import type { Estimate, IntervalOptions } from "./estimate.ts";
import { gammaQuantile } from "./_gamma_quantile.ts";

/** Garwood's ends; the count may be a part of a whole one, as counts in bursts are worth. */
export function garwoodEnds(count: number, tail: number): [number, number] {
  return [count === 0 ? 0 : gammaQuantile(tail, count, 1), gammaQuantile(1 - tail, count + 1, 1)];
}

/**
 * Expectation behind a count of independent events with the exact interval of Garwood (1936, doi:10.1093/biomet/28.3-4.437):
 * it covers at least what it says, whatever the expectation, and up to 100 % where few are expected. Incidents come in
 * bursts: `meanCountInterval` of weekly counts allows for them, this does not.
 *
 * @param count a whole number. Divide estimate and ends by the time watched for a rate.
 * @returns `n` is the count; the lower end is 0 for none.
 * @throws {RangeError} when the count is not a whole number of zero or more or the confidence not between 0 and 1.
 *
 * @example
 * ```ts
 * import { poissonInterval } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const { confLow, confHigh } = poissonInterval(0);
 * assert.equal(confLow, 0);
 * assert.ok(Math.abs((confHigh ?? 0) + Math.log(0.025)) < 1e-12);
 * ```
 */
export function poissonInterval(count: number, { confidence = 0.95 }: IntervalOptions = {}): Estimate {
  const action = "find the interval of a count";
  checkCounts(action, [count]);
  checkConfidence(action, confidence);
  const [confLow, confHigh] = garwoodEnds(count, (1 - confidence) / 2);
  return { estimate: count, confLow, confHigh, n: count };
}
