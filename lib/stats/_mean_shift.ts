/** The likeliest single shift of the mean of a first-order autoregression. */
export interface MeanShift {
  /** First place after the shift; -1 where there is no room for one. */
  readonly index: number;
  /** Twice the logarithm of how much likelier the values are with it. */
  readonly likelihoodRatio: number;
  /** Likeliest autocorrelation without a shift, from a grid. */
  readonly autocorrelation: number;
  /** By place, how much less likely a shift there is than at the index, as twice the logarithm; NaN where none is tried. */
  readonly behind: Float64Array;
}

/** Autocorrelations tried: the likelihood is flat between them. */
const grid = [0, 0.15, 0.3, 0.45, 0.6, 0.7, 0.8, 0.87, 0.92, 0.96, 0.99];

/** Fewest values on either side of a shift. */
export const fewestBeside = 5;

/**
 * Exact Gaussian likelihood of a stationary AR(1) around a constant, and around one that shifts once, the autocorrelation
 * profiled out: the values are prewhitened for each, and every place is tried in one pass (generalised least squares of a
 * constant and a step).
 */
export function meanShift(values: Float64Array): MeanShift {
  const n = values.length;
  const best = new Float64Array(n).fill(NaN);
  let [without, autocorrelation] = [Infinity, 0];
  for (const phi of grid) {
    const carry = 1 - phi;
    const white = (at: number) => (values[at] as number) - phi * (values[at - 1] as number);
    const first = (1 - phi * phi) * (values[0] as number);
    const constant = 1 - phi * phi + (n - 1) * carry * carry;
    let [squares, level] = [first * (values[0] as number), first];
    for (let at = 1; at < n; at++) {
      squares += white(at) ** 2;
      level += carry * white(at);
    }
    const rest = squares - level * level / constant;
    const penalty = -Math.log(1 - phi * phi) / n;
    const flat = Math.log(Math.max(rest, Number.MIN_VALUE)) + penalty;
    if (flat < without) [without, autocorrelation] = [flat, phi];
    let after = 0;
    for (let at = n - 1; at >= 1; at--) {
      const here = white(at);
      if (at >= fewestBeside && at <= n - fewestBeside) {
        const later = (n - 1 - at) * carry * carry;
        const shared = carry + later;
        const step = here + carry * after - shared * level / constant;
        const gain = step * step / (1 + later - shared * shared / constant);
        const shifted = Math.log(Math.max(rest - gain, Number.MIN_VALUE)) + penalty;
        const known = best[at] as number;
        best[at] = known < shifted ? known : shifted;
      }
      after += here;
    }
  }
  let index = -1;
  best.forEach((objective, at) => {
    if (!Number.isNaN(objective) && (index < 0 || objective < (best[index] as number))) index = at;
  });
  const least = index < 0 ? without : best[index] as number;
  return {
    index,
    likelihoodRatio: n * (without - least),
    autocorrelation,
    behind: best.map((objective) => n * (objective - least)),
  };
}
