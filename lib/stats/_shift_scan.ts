/** The best place to split a weighted series into two levels. */
export interface ShiftScan {
  /** First place of the later level; -1 where no split has values on both sides. */
  readonly split: number;
  readonly before: number;
  readonly after: number;
  /** Weighted standard deviation around the two levels. */
  readonly spread: number;
  /** Size of the shift in units of that spread, as if values were independent. */
  readonly size: number;
  /** Long-run variance of what is left over its variance: about 1 without autocorrelation. */
  readonly persistence: number;
  /** Autocorrelation of neighbours in what is left over. */
  readonly neighbour: number;
}

/** Lags that the long-run variance looks at; more are noise in series of some dozens. */
const mostLags = 8;

const nowhere: ShiftScan = {
  split: -1,
  before: NaN,
  after: NaN,
  spread: 0,
  size: 0,
  persistence: 1,
  neighbour: 0,
};

/** Bartlett's estimate over the variance, and its first term; pairs with a missing value count as nothing. */
function memoryOf(left: Float64Array, squares: number): { persistence: number; neighbour: number } {
  if (squares === 0) return { persistence: 1, neighbour: 0 };
  const n = left.length;
  const lags = Math.min(mostLags, Math.floor(n / 5));
  let [persistence, neighbour] = [1, 0];
  for (let lag = 1; lag <= lags; lag++) {
    let product = 0;
    for (let i = lag; i < n; i++) product += (left[i] as number) * (left[i - lag] as number);
    const correlation = product / squares;
    if (lag === 1) neighbour = correlation;
    persistence += 2 * (1 - lag / (lags + 1)) * correlation;
  }
  return { persistence: Math.max(0.1, persistence), neighbour };
}

/**
 * Makes a scan of series with these weights (0 where a place is missing): it looks at every split that leaves `margin`
 * places on each side for the greatest standardised difference of levels. What it needs is laid out once, for it is
 * called thousands of times.
 */
export function shiftScanner(weights: Float64Array, margin: number): (values: Float64Array) => ShiftScan {
  const n = weights.length;
  const roots = weights.map(Math.sqrt);
  const weightBefore = new Float64Array(n + 1);
  for (let i = 0; i < n; i++) weightBefore[i + 1] = (weightBefore[i] as number) + (weights[i] as number);
  const all = weightBefore[n] as number;
  const present = weights.reduce((count, weight) => weight > 0 ? count + 1 : count, 0);
  const sumBefore = new Float64Array(n + 1);
  const left = new Float64Array(n);

  return (values) => {
    for (let i = 0; i < n; i++) {
      sumBefore[i + 1] = (sumBefore[i] as number) + (weights[i] as number) * (values[i] as number);
    }
    const total = sumBefore[n] as number;
    const mean = total / all;
    let [split, best] = [-1, -1];
    for (let k = margin; k <= n - margin; k++) {
      const weight = weightBefore[k] as number;
      const [behind, ahead] = [weight, all - weight];
      if (behind <= 0 || ahead <= 0) continue;
      const away = (sumBefore[k] as number) - behind * mean;
      const size = away * away * all / (behind * ahead);
      if (size > best) [split, best] = [k, size];
    }
    if (split < 0) return nowhere;
    const [weight, sum] = [weightBefore[split] as number, sumBefore[split] as number];
    const [before, after] = [sum / weight, (total - sum) / (all - weight)];
    let squares = 0;
    for (let i = 0; i < n; i++) {
      const rest = (roots[i] as number) * ((values[i] as number) - (i < split ? before : after));
      left[i] = rest;
      squares += rest * rest;
    }
    const spread = present > 2 ? Math.sqrt(squares / (present - 2)) : 0;
    const size = spread > 0 ? Math.sqrt(best) / spread : best > 0 ? Infinity : 0;
    return { split, before, after, spread, size, ...memoryOf(left, squares) };
  };
}
