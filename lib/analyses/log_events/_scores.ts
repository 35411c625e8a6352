import { countTails } from "../../stats/count_tails.ts";
import type { Series } from "./_series.ts";

function sumOf(values: readonly number[], term: (value: number) => number): number {
  return values.reduce((sum, value) => sum + term(value), 0);
}

/**
 * Scores every block by the negative binomial law with the mean and dispersion of the pattern's other blocks, as if each
 * of them were the window in turn: how likely as many lines or more are, or none where there is none; 0 to 1. Half a
 * line is added to the others, so that no pattern is thought impossible.
 */
export function scoresOf({ counts }: Series): Float64Array {
  const others = counts.length - 1;
  const total = sumOf(counts, (count) => count);
  const squares = sumOf(counts, (count) => count * count);
  const lawWithout = (count: number) => {
    const rest = total - count;
    const spread = rest > 0 ? ((squares - count * count) - rest * rest / others) / (others - 1) : 0;
    const dispersion = rest > 0 ? Math.max(1, spread / (rest / others)) : 1;
    return { mean: (rest + 0.5) / others, dispersion };
  };
  const silent = countTails(0, lawWithout(0)).atMost;
  return Float64Array.from(
    counts,
    (count) => count === 0 ? silent : countTails(count, lawWithout(count)).atLeast,
  );
}

/**
 * p-values of the windows: the share of all blocks of all patterns, windows included, that look as unlikely. A score's
 * own law need not be true: it only has to mean the same for all blocks.
 */
export function pooledP(scores: readonly Float64Array[]): number[] {
  const all = new Float64Array(scores.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const own of scores) {
    all.set(own, at);
    at += own.length;
  }
  all.sort();
  return scores.map((own) => upTo(all, own[0] as number) / all.length);
}

/** How many of ascending values are at most a limit, equal ones in the last digits included. */
function upTo(ascending: Float64Array, limit: number): number {
  const reach = limit * (1 + 1e-9);
  let [from, to] = [0, ascending.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((ascending[middle] as number) <= reach) from = middle + 1;
    else to = middle;
  }
  return from;
}
