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
function scaled(series: ArrayLike<number>): Float64Array {
  const { mean, squares } = moments(series);
  const deviation = Math.sqrt(squares / series.length) || 1;
  return Float64Array.from(series, (value) => (value - mean) / deviation);
}

const sumOf = (series: Float64Array, from: number, until: number): number => {
  let sum = 0;
  for (let t = from; t < until; t++) sum += series[t] as number;
  return sum;
};

/** Columns of both models: 1, then lag 1, 2 and so on of y, or of y and x in turn. */
class Models {
  readonly #x: Float64Array;
  readonly #y: Float64Array;
  readonly #lags: number;
  readonly #alone: NestedLeastSquares;
  readonly #both: NestedLeastSquares;

  constructor(x: Float64Array, y: Float64Array, lags: number) {
    [this.#x, this.#y, this.#lags] = [x, y, lags];
    const [yy, xx, xy] = [lagProducts(y, y, lags), lagProducts(x, x, lags), lagProducts(x, y, lags)];
    const n = y.length;
    const sums = { x: new Float64Array(lags + 1), y: new Float64Array(lags + 1) };
    for (let lag = 0; lag <= lags; lag++) {
      sums.x[lag] = sumOf(x, lags - lag, n - lag);
      sums.y[lag] = sumOf(y, lags - lag, n - lag);
    }
    type Column = "one" | { of: "x" | "y"; lag: number };
    const product = (a: Column, b: Column): number => {
      if (a === "one") return b === "one" ? n - lags : sums[b.of][b.lag] as number;
      if (b === "one") return sums[a.of][a.lag] as number;
      if (a.of === b.of) return (a.of === "x" ? xx : yy)[a.lag]?.[b.lag] ?? 0;
      return (a.of === "x" ? xy[a.lag]?.[b.lag] : xy[b.lag]?.[a.lag]) ?? 0;
    };
    const gram = (columns: readonly Column[]): Float64Array[] =>
      columns.map((a) => Float64Array.from(columns, (b) => product(a, b)));
    const ranks = Array.from({ length: lags }, (_, at) => at + 1);
    const target = { of: "y", lag: 0 } as const;
    this.#alone = new NestedLeastSquares(
      gram(["one", ...ranks.map((lag): Column => ({ of: "y", lag })), target]),
    );
    this.#both = new NestedLeastSquares(
      gram(["one", ...ranks.flatMap((lag): Column[] => [{ of: "y", lag }, { of: "x", lag }]), target]),
    );
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
