import { checkFinite, checkLength } from "./_checks.ts";
import { fTail } from "./_f_tail.ts";
import { lagProducts } from "./_lag_products.ts";
import { moments } from "./_moments.ts";
import { NestedLeastSquares } from "./_nested_least_squares.ts";

/** What one lag order says. */
export interface GrangerOrder {
  /** Lags of both series that the model holds. */
  readonly order: number;
  /** F of the lags of the leading series, with `order` and n - 3 order - 1 degrees; null where a series is constant. */
  readonly f: number | null;
  /** 0 to 1; null where F is. */
  readonly pValue: number | null;
}

/** Mean 0 and spread 1, which F does not notice and sums of products keep their digits by. */
function scaled(series: readonly number[]): Float64Array {
  const { mean, squares } = moments(series);
  const deviation = Math.sqrt(squares / series.length) || 1;
  const own = new Float64Array(series);
  for (let t = 0; t < own.length; t++) own[t] = ((own[t] as number) - mean) / deviation;
  return own;
}

/** Sums of a series moved back by 0, 1 and so on, over the times at which all lags are known. */
function lagSums(series: Float64Array, lags: number): Float64Array {
  const n = series.length;
  const sums = new Float64Array(lags + 1);
  for (let t = lags; t < n; t++) sums[0] = (sums[0] as number) + (series[t] as number);
  for (let lag = 1; lag <= lags; lag++) {
    sums[lag] = (sums[lag - 1] as number) + (series[lags - lag] as number) - (series[n - lag] as number);
  }
  return sums;
}

/** Sums of products of the lags of one series and another, by both lags. */
type LagProducts = readonly Float64Array[];

function turned(products: LagProducts): LagProducts {
  return products.map((_, i) => products.map((row) => row[i] as number)).map((row) => new Float64Array(row));
}

/**
 * Upper half of the matrix of products of 1, lag 1 of each series, lag 2 of each and so on, and the first series itself.
 *
 * @param products of series and series, by their places.
 */
function gramOf(
  times: number,
  sums: readonly Float64Array[],
  products: readonly (readonly LagProducts[])[],
): Float64Array[] {
  const lags = (sums[0] as Float64Array).length - 1;
  const width = sums.length * lags + 2;
  const gram = Array.from({ length: width }, () => new Float64Array(width));
  const [ones, last] = [gram[0] as Float64Array, gram[width - 1] as Float64Array];
  const target = (products[0]?.[0]?.[0] as Float64Array)[0] as number;
  [ones[0], ones[width - 1], last[width - 1]] = [times, sums[0]?.[0] as number, target];
  const columnOf = (lag: number, series: number) => 1 + (lag - 1) * sums.length + series;
  for (let a = 0; a < sums.length; a++) {
    for (let i = 1; i <= lags; i++) {
      const row = gram[columnOf(i, a)] as Float64Array;
      ones[columnOf(i, a)] = (sums[a] as Float64Array)[i] as number;
      row[width - 1] = ((products[a]?.[0] as LagProducts)[i] as Float64Array)[0] as number;
      for (let b = 0; b < sums.length; b++) {
        const own = (products[a]?.[b] as LagProducts)[i] as Float64Array;
        for (let j = i; j <= lags; j++) row[columnOf(j, b)] = own[j] as number;
      }
    }
  }
  return gram;
}

/** Columns of both models: 1, then lag 1, 2 and so on of y, or of y and x in turn. */
class Models {
  readonly #x: Float64Array;
  readonly #y: Float64Array;
  readonly #lags: number;
  readonly #alone: NestedLeastSquares;
  readonly #both: NestedLeastSquares;

  constructor(x: Float64Array, y: Float64Array, lags: number) {
    [this.#x, this.#y, this.#lags] = [x, y, lags];
    const [yy, xx, yx] = [lagProducts(y, y, lags), lagProducts(x, x, lags), lagProducts(y, x, lags)];
    const [sumsY, sumsX] = [lagSums(y, lags), lagSums(x, lags)];
    const times = y.length - lags;
    this.#alone = new NestedLeastSquares(gramOf(times, [sumsY], [[yy]]));
    this.#both = new NestedLeastSquares(gramOf(times, [sumsY, sumsX], [[yy, yx], [turned(yx), xx]]));
  }

  /** Adds the row at time `lags` of a smaller order, which has no more lags than that. */
  #extend(order: number): void {
    const [alone, both] = [new Float64Array(order + 1), new Float64Array(2 * order + 1)];
    alone[0] = both[0] = 1;
    for (let lag = 1; lag <= order; lag++) {
      alone[lag] = both[2 * lag - 1] = this.#y[order - lag] as number;
      both[2 * lag] = this.#x[order - lag] as number;
    }
    this.#alone.add(alone, this.#y[order] as number);
    this.#both.add(both, this.#y[order] as number);
  }

  /** F of every order, from the largest down: each adds the one time that the order before could not use. */
  orders(): GrangerOrder[] {
    const found: GrangerOrder[] = [];
    for (let order = this.#lags; order >= 1; order--) {
      if (order < this.#lags) this.#extend(order);
      const degrees = this.#y.length - 3 * order - 1;
      const [alone, both] = [this.#alone.residual(order + 1), this.#both.residual(2 * order + 1)];
      const f = both > 0 && degrees > 0 ? Math.max(0, alone - both) / order / (both / degrees) : null;
      found.push({ order, f, pValue: f === null ? null : fTail(f, order, degrees) });
    }
    return found.reverse();
  }
}

/**
 * Granger's F tests (1969, doi:10.2307/1912791) of every lag order up to one: do the last values of x say more about y
 * than the last values of y alone? All orders come from one matrix of products and one factor of it, where each
 * order has the sample it would have alone.
 *
 * Null hypothesis at each order: given so many past values of y, those of x add nothing. p holds only where that many own
 * values leave y's residuals independent, and it is one look of many: take `grangerTest` for a verdict.
 *
 * @param x the series that might lead, at equal steps of time. Not changed.
 * @param y the series that might follow, at the same times.
 * @param maxOrder largest number of lags, 1 or more.
 * @returns one a lag order, from 1; orders for which there are too few values (n ≤ 3 order + 1) are left out.
 * @throws {RangeError} when the lengths differ, a value is not finite or the order no whole number of one or more.
 *
 * @example
 * ```ts
 * import { createRandom, grangerByOrder } from "hindcast";
 * import assert from "node:assert/strict";
 *
 * const { normal } = createRandom(1);
 * const queue = Array.from({ length: 200 }, () => normal());
 * const errors = queue.map((_, hour) => (queue[hour - 3] ?? 0) + normal());
 * const [first, , third] = grangerByOrder(queue, errors, 3);
 * assert.ok((first?.pValue ?? 0) > 0.01 && (third?.pValue ?? 1) < 1e-6);
 * ```
 */
export function grangerByOrder(x: readonly number[], y: readonly number[], maxOrder: number): GrangerOrder[] {
  const action = "test whether one series leads another";
  checkLength(action, "y", y.length, x.length);
  checkFinite(action, x);
  checkFinite(action, y);
  if (!(Number.isSafeInteger(maxOrder) && maxOrder >= 1)) {
    throw new RangeError(
      `Cannot ${action}: the largest order is ${maxOrder}. Give a whole number of one or more.`,
    );
  }
  const lags = Math.min(maxOrder, Math.ceil((x.length - 1) / 3) - 1);
  return lags < 1 ? [] : new Models(scaled(x), scaled(y), lags).orders();
}
