import type { Estimate } from "../../stats/estimate.ts";
import { kaplanMeier } from "../../stats/kaplan_meier.ts";
import { spellsTest } from "../../stats/log_rank_test.ts";
import { medianRatioTest } from "../../stats/ratio_of_medians.ts";
import { ratioOfEstimates } from "../../stats/ratio_of_estimates.ts";
import { smallestDetectableRatio } from "../../stats/smallest_detectable_ratio.ts";
import type { Spell } from "./_spells.ts";

/** How two groups of spells differ. */
export interface Comparison {
  /** Later over earlier. */
  readonly ratio: Estimate;
  readonly statistic: number | null;
  readonly pValue: number | null;
  readonly method: "permutation of logarithms" | "log-rank permutation";
  /** Smallest ratio above 1 that so many incidents show four times in five. */
  readonly detectable: number | null;
}

export interface ComparisonOptions {
  readonly confidence: number;
  readonly permutations: number;
  readonly seed: number;
}

function variance(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
}

function pooledSd(before: readonly Spell[], after: readonly Spell[]): number {
  const [a, b] = [before, after].map((arm) => arm.map((spell) => Math.log(spell.time)));
  if (!a || !b) return NaN;
  const spread = (a.length - 1) * variance(a) + (b.length - 1) * variance(b);
  return Math.sqrt(spread / (a.length + b.length - 2));
}

/**
 * The weaker of two log-rank tests: hidden ends as still to come, and, where they may have passed, as reached when the
 * incident was last seen.
 *
 * The first alone takes a period whose ends are recorded less often for one that takes longer: a ticket that somebody
 * forgot to close was last touched about when its incident ended, so its hidden end depends on how long it lasted. With
 * 15 % such incidents now and 2 % before, 62 v 124 in all, it rejected a true null in 12 % of simulations at 5 %. A
 * change stands only where both readings show it; the greater p holds its level under each (Berger 1982,
 * doi:10.1080/00401706.1982.10487790).
 */
function compareHiddenEnds(before: readonly Spell[], after: readonly Spell[], options: ComparisonOptions) {
  const open = spellsTest(before, after, options);
  if (![...before, ...after].some((spell) => spell.mayHaveEnded)) return open;
  const asSeen = (arm: readonly Spell[]) =>
    arm.map(({ time, observed, mayHaveEnded }) => ({ time, observed: observed || mayHaveEnded }));
  const ended = spellsTest(asSeen(before), asSeen(after), options);
  // Each reading may show a change of its own direction: then neither is known.
  if (open.statistic * ended.statistic < 0) return { statistic: open.statistic, pValue: 1 };
  return open.pValue >= ended.pValue ? open : ended;
}

function compareCensored(before: readonly Spell[], after: readonly Spell[], options: ComparisonOptions) {
  const { confidence } = options;
  const [first, second] = [kaplanMeier(before, { confidence }), kaplanMeier(after, { confidence })];
  const ratio = ratioOfEstimates(first.median, second.median);
  return {
    ratio,
    ...compareHiddenEnds(before, after, options),
    method: "log-rank permutation",
  } as const;
}

function compareSeen(before: readonly Spell[], after: readonly Spell[], options: ComparisonOptions) {
  const times = (arm: readonly Spell[]) => arm.map((spell) => spell.time);
  const { ratio, pValue } = medianRatioTest(times(before), times(after), options);
  return { ratio, statistic: ratio.estimate, pValue, method: "permutation of logarithms" } as const;
}

/** Compares the later arm with the earlier one, by the test that suits what was seen of their ends. */
export function compare(
  before: readonly Spell[],
  after: readonly Spell[],
  options: ComparisonOptions,
): Comparison {
  const censored = [...before, ...after].some((spell) => !spell.observed);
  const sdLog = pooledSd(before, after);
  const [nA, nB, level] = [before.length, after.length, 1 - options.confidence];
  const detectable = sdLog > 0 ? smallestDetectableRatio({ nA, nB, sdLog, level }) : null;
  return { ...(censored ? compareCensored : compareSeen)(before, after, options), detectable };
}
