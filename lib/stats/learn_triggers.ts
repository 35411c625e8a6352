import { checkCounts, checkPositive } from "./_checks.ts";

/** A case, and what came before it and before the times it is held against; each as `kind * bins + bin` of its lag. */
export interface TriggeredCase {
  /** What came before the case itself. */
  readonly own: readonly number[];
  /** What came before all its matched times together, its own included. */
  readonly matched: readonly number[];
  /** How many matched times, its own included. */
  readonly times: number;
}

/** What is learned of, and how it is cut up. */
export interface TriggerDesign {
  /** Kinds of triggers. */
  readonly kinds: number;
  /** Length of every bin of lags, in the unit of lags; from lag 0 on. */
  readonly widths: readonly number[];
}

/** How much more often cases come after triggers. */
export interface TriggerModel {
  /** Of every bin: share of the excess that comes in it; they add up to 1. */
  readonly density: readonly number[];
  /** Of every kind: the excess after one trigger, as so much time of usual cases, in the unit of lags. */
  readonly excess: readonly number[];
  /** Of every kind: how likely it is that it has an excess at all, 0 to 1. */
  readonly support: readonly number[];
  /** Of every `kind * bins + bin`: rate of cases owed to one trigger over the usual rate. */
  readonly ratios: readonly number[];
}

const rounds = 60;
/** Cases' worth of belief that the excess is spread evenly over its bins: few cases must not make one impossible. */
const smoothing = 2;

/** The excess of every kind, as a multiple of the usual rate over all bins, and how it is spread: even at height 1. */
interface Fit {
  readonly size: readonly number[];
  readonly height: readonly number[];
}

function sumOf(codes: readonly number[], ratios: readonly number[]): number {
  let sum = 0;
  for (const code of codes) sum += ratios[code] as number;
  return sum;
}

function ratiosOf({ size, height }: Fit): number[] {
  return size.flatMap((one) => height.map((tall) => one * tall));
}

/** Logarithm of how likely the cases are to have come at their own times and not at their matched ones. */
function likelihood(cases: readonly TriggeredCase[], ratios: readonly number[]): number {
  return cases.reduce(
    (sum, { own, matched, times }) =>
      sum + Math.log(1 + sumOf(own, ratios)) - Math.log(times + sumOf(matched, ratios)),
    0,
  );
}

/** Cases owed to every code, and how many there would be if each added the usual rate once. */
function expectations(cases: readonly TriggeredCase[], ratios: readonly number[]) {
  const [owed, chances] = [new Float64Array(ratios.length), new Float64Array(ratios.length)];
  for (const { own, matched, times } of cases) {
    const here = 1 + sumOf(own, ratios);
    for (const code of own) owed[code] = (owed[code] as number) + (ratios[code] as number) / here;
    const everywhere = times + sumOf(matched, ratios);
    for (const code of matched) chances[code] = (chances[code] as number) + 1 / everywhere;
  }
  return { owed, chances };
}

/** One round of both: sizes given the heights, and heights given the sizes. */
function improved(cases: readonly TriggeredCase[], { size, height }: Fit, shares: readonly number[]): Fit {
  const { owed, chances } = expectations(cases, ratiosOf({ size, height }));
  const bins = height.length;
  const over = (kind: number, bin: number) => kind * bins + bin;
  const larger = size.map((_, kind) => {
    const all = height.reduce((sum, tall, bin) => sum + tall * (chances[over(kind, bin)] as number), 0);
    return all > 0 ? height.reduce((sum, _, bin) => sum + (owed[over(kind, bin)] as number), 0) / all : 0;
  });
  const taller = height.map((tall, bin) => {
    if (tall === 0) return 0;
    const belief = smoothing * (shares[bin] as number);
    const cases = size.reduce((sum, _, kind) => sum + (owed[over(kind, bin)] as number), 0);
    const all = size.reduce((sum, one, kind) => sum + one * (chances[over(kind, bin)] as number), 0);
    return (cases + belief) / (all + belief);
  });
  const whole = taller.reduce((sum, tall, bin) => sum + tall * (shares[bin] as number), 0);
  return { size: larger.map((one) => one * whole), height: taller.map((tall) => tall / whole) };
}

/** How likely each kind is to have an excess: its gain in likelihood against the price of one parameter. */
function supportOf(cases: readonly TriggeredCase[], fit: Fit, full: number): number[] {
  const bins = fit.height.length;
  return fit.size.map((_, kind) => {
    const without = likelihood(cases, ratiosOf({ ...fit, size: fit.size.with(kind, 0) }));
    const near = cases.filter(({ matched }) =>
      matched.some((code) => Math.floor(code / bins) === kind)
    ).length;
    return near === 0 ? 0 : 1 / (1 + Math.sqrt(near) * Math.exp(without - full));
  });
}

