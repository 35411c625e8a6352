import { checkConfidence, checkCounts } from "./_checks.ts";
import type { Estimate, IntervalOptions } from "./estimate.ts";
import { matchedScore } from "./_matched_score.ts";
import type { MatchedCases } from "./matched_cases.ts";
import { tQuantile } from "./_t_quantile.ts";

/** Matched cases among all there were. */
export interface SharedCases extends MatchedCases {
  /** All cases, in each group: those that could not come under the condition too. */
  readonly all: ArrayLike<number>;
}

function sum(counts: ArrayLike<number>): number {
  let total = 0;
  for (let at = 0; at < counts.length; at++) total += counts[at] as number;
  return total;
}

/** Standard error of the attributable share by the delta method: what each group adds through its cases and the ratio. */
function attributableError(
  { exposed, shares, groups, all }: SharedCases,
  ratio: number,
  information: number,
): number {
  const [total, under] = [sum(all), sum(exposed)];
  const excess = 1 - 1 / ratio;
  const estimate = under / total * excess;
  const parts = Float64Array.from(all, (count) => -estimate * count);
  for (let at = 0; at < exposed.length; at++) {
    const [hit, share, group] = [exposed[at] as number, shares[at] as number, groups[at] as number];
    const residual = share < 1 ? hit - ratio * share / (1 - share + ratio * share) : 0;
    parts[group] = (parts[group] ?? 0) + excess * hit + under / ratio * residual / information;
  }
  const squares = parts.reduce((whole, part) => whole + part * part, 0);
  return Math.sqrt(squares * parts.length / (parts.length - 1)) / total;
}

/**
 * Cases that come on top of what their rate without a condition gives, as a share of all cases: exposed cases ×
 * (1 - 1 / ratio) over all (Miettinen 1974, doi:10.1093/oxfordjournals.aje.a121617).
 *
 * The interval takes the spread between groups with Student's t. Few exposed cases make that too sure near a ratio of 1,
 * and the ratio's own interval knows nothing of how many were exposed: of both ends the wider counts.
 *
 * @param ratio of the same cases, from {@link matchedRateRatio}.
 * @returns below 0 where fewer come; `n` counts all cases; null where there is no ratio, or one of 0.
 * @throws {RangeError} when counts are not whole numbers.
 *
 * @example
 * ```ts
 * import { attributableShare, matchedRateRatio } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * // Half of forty incidents came after a change, three times as many as usual: a third of all is on top.
 * const numbers = Array.from({ length: 40 }, (_, index) => index);
 * const cases = {
 *   exposed: numbers.map((index) => index % 2),
 *   shares: numbers.map(() => 0.25),
 *   groups: numbers.map((index) => Math.floor(index / 4)),
 *   all: Array(10).fill(4),
 * };
 * assert.equal(attributableShare(cases, matchedRateRatio(cases)).estimate?.toFixed(6), (1 / 3).toFixed(6));
 * ```
 */
export function attributableShare(
  cases: SharedCases,
  ratio: Estimate,
  { confidence = 0.95 }: IntervalOptions = {},
): Estimate {
  const action = "compute an attributable share";
  checkConfidence(action, confidence);
  checkCounts(action, cases.all);
  const n = sum(cases.all);
  if (!ratio.estimate) return { estimate: null, confLow: null, confHigh: null, n };
  const share = sum(cases.exposed) / n;
  const at = (value: number | null) =>
    value === null ? share : value === 0 ? -Infinity : share * (1 - 1 / value);
  const estimate = at(ratio.estimate);
  if (cases.all.length < 2) return { estimate, confLow: null, confHigh: null, n };
  const { information } = matchedScore(cases).at(Math.log(ratio.estimate));
  const reach = tQuantile((1 + confidence) / 2, cases.all.length - 1) *
    attributableError(cases, ratio.estimate, information);
  const confLow = Math.min(estimate - reach, ratio.confLow === null ? estimate : at(ratio.confLow));
  return {
    estimate,
    confLow: Number.isFinite(confLow) ? confLow : null,
    confHigh: Math.min(1, Math.max(estimate + reach, at(ratio.confHigh))),
    n,
  };
}
