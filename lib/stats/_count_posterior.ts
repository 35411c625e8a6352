import { gammaln } from "simple-statistics";

/** Dispersions looked at, in even steps of the logarithm from 1 (Poisson) to 9, which weekly incident counts hardly pass. */
const dispersions = [1, 1.12, 1.3, 1.5, 1.8, 2.2, 2.7, 3.3, 4, 5, 6.5, 9];
/** Poisson is one law among many, yet the most usual one: it weighs as much as three of the others. */
const poissonWeight = 3;
const points = 81;

/** How often each count occurs: the likelihood needs nothing else. */
function tally(counts: readonly number[]): [number, number][] {
  const times = new Map<number, number>();
  for (const count of counts) times.set(count, (times.get(count) ?? 0) + 1);
  return [...times];
}

/** Log-likelihood of counts with this mean and variance dispersion × mean, up to a constant. */
function logLikelihood(tallied: readonly [number, number][], mean: number, dispersion: number): number {
  let sum = 0;
  if (dispersion === 1) {
    for (const [count, times] of tallied) sum += times * (count * Math.log(mean) - mean);
    return sum;
  }
  const shape = mean / (dispersion - 1);
  const none = -shape * Math.log(dispersion);
  const each = Math.log1p(-1 / dispersion);
  const start = gammaln(shape);
  for (const [count, times] of tallied) {
    sum += times * (none + count * each + (count > 0 ? gammaln(shape + count) - start : 0));
  }
  return sum;
}

/** What the counts say about their mean when nobody knows the dispersion: cumulative probability over a grid of means. */
export class MeanPosterior {
  readonly #means: Float64Array;
  readonly #cumulative: Float64Array;

  /** @param counts not all zero. */
  constructor(counts: readonly number[]) {
    const total = counts.reduce((sum, count) => sum + count, 0);
    const tallied = tally(counts);
    const reach = 5 * Math.min(1, Math.sqrt(1 / total + 1 / counts.length));
    const centre = Math.log(total / counts.length);
    this.#means = Float64Array.from(
      { length: points },
      (_, at) => Math.exp(centre + reach * (2 * at / (points - 1) - 1)),
    );
    // The root of the mean is Jeffreys' prior of a Poisson mean on this grid, whose steps are even in the logarithm.
    const logs = Array.from(
      this.#means,
      (mean) =>
        dispersions.map((dispersion) =>
          logLikelihood(tallied, mean, dispersion) + 0.5 * Math.log(mean) +
          (dispersion === 1 ? Math.log(poissonWeight) : 0)
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
