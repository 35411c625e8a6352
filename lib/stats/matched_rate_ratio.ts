import { checkConfidence, checkLength } from "./_checks.ts";
import type { Estimate, IntervalOptions } from "./estimate.ts";
import type { MatchedCases } from "./matched_cases.ts";
import { matchedScore } from "./_matched_score.ts";
import { normalQuantile } from "./_normal_quantile.ts";

/**
 * Ratio of the rate of cases under a condition to their rate without it, each case held against other times of its own:
 * the same hour of neighbouring weeks (time-stratified case-crossover: Maclure 1991,
 * doi:10.1093/oxfordjournals.aje.a115853; Levy et al. 2001, doi:10.1097/00001648-200103000-00010).
 *
 * Conditional maximum likelihood; the interval inverts the score, stretched by the spread between groups where that is
 * larger than chance.
 *
 * @returns `n` counts cases that say something; null where none does; an end is null or 0 where all of them say the same.
 * @throws {RangeError} when lists differ in length.
 *
 * @example
 * ```ts
 * import { matchedRateRatio } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * // Forty incidents, twenty after a change, where a quarter of their matched hours were after one.
 * const cases = Array.from({ length: 40 }, (_, index) => index);
 * const ratio = matchedRateRatio({
 *   exposed: cases.map((index) => index % 2),
 *   shares: cases.map(() => 0.25),
 *   groups: cases.map((index) => Math.floor(index / 4)),
 * });
 * assert.equal(ratio.estimate?.toFixed(6), "3.000000");
 * ```
 */
export function matchedRateRatio(
  cases: MatchedCases,
  { confidence = 0.95 }: IntervalOptions = {},
): Estimate {
  const action = "compute a matched ratio";
  checkConfidence(action, confidence);
  checkLength(action, "shares", cases.shares.length, cases.exposed.length);
  checkLength(action, "groups", cases.groups.length, cases.exposed.length);
  const score = matchedScore(cases);
  const { n, hits } = score;
  if (n === 0) return { estimate: null, confLow: null, confHigh: null, n };
  const best = score.root(0);
  const limit = normalQuantile((1 + confidence) / 2) * Math.sqrt(best === null ? 1 : score.spread(best));
  const end = (errors: number) => {
    const log = score.root(errors);
    return log === null ? null : Math.exp(log);
  };
  if (best !== null) return { estimate: Math.exp(best), confLow: end(limit), confHigh: end(-limit), n };
  return hits === 0
    ? { estimate: 0, confLow: 0, confHigh: end(-limit), n }
    : { estimate: null, confLow: end(limit), confHigh: null, n };
}
