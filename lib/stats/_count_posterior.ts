import { gammaln } from "simple-statistics";
import { dispersion } from "./dispersion.ts";

/** Steps of the dispersion, besides Poisson. */
const steps = 11;
/** Weekly incident counts hardly pass this; where counts do, three times what they show is looked at. */
const usualTop = 9;
/** Poisson is one law among many, yet the most usual one: it weighs as much as three of the others. */
const poissonWeight = 3;
const points = 81;

/** How often each count occurs: the likelihood needs nothing else. */
function tally(counts: readonly number[]): [number, number][] {
  const times = new Map<number, number>();
  for (const count of counts) times.set(count, (times.get(count) ?? 0) + 1);
  return [...times];
}

/** Log-likelihood of counts with this mean and variance spread × mean, up to a constant. */
function logLikelihood(tallied: readonly [number, number][], mean: number, spread: number): number {
  let sum = 0;
  if (spread === 1) {
    for (const [count, times] of tallied) sum += times * (count * Math.log(mean) - mean);
    return sum;
  }
  const shape = mean / (spread - 1);
  const none = -shape * Math.log(spread);
  const each = Math.log1p(-1 / spread);
  const start = gammaln(shape);
  for (const [count, times] of tallied) {
    sum += times * (none + count * each + (count > 0 ? gammaln(shape + count) - start : 0));
  }
  return sum;
}

/** Dispersions looked at: 1 (Poisson), then even steps of the logarithm. */
function possibleDispersions(observed: number): number[] {
  const [bottom, top] = [1.12, Math.max(usualTop, 3 * observed)];
  return [1, ...Array.from({ length: steps }, (_, step) => bottom * (top / bottom) ** (step / (steps - 1)))];
}

/** Logarithmic half-width of the grid: five standard errors at a dispersion the counts could well hide. */
function reachOf(observed: number, n: number, total: number): number {
  const hidden = Math.min(
    Math.max(usualTop, observed),
    Math.max(1, observed) * (1 + 3 * Math.sqrt(2 / (n - 1))),
  );
  return 5 * Math.min(1, Math.sqrt(hidden / total));
}

/**
 * What the counts say about their mean when nobody knows the dispersion: cumulative probability over a grid
 * of means.
 */
export class MeanPosterior {
  readonly #means: Float64Array;
  readonly #cumulative: Float64Array;

  /** @param counts at least two, not all zero. */
  constructor(counts: readonly number[]) {
    const total = counts.reduce((sum, count) => sum + count, 0);
    const tallied = tally(counts);
    const observed = dispersion(counts);
    const dispersions = possibleDispersions(observed);
    const reach = reachOf(observed, counts.length, total);
    const centre = Math.log(total / counts.length);
    this.#means = Float64Array.from(
      { length: points },
      (_, at) => Math.exp(centre + reach * (2 * at / (points - 1) - 1)),
    );
    // The root of the mean is Jeffreys' prior of a Poisson mean on this grid, whose steps are even in the
    // logarithm.
    const logs = Array.from(
      this.#means,
      (mean) =>
        dispersions.map((spread) =>
          logLikelihood(tallied, mean, spread) + 0.5 * Math.log(mean) +
          (spread === 1 ? Math.log(poissonWeight) : 0)
        ),
    );
    const largest = Math.max(...logs.flat());
    const weights = logs.map((row) => row.reduce((sum, log) => sum + Math.exp(log - largest), 0));
    const whole = weights.reduce((sum, weight) => sum + weight, 0);
    let below = 0;
    // Half of a point's own weight lies below it.
    this.#cumulative = Float64Array.from(weights, (weight) => (below += weight / whole) - weight / whole / 2);
  }

  /** Mean below which the given probability lies. */
  quantile(p: number): number {
    const above = Math.max(1, this.#cumulative.findIndex((cumulative) => cumulative >= p));
    const [low, high] = [this.#cumulative[above - 1] as number, this.#cumulative[above] as number];
    const [from, to] = [this.#means[above - 1] as number, this.#means[above] as number];
    return from * (to / from) ** Math.min(1, Math.max(0, (p - low) / (high - low)));
  }
}