interface Horizon {
  readonly fit: Fit;
  readonly support: readonly number[];
  /** Of the whole fit, less the price of its bins. */
  readonly evidence: number;
}

/** The best fit in which nothing comes later than in the first so many bins. */
function upTo(bins: number, cases: readonly TriggeredCase[], { kinds, widths }: TriggerDesign): Horizon {
  const length = widths.reduce((sum, width) => sum + width, 0);
  const reach = widths.slice(0, bins).reduce((sum, width) => sum + width, 0);
  const shares = widths.map((width) => width / length);
  let fit: Fit = {
    size: Array.from({ length: kinds }, () => 1),
    height: widths.map((_, bin) => bin < bins ? length / reach : 0),
  };
  for (let round = 0; round < rounds; round++) fit = improved(cases, fit, shares);
  const full = likelihood(cases, ratiosOf(fit));
  return {
    fit,
    support: supportOf(cases, fit, full),
    evidence: full - bins,
  };
}

/**
 * Learns how much more often cases come after triggers, and how long after, from cases held against matched times: the
 * same hour of neighbouring weeks.
 *
 * Given that a case came at one of its matched times, it came at each in proportion to 1 plus what the triggers before
 * that time add; what a trigger adds is its kind's excess times one density of lags for all kinds. Both are fitted in
 * turns by self-consistency (expectation-maximisation, as for Hawkes processes: Veen and Schoenberg 2008,
 * doi:10.1198/016214508000000148; Lewis and Mohler 2011), which never lowers the likelihood. The usual rate cancels: it
 * may differ by service and by hour. An excess is never negative, so noise would look like a little of it everywhere:
 * each kind's is weighed by how likely it is to be any, and how far lags reach is averaged over all horizons, each weighed
 * by its likelihood less the price of its bins (Schwarz 1978, doi:10.1214/aos/1176344136).
 *
 * @returns `ratios` are weighed already; {@link triggerProbabilities} makes probabilities of them.
 * @throws {RangeError} when a code is no whole number or a width not positive.
 *
 * @example
 * ```ts
 * import { learnTriggers, triggerProbabilities } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * // Of four matched times one is soon after a flag and one long after: thirty incidents came at the first, ten at others.
 * const after = Array.from({ length: 30 }, () => ({ own: [0], matched: [0, 1], times: 4 }));
 * const plain = Array.from({ length: 10 }, () => ({ own: [], matched: [0, 1], times: 4 }));
 * const model = learnTriggers([...after, ...plain], { kinds: 1, widths: [1, 1] });
 * assert.ok((model.support[0] ?? 0) > 0.99 && (model.density[0] ?? 0) > 0.8);
 * const { each, none } = triggerProbabilities(model, [0]);
 * assert.ok((each[0] ?? 0) > 0.7 && Math.abs((each[0] ?? 0) + none - 1) < 1e-12);
 * ```
 */
export function learnTriggers(
  cases: readonly TriggeredCase[],
  { kinds, widths }: TriggerDesign,
): TriggerModel {
  const action = "learn what comes after triggers";
  checkPositive(action, widths);
  checkCounts(action, cases.flatMap(({ own, matched, times }) => [times, ...own, ...matched]));
  const length = widths.reduce((sum, width) => sum + width, 0);
  const told = cases.filter(({ matched }) => matched.length > 0);
  const horizons = widths.map((_, bin) => upTo(bin + 1, told, { kinds, widths }));
  const best = Math.max(...horizons.map(({ evidence }) => evidence));
  const weights = horizons.map(({ evidence }) => Math.exp(evidence - best));
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const mean = (of: (horizon: Horizon) => number) =>
    horizons.reduce((sum, horizon, place) => sum + (weights[place] as number) / whole * of(horizon), 0);
  const numbers = Array.from({ length: kinds }, (_, kind) => kind);
  return {
    density: widths.map((width, bin) => mean(({ fit }) => (fit.height[bin] as number) * width / length)),
    excess: numbers.map((kind) => mean(({ fit }) => (fit.size[kind] as number) * length)),
    support: numbers.map((kind) => mean(({ support }) => support[kind] as number)),
    ratios: numbers.flatMap((kind) =>
      widths.map((_, bin) =>
        mean(({ fit, support }) =>
          (fit.size[kind] as number) * (fit.height[bin] as number) * (support[kind] as number)
        )
      )
    ),
  };
}
