import { normalQuantile } from "./_normal_quantile.ts";
import { checkConfidence } from "./_checks.ts";
import { checkSpells } from "./_spells.ts";
import type { Estimate, IntervalOptions } from "./estimate.ts";
import type { Spell } from "./spell.ts";

/** The curve after one time at which something ended. */
export interface SurvivalStep {
  /** Since the start of each spell, in the unit of the spells. */
  readonly time: number;
  /** Spells that had lasted at least until this time. */
  readonly atRisk: number;
  /** Spells that ended at this time. */
  readonly events: number;
  /** Estimated share that lasts longer than this time, 0 to 1. */
  readonly survival: number;
  /** Lower end of the pointwise log-log band; null after the last spell has ended, where it is undefined. */
  readonly confLow: number | null;
  /** Upper end of the band; null where the lower one is. */
  readonly confHigh: number | null;
}

/** The product-limit curve and its median. */
export interface SurvivalCurve {
  /** One step per distinct time with an end; censored spells only leave the risk set. */
  readonly steps: readonly SurvivalStep[];
  /** Time by which half of the spells have ended. */
  readonly median: Estimate;
}

function band(survival: number, greenwood: number, z: number): [number | null, number | null] {
  if (survival <= 0 || survival >= 1) return [null, null];
  const reach = z * Math.sqrt(greenwood) / Math.abs(Math.log(survival));
  return [survival ** Math.exp(reach), survival ** Math.exp(-reach)];
}

/** First time the curve is at or below one half; midway along the flat piece where it is exactly one half. */
function crossing(
  steps: readonly SurvivalStep[],
  curve: (step: SurvivalStep) => number | null,
): number | null {
  const at = steps.findIndex((step) => (curve(step) ?? 1) <= 0.5 + 1e-12);
  const step = steps[at];
  if (step === undefined) return null;
  const next = steps[at + 1];
  const flat = Math.abs((curve(step) ?? 0) - 0.5) <= 1e-12 && next !== undefined;
  return flat ? (step.time + next.time) / 2 : step.time;
}

function walk(spells: readonly Spell[], z: number): SurvivalStep[] {
  const ordered = spells.toSorted((one, other) => one.time - other.time);
  const steps: SurvivalStep[] = [];
  let survival = 1;
  let greenwood = 0;
  for (let from = 0; from < ordered.length;) {
    const time = ordered[from]?.time ?? NaN;
    const atRisk = ordered.length - from;
    let events = 0;
    while (ordered[from]?.time === time) events += ordered[from++]?.observed ? 1 : 0;
    if (events === 0) continue;
    survival *= (atRisk - events) / atRisk;
    greenwood += events / (atRisk * (atRisk - events));
    const [confLow, confHigh] = band(survival, greenwood, z);
    steps.push({ time, atRisk, events, survival, confLow, confHigh });
  }
  return steps;
}

/**
 * Survival of spells of which some have not ended: product-limit estimate (Kaplan and Meier 1958) with a
 * pointwise log-log band from Greenwood's variance, and the median with the interval of Brookmeyer and Crowley
 * (1982): all times the band does not tell from one half.
 *
 * Assumes that censoring says nothing about how much longer a spell would have lasted. A spell censored at the
 * time another ends counts as at risk there. Sorting dominates: O(n log n).
 *
 * @param spells in any order and unit of time, which is also the unit of the result. Not changed.
 * @returns steps in order of time; the median is null when the curve never falls to one half, each end null
 * where the band never does (it is undefined once all have ended, so the upper end is open for few spells, as
 * in R); no spells give no steps.
 * @throws {RangeError} when a time is negative or not finite, or the confidence does not lie between 0 and 1.
 *
 * @example
 * ```ts
 * import { kaplanMeier } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const { steps, median } = kaplanMeier([
 *   { time: 20, observed: true },
 *   { time: 30, observed: false },
 *   { time: 50, observed: true },
 *   { time: 90, observed: true },
 * ]);
 * assert.deepEqual(steps.map(({ time }) => time), [20, 50, 90]);
 * assert.deepEqual(steps.map(({ survival }) => survival), [0.75, 0.375, 0]);
 * assert.equal(median.estimate, 50);
 * ```
 */
export function kaplanMeier(
  spells: readonly Spell[],
  { confidence = 0.95 }: IntervalOptions = {},
): SurvivalCurve {
  const action = "estimate survival";
  checkConfidence(action, confidence);
  checkSpells(action, spells);
  const steps = walk(spells, normalQuantile((1 + confidence) / 2));
  const median = {
    estimate: crossing(steps, (step) => step.survival),
    confLow: crossing(steps, (step) => step.confLow),
    confHigh: crossing(steps, (step) => step.confHigh),
    n: spells.length,
  };
  return { steps, median };
}
