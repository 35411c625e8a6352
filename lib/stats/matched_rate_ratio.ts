import { checkConfidence, checkCounts, checkLength } from "./_checks.ts";
import type { Estimate, IntervalOptions } from "./estimate.ts";
import { normalQuantile } from "./_normal_quantile.ts";
import { matchedScore } from "./_matched_score.ts";
import { tQuantile } from "./_t_quantile.ts";

/** Cases, each with the times it is held against. */
export interface MatchedCases {
  /** 1 where the case came under the condition, 0 where it did not. */
  readonly exposed: ArrayLike<number>;
  /** Share of its matched times, its own included, that are under the condition; 0 to 1. */
  readonly shares: ArrayLike<number>;
  /** Group of cases that may hang together, such as its week; whole numbers from 0. */
  readonly groups: ArrayLike<number>;
  /** All cases, in each group: those that could not come under the condition too. */
  readonly all: ArrayLike<number>;
}

/** How much more often cases come under a condition, and how many of all cases that makes. */
export interface MatchedRatioResult {
  /** Rate under the condition over the rate without it; `n` counts cases that say something. */
  readonly ratio: Estimate;
  /** Excess over what the rate without it gives, as a share of all cases; `n` counts all cases. */
  readonly attributable: Estimate;
}

const nothing = { estimate: null, confLow: null, confHigh: null };

function sum(counts: ArrayLike<number>): number {
  let total = 0;
  for (let at = 0; at < counts.length; at++) total += counts[at] as number;
  return total;
}

/** Standard error of the attributable share by the delta method: what each group adds through its cases and the ratio. */
function attributableError(
  { exposed, shares, groups, all }: MatchedCases,
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
 * Few exposed cases make the delta method too sure near a ratio of 1, and the ratio's own interval knows nothing of how
 * many were exposed: the wider of both ends.
 */
function attributableOf(
  cases: MatchedCases,
  ratio: Estimate,
  information: number,
  confidence: number,
): Estimate {
  const n = sum(cases.all);
  const share = sum(cases.exposed) / n;
  const at = (value: number | null) =>
    value === null ? share : value === 0 ? -Infinity : share * (1 - 1 / value);
  const estimate = at(ratio.estimate);
  if (cases.all.length < 2) return { estimate, confLow: null, confHigh: null, n };
  const reach = tQuantile((1 + confidence) / 2, cases.all.length - 1) *
    attributableError(cases, ratio.estimate ?? 1, information);
  const confLow = Math.min(estimate - reach, ratio.confLow === null ? estimate : at(ratio.confLow));
  return {
    estimate,
    confLow: Number.isFinite(confLow) ? confLow : null,
    confHigh: Math.min(1, Math.max(estimate + reach, at(ratio.confHigh))),
    n,
  };
}

/**
 * Ratio of the rate of cases under a condition to their rate without it, each case held against other times of its own:
 * the same hour of neighbouring weeks (time-stratified case-crossover: Maclure 1991,
 * doi:10.1093/oxfordjournals.aje.a115853; Levy et al. 2001, doi:10.1097/00001648-200103000-00010).
 *
 * Conditional maximum likelihood; the interval inverts the score, stretched by the spread between groups where that is
 * larger than chance. What is attributable is exposed cases × (1 - 1 / ratio) over all cases (Miettinen 1974,
 * doi:10.1093/oxfordjournals.aje.a121617); its interval takes the spread between groups with Student's t, and is never
 * narrower than the ratio's own.
 *
 * @returns null where no case says anything; an end of the ratio is null or 0 where all of them say the same.
 * @throws {RangeError} when lists differ in length, or counts are not whole numbers.
 *
 * @example
 * ```ts
 * import { matchedRateRatio } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * // Forty incidents, twenty after a change, where a quarter of their matched hours were after one.
 * const cases = Array.from({ length: 40 }, (_, index) => index);
 * const { ratio, attributable } = matchedRateRatio({
 *   exposed: cases.map((index) => index % 2),
 *   shares: cases.map(() => 0.25),
 *   groups: cases.map((index) => Math.floor(index / 4)),
 *   all: Array(10).fill(4),
 * });
 * assert.equal(ratio.estimate?.toFixed(6), "3.000000");
 * assert.equal(attributable.estimate?.toFixed(6), (0.5 * 2 / 3).toFixed(6));
 * ```
 */
export function matchedRateRatio(
  cases: MatchedCases,
  { confidence = 0.95 }: IntervalOptions = {},
): MatchedRatioResult {
  const action = "compute a matched ratio";
  checkConfidence(action, confidence);
  checkCounts(action, Array.from(cases.all));
  checkLength(action, "shares", cases.shares.length, cases.exposed.length);
  checkLength(action, "groups", cases.groups.length, cases.exposed.length);
  const score = matchedScore(cases);
  const { n, hits } = score;
  const unknown = { ...nothing, n: sum(cases.all) };
  if (n === 0) return { ratio: { ...nothing, n }, attributable: unknown };
  const best = score.root(0);
  const limit = normalQuantile((1 + confidence) / 2) * Math.sqrt(best === null ? 1 : score.spread(best));
  const end = (errors: number) => {
    const log = score.root(errors);
    return log === null ? null : Math.exp(log);
  };
  if (best === null) {
    const ratio = hits === 0
      ? { estimate: 0, confLow: 0, confHigh: end(-limit), n }
      : { estimate: null, confLow: end(limit), confHigh: null, n };
    return { ratio, attributable: unknown };
  }
  const ratio = { estimate: Math.exp(best), confLow: end(limit), confHigh: end(-limit), n };
  return { ratio, attributable: attributableOf(cases, ratio, score.at(best).information, confidence) };
}
